/** Hundredths of a krona, whole: sums come out even. */
export type Öre = number

/** To the nearest öre, half away from zero. */
export const öreOf = (kronor: number): Öre => Math.sign(kronor) * Math.round(Math.abs(kronor) * 100)

export const kronorOf = (öre: Öre): number => öre / 100
