import assert from 'node:assert/strict'
import test from 'node:test'
import type { Quad } from '@rdfjs/types'
import fc from 'fast-check'
import { DataFactory } from 'n3'
import { canonicalise } from '../../rdf/canonical.ts'
import { ns } from '../../rdf/namespaces.ts'
import { lineOf } from '../../rdf/ntriples.ts'
import { memberProperty } from '../kind.ts'
import { type Cut, type CutLimits, cut } from './cut.ts'
import { prefixes, quadsIn, subjectsOf } from './fixtures.ts'

async function cutOf(quads: readonly Quad[], { limits, keepInMemory }: { limits?: CutLimits; keepInMemory?: number } = {}): Promise<Cut[]> {
  const subjects = subjectsOf(quads, keepInMemory)
  try {
    return await Array.fromAsync(cut(subjects, limits))
  } finally {
    subjects.close()
  }
}
const cutText = async (text: string, limits?: CutLimits) => cutOf(await quadsIn(text), limits && { limits })
const at = (cuts: readonly Cut[], uri: string) => cuts.find((piece) => piece.uri === uri)!
const names = (cuts: readonly Cut[]) => cuts.map(({ uri, kind }) => `${kind} ${uri.replace('https://example.se/', '')}`).sort()
const says = (piece: Cut, text: string) => piece.quads.some(({ object }) => object.value === text)
const codes = (piece: Cut) => piece.findings.map(({ code }) => code)

test('a record has its blank nodes and its distributions, and what they own in turn', async () => {
  const cuts = await cutText(`
    e:a a dcat:Dataset ; dcat:contactPoint [ a vcard:Kind ; vcard:fn "Karin" ] ; dcat:distribution e:d ; dcterms:publisher e:p .
    e:d a dcat:Distribution ; dcterms:license e:l ; dcat:accessURL <https://example.se/fil> .
    e:l rdfs:label "Fri att använda" . e:p a foaf:Agent ; foaf:name "Kommunen" .`)
  assert.deepEqual(names(cuts), ['dataset a', 'publisher p'])
  const dataset = at(cuts, 'https://example.se/a')
  assert.deepEqual(
    ['Karin', 'https://example.se/fil', 'Fri att använda', 'Kommunen'].map((text) => says(dataset, text)),
    [true, true, true, false],
  )
})

test('a distribution that two datasets share is in both', async () => {
  const cuts = await cutText(
    'e:a a dcat:Dataset ; dcat:distribution e:d . e:b a dcat:Dataset ; dcat:distribution e:d . e:d a dcat:Distribution ; dcterms:title "Filen" .',
  )
  assert.deepEqual(names(cuts), ['dataset a', 'dataset b'])
  assert.ok(cuts.every((piece) => says(piece, 'Filen')))
})

test('a concept or a licence with a type and an address stands alone, so that it is kept once', async () => {
  const cuts = await cutText(
    'e:a a dcat:Dataset ; dcat:theme e:t . e:b a dcat:Dataset ; dcat:theme e:t . e:t a skos:Concept ; skos:prefLabel "Miljö" .',
  )
  assert.deepEqual(names(cuts), ['dataset a', 'dataset b', 'other t'])
  assert.equal(cuts.filter((piece) => says(piece, 'Miljö')).length, 1)
})

test('what no record owns is kept as other, whole, whichever of its parts comes first in the file', async () => {
  const place = 'e:l a dcterms:Location ; locn:geometry e:g .'
  const geometry = 'e:g a locn:Geometry ; rdfs:label "Rutan" .'
  for (const text of [`${place} ${geometry}`, `${geometry} ${place}`]) {
    const cuts = await cutText(text)
    assert.deepEqual(names(cuts), ['other l'])
    assert.ok(says(cuts[0]!, 'Rutan'))
  }
})

