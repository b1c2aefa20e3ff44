import assert from 'node:assert/strict'
import { createReadStream, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import test from 'node:test'
import type { Syntax } from '../../rdf/syntax.ts'
import { syntaxes } from '../../rdf/syntax.ts'
import { write } from '../../rdf/write.ts'
import { absent, quadsIn, sharedFiles } from '../harvest/fixtures.ts'
import { catalogue, inShort } from './fixtures.ts'
import { type CheckedOfFile, type FileChoices, type FileOutcome, validateFile } from './validate-file.ts'

const folder = tmpdir()

async function check(
  text: string,
  name = 'catalogue.ttl',
  choices: Partial<FileChoices> = {},
): Promise<{ records: CheckedOfFile[]; outcome: FileOutcome }> {
  const bytes = (async function* () {
    // In small pieces, as a network gives them: nothing may depend on where they end.
    for (let at = 0, whole = Buffer.from(text); at < whole.length; at += 1_000) yield whole.subarray(at, at + 1_000)
  })()
  const records: CheckedOfFile[] = []
  const run = validateFile({ bytes, name }, { folder, ...choices })
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done) return { records, outcome: next.value }
    records.push(next.value)
  }
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length

test('every record of a file is checked by the profiles of its kind and country', async () => {
  const { records, outcome } = await check(catalogue())
  assert.deepEqual(
    records.map(({ kind, profiles, results }) => [kind, profiles.filter((id) => id.startsWith('dcat')), results.length]),
    [
      ['publisher', ['dcat-ap-se'], 0],
      ['contact', ['dcat-ap-se'], 0],
      ['catalogue', ['dcat-ap-se'], 0],
      ['dataset', ['dcat-ap-se'], 0],
      ['data-service', ['dcat-ap-se'], 0],
      ['dataset-series', ['dcat-ap-se'], 0],
    ],
  )
  assert.deepEqual([outcome.syntax, outcome.records, outcome.fault], ['turtle', 6, undefined])
  // Rule HV-2
  assert.deepEqual(
    outcome.findings.map(({ severity, code }) => `${severity} ${code}`),
    ['info not-rdf-xml-for-dataportal'],
  )
})

test('a fault is told with the line of the value, else of the record', async () => {
  const text = catalogue(['"2024"^^xsd:gYear', '"igår"'], ['dcterms:format "text/csv" ;', ''])
  const { records } = await check(text)
  const told = records.flatMap(({ results }) => results.map((result) => [inShort(result), result.line]))
  assert.deepEqual(told, [
    ['violation Dataset-issued-date igår', lineOf(text, '"igår"')],
    ['warning Distribution-format-recommended', lineOf(text, '<https://data.example.se/luft-csv> a')],
  ])
})

test('in every syntax the line is that of the record at fault, or none is told', async () => {
  const quads = await quadsIn(catalogue(['"2024"^^xsd:gYear', '"igår"']))
  for (const syntax of Object.keys(syntaxes) as Syntax[]) {
    let text = ''
    for await (const piece of write([quads], syntax)) text += piece
    const { records } = await check(text, `catalogue.${syntaxes[syntax].extensions[0]}`)
    const results = records.flatMap((record) => record.results)
    assert.deepEqual(results.map(inShort), ['violation Dataset-issued-date igår'], syntax)
    assert.equal(results[0]!.line, lineOf(text, 'igår'), `${syntax}: ${text.slice(0, 200)}`)
  }
})

test('a file that cannot be read to its end tells where, and what surely stood whole before that is checked', async () => {
  const text = catalogue(['dcterms:format "text/csv"', 'dcterms:format "CSV"'])
  const cut = `${text.slice(0, text.indexOf('a dcat:DatasetSeries'))}"`
  const { records, outcome } = await check(cut)
  assert.equal(outcome.fault?.code, 'rdf-syntax')
  assert.ok(outcome.fault.line! > 20)
  assert.deepEqual(
    records.map(({ kind }) => kind),
    ['publisher', 'contact', 'dataset'],
  )
  assert.deepEqual(
    records.flatMap(({ results }) => results.map(inShort)),
    ['violation Distribution-format-media-type CSV'],
  )
})

test('a line that cannot be read does not hide the other records of N-Triples', async () => {
  let text = ''
  for await (const piece of write([await quadsIn(catalogue())], 'ntriples')) text += piece
  const { outcome, records } = await check(
    text.replace(
      '<https://data.example.se/luft> <http://purl.org/dc/terms/publisher>',
      '<https://data.exam ple.se/luft> <http://purl.org/dc/terms/publisher>',
    ),
    'catalogue.nt',
  )
  assert.deepEqual(
    outcome.findings.map(({ code }) => code),
    ['iri-invalid', 'not-rdf-xml-for-dataportal'],
  )
  assert.equal(records.length, 6)
  assert.deepEqual(
    records.flatMap(({ results }) => results.map(inShort)),
    ['violation Dataset-publisher-required'],
  )
})

