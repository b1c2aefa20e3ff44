export const frequencies = ['year', 'half-year', 'quarter', 'month', 'day'] as const
export type Frequency = (typeof frequencies)[number]

export type Period = { text: string; frequency: Frequency; first: string; last: string }

/** `2025`, `2025-H1`, `2025-Q3`, `2025-03` or `2025-03-31`, also as people write them: `2025H1`, `2025 kv 3`, `2025 halvår 1`. */
export function periodOf(written: string): Period | undefined {
  const text = written.trim()
  for (const { pattern, frequency, read } of forms) {
    const parts = pattern.exec(text)
    const period = parts && read(Number(parts[1]), Number(parts[2] ?? 0), Number(parts[3] ?? 0))
    if (period) return { ...period, frequency }
  }
  return undefined
}

const forms: readonly {
  pattern: RegExp
  frequency: Frequency
  read: (year: number, part: number, day: number) => Omit<Period, 'frequency'> | undefined
}[] = [
  { pattern: /^((?:19|20|21)\d\d)$/, frequency: 'year', read: (year) => months(`${year}`, year, 1, 12) },
  {
    pattern: /^((?:19|20|21)\d\d)[ -]?(?:H|halvår ?)([12])$/i,
    frequency: 'half-year',
    read: (year, half) => months(`${year}-H${half}`, year, half * 6 - 5, half * 6),
  },
  {
    pattern: /^((?:19|20|21)\d\d)[ -]?(?:Q|K|kv ?|kvartal ?)([1-4])$/i,
    frequency: 'quarter',
    read: (year, quarter) => months(`${year}-Q${quarter}`, year, quarter * 3 - 2, quarter * 3),
  },
  {
    pattern: /^((?:19|20|21)\d\d)-(0[1-9]|1[0-2])$/,
    frequency: 'month',
    read: (year, month) => months(`${year}-${two(month)}`, year, month, month),
  },
  {
    pattern: /^((?:19|20|21)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    frequency: 'day',
    read: (year, month, day) => {
      const text = `${year}-${two(month)}-${two(day)}`
      return day <= lengthOf(year, month) ? { text, first: text, last: text } : undefined
    },
  },
]

const two = (n: number) => String(n).padStart(2, '0')
const lengthOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const months = (text: string, year: number, from: number, to: number) => ({
  text,
  first: `${year}-${two(from)}-01`,
  last: `${year}-${two(to)}-${two(lengthOf(year, to))}`,
})