test('a publisher without an address that nobody refers to is an entry of its own', async () => {
  const cuts = await cutText(
    '[] a foaf:Agent ; foaf:name "Kommunen" . e:a a dcat:Dataset ; dcterms:publisher [ a foaf:Agent ; foaf:name "Regionen" ] .',
  )
  assert.deepEqual(cuts.map(({ kind }) => kind).sort(), ['dataset', 'publisher'])
})

test('subjects that refer to each other in a circle are kept', async () => {
  const cuts = await cutText('e:a dcterms:relation e:b . e:b dcterms:relation e:c . e:c dcterms:relation e:a .')
  assert.deepEqual(names(cuts), ['other a'])
  assert.equal(cuts[0]!.quads.length, 3)
})

test('a dataset and its distribution may refer to each other', async () => {
  const cuts = await cutText('e:a a dcat:Dataset ; dcat:distribution e:d . e:d a dcat:Distribution ; dcterms:isPartOf e:a .')
  assert.deepEqual(names(cuts), ['dataset a'])
  assert.equal(cuts[0]!.quads.length, 4)
})

test('what a catalogue lists is kept beside its members, what it does not list stays with it', async () => {
  const cuts = await cutText(`
    e:c a dcat:Catalog ; dcterms:title "Katalogen" ; dcat:dataset e:a, e:elsewhere ; dcat:service e:s ; dcterms:hasPart e:a .
    e:c2 a dcat:Catalog ; dcat:dataset e:a . e:a a dcat:Dataset . e:s a dcat:DataService .`)
  assert.deepEqual(at(cuts, 'https://example.se/a').catalogues, ['https://example.se/c', 'https://example.se/c2'])
  assert.deepEqual(at(cuts, 'https://example.se/s').catalogues, ['https://example.se/c'])
  assert.deepEqual(
    at(cuts, 'https://example.se/c')
      .quads.map(({ predicate, object }) => `${predicate.value} ${object.value}`)
      .filter((line) => line.includes('example.se/')),
    [`${ns.dcat('dataset')} https://example.se/elsewhere`, `${ns.dcterms('hasPart')} https://example.se/a`],
  )
})

test('publishers come before what they publish', async () => {
  const cuts = await cutText('e:a a dcat:Dataset ; dcterms:publisher e:p . e:c a dcat:Catalog . e:p a foaf:Agent .')
  assert.deepEqual(
    cuts.map(({ kind }) => kind),
    ['publisher', 'catalogue', 'dataset'],
  )
})

test('a dataset without an address gets one that lasts while its title and publisher do', async () => {
  const text = (more: string) => `[] a dcat:Dataset ; dcterms:title "Badplatser"@sv ; dcterms:publisher e:p ${more} .`
  const [first] = await cutText(text(''))
  const [second] = await cutText(`e:b a dcat:Dataset . ${text('; dcterms:description "Nya uppgifter"@sv')}`).then((cuts) =>
    cuts.filter((piece) => piece.uri !== 'https://example.se/b'),
  )
  assert.match(first!.uri, /^https:\/\/w3id\.org\/allmanning\/\.well-known\/genid\/[0-9a-f]{32}$/)
  assert.equal(second!.uri, first!.uri)
  assert.deepEqual(codes(first!), ['no-address'])
  assert.ok(first!.quads.every(({ subject }) => subject.value === first!.uri))
})

test('an identifier goes before the title', async () => {
  const text = (title: string) => `[] a dcat:Dataset ; dcterms:identifier "42" ; dcterms:title "${title}" .`
  assert.equal((await cutText(text('Gammal')))[0]!.uri, (await cutText(text('Ny')))[0]!.uri)
})

test('two without addresses and with the same title are told apart by their content, in any order', async () => {
  const one = '[] a dcat:Dataset ; dcterms:title "Lekplatser" ; dcterms:issued "2025" .'
  const two = '[] a dcat:Dataset ; dcterms:title "Lekplatser" ; dcterms:issued "2026" .'
  const uris = async (text: string) => (await cutText(text)).map(({ uri }) => uri).sort()
  assert.equal(new Set(await uris(one + two)).size, 2)
  assert.deepEqual(await uris(one + two), await uris(two + one))
})

