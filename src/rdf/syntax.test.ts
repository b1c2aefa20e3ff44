import assert from 'node:assert/strict'
import test from 'node:test'
import { detectSyntax, syntaxes, syntaxOfMediaType, syntaxOfName } from './syntax.ts'

const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
const detect = (content: string | Uint8Array, more: { mediaType?: string; name?: string } = {}) =>
  detectSyntax({ ...more, head: typeof content === 'string' ? Buffer.from(content) : content })

test('a file is recognised by what it begins with', () => {
  const cases: [string, string][] = [
    ['@prefix dcat: <http://www.w3.org/ns/dcat#> .\n', 'turtle'],
    ['# en kommentar\nPREFIX dcat: <http://www.w3.org/ns/dcat#>\n', 'turtle'],
    ['<http://e.se/1> a <http://e.se/K> ;\n  <http://e.se/p> 1 .', 'turtle'],
    ['@prefix e: <http://e.se/> .\ne:g {\n e:a e:b e:c }', 'trig'],
    ['<http://e.se/g> { <http://e.se/a> a <http://e.se/b> }', 'trig'],
    ['<http://e.se/a> <http://e.se/b> "å"@sv .\n', 'ntriples'],
    ['<http://e.se/a> <http://e.se/b> _:c <http://e.se/g> .\n', 'nquads'],
    [`<?xml version="1.0"?><!-- licens --><!DOCTYPE rdf:RDF [<!ENTITY x "http://e.se/">]>\n<rdf:RDF ${rdf}>`, 'rdfxml'],
    [`\ufeff<rdf:RDF ${rdf}/>`, 'rdfxml'],
    ['{"@context": {"dcat": "http://www.w3.org/ns/dcat#"}}', 'jsonld'],
    ['[{"@id": "http://e.se/1"}]', 'jsonld'],
  ]
  for (const [content, syntax] of cases) assert.deepEqual(detect(content), { syntax }, content)
})

test('the content goes before a media type or a name that says otherwise', () => {
  assert.deepEqual(detect('{"@context": {}}', { mediaType: 'text/plain', name: 'catalog.rdf' }), { syntax: 'jsonld' })
  assert.deepEqual(detect(`<rdf:RDF ${rdf}/>`, { mediaType: 'text/turtle' }), { syntax: 'rdfxml' })
  assert.deepEqual(detect('@prefix a: <b:> .', { mediaType: 'application/rdf+xml; charset=utf-8' }), { syntax: 'turtle' })
})

test('media type and name decide between syntaxes that begin alike', () => {
  const line = '<http://e.se/a> <http://e.se/b> <http://e.se/c> .'
  assert.deepEqual(detect(line, { name: 'https://e.se/catalog.ttl?x=1' }), { syntax: 'turtle' })
  assert.deepEqual(detect(line, { mediaType: 'application/n-quads' }), { syntax: 'nquads' })
  assert.deepEqual(detect('{}', { mediaType: 'application/trig' }), { syntax: 'trig' })
})

test('what is no RDF is refused, with its kind in Swedish and what to do', () => {
  const cases: [string | Uint8Array, string, RegExp][] = [
    ['', 'not-rdf-empty', /tom/],
    ['  \n', 'not-rdf-empty', /tom/],
    ['<!DOCTYPE html><html lang="sv">', 'not-rdf-html', /webbsida/],
    ['<html><body>502 Bad Gateway', 'not-rdf-html', /webbsida/],
    [Uint8Array.of(0x1f, 0x8b, 8, 0), 'not-rdf-packed', /gzip/],
    [Buffer.from('PK\u0003\u0004'), 'not-rdf-packed', /zip/],
    [Buffer.from('%PDF-1.7'), 'not-rdf-packed', /PDF/],
    ['{"help": "…", "success": true}', 'not-rdf-json', /inte JSON-LD/],
    ['<?xml version="1.0"?><gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd">', 'not-rdf-xml', /<gmd:MD_Metadata>/],
    ['Sidan finns inte.', 'not-rdf-unknown', /RDF-format/],
    ['namn;antal\nSundsvall;3', 'not-rdf-unknown', /RDF-format/],
  ]
  for (const [content, code, message] of cases) {
    const answer = detect(content, { mediaType: 'text/html' })
    assert.ok('refusal' in answer, String(content))
    assert.equal(answer.refusal.code, code)
    assert.match(answer.refusal.message.sv!, message)
    assert.ok(answer.refusal.fix.sv && answer.refusal.fix.en && answer.refusal.message.en)
  }
})

test('each media type and extension in the table belongs to its row', () => {
  for (const [syntax, { mediaTypes, extensions }] of Object.entries(syntaxes)) {
    for (const mediaType of mediaTypes) assert.equal(syntaxOfMediaType(`${mediaType.toUpperCase()}; charset=utf-8`), syntax)
    for (const extension of extensions) assert.equal(syntaxOfName(`https://e.se/a.b/Katalog.${extension.toUpperCase()}?q=1`), syntax)
  }
})
