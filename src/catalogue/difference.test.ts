import assert from 'node:assert/strict'
import test from 'node:test'
import { difference, statements } from './difference.ts'
import { quadsIn } from './harvest/fixtures.ts'

const uri = 'https://example.se/a'
const told = (list: { path: string[]; value: string }[]) =>
  list.map(({ path, value }) => `${path.map((step) => step.replace(/^.*[/#]/, '')).join('/')} = ${value}`)
const between = async (before: string, after: string) => {
  const { removed, added } = difference(uri, await quadsIn(before), await quadsIn(after))
  return { removed: told(removed), added: told(added) }
}

test('a changed title is one statement less and one more', async () => {
  assert.deepEqual(await between('e:a dcterms:title "Gammal"@sv .', 'e:a dcterms:title "Ny"@sv .'), {
    removed: ['title = Gammal'],
    added: ['title = Ny'],
  })
})

test('the same words in other languages are a difference', async () => {
  assert.deepEqual(await between('e:a dcterms:title "Karta"@sv .', 'e:a dcterms:title "Karta"@nb .'), {
    removed: ['title = Karta'],
    added: ['title = Karta'],
  })
})

test('what blank nodes are called is no difference, and what they say is told by the way to it', async () => {
  const contact = 'e:a dcat:contactPoint [ vcard:fn "Karin" ; vcard:hasAddress [ vcard:locality "Umeå" ] ] .'
  assert.deepEqual(await between(`e:z dcat:theme [] . ${contact}`, contact), { removed: [], added: [] })
  assert.deepEqual(await between(contact, contact.replace('Umeå', 'Luleå')), {
    removed: ['contactPoint/hasAddress/locality = Umeå'],
    added: ['contactPoint/hasAddress/locality = Luleå'],
  })
})

test('one of two equal statements that goes is one removed', async () => {
  const one = '[ dcat:mediaType "text/csv" ]'
  const { removed, added } = await between(`e:a dcat:distribution ${one}, ${one} .`, `e:a dcat:distribution ${one} .`)
  assert.deepEqual({ removed, added }, { removed: ['distribution/mediaType = text/csv'], added: [] })
})

test('circles end', async () => {
  const quads = await quadsIn('e:a dcat:distribution e:d . e:d dcterms:isPartOf e:a ; dcterms:title "D" .')
  assert.equal(statements(uri, quads).length, 3)
})

test('a record where every node links twice to the next does not grow without end', async () => {
  const steps = Array.from({ length: 40 }, (_, n) => `_:n${n} dcterms:hasPart _:n${n + 1} ; dcterms:requires _:n${n + 1} .`)
  const quads = await quadsIn(`e:a dcterms:relation _:n0 . ${steps.join('\n')} _:n40 dcterms:title "Slutet" .`)
  assert.ok(statements(uri, quads).length < 1_000)
})
