import assert from 'node:assert/strict'
import test from 'node:test'
import type { Finding } from '../kernel/finding.ts'
import { inChunks, read, written } from './fixtures.ts'
import { ParseProblem, parse } from './parse.ts'
import type { Syntax } from './syntax.ts'

const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/"'
const xml = (inner: string) => `<rdf:RDF ${rdf}>${inner}</rdf:RDF>`
const title = (text: string) => xml(`<rdf:Description rdf:about="http://e.se/1"><dct:title>${text}</dct:title></rdf:Description>`)
const values = async (content: string | Uint8Array, syntax: Syntax) =>
  (await read(content, { syntax })).quads.map(({ object }) => object.value)

async function problemIn(content: string | Uint8Array, syntax: Syntax): Promise<Finding> {
  const error = await read(content, { syntax }).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ParseProblem, `expected a problem, got ${error}`)
  const { finding } = error
  assert.ok(finding.message.sv && finding.message.en && finding.fix.sv && finding.fix.en)
  return finding
}

test('å, ä and ö survive chunks of any size, in every syntax', async () => {
  const { quads } = await read('<http://e.se/1> <http://e.se/titel> "Åker, äng och öar 😀"@sv, "blåbärsgröt" .', { syntax: 'turtle' })
  for (const syntax of ['turtle', 'trig', 'ntriples', 'nquads', 'rdfxml', 'jsonld'] as const) {
    const { text } = await written([quads], syntax)
    for (const size of [1, 7, 64]) {
      const back = await read(Buffer.from(text), { syntax }, size)
      assert.deepEqual(back.quads.map(({ object }) => object.value).sort(), ['blåbärsgröt', 'Åker, äng och öar 😀'], `${syntax} by ${size}`)
    }
  }
})

test('the encoding is taken from the byte order mark, the XML declaration, or the server', async () => {
  const latin = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${title('Småland')}`, 'latin1')
  assert.deepEqual(await values(latin, 'rdfxml'), ['Småland'])
  const utf16 = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${title('Småland')}`, 'utf16le')
  assert.deepEqual(await values(utf16, 'rdfxml'), ['Småland'])
  assert.deepEqual(await values(utf16.swap16(), 'rdfxml'), ['Småland'])
  assert.deepEqual(await values('\ufeff<http://e.se/1> <http://e.se/2> "å" .', 'turtle'), ['å'])
  const { quads } = await read(Buffer.from('<http://e.se/1> <http://e.se/2> "å" .', 'latin1'), { syntax: 'turtle', charset: 'iso-8859-1' })
  assert.equal(quads[0]!.object.value, 'å')
})

test('bytes that are no text are refused with the line, after the quads before them', async () => {
  const good = '<http://e.se/1> <http://e.se/2> "a" .\n'.repeat(20)
  const bytes = Buffer.concat([Buffer.from(good), Buffer.from('<http://e.se/1> <http://e.se/2> "sm\xe5" .\n', 'latin1')])
  const seen: number[] = []
  await assert.rejects(
    async () => {
      for await (const batch of parse(inChunks(bytes), { syntax: 'turtle' })) seen.push(batch.length)
    },
    (error) => error instanceof ParseProblem && error.finding.code === 'encoding-invalid' && error.finding.line === 21,
  )
  assert.deepEqual(seen, [20])
})

