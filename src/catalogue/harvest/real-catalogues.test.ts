import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { harvestNode } from '../../../test/harvest.ts'
import { absent, codes, finding, sharedFiles, told } from './fixtures.ts'
import type { HarvestReport } from './harvest-from.ts'

type Row = { file: string; datasets: number; services: number; publicServices: number; parses: string }

/** The table in the data's own README, counted with other readers than ours. */
function published(): Row[] {
  const rows = readFileSync('../shared/data/README.md', 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  return rows
    .filter(([, file = '', syntax = '']) => /^(dcat-se|dcat-eu|base-registers|cpsv)\//.test(file) && syntax !== 'json')
    .map(([, file, , , , datasets, services, , publicServices, parses]) => ({
      file: file!,
      datasets: Number(datasets),
      services: Number(services),
      publicServices: Number(publicServices),
      parses: parses!,
    }))
}

/** Where the run differs from the table: its state, datasets, data services and public services, and the findings that say why. */
const exceptions: Record<string, readonly [string, number, number, number, ...string[]]> = {
  // Subjects such as <dataset1> with no base: without an address to stand on every statement is left out.
  'dcat-eu/de_db-tests_contributor.ttl': ['failed', 0, 0, 0, 'iri-relative', 'nothing-found'],
  'dcat-eu/de_db-tests_keyword.ttl': ['failed', 0, 0, 0, 'iri-relative', 'nothing-found'],
  'dcat-eu/de_db-tests_licenses.ttl': ['failed', 0, 0, 0, 'iri-relative', 'nothing-found'],
  // Prefixes and nothing else.
  'dcat-eu/es_rdf__Conventions_annex-4.rdf': ['failed', 0, 0, 0, 'nothing-found'],
  'dcat-eu/es_ttl__Conventions_annex-4.ttl': ['failed', 0, 0, 0, 'nothing-found'],
  // Broken at the source, and nothing whole before the fault.
  'dcat-eu/es_ttl__Conventions_catalog-dcat-themetaxonomy.ttl': ['failed', 0, 0, 0, 'rdf-truncated'],
  'dcat-eu/es_ttl__Conventions_dataservice-ogc-services.ttl': ['failed', 0, 0, 0, 'rdf-syntax'],
  'dcat-eu/es_ttl__Conventions_dataset-dct-spatial_correct.ttl': ['failed', 0, 0, 0, 'rdf-syntax'],
  'dcat-eu/es_ttl__Conventions_dataset-dct-spatial_incorrect.ttl': ['failed', 0, 0, 0, 'rdf-syntax'],
  'dcat-eu/es_ttl__Conventions_general-eli.ttl': ['failed', 0, 0, 0, 'rdf-syntax'],
  'dcat-eu/es_ttl__Conventions_general-themes.ttl': ['failed', 0, 0, 0, 'rdf-syntax'],
  // The dataset stands where the fault is; a publisher before it is whole.
  'dcat-eu/no_fdk_all_datasets.ttl': ['incomplete', 0, 0, 0, 'rdf-syntax', 'read-in-part'],
  // One address with a space: that statement is left out and the rest is read.
  'dcat-eu/es_ttl__NTI-RISPv1_Dataset.ttl': ['done', 1, 0, 0, 'iri-invalid'],
  'dcat-eu/fr_udata_geonetwork.xml': ['done', 0, 0, 0, 'iri-invalid'],
  // XML of other kinds.
  'dcat-eu/fr_udata_combles.xml': ['failed', 0, 0, 0, 'not-rdf-xml'],
  'dcat-eu/fr_udata_geo-ide_single-dataset.xml': ['failed', 0, 0, 0, 'not-rdf-xml'],
  // Answers of a CSW server, with several rdf:RDF in an envelope; the address of the last page's dataset is relative.
  'dcat-eu/fr_udata_geonetwork-dcat-page-1.xml': ['done', 2, 0, 0, 'rdf-wrapped', 'shared-address'],
  'dcat-eu/fr_udata_geonetwork-dcat-page-3.xml': ['done', 2, 0, 0, 'rdf-wrapped', 'iri-relative'],
  'dcat-eu/fr_udata_geonetwork-dcat-page-5.xml': ['done', 2, 0, 0, 'rdf-wrapped', 'iri-relative'],
  'dcat-eu/fr_udata_geonetwork-geodcatap-page-1.xml': ['done', 1, 4, 0, 'rdf-wrapped', 'iri-relative'],
  'dcat-eu/fr_udata_geonetwork-geodcatap-page-3.xml': ['done', 1, 4, 0, 'rdf-wrapped', 'iri-relative'],
  'dcat-eu/fr_udata_geonetwork-geodcatap-page-5.xml': ['done', 0, 4, 0, 'rdf-wrapped', 'iri-relative'],
  'dcat-eu/mqa_dcatap-de_catalog.rdf': ['done', 1, 0, 0],
  // Their contexts come with us, so they are read without asking anybody.
  'dcat-eu/fr_udata_esri.jsonld': ['done', 71, 0, 0, 'no-address'],
  'cpsv/spec-examples/example-rdf_public_service.jsonld': ['done', 0, 0, 1],
}

const recordsOf = async (node: Awaited<ReturnType<typeof harvestNode>>, source: string) =>
  (await node.live(source)).map(({ uri, kind, hash, catalogues }) => [uri, kind, hash, [...catalogues].sort()])

if (absent) test('real catalogues', { skip: absent }, () => {})
else {
  const node = await harvestNode()
  const reports = new Map<string, HarvestReport>()

  test('every real catalogue gives the datasets and services that its publisher wrote, or a listed reason', async () => {
    const rows = published()
    assert.equal(rows.length, 131)
    for (const { file, datasets, services, publicServices, parses } of rows) {
      const report = await node.harvest({ place: `../shared/data/${file}`, name: file })
      reports.set(file, report)
      const kinds = (await node.live(file)).map(({ kind }) => kind)
      const n = (kind: string) => kinds.filter((each) => each === kind).length
      const run = [report.outcome.state, n('dataset') + n('dataset-series'), n('data-service'), n('public-service')]
      const [state, d, s, p, ...reasons] = exceptions[file] ?? ['done', datasets, services, publicServices]
      assert.deepEqual(run, [state, d, s, p], file)
      for (const reason of reasons) assert.ok(codes(report).includes(reason), `${file}: ${codes(report)}`)
      assert.equal(parses === 'yes' || file in exceptions, true, file)
      assert.equal(report.outcome.refused ?? 0, 0, file)
    }
  })

  test('a file that cannot be read says where and what to do', () => {
    for (const [file, [, , , , ...reasons]] of Object.entries(exceptions))
      for (const reason of reasons.filter((code) => code === 'rdf-syntax' || code === 'rdf-truncated')) {
        const said = finding(reports.get(file)!, reason)!
        assert.ok(said.line! > 1, file)
        assert.match(said.message.sv!, new RegExp(`^Rad ${said.line}`), file)
        assert.ok(said.fix.sv!.length > 10 && said.fix.en!.length > 10, file)
      }
  })

  test('every real catalogue again, read anew, changes nothing', async () => {
    for (const [file, { outcome }] of reports) {
      if (outcome.state !== 'done') continue
      const again = await node.harvest({ place: `../shared/data/${file}`, name: file, confirmedRemoval: true })
      const expected = { state: 'done', added: 0, changed: 0, unchanged: outcome.added, removed: 0, refused: 0, held: 0 }
      assert.deepEqual(told(again), expected, file)
    }
  })

  for (const stem of ['ANPR', 'BAI', 'INIPEC', 'PRA', 'SIC', 'SINFI', 'servizigov'].map(
    (name) => `base-registers/it_bdin/metadatiDCATAPIT_${name}`,
  ))
    test(`${stem}: RDF/XML, Turtle and JSON-LD of a base register give the same records`, async () => {
      const [rdf, ttl, jsonld] = await Promise.all(['rdf', 'ttl', 'jsonld'].map((end) => recordsOf(node, `${stem}.${end}`)))
      assert.ok(rdf!.length > 0)
      assert.deepEqual(ttl, rdf)
      assert.deepEqual(jsonld, rdf)
    })

  for (const [stem, differing, why] of [
    ['dcat-se/DCAT-AP-SE__exempel__rekommenderat', 0, 'they say the same'],
    ['dcat-se/DCAT-AP-SE__exempel__obligatoriskt', 1, 'a full stop after the name of the publisher'],
    ['dcat-eu/dk_releases__v_2.1.0__examples__basic-example1', 1, 'a size is 5120.0 in one and 5120 in the other'],
    ['dcat-eu/de_brandenburg-catalog-original-input', 9, 'XML reads the line ends of descriptions as newlines'],
  ] as const)
    test(`${stem}: RDF/XML and Turtle give the same records but ${differing}: ${why}`, async () => {
      const [ttl, rdf] = [await recordsOf(node, `${stem}.ttl`), await recordsOf(node, `${stem}.rdf`)]
      const names = (records: typeof ttl) => records.map(([uri, kind]) => [uri, kind])
      assert.deepEqual(names(ttl), names(rdf))
      assert.equal(ttl.filter((record, at) => record[2] !== rdf[at]![2]).length, differing)
    })

  test('the samples and examples of the European profiles are taken in, or say why not', async () => {
    const files = sharedFiles('{adms/validator/pages/samples/*,peer-examples/**/*.{ttl,rdf,jsonld}}')
    assert.ok(files.length > 70)
    const failed: string[] = []
    for (const place of files) {
      const report = await node.harvest({ place, name: place })
      if (report.outcome.state === 'done') continue
      failed.push(`${place.replace('../shared/data/', '')}: ${report.outcome.state}, ${codes(report)}`)
    }
    const brokenAtTheSource = ['3.0.0', '3.0.1'].flatMap((version) => [
      `peer-examples/semic-dcat-ap/${version}/html/examples/example-bee-population-dataset-series-api.ttl: failed, rdf-syntax`,
      `peer-examples/semic-dcat-ap/${version}/html/examples/example-bee-population-dataset-series-combined.ttl: incomplete, rdf-syntax,read-in-part`,
    ])
    assert.deepEqual(failed, [
      // Latin-1 in a file that says nothing of it, after two datasets that are kept.
      'adms/validator/pages/samples/sample-turtle.ttl: incomplete, encoding-invalid,iri-invalid,iri-relative,read-in-part',
      ...brokenAtTheSource,
    ])
  })

  test('an example in two syntaxes gives the same records', async () => {
    const differing: string[] = []
    for (const file of sharedFiles('peer-examples/**/*.ttl')) {
      for (const other of [file.replace(/ttl$/, 'jsonld'), file.replace(/ttl$/, 'rdf')]) {
        const [one, two] = [await recordsOf(node, file), await recordsOf(node, other)]
        if (one.length > 0 && two.length > 0 && JSON.stringify(one) !== JSON.stringify(two))
          differing.push(other.replace('../shared/data/', ''))
      }
    }
    assert.deepEqual(differing, [
      'peer-examples/geodcat-ap/data-service.rdf', // other indentation in a description
      'peer-examples/geodcat-ap/quality-measurement.jsonld', // the Turtle has the measurements on other datasets
      'peer-examples/geodcat-ap/quality-measurement.rdf',
      'peer-examples/semic-dcat-ap/3.0.0-hvd/html/examples/example-data_service_terms_sla.jsonld', // the Turtle lacks a category
      'peer-examples/semic-dcat-ap/3.0.0/html/examples/example-bee-population-dataset-series-combined.jsonld', // the Turtle is broken
      'peer-examples/semic-dcat-ap/3.0.1/html/examples/example-bee-population-dataset-series-combined.jsonld',
    ])
  })
}