test('a catalogue in a blank node lists its datasets by the address it is given', async () => {
  const cuts = await cutText('[] a dcat:Catalog ; dcterms:title "K" ; dcat:dataset e:a . e:a a dcat:Dataset .')
  assert.deepEqual(at(cuts, 'https://example.se/a').catalogues, [cuts.find(({ kind }) => kind === 'catalogue')!.uri])
})

test('a catalogue that is also a dataset with distributions is a dataset, and is told to be both', async () => {
  const [piece] = await cutText('e:a a dcat:Catalog, dcat:Dataset ; dcat:distribution [ dcterms:title "D" ] .')
  assert.equal(piece!.kind, 'dataset')
  assert.deepEqual(codes(piece!), ['shared-address'])
})

test('a type with an unexpanded prefix is told', async () => {
  const [piece] = await cutText('e:a a <dcat:Dataset> .')
  assert.deepEqual(codes(piece!), ['unexpanded-prefix'])
})

test('a record with too many statements is refused with all its parts, and others are kept', async () => {
  const keywords = Array.from({ length: 60 }, (_, n) => `"k${n}"`).join(', ')
  const cuts = await cutText(
    `e:a a dcat:Dataset ; dcat:keyword ${keywords} ; dcat:distribution e:d, [ dcterms:title "D2" ] . e:d a dcat:Distribution ; dcterms:title "D" .
     e:b a dcat:Dataset .`,
    { triples: 50, literal: 1_000 },
  )
  assert.deepEqual(names(cuts), ['dataset a', 'dataset b'])
  assert.equal(at(cuts, 'https://example.se/a').refusal?.code, 'too-many-triples')
  assert.deepEqual(at(cuts, 'https://example.se/a').quads, [])
  assert.equal(at(cuts, 'https://example.se/b').refusal, undefined)
})

test('a record with too long a text is refused with all its parts', async () => {
  const cuts = await cutText(
    `e:a a dcat:Dataset ; dcterms:description "${'x'.repeat(1_001)}" ; dcat:distribution e:d . e:d a dcat:Distribution ; dcterms:title "D" .`,
    { triples: 50, literal: 1_000 },
  )
  assert.deepEqual(names(cuts), ['dataset a'])
  assert.equal(cuts[0]!.refusal?.code, 'literal-too-long')
})

test('a record with an address longer than an index takes is refused', async () => {
  const [piece] = await cutText(`<https://example.se/${'ö'.repeat(1_000)}> a dcat:Dataset .`)
  assert.equal(piece!.refusal?.code, 'address-too-long')
})

test('a record without an address whose content cannot be compared is refused', async () => {
  // A complete graph of blank nodes: every one looks like every other.
  const nodes = Array.from({ length: 12 }, (_, n) => n)
  const knows = nodes.flatMap((a) => nodes.filter((b) => b !== a).map((b) => `_:n${a} foaf:knows _:n${b} .`)).join('\n')
  const cuts = await cutText(`${knows} e:a a dcat:Dataset .`)
  assert.deepEqual(names(cuts.filter((piece) => !piece.refusal)), ['dataset a'])
  assert.deepEqual(
    cuts.flatMap((piece) => piece.refusal?.code ?? []),
    ['blank-nodes-entangled'],
  )
})

test('in which graph of the file something is said makes no difference', async () => {
  const said = 'e:a a dcat:Dataset ; dcterms:title "A" .'
  const trig = await quadsIn(`${prefixes} e:one { ${said} } e:two { ${said} }`, 'catalogue.trig')
  const hash = async ([piece]: Cut[]) => canonicalise(piece!.quads)
  assert.deepEqual(await hash(await cutOf(trig)), await hash(await cutText(said)))
})

