import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import test, { after } from 'node:test'
import oxigraph from 'oxigraph'
import { absent, sharedFiles } from '../harvest/fixtures.ts'
import type { IndicatorId } from './indicators.ts'
import type { Convention, Method } from './method.ts'
import { type FileScore, scoreFile } from './score-file.ts'

// The oracle is SPARQL over the published file: another reader, another engine, and none of our own code.

const dcat = 'http://www.w3.org/ns/dcat#'
const prefixes = `prefix dcat: <${dcat}> prefix dcterms: <http://purl.org/dc/terms/> prefix type: <http://publications.europa.eu/resource/authority/file-type/>`

/** Kinds that are more than a dataset are not scored with them. */
const datasets = '?d a dcat:Dataset filter not exists { ?d a dcat:DatasetSeries }'
const of = (what: string) => `select (count(distinct ?d) as ?n) { ${datasets} . ${what} }`
const among = (what: string) =>
  `select (count(*) as ?n) { select distinct ?d ?f { ${datasets} . ?d dcat:distribution ?f . filter(!isLiteral(?f)) . ${what} } }`
const stated = (property: string, subject = '?d') =>
  `${subject} ${property} ?v filter(!isLiteral(?v) || replace(str(?v), "^[\\\\s]+|[\\\\s]+$", "") != "")`
const format = (pattern: string) =>
  `?f dcterms:format ?v filter(isIri(?v) && regex(str(?v), "^https?://publications.europa.eu/resource/authority/file-type/(${pattern})/?$"))`

const questions: { [id in IndicatorId]?: string } = {
  keyword: of(stated('dcat:keyword')),
  theme: of(stated('dcat:theme')),
  spatial: of(stated('dcterms:spatial')),
  temporal: of(stated('dcterms:temporal')),
  accessRights: of(stated('dcterms:accessRights')),
  accessRightsVocabulary: of(
    '?d dcterms:accessRights ?v filter regex(str(?v), "^https?://publications.europa.eu/resource/authority/access-right/[A-Z_]+/?$")',
  ),
  contactPoint: of(stated('dcat:contactPoint')),
  publisher: of(stated('dcterms:publisher')),
  issued: of(stated('dcterms:issued')),
  modified: of(stated('dcterms:modified')),
  downloadUrl: among(stated('dcat:downloadURL', '?f')),
  format: among(stated('dcterms:format', '?f')),
  mediaType: among(stated('dcat:mediaType', '?f')),
  nonProprietary: among(
    format(
      'CSV|JSON|GEOJSON|JSON_LD|XML|KML|KMZ|HTML|TXT|ZIP|RTF|TIFF|PNG|JPEG2000|ODS|TSV|RSS|ICS|GZIP|DBF|BMP|NETCDF|WMS_SRVC|TAR|RDF_XML|RDF_TURTLE|RDF_N_TRIPLES|RDF_N_QUADS|RDF_TRIG',
    ),
  ),
  licence: among(stated('dcterms:license', '?f')),
  rights: among(stated('dcterms:rights', '?f')),
  byteSize: among(stated('dcat:byteSize', '?f')),
}

function recount(file: string): { [id in IndicatorId]?: number } & { records: number; distributions: number } {
  const store = new oxigraph.Store()
  const text = readFileSync(file, 'utf8')
  store.load(text, {
    format: file.endsWith('.ttl') ? 'text/turtle' : 'application/rdf+xml',
    base_iri: 'https://no-base.invalid/',
    lenient: true,
  })
  // As everywhere here: a statement with a relative or malformed address says nothing, since a file that is handed in stands on no address.
  store.update('delete { ?s ?p ?o } where { ?s ?p ?o filter(isIri(?o) && regex(str(?o), "^https://no-base[.]invalid/|[ <>{}|`]")) }')
  const ask = (query: string) => Number((store.query(`${prefixes} ${query}`) as Map<string, { value: string }>[])[0]!.get('n')!.value)
  return {
    records: ask(of('')),
    distributions: ask(among('')),
    ...Object.fromEntries(Object.entries(questions).map(([id, query]) => [id, ask(query)])),
  }
}

