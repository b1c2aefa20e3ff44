import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { parseQuery } from './query.ts'
import { bestFragment, type Marked, markAll } from './snippet.ts'

const shown = (marked: Marked | undefined) => marked?.segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')
const marks = (text: string) => parseQuery(text).marks

test('inflections, parts of compounds and beginnings are marked, and only they', () => {
  assert.equal(shown(markAll({ sv: 'Badvattnet och bygglov i Vaxholm' }, marks('vatten'), 'sv')), '[Badvattnet] och bygglov i Vaxholm')
  assert.equal(shown(markAll({ sv: 'Sandens kvalitet' }, marks('badvatten kvaliteten'), 'sv')), 'Sandens [kvalitet]')
  assert.equal(shown(markAll({ sv: 'Bygglovsärenden' }, marks('bygglo'), 'sv')), '[Bygglovsärenden]')
})

test('of a long text the stretch with most hits is shown, cut between words', () => {
  const filler = 'Här står något annat som ingen söker efter. '.repeat(12)
  const fragment = shown(bestFragment({ sv: `${filler}Vattnet mäts. ${filler}Halter i vatten och i badvatten.` }, marks('vatten'), 'sv'))!
  assert.match(fragment, /^… .*\[vatten\] och i \[badvatten\]\.$/)
  assert.ok(fragment.length < 280)
})

test('a hit in the other language is shown, and said to be in another language', () => {
  const marked = bestFragment({ sv: 'Nivåer i brunnar.', en: 'Groundwater levels in wells.' }, marks('wells'), 'sv')
  assert.equal(shown(marked), 'Groundwater levels in [wells].')
  assert.deepEqual([marked?.language, marked?.fallback], ['en', true])
})

test('nothing is lost of a text that is marked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 20 }), (text, query) => {
      assert.equal(
        markAll({ '': text }, marks(query), 'sv')
          ?.segments.map((segment) => segment.text)
          .join(''),
        text,
      )
    }),
    { seed: 4, numRuns: 300 },
  )
})