test('a mistake has a line and a column, and says what to do', async () => {
  const cases: [Syntax, string, Partial<Finding>, RegExp][] = [
    [
      'turtle',
      '<http://e.se/1> a <http://e.se/K> .\n\n  <http://e.se/1> dcat:theme <http://e.se/T> .',
      { code: 'rdf-prefix-missing', line: 3, column: 19 },
      /@prefix dcat: <http:\/\/www\.w3\.org\/ns\/dcat#> \./,
    ],
    ['turtle', '<http://e.se/1> a <http://e.se/K> ;\n  <http://e.se/p> "öppen', { code: 'rdf-syntax', line: 2, column: 19 }, /citattecken/],
    ['turtle', '<http://e.se/1> a <http://e.se/K>', { code: 'rdf-truncated', line: 1 }, /hela filen/],
    ['turtle', '<http://e.se/1> <http://e.se/p> .', { code: 'rdf-syntax', line: 1, column: 33 }, /raden före/],
    [
      'ntriples',
      '<http://e.se/1> <http://e.se/p> <http://e.se/2> .\n<http://e.se/1> "x" .',
      { code: 'rdf-syntax', line: 2, column: 17 },
      /raden före/,
    ],
    ['rdfxml', title('\na & b\n\n\n'), { code: 'xml-ampersand', line: 2 }, /&amp;/],
    ['rdfxml', xml('\n<rdf:Description rdf:about="http://e.se/?a=1&b=2"/>\n<!--; -->'), { code: 'xml-ampersand', line: 2 }, /adresser/],
    ['rdfxml', title('&aring;'), { code: 'xml-entity-missing', line: 1 }, /å i stället för/],
    ['rdfxml', xml('\n<dcat:Dataset/>'), { code: 'rdf-prefix-missing', line: 2 }, /xmlns:dcat=/],
    ['rdfxml', title('x').slice(0, -30), { code: 'rdf-truncated', line: 1 }, /hela filen/],
    ['rdfxml', xml('<rdf:RDF/>'), { code: 'rdf-syntax', line: 1 }, /ett enda rdf:RDF/],
    ['rdfxml', '<html xmlns="http://www.w3.org/1999/xhtml"></html>', { code: 'not-rdf-xml', line: 1 }, /DCAT-AP/],
    [
      'jsonld',
      '{\n  "@context": {},\n  "@graph": [\n    {"@id": "http://e.se/1" "@type": "x"}\n  ]\n}',
      { code: 'json-syntax', line: 4, column: 29 },
      /kommatecken/,
    ],
    ['jsonld', '{"@context": {}, "@graph": [{"@id": "http://e.se/1"}', { code: 'rdf-truncated', line: 1, column: 53 }, /hela filen/],
    ['jsonld', '{"@context": {}, "a": {"b": [1, }', { code: 'json-syntax', line: 1, column: 33 }, /komma/],
    ['jsonld', '{"@context": {}} {}', { code: 'json-syntax', line: 1, column: 18 }, /JSON-validerare/],
  ]
  for (const [syntax, content, expected, fix] of cases) {
    const finding = await problemIn(content, syntax)
    for (const [key, value] of Object.entries(expected))
      assert.equal(finding[key as keyof Finding], value, `${key} of ${content}: ${finding.message.sv}`)
    assert.match(finding.fix.sv!, fix, content)
    assert.match(finding.message.sv!, new RegExp(`^Rad ${expected.line}`))
  }
})

test('a bad or relative address costs its statement, not the file', async () => {
  const cases: [Syntax, string][] = [
    ['turtle', '<http://e.se/1> a <http://e.se/K> ;\n <http://e.se/p> <http://e.se/two words>, <data.csv>, <http://e.se/2> .'],
    [
      'ntriples',
      '<http://e.se/1> <http://e.se/p> <http://e.se/two words> .\n<http://e.se/1> <http://e.se/p> <data.csv> .\n<http://e.se/1> <http://e.se/p> <http://e.se/2> .\n<http://e.se/1> a:b .'.replace(
        '\n<http://e.se/1> a:b .',
        '\n<http://e.se/1> <http://e.se/q> <http://e.se/K> .',
      ),
    ],
    [
      'rdfxml',
      xml(
        ['http://e.se/two words', 'data.csv', 'http://e.se/2', 'http://e.se/K']
          .map((iri) => `<rdf:Description rdf:about="http://e.se/1"><dct:relation rdf:resource="${iri}"/></rdf:Description>`)
          .join(''),
      ),
    ],
    [
      'jsonld',
      '{"@context": {"p": {"@id": "http://e.se/p", "@type": "@id"}}, "@graph": [{"@id": "http://e.se/1", "@type": "http://e.se/K", "p": ["http://e.se/two words", "data.csv", "http://e.se/2"]}]}',
    ],
  ]
  for (const [syntax, content] of cases) {
    const { quads, findings } = await read(content, { syntax })
    assert.deepEqual(quads.map(({ object }) => object.value).sort(), ['http://e.se/2', 'http://e.se/K'], syntax)
    assert.deepEqual(findings.map(({ code }) => code).sort(), ['iri-invalid', 'iri-relative'], syntax)
    for (const { focus, message } of findings) {
      assert.equal(focus, 'http://e.se/1')
      assert.match(message.sv!, /«(http:\/\/e\.se\/two words|data\.csv)»/)
    }
  }
})