// Any graph of the words that cutting looks at: types that stand alone and types that are owned, membership, ownership, circles.
const { blankNode, literal, namedNode, quad } = DataFactory
const node = fc.oneof(
  fc.nat({ max: 6 }).map((n) => namedNode(`https://example.se/${n}`)),
  fc.nat({ max: 4 }).map((n) => blankNode(`n${n}`)),
)
const type = fc.constantFrom(
  ...[
    ns.dcat('Dataset'),
    ns.dcat('Catalog'),
    ns.dcat('DataService'),
    ns.foaf('Agent'),
    ns.dcat('Distribution'),
    ns.skos('Concept'),
    ns.dcterms('Location'),
  ].map((iri) => namedNode(iri)),
)
const link = fc.constantFrom(
  ...[ns.dcat('dataset'), ns.dcat('service'), ns.dcat('distribution'), ns.dcterms('publisher'), ns.dcterms('relation')].map((iri) =>
    namedNode(iri),
  ),
)
const statement = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(node, type).map(([s, o]) => quad(s, namedNode(ns.rdf('type')), o)) },
  { weight: 4, arbitrary: fc.tuple(node, link, node).map(([s, p, o]) => quad(s, p, o)) },
  {
    weight: 2,
    arbitrary: fc.tuple(node, fc.constantFrom('A', 'B')).map(([s, text]) => quad(s, namedNode(ns.dcterms('title')), literal(text))),
  },
)
const graph = fc.array(statement, { maxLength: 30 }) as unknown as fc.Arbitrary<Quad[]>
const seed = { seed: 20261123, numRuns: 400 }

test('nothing is lost and nothing is made up: the records and what catalogues list are the file, up to given addresses', async () => {
  await fc.assert(
    fc.asyncProperty(graph, async (quads) => {
      const cuts = await cutOf(quads)
      const given = new Map(cuts.map((piece) => [piece.parts[0]!, piece.uri]))
      const named = (term: Quad['object'] | Quad['subject']) => {
        const uri = term.termType === 'BlankNode' ? given.get(`_:${term.value}`) : undefined
        return uri === undefined ? term : namedNode(uri)
      }
      const published = quads.map(({ subject, predicate, object }) =>
        lineOf(quad(named(subject) as never, predicate as never, named(object) as never) as unknown as Quad),
      )
      const listed = cuts.flatMap(({ uri, kind, catalogues }) =>
        catalogues.map((catalogue) =>
          lineOf(quad(namedNode(catalogue), namedNode(memberProperty[kind]!), namedNode(uri)) as unknown as Quad),
        ),
      )
      const kept = cuts.flatMap((piece) => piece.quads.map((each) => lineOf(each)))
      assert.deepEqual([...new Set([...kept, ...listed])].sort(), [...new Set(published)].sort())
    }),
    seed,
  )
})

/** What a harvest would compare: address → kind, content and catalogues. */
const compared = async (cuts: readonly Cut[]) => {
  const rows = cuts.map(async ({ uri, kind, quads, catalogues }) => {
    const canonical = await canonicalise(quads)
    return [uri, kind, 'hash' in canonical ? canonical.hash : 'refused', [...catalogues].sort().join()].join(' ')
  })
  return [...new Set(await Promise.all(rows))].sort()
}

test('the order in the file makes no difference', async () => {
  await fc.assert(
    fc.asyncProperty(
      graph.chain((quads) => fc.tuple(fc.constant(quads), fc.shuffledSubarray(quads, { minLength: quads.length }))),
      async ([quads, shuffled]) => assert.deepEqual(await compared(await cutOf(shuffled)), await compared(await cutOf(quads))),
    ),
    { ...seed, numRuns: 150 },
  )
})

test('a file too large for memory is cut as one that is not', async () => {
  await fc.assert(
    fc.asyncProperty(graph, fc.integer({ min: 1, max: 20 }), async (quads, keepInMemory) =>
      assert.deepEqual(await compared(await cutOf(quads, { keepInMemory })), await compared(await cutOf(quads))),
    ),
    { ...seed, numRuns: 60 },
  )
})
