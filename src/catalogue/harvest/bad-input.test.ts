import assert from 'node:assert/strict'
import test from 'node:test'
import { gzipSync } from 'node:zlib'
import { harvestNode } from '../../../test/harvest.ts'
import { codes, finding, prefixes, told } from './fixtures.ts'

// Each test hands in a bad file beside a good record: the good one is kept, and the publisher is told what to do about the rest.

const { take, live } = await harvestNode()

const nothing = { state: 'done', added: 0, changed: 0, unchanged: 0, removed: 0, refused: 0, held: 0 }
const good = 'e:good a dcat:Dataset ; dcterms:title "Den goda"@sv .\n'
const uris = async (name: string) => (await live(name)).map(({ uri }) => uri.replace('https://example.se/', ''))

test('malformed Turtle says on which line, and what stood before it is kept', async (t) => {
  const report = await take(`${good}e:b a dcat:Dataset ;;; dcterms:title "B" "C" .`, { name: t.name })
  assert.deepEqual([report.outcome.state, await uris(t.name)], ['incomplete', ['good']])
  const fault = report.outcome.findings.kept[0]!.finding
  const line = prefixes.split('\n').length + 1
  assert.equal(fault.line, line)
  assert.ok(fault.message.sv!.startsWith(`Rad ${line}, `))
  assert.ok(fault.fix.sv)
})

test('a truncated RDF/XML file leaves out the dataset that was being read and its publisher, and keeps those before', async (t) => {
  const whole = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/">
<dcat:Catalog rdf:about="https://example.se/c"><dcterms:title>K</dcterms:title>
<dcat:dataset><dcat:Dataset rdf:about="https://example.se/a"><dcterms:title>A</dcterms:title></dcat:Dataset></dcat:dataset>
<dcat:dataset><dcat:Dataset rdf:about="https://example.se/b"><dcterms:title>B</dcterms:title>
<dcterms:publisher><foaf:Agent rdf:about="https://example.se/p"><foaf:name>Kommunen</foaf:name></foaf:Agent></dcterms:publisher>
<dcterms:description>`
  const report = await take(whole, { name: t.name, file: 'truncated.rdf' })
  assert.deepEqual([report.outcome.state, await uris(t.name)], ['incomplete', ['a']])
  assert.ok(codes(report).includes('rdf-truncated'))
})

test('a truncated JSON-LD file keeps what stood whole', async (t) => {
  const record = (name: string) =>
    `{"@id":"https://example.se/${name}","@type":"http://www.w3.org/ns/dcat#Dataset","http://purl.org/dc/terms/title":"${name}"}`
  const report = await take(`{"@context":{},"@graph":[${record('a')},${record('b')},${record('c').slice(0, -20)}`, {
    name: t.name,
    file: 'truncated.jsonld',
  })
  assert.equal(report.outcome.state, 'incomplete')
  assert.ok((await uris(t.name)).includes('a'))
  assert.ok(!(await uris(t.name)).includes('c'))
})

const refusedFiles: readonly (readonly [string, string, string | Uint8Array, string])[] = [
  ['an empty file', 'empty.ttl.txt', '', 'not-rdf-empty'],
  ['a web page', 'catalogue.rdf', '<html><body>Välkommen</body></html>', 'not-rdf-html'],
  ['JSON without a context', 'data.json', '{"dataset":[{"title":"A"}]}', 'not-rdf-json'],
  ['a packed file', 'catalogue.rdf', gzipSync('text'), 'not-rdf-packed'],
  ['a picture', 'catalogue.rdf', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'not-rdf-unknown'],
]
for (const [what, file, content, code] of refusedFiles)
  test(`${what} is a failed run that says what it is`, async (t) => {
    const report = await take(content, { name: t.name, file })
    assert.deepEqual([told(report), codes(report)], [{ ...nothing, state: 'failed' }, [code]])
  })

test('a record with 30 000 keywords is refused, and the others are kept', async (t) => {
  const keywords = Array.from({ length: 30_000 }, (_, n) => `"nyckelord ${n}"@sv`).join(', ')
  const report = await take(`${good} e:many a dcat:Dataset ; dcat:keyword ${keywords} .`, { name: t.name })
  assert.deepEqual(
    [told(report), codes(report), await uris(t.name)],
    [{ ...nothing, added: 1, refused: 1 }, ['too-many-triples'], ['good']],
  )
  assert.match(finding(report, 'too-many-triples')!.message.en!, /30001 statements. The limit is 20000/)
})

test('a poison graph inside a record is refused, and the others are kept', async (t) => {
  // Every blank node knows every other: they can only be told apart by trying all orders.
  const nodes = Array.from({ length: 12 }, (_, n) => n)
  const knows = nodes.flatMap((a) => nodes.filter((b) => b !== a).map((b) => `_:n${a} foaf:knows _:n${b} .`)).join('\n')
  const report = await take(`${good} e:poison a dcat:Dataset ; dcterms:relation _:n0 . ${knows}`, { name: t.name })
  assert.deepEqual(
    [told(report), codes(report), await uris(t.name)],
    [{ ...nothing, added: 1, refused: 1 }, ['blank-nodes-entangled'], ['good']],
  )
  assert.equal(finding(report, 'blank-nodes-entangled')!.focus, 'https://example.se/poison')
})

test('relative addresses in a file with nothing to stand on are told, and the rest of the record is kept', async (t) => {
  const report = await take(`${good} e:a a dcat:Dataset ; dcterms:publisher <kommunen> ; dcterms:title "A"@sv . <b> a dcat:Dataset .`, {
    name: t.name,
  })
  assert.deepEqual([told(report), codes(report), await uris(t.name)], [{ ...nothing, added: 2 }, ['iri-relative'], ['a', 'good']])
})

test('malformed addresses are told, and the rest of the record is kept', async (t) => {
  const report = await take(`${good} e:a a dcat:Dataset ; dcat:landingPage <https://example.se/en sida> ; dcterms:title "A"@sv .`, {
    name: t.name,
  })
  assert.deepEqual([told(report), codes(report), await uris(t.name)], [{ ...nothing, added: 2 }, ['iri-invalid'], ['a', 'good']])
})

