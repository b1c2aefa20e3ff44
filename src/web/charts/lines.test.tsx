import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../test/pages-harness/html.ts'
import { Lines, namePlaces } from './lines.tsx'

const chart = (points: { at: Date; values: number[] }[]) =>
  html(<Lines language="sv" id="c" title="Fel och varningar" series={['Fel', 'Varningar']} points={points} />)
const day = (n: number) => new Date(Date.UTC(2026, 10, n))

test('each series has a line with its name, and every number stands in a table too', async () => {
  const made = await chart([
    { at: day(1), values: [12, 1300] },
    { at: day(9), values: [4, 900] },
  ])
  assert.equal(made.match(/<polyline/g)?.length, 2)
  assert.match(made, /chart__line--2/)
  assert.match(made, /<desc id="c-desc">Fel: från 12 \(2026-11-01\) till 4 \(2026-11-09\)/)
  for (const text of ['<th scope="col" class="number">Varningar', '<td class="number">12</td>', '<td class="number">900</td>'])
    assert.ok(made.includes(text), text)
})

test('one measurement, or only zeros, is still a drawing without broken numbers', async () => {
  for (const points of [
    [{ at: day(1), values: [0, 0] }],
    [
      { at: day(1), values: [0, 0] },
      { at: day(2), values: [0, 0] },
    ],
  ])
    assert.doesNotMatch(await chart(points), /NaN|Infinity/)
})

test('names of lines that end close together move apart, and the others stay', () => {
  assert.deepEqual(namePlaces([50, 200]), [50, 200])
  const [upper, lower] = namePlaces([100, 104])
  assert.ok(lower! - upper! >= 20)
  assert.equal(lower, 104)
})