test('lines of N-Triples that are no statements are left out with their numbers, and the rest is checked', async () => {
  const lines = (await Array.fromAsync(write([await quadsIn(catalogue())], 'ntriples'))).join('').trimEnd().split('\n')
  const middle = lines.findIndex((line) => line.startsWith('<https://data.example.se/luft> <http://purl.org/dc/terms/publisher>'))
  const broken = lines
    .with(middle, '<https://data.example.se/luft> <http://purl.org/dc/terms/publisher> "never ended .')
    .toSpliced(3, 0, '!!')
  const { outcome, records } = await check(`${broken.join('\n')}\n`, 'catalogue.nt')
  assert.equal(outcome.fault, undefined)
  assert.deepEqual(
    outcome.findings.map(({ code, line }) => [code, line]),
    [
      ['rdf-line-left-out', 4],
      ['rdf-line-left-out', middle + 2],
      ['not-rdf-xml-for-dataportal', undefined],
    ],
  )
  assert.deepEqual([records.length, records.flatMap(({ results }) => results.map(inShort))], [6, ['violation Dataset-publisher-required']])
  const cutOff = await check(`${lines.slice(0, 20).join('\n')}\n${lines[20]!.slice(0, -5)}`, 'catalogue.nt')
  assert.ok(cutOff.outcome.fault, 'a file that breaks off is not read to its end')
  const noise = await check(`${lines[0]}\n${'!!\n'.repeat(200)}`, 'catalogue.nt')
  assert.ok(noise.outcome.fault, 'a file that is mostly noise is something else')
})

test('a file that is no RDF tells what it is', async () => {
  const { records, outcome } = await check('<!doctype html><p>Hej</p>', 'catalogue.html')
  assert.deepEqual([records, outcome.fault?.code, outcome.triples], [[], outcome.fault!.code, 0])
  assert.match(outcome.fault!.message.sv!, /webbsida/)
})

test('a profile that somebody asks for is the one used', async () => {
  const { records } = await check(catalogue(), 'catalogue.ttl', { asked: ['dcat-ap'] })
  assert.deepEqual([...new Set(records.flatMap(({ profiles }) => profiles))], ['dcat-ap'])
  assert.ok(records.some(({ results }) => results.some(({ shape }) => shape.endsWith('#Distribution-format-code'))))
})

test('what does not fit in memory is checked all the same', async () => {
  const many = Array.from(
    { length: 2_000 },
    (_, n) => `<https://data.example.se/${n}> a dcat:Dataset ; dcterms:title "${n}"@sv ; dcterms:description "Nr ${n}"@sv .`,
  )
  const { records, outcome } = await check(`${catalogue()}\n${many.join('\n')}`)
  assert.equal(outcome.records, 2_006)
  const missing = records.filter(({ results }) => results.some(({ shape }) => shape.endsWith('#Dataset-publisher-required')))
  assert.equal(missing.length, 2_000)
  assert.ok(missing.every(({ results }) => results[0]!.line! > catalogue().split('\n').length))
})

test('real catalogues are checked to their end, and no result shows a blank node', { skip: absent }, async () => {
  let results = 0
  for (const file of [...sharedFiles('dcat-se/*.{rdf,ttl}'), ...sharedFiles('dcat-eu/*.{rdf,ttl,xml,jsonld}')]) {
    const run = validateFile({ bytes: createReadStream(file), name: file, base: 'https://base.example/' }, { folder })
    for (let next = await run.next(); !next.done; next = await run.next())
      for (const { patch: _, ...result } of next.value.results) {
        results++
        for (const text of [result.part?.sv, result.part?.en, result.value, result.message.sv, result.fix.en, result.label?.sv])
          assert.doesNotMatch(text ?? '', /^(_:|n3-\d|[gbn]\d+$)/, `${file}: ${text}`)
      }
  }
  assert.ok(results > 10_000)
})

test('lines in real catalogues are those of the subject', { skip: absent }, async () => {
  const file = sharedFiles('dcat-se/sgu_2015.rdf')[0]!
  const lines = readFileSync(file, 'utf8').split('\n')
  const { records } = await check(lines.join('\n'), file)
  let placed = 0
  for (const result of records.flatMap((record) => record.results)) {
    if (result.line === undefined) continue
    placed++
    const near = lines.slice(0, result.line).findLast((line) => line.includes('rdf:about'))
    assert.ok(near?.includes(result.partUri ?? result.focus), `${result.line}: ${result.focus}`)
  }
  assert.ok(placed > 50)
})