test('a relative address is resolved against the base that is given, or the one in the file', async () => {
  const base = 'https://e.se/katalog/alla.ttl'
  const cases: [Syntax, string][] = [
    ['turtle', '<#1> <http://e.se/p> <fil.csv> .'],
    [
      'rdfxml',
      xml('<rdf:Description rdf:ID="1x"/><rdf:Description rdf:about="#1"><dct:relation rdf:resource="fil.csv"/></rdf:Description>').replace(
        '<rdf:Description rdf:ID="1x"/>',
        '',
      ),
    ],
    ['jsonld', '{"@id": "#1", "http://e.se/p": {"@id": "fil.csv"}}'],
  ]
  for (const [syntax, content] of cases) {
    const { quads, findings } = await read(content, { syntax, base })
    assert.deepEqual([quads[0]!.subject.value, quads[0]!.object.value, findings], [`${base}#1`, 'https://e.se/katalog/fil.csv', []], syntax)
  }
  assert.deepEqual(await values('@base <http://x.se/> . <a> <b> <c> .', 'turtle'), ['http://x.se/c'])
})

test('text around CDATA and comments is kept whole', async () => {
  assert.deepEqual(await values(title('Svea <![CDATA[& ]]><!-- hm -->Göta <![CDATA[<rike>]]>'), 'rdfxml'), ['Svea & Göta <rike>'])
})

test('XML inside rdf:parseType="Literal" stays XML', async () => {
  const inner = '<b title="a &quot;b&quot; &lt; c">å &amp; ä</b>'
  assert.deepEqual(
    await values(
      xml(`<rdf:Description rdf:about="http://e.se/1"><dct:title rdf:parseType="Literal">${inner}</dct:title></rdf:Description>`),
      'rdfxml',
    ),
    [inner],
  )
})

test('a node element may be the whole RDF/XML document', async () => {
  const { quads } = await read(`<dct:Location ${rdf} rdf:about="http://e.se/1"><dct:title>Ort</dct:title></dct:Location>`, {
    syntax: 'rdfxml',
  })
  assert.deepEqual(
    quads.map(({ subject, object }) => [subject.value, object.value]),
    [
      ['http://e.se/1', 'http://purl.org/dc/terms/Location'],
      ['http://e.se/1', 'Ort'],
    ],
  )
})

test('RDF inside the answer of a CSW service is read, and it is told', async () => {
  const answer = `<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"><csw:SearchResults>${title('ett')}${title('två')}</csw:SearchResults></csw:GetRecordsResponse>`
  const { quads, findings } = await read(answer, { syntax: 'rdfxml' })
  assert.deepEqual(
    quads.map(({ object }) => object.value),
    ['ett', 'två'],
  )
  assert.deepEqual(
    findings.map(({ code, line }) => [code, line]),
    [['rdf-wrapped', 1]],
  )
})

test('entities are read as what they stand for, and bombs are refused', async () => {
  const entity = (definitions: string, inner: string) => `<!DOCTYPE rdf:RDF [${definitions}]>${title(inner)}`
  assert.deepEqual(await values(entity('<!ENTITY a "å"><!ENTITY b "&a;&a;">', '&b;!'), 'rdfxml'), ['åå!'])
  const laughs = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('')
  assert.equal((await problemIn(entity(`<!ENTITY l0 "ha">${laughs}`, '&l9;'), 'rdfxml')).code, 'xml-entities')
  assert.equal((await problemIn(entity(`<!ENTITY a "${'x'.repeat(4_000)}">`, '&a;'.repeat(50_000)), 'rdfxml')).code, 'xml-entities')
})

