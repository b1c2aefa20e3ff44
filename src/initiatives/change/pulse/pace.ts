// A whole department at once, in a meeting, gets through; a machine that fills the counts does not.
const perMinute = 120

/**
 * How many answers a pulse takes in a minute. It is kept in memory and by pulse only: kept in the database it would tell when somebody answered,
 * and kept by caller it would tell who. With several processes the limit is so many times larger, which does no harm.
 */
export function answerPace(now: () => Date): (pulse: number) => boolean {
  let minute = 0
  let taken = new Map<number, number>()
  return (pulse) => {
    const current = Math.floor(now().getTime() / 60_000)
    if (current !== minute) [minute, taken] = [current, new Map()]
    const n = (taken.get(pulse) ?? 0) + 1
    taken.set(pulse, n)
    return n <= perMinute
  }
}