test('a record with an address that no index takes is refused, and the others are kept', async (t) => {
  const report = await take(`${good} <https://example.se/${'abcdefghij'.repeat(400)}> a dcat:Dataset .`, { name: t.name })
  assert.deepEqual(
    [told(report), codes(report), await uris(t.name)],
    [{ ...nothing, added: 1, refused: 1 }, ['address-too-long'], ['good']],
  )
})

test('a text of two million characters is refused with its record, and the others are kept', async (t) => {
  const report = await take(`${good} e:long a dcat:Dataset ; dcterms:description "${'ord '.repeat(500_000)}" .`, { name: t.name })
  assert.deepEqual(
    [told(report), codes(report), await uris(t.name)],
    [{ ...nothing, added: 1, refused: 1 }, ['literal-too-long'], ['good']],
  )
})

test('types with prefixes that were never replaced are told', async (t) => {
  const report = await take(`${good} e:a a <dcat:Dataset> .`, { name: t.name })
  assert.ok(codes(report).includes('unexpanded-prefix'))
  assert.equal(report.outcome.findings.count.violation, 1)
})

test('ten thousand warnings do not hide why one record was refused', async (t) => {
  const unnamed = Array.from({ length: 1_200 }, (_, n) => `[] a dcat:Dataset ; dcterms:title "T${n}" .`).join('\n')
  const report = await take(
    `${unnamed} e:long a dcat:Dataset ; dcterms:description "${'x'.repeat(1_100)}" .`,
    { name: t.name },
    {
      limits: { triples: 100, literal: 1_000 },
    },
  )
  assert.equal(report.outcome.findings.count.warning, 1_200)
  assert.equal(report.outcome.findings.hidden, 200)
  assert.ok(finding(report, 'literal-too-long'))
})
