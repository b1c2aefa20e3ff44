const day = 86_400_000

/** The first day, the last, and one between: three dates have room on a telephone. */
export function dayLabels(first: number, last: number, measurements: number): [time: number, anchor: 'start' | 'middle' | 'end'][] {
  if (measurements === 0) return []
  if (first === last) return [[first, 'middle']]
  const ends: ReturnType<typeof dayLabels> = [
    [first, 'start'],
    [last, 'end'],
  ]
  return last - first < 3 * day ? ends : [...ends, [(first + last) / 2, 'middle']]
}
