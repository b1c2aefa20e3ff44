import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { isomorphic } from 'rdf-isomorphic'
import { canonicalise } from './canonical.ts'
import { absent, asSet, read, sharedFiles, withoutGraphs, written } from './fixtures.ts'
import { lineOf, parseLines } from './ntriples.ts'
import { ParseProblem } from './parse.ts'
import { detectSyntax, headWanted, type Syntax } from './syntax.ts'

const base = 'http://base.example/'
const catalogues = (): string[] => sharedFiles('{dcat-se,dcat-eu,base-registers,cpsv}/**/*.{ttl,rdf,xml,nt,jsonld}')

function syntaxOf(file: string, bytes: Uint8Array): Syntax | undefined {
  const detected = detectSyntax({ name: file, head: bytes.subarray(0, headWanted) })
  return 'syntax' in detected ? detected.syntax : undefined
}

// Whole catalogues take rdf-isomorphic minutes; their canonical texts are compared instead.
const small = 2_000

test('every real file that can be read comes back the same from every syntax that we write', { skip: absent }, async () => {
  let files = 0
  for (const file of catalogues()) {
    const bytes = readFileSync(file)
    const syntax = syntaxOf(file, bytes)
    if (syntax === undefined) continue
    const quads = await read(bytes, { syntax, base }).then(
      (result) => withoutGraphs(result.quads),
      (error: unknown) => {
        assert.ok(error instanceof ParseProblem, String(error))
      },
    )
    if (quads === undefined) continue
    files++
    assert.deepEqual(
      parseLines(quads.map((quad) => lineOf(quad)).join('\n')).map((quad) => lineOf(quad)),
      quads.map((quad) => lineOf(quad)),
    )
    for (const target of ['turtle', 'trig', 'ntriples', 'nquads', 'rdfxml', 'jsonld'] as const) {
      const { text, findings } = await written([quads], target)
      const back = asSet((await read(text, { syntax: target })).quads)
      // One sample uses `dcat:Dataset` as a whole address, which JSON-LD cannot say: it is told, not written wrongly.
      if (findings.length > 0) {
        assert.ok(target === 'jsonld' && file.endsWith('breg/sample-01.xml'), `${file} as ${target}: ${findings[0]!.message.en}`)
        continue
      }
      if (quads.length <= small) assert.ok(back.length === quads.length && isomorphic(back, quads), `${file} as ${target}`)
      else assert.deepEqual(await canonicalise(back), await canonicalise(quads), `${file} as ${target}`)
    }
  }
  assert.ok(files > 100, `only ${files} files`)
})

test('a base register in three syntaxes is one graph', { skip: absent }, async () => {
  const stems = new Set(sharedFiles('base-registers/it_bdin/*').map((file) => file.replace(/\.\w+$/, '')))
  assert.ok(stems.size > 5)
  for (const stem of stems) {
    const [ttl, rdf, jsonld] = await Promise.all(
      (['ttl', 'rdf', 'jsonld'] as const).map(async (extension) => {
        const bytes = readFileSync(`${stem}.${extension}`)
        return asSet((await read(bytes, { syntax: syntaxOf(`${stem}.${extension}`, bytes)!, base })).quads)
      }),
    )
    assert.ok(isomorphic(ttl!, rdf!) && isomorphic(ttl!, jsonld!), stem)
    const hashes = await Promise.all([ttl!, rdf!, jsonld!].map(async (quads) => canonicalise(quads)))
    assert.ok('hash' in hashes[0]!)
    assert.deepEqual(hashes[0], hashes[1])
    assert.deepEqual(hashes[0], hashes[2])
  }
})

test('files that do not parse end with a line and advice, or tell what was left out', { skip: absent }, async () => {
  const broken: [string, RegExp | undefined][] = [
    ['dcat-eu/es_ttl__Conventions_catalog-dcat-themetaxonomy.ttl', /^Rad 10, tecken \d+: filen tar slut/],
    ['dcat-eu/es_ttl__Conventions_general-eli.ttl', /^Rad 9, tecken 5: .*punkt/],
    ['dcat-eu/es_ttl__Conventions_dataset-dct-spatial_incorrect.ttl', /^Rad 4, tecken \d+: .*semikolon/],
    ['dcat-eu/no_fdk_all_datasets.ttl', /^Rad 62, tecken 9: /],
    ['adms/ADMS-AP/purl.org/ADMS_SKOS_v2.00.rdf', /^Rad 47, tecken \d+: förkortningen «adms:»/],
    ['adms/ADMS-AP/releases/2.01/adms-ap_v2.01_rdf_schema.ttl', /^Rad 15, tecken \d+: förkortningen «owl:»/],
    ['peer-examples/semic-dcat-ap/3.0.1/html/examples/example-bee-population-dataset-series-api.ttl', /^Rad 20, tecken 1: /],
    ['dcat-eu/fr_udata_geonetwork.xml', undefined],
    ['dcat-eu/es_ttl__NTI-RISPv1_Dataset.ttl', undefined],
    ['dcat-eu/fr_udata_geonetwork-dcat-page-1.xml', undefined],
  ]
  for (const [name, message] of broken) {
    const [file] = sharedFiles(name)
    const bytes = readFileSync(file!)
    const outcome = await read(bytes, { syntax: syntaxOf(name, bytes)! }).catch((error: unknown) => error)
    if (message === undefined) {
      assert.ok(!(outcome instanceof Error) && (outcome as { findings: unknown[] }).findings.length > 0, name)
      continue
    }
    assert.ok(outcome instanceof ParseProblem, name)
    assert.match(outcome.finding.message.sv!, message)
  }
  for (const name of ['dcat-eu/fr_udata_combles.xml', 'dcat-eu/fr_udata_geo-ide_single-dataset.xml'])
    assert.equal(syntaxOf(name, readFileSync(sharedFiles(name)[0]!)), undefined)
})
