import type { Example } from '../example.ts'
import { Bars } from './bars.tsx'
import { Lines } from './lines.tsx'
import { Pairs } from './pairs.tsx'
import { Trend } from './trend.tsx'

const dates = ['2018-09-14', '2019-01-11', '2019-05-10', '2019-09-06', '2020-02-17', '2020-06-12', '2020-08-07']
const values = [142, 160, 158, 171.5, 205, 228, 231.4]
const levels = [
  { from: 0, label: 'Dålig' },
  { from: 121, label: 'Tillräcklig' },
  { from: 221, label: 'Bra' },
  { from: 351, label: 'Utmärkt' },
]

export const examples: Record<'trend' | 'bars' | 'lines' | 'pairs', Example[]> = {
  pairs: [
    {
      name: 'expected beside what came, with a year that nobody has reported',
      show: (language) => (
        <Pairs
          language={language}
          id="pairs-1"
          title="Förväntat och utfall"
          over="År"
          unit="kr"
          first="Förväntat"
          second="Utfall"
          unknown="saknas"
          pairs={[
            { label: '2026', first: 100_000, second: -20_000 },
            { label: '2027', first: 240_000, second: 190_000 },
            { label: '2028', first: 380_000, second: null },
          ]}
        />
      ),
    },
  ],
  lines: [
    {
      name: 'errors and warnings, run by run',
      show: (language) => (
        <Lines
          language={language}
          id="lines-1"
          title="Fel och varningar över tid"
          series={['Fel', 'Varningar']}
          points={dates.map((date, n) => ({ at: new Date(date), values: [120 - n * 14, 310 - n * 20] }))}
        />
      ),
    },
  ],
  trend: [
    {
      name: 'points over time, with levels, and what is not known yet',
      show: (language) => (
        <Trend
          language={language}
          id="trend-1"
          title="Metadatakvalitet över tid"
          unit="Poäng"
          most={405}
          levels={levels}
          points={dates.map((date, n) => ({ at: new Date(date), value: values[n]!, unknown: n > 3 ? 80 : 0 }))}
        />
      ),
    },
    {
      name: 'a first measurement',
      show: (language) => (
        <Trend
          language={language}
          id="trend-2"
          title="Metadatakvalitet över tid"
          unit="Poäng"
          most={405}
          points={[{ at: new Date('2026-11-23'), value: 199.2 }]}
        />
      ),
    },
  ],
  bars: [
    {
      name: 'dimensions, with what has not been checked',
      show: (language) => (
        <Bars
          language={language}
          id="bars-1"
          title="Poäng per dimension"
          unit="Poäng"
          bars={[
            { label: 'Upptäckbarhet', value: 90.8, most: 100 },
            { label: 'Åtkomlighet', value: 20, most: 100, unknown: 80 },
            { label: 'Interoperabilitet', value: 54, most: 110, unknown: 30 },
            { label: 'Återanvändbarhet', value: 75, most: 75 },
            { label: 'Kontextualitet', value: 0, most: 20 },
          ]}
        />
      ),
    },
  ],
}
