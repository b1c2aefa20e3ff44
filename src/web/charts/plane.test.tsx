import assert from 'node:assert/strict'
import test from 'node:test'
import { html, textOf } from '../../../test/pages-harness/html.ts'
import { Bubbles } from './bubbles.tsx'
import { examples } from './examples.tsx'
import { Frontier } from './frontier.tsx'

const bubble = (number: number, x: number, y: number, size = 0.5) => ({
  number,
  label: `Nummer ${number}`,
  x,
  y,
  size,
  marked: number === 1,
})
const shared = { language: 'sv' as const, id: 'p', title: 'T', description: 'D', xLabel: 'X', yLabel: 'Y' }

test('each bubble has its number, its name on touch and in the table, and a larger area for a larger size', async () => {
  const columns = [{ title: 'Namn', heads: true, cell: ({ label }: { label: string }) => label }]
  const made = await html(<Bubbles {...shared} bubbles={[bubble(1, 4, 3, 1), bubble(2, 1, -2, 0)]} columns={columns} />)
  const radii = [...made.matchAll(/<circle [^>]*r="([\d.]+)"/g)].map(([, r]) => Number(r))
  assert.deepEqual(radii, [34, 13])
  assert.match(made, /<title>2\. Nummer 2<\/title>/)
  assert.match(made, /<th scope="row">Nummer 2/)
  assert.match(made, /chart__bubble chart__bubble--marked/)
})

test('nothing, one thing and only noughts are still drawings without broken numbers', async () => {
  for (const bubbles of [[], [bubble(1, 0, 0)], [bubble(1, 5, -3)]])
    assert.doesNotMatch(await html(<Bubbles {...shared} bubbles={bubbles} columns={[]} />), /NaN|Infinity|undefined/)
  for (const steps of [[], [{ label: 'a', x: 0, y: 0 }]])
    assert.doesNotMatch(await html(<Frontier {...shared} steps={steps} columns={[]} />), /NaN|Infinity|undefined/)
})

test('the frontier has its line, its limit and its choices', async () => {
  const made = await textOf(examples.frontier[0]!.show('sv'))
  for (const text of ['Budget 10', 'A', 'B']) assert.ok(made.includes(text), text)
  assert.match(await html(examples.frontier[0]!.show('sv')), /<polyline class="chart__line" points="88,324 /)
})
