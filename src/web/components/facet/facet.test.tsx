import assert from 'node:assert/strict'
import test from 'node:test'
import { html, textOf } from '../../../../test/pages-harness/html.ts'
import { ChosenFacets, Facet, type FacetValue } from './facet.tsx'

const values = (chosen: number[]): FacetValue[] =>
  Array.from({ length: 10 }, (_, at) => ({ value: `v${at}`, label: `Värde ${at}`, count: 1000 * (10 - at), chosen: chosen.includes(at) }))

test('values beyond the first are folded, but never one that is chosen', async () => {
  const made = await html(<Facet name="theme" title="Tema" language="sv" values={values([9])} shown={3} />)
  const [seen, folded] = made.split('facet__rest') as [string, string]
  assert.match(seen, /value="v9"[^>]*checked/)
  assert.match(folded, /value="v3"/)
  assert.doesNotMatch(folded, /value="v9"/)
})

test('a facet with a choice stands open and says how many', async () => {
  assert.match(
    await html(<Facet name="theme" title="Tema" language="sv" values={values([1, 2])} />),
    /<details class="facet" id="facet-theme" open/,
  )
  assert.match(await textOf(<Facet name="theme" title="Tema" language="sv" values={values([1, 2])} />), /^Tema 2 /)
})

test('counts are written as Swedish numbers', async () => {
  assert.match(await textOf(<Facet name="theme" title="Tema" language="sv" values={values([])} />), /Värde 0 10\u202f000/)
})

test('each choice is a link that takes it away, and several can go at once', async () => {
  const chosen = [
    { label: 'Miljö', without: '/search?b=1' },
    { label: 'Trafik', without: '/search?a=1' },
  ]
  assert.match(await html(<ChosenFacets language="sv" chosen={chosen} clear="/search" />), /href="\/search\?b=1">Miljö/)
  assert.match(await textOf(<ChosenFacets language="sv" chosen={chosen} clear="/search" />), /Ta bort alla val/)
  assert.doesNotMatch(await textOf(<ChosenFacets language="sv" chosen={chosen.slice(1)} clear="/search" />), /Ta bort alla val/)
})