if (absent) test('points of real catalogues', { skip: absent }, () => {})
else {
  const folder = await mkdtemp(join(tmpdir(), 'allmanning-score-'))
  after(() => rm(folder, { recursive: true, force: true }))
  const score = (file: string) => scoreFile(file, { folder, now: new Date('2026-11-23T00:00:00Z') })
  const counted = ({ methods }: FileScore) => {
    const { share } = methods.eu
    return {
      records: share.records,
      distributions: share.distributions,
      ...Object.fromEntries(Object.keys(questions).map((id) => [id, share.counts[id as IndicatorId].met])),
    }
  }

  const newest = sharedFiles('dcat-evolution/raa_soch/*.rdf').at(-1)!
  const [bremen] = sharedFiles('dcat-eu/de_bremen-catalog-original-input.rdf')

  const files = [
    newest,
    bremen!,
    ...sharedFiles('dcat-eu/de_{brandenburg,destatis}-catalog-original-input.rdf'),
    ...['antwerpen', 'civictech', 'it_foggia', 'it_upo', 'luftfartyg', 'swedishpolls']
      .map((name) => sharedFiles(`dcat-evolution/${name}/*.rdf`).at(-1))
      .filter((file) => file !== undefined),
  ]
  for (const file of files)
    test(`${basename(file)}: what is counted is what SPARQL counts`, async () => {
      assert.deepEqual(counted(await score(file)), recount(file))
    })

  const points = ({ methods }: FileScore, method: Method, convention: Convention) => {
    const { points, unknown } = methods[method][convention === 'share' ? 'share' : 'best']
    return [points, unknown].map((value) => Math.round(value * 100) / 100)
  }

  // K-samsök: every dataset is described alike. 30 + 30 for keyword and theme, 20 format, 30 licence, 15 access rights, 20 contact, 10 publisher, 5 rights.
  test('the newest K-samsök has 160 points by the rules of the EU', async () => {
    const found = await score(newest)
    assert.deepEqual(points(found, 'eu', 'best-distribution'), [160, 80])
    assert.deepEqual(points(found, 'eu', 'share'), [160, 80])
    // Its format is a media type: one of two distributions is RDF, the other HTML or so. 5 + 20 + 20 more for the better, half of it for both.
    assert.deepEqual(points(found, 'digg', 'best-distribution'), [205, 50])
    assert.deepEqual(points(found, 'digg', 'share'), [182.5, 50])
    assert.deepEqual(
      found.methods.eu.fixes.slice(0, 3).map(({ id, records, gain }) => [id, records, gain]),
      [
        ['add-download-url', 152, 50],
        ['list-format', 152, 45],
        ['add-spatial', 152, 20],
      ],
    )
    assert.deepEqual(found.beside.stars, { count: [0, 152, 0, 0, 152], mean: 2.5 })
  })

  test('Bremen by the share of distributions is what the counts of SPARQL give, put together by hand', async () => {
    const found = await score(bremen!)
    const n = recount(bremen!)
    const own =
      (30 * n.keyword! + 30 * n.theme! + 20 * n.spatial! + 20 * n.temporal! + 20 * n.contactPoint! + 10 * n.publisher! + 5 * n.issued!) /
      153
    // 114 of 474: half a point each for 226 formats and 2 media types. Machine-readable 195 and no licence from the list.
    const theirs = (20 * n.format! + 10 * n.mediaType! + 10 * 114 + 20 * n.nonProprietary! + 20 * 195 + 20 * n.licence!) / 237
    assert.ok(Math.abs(found.methods.eu.share.points - own - theirs) < 1e-9)
    assert.deepEqual(points(found, 'eu', 'share'), [198.95, 78.95])
    assert.deepEqual(points(found, 'eu', 'best-distribution'), [199.22, 77.06])
  })

  test('the points of K-samsök over its twelve versions', async () => {
    const trend = []
    for (const file of sharedFiles('dcat-evolution/raa_soch/*.rdf')) trend.push(points(await score(file), 'digg', 'best-distribution')[0])
    // In February 2020 the access rights became a value from the list of the EU.
    assert.deepEqual(trend, [200, 200, 200, 200, 200, 200, 200, 200, 205, 205, 205, 205])
  })
}
