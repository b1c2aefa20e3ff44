/**
 * A stream of random numbers: sfc32 by Chris Doty-Humphrey (PractRand), 128 bits of state, started from a seed and a name.
 * Each item has a stream of its own, so what is added to a calculation changes nothing that others draw.
 */
export class Stream {
  readonly #state: Int32Array

  constructor(seed: number, name: string) {
    this.#state = Int32Array.of(hash(name, seed | 0), hash(name, 0x9e3779b9), Math.floor(seed / 2 ** 32) | 0, 1)
    this.fill(new Float64Array(16))
  }

  /** Between 0 and 1, never either. */
  fill(numbers: Float64Array): void {
    let [a, b, c, d] = this.#state as unknown as [number, number, number, number]
    for (let at = 0; at < numbers.length; at++) {
      const sum = (((a + b) | 0) + d) | 0
      d = (d + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + sum) | 0
      numbers[at] = ((sum >>> 0) + 0.5) / 4294967296
    }
    this.#state[0] = a
    this.#state[1] = b
    this.#state[2] = c
    this.#state[3] = d
  }
}

/** FNV-1a, mixed once more at the end. */
function hash(text: string, from: number): number {
  let value = 0x811c9dc5 ^ from
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return value ^ (value >>> 13)
}
