export type Figures = { median: number; unit: string; [more: string]: unknown }
export type Report = (name: string, figures: Figures) => void
/**
 * `home` is a folder of its own that is removed afterwards, `size` the number of datasets, `rounds` how often each is measured after a warm-up,
 * `large` whether files of a gigabyte are made and measured too.
 */
export type Bench = { report: Report; home: string; size: number; rounds: number; large: boolean }

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN

/** Processor seconds of this process for some work: steadier than the clock on a machine that others use too. */
export async function cpuSeconds(work: () => Promise<unknown> | unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** How many units of work a processor second does: several rounds, after one that warms up. */
export async function rates(
  rounds: number,
  units: number,
  work: () => Promise<unknown> | unknown,
): Promise<{ median: number; least: number; most: number }> {
  await work()
  const measured: number[] = []
  for (let round = 0; round < rounds; round++) measured.push(units / (await cpuSeconds(work)))
  return { median: rounded(median(measured)), least: rounded(Math.min(...measured)), most: rounded(Math.max(...measured)) }
}

export const rounded = (value: number): number => (Math.abs(value) < 1000 ? Number(value.toPrecision(3)) : Math.round(value))