test('elements nested beyond reason are refused', async () => {
  const open = '<rdf:Description><dct:relation>'
  assert.equal((await problemIn(xml(open.repeat(2_000)), 'rdfxml')).code, 'rdf-too-deep')
})

test('a language tag that is not valid is repaired or dropped, and told', async () => {
  const { quads, findings } = await read(
    xml(
      '<rdf:Description rdf:about="http://e.se/1"><dct:title xml:lang="sv_SE">å</dct:title><dct:title xml:lang="svenska språket">ä</dct:title></rdf:Description>',
    ),
    { syntax: 'rdfxml' },
  )
  assert.deepEqual(
    quads.map(({ object }) => object.termType === 'Literal' && object.language),
    ['sv-se', ''],
  )
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['language-invalid', 'language-invalid'],
  )
})

test('labels in the file and nodes without a label are never the same blank node', async () => {
  const { quads } = await read(
    xml(
      '<rdf:Description rdf:nodeID="g0"><dct:title>a</dct:title></rdf:Description><rdf:Description><dct:title>b</dct:title></rdf:Description>',
    ),
    { syntax: 'rdfxml' },
  )
  assert.notEqual(quads[0]!.subject.value, quads[1]!.subject.value)
  const json = await read('[{"@id": "_:g0", "http://e.se/p": "a"}, {"http://e.se/p": "b"}]', { syntax: 'jsonld' })
  assert.notEqual(json.quads[0]!.subject.value, json.quads[1]!.subject.value)
})

test('quads come in batches while the file is still arriving', async () => {
  let sent = 0
  async function* slowly() {
    for (; sent < 200; sent++) yield Buffer.from('<http://e.se/1> <http://e.se/2> <http://e.se/3> .\n'.repeat(1_000))
  }
  const sizes: number[] = []
  for await (const batch of parse(slowly(), { syntax: 'turtle' })) {
    if (sizes.length === 0) assert.ok(sent < 20, `first batch after ${sent} chunks`)
    sizes.push(batch.length)
  }
  assert.equal(
    sizes.reduce((sum, size) => sum + size),
    200_000,
  )
  assert.ok(Math.max(...sizes) < 8_000)
})

test('a caller that stops reading stops the source', async () => {
  let closed = false
  async function* endless() {
    try {
      for (;;) yield Buffer.from('<http://e.se/1> <http://e.se/2> <http://e.se/3> .\n'.repeat(5_000))
    } finally {
      closed = true
    }
  }
  for await (const _ of parse(endless(), { syntax: 'ntriples' })) break
  assert.ok(closed)
})

test('a file without triples is not an error here: the caller decides', async () => {
  for (const [syntax, content] of [
    ['turtle', '# inget'],
    ['rdfxml', xml('')],
    ['jsonld', '{"@context": {}}'],
    ['ntriples', ''],
  ] as const)
    assert.deepEqual((await read(content, { syntax })).quads, [], syntax)
})

test('statements about statements are left out and told', async () => {
  const { quads, findings } = await read(
    '<http://e.se/1> <http://e.se/p> <<( <http://e.se/a> <http://e.se/b> <http://e.se/c> )>> ; <http://e.se/q> 1 .',
    { syntax: 'turtle' },
  )
  assert.equal(quads.length, 1)
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['rdf-triple-term'],
  )
})

test('a text that never ends is refused before it fills the memory', async () => {
  let sent = 0
  async function* open() {
    yield Buffer.from('<http://e.se/1> <http://e.se/2> 1 ; <http://e.se/3> """')
    const line = Buffer.alloc(1 << 20, 'a')
    for (; sent < 200; sent++) yield line
  }
  await assert.rejects(
    async () => {
      for await (const _ of parse(open(), { syntax: 'turtle' }));
    },
    (error) => error instanceof ParseProblem && error.finding.code === 'rdf-endless',
  )
  assert.ok(sent < 70)
})
