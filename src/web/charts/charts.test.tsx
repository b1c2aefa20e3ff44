import assert from 'node:assert/strict'
import test from 'node:test'
import { html, textOf } from '../../../test/pages-harness/html.ts'
import { components } from '../gallery.tsx'
import { Bars } from './bars.tsx'
import { examples } from './examples.tsx'
import { Trend, type TrendPoint } from './trend.tsx'

const trend = (points: readonly TrendPoint[], language: 'sv' | 'en' = 'sv') => (
  <Trend language={language} id="t" title="Över tid" unit="Poäng" most={400} points={points} />
)
const year = (n: number, value: number, unknown?: number): TrendPoint => ({
  at: new Date(Date.UTC(n, 0, 1)),
  value,
  ...(unknown !== undefined && { unknown }),
})

test('a chart is an image with a name and a meaning in words', async () => {
  const made = await html(trend([year(2024, 100), year(2025, 250.5)]))
  assert.match(
    made,
    /<svg viewBox="0 0 640 280" role="img" aria-labelledby="t-title t-desc"><title id="t-title">Över tid<\/title><desc id="t-desc">([^<]+)/,
  )
  assert.match(made, /Från 100 den 2024-01-01 till 250,5 den 2025-01-01/)
  assert.match(await html(trend([year(2024, 100), year(2025, 250.5)], 'en')), /From 100 on 2024-01-01 to 250.5 on 2025-01-01/)
})

test('its numbers stand in a table', async () => {
  const made = await html(trend([year(2024, 100), year(2025, 250.5, 30)]))
  const table = made.slice(made.indexOf('<table'))
  for (const cell of ['2024-01-01', '250,5', '30']) assert.ok(table.includes(cell), cell)
})

test('higher values stand higher, later ones further to the right, and the most at the top', async () => {
  const made = await html(trend([year(2024, 0), year(2025, 200), year(2026, 400)]))
  const points = [...made.matchAll(/<circle [^>]*cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)])
  assert.deepEqual(
    points.map(([, y]) => y),
    [236, 128, 20],
  )
  assert.deepEqual([points[0]![0], points[2]![0]], [56, 628])
  assert.ok(points[1]![0]! > 56 && points[1]![0]! < 628)
})

test('a level is a line across with its name beside it', async () => {
  const levels = [
    { from: 0, label: 'Dålig' },
    { from: 200, label: 'Bra' },
  ]
  const made = await html(
    <Trend language="sv" id="t" title="T" unit="Poäng" most={400} points={[year(2024, 0), year(2026, 400)]} levels={levels} />,
  )
  assert.match(made, /<g class="chart__level"><line x1="56" x2="516" y1="128" y2="128"><\/line><text x="524" y="128" dy="0.32em">Bra</)
  assert.doesNotMatch(made, /Dålig/)
  assert.match(made, /<circle [^>]*cx="516" cy="20"/)
})

test('one measurement is a dot in the middle, and none is an empty frame', async () => {
  const one = await html(trend([year(2026, 200)]))
  assert.match(one, /<circle [^>]*cx="342"/)
  assert.doesNotMatch(one, /polyline/)
  assert.match(await textOf(trend([])), /Inga mätningar än/)
})

test('what is not known is a broken line of its own, and not part of the points', async () => {
  const plain = await html(trend([year(2024, 100), year(2025, 100)]))
  const made = await html(trend([year(2024, 100), year(2025, 100, 200)]))
  assert.doesNotMatch(plain, /chart__line--unknown/)
  assert.match(made, /chart__line--unknown" points="56,182 628,74"/)
})

test('bars are as long as their share, and name their number', async () => {
  const bars = [
    { label: 'Hälften', value: 50, most: 100 },
    { label: 'Okänt', value: 10, most: 40, unknown: 20 },
    { label: 'Tomt', value: 0, most: 0 },
  ]
  const made = await html(<Bars language="sv" id="b" title="Delar" unit="Poäng" bars={bars} />)
  assert.deepEqual(
    [...made.matchAll(/<rect class="chart__bar"[^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width)),
    [320, 160, 0],
  )
  assert.match(made, /<rect class="chart__possible" x="160"[^>]* width="320"[^>]* fill="url\(#b-hatch\)"/)
  assert.match(await textOf(<Bars language="sv" id="b" title="Delar" unit="Poäng" bars={bars} />), /50 av 100/)
})

test('no chart has a style attribute or a script: the security policy would stop it', async () => {
  for (const { show } of Object.values(examples).flat())
    for (const language of ['sv', 'en'] as const) assert.doesNotMatch(await html(show(language)), /\sstyle=|<script|\son\w+=/)
})

test('charts are in the gallery beside the components', () => {
  for (const name of Object.keys(examples)) assert.ok(!(name in components), `${name} has a section of its own`)
})
