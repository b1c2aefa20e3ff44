import assert from 'node:assert/strict'
import test from 'node:test'
import { harvestNode } from '../../../../test/harvest.ts'
import { assessSource, sourcesToAssess } from '../../assess.ts'
import { checkOf } from '../check-entries.ts'
import { catalogue, faultless, inShort, recordsOf, resultsOf } from '../fixtures.ts'
import { validateRecord } from '../validate-record.ts'

const { db, take, sourceOf } = await harvestNode()
const now = new Date('2026-11-25T12:00:00Z')

const series = 'https://data.example.se/serie'
const dataset = 'https://data.example.se/luft'
const inSeries = ['dcterms:issued "2024"', `dcat:inSeries <${series}> ; dcterms:issued "2024"`] as const
const member = (n: number) =>
  `<https://data.example.se/luft${n}> ${faultless[dataset].replace(...inSeries)}`.replaceAll('luft-csv', `luft-csv${n}`)
const members = (count: number) => Array.from({ length: count }, (_, n) => member(n + 1)).join('\n')
const agency = 'http://dataportal.se/organisation/SE2021000555'
const parts = (...links: readonly (readonly [string, string])[]) =>
  links
    .map(([whole, part]) => `<https://data.example.se/${whole}> dcterms:hasPart <https://data.example.se/${part}> .`)
    .concat(['b', 'c'].map((id) => `<https://data.example.se/${id}> ${faultless['https://data.example.se/katalog']}`))
    .join('\n')

/** What a catalogue says, and the rules about several records that it breaks: each as record, severity, rule and value. */
const cases: readonly (readonly [what: string, text: string, ...told: string[]])[] = [
  ['a dataset that is like its series', catalogue(inSeries)],
  [
    'a dataset with another publisher than its series',
    catalogue(inSeries, [
      `Luftdata år för år."@sv, "Air data by year."@en ;\n    dcterms:publisher <${agency}>`,
      'År för år."@sv, "By year."@en ;\n    dcterms:publisher <https://other.example/b>',
    ]),
    `luft warning Dataset-publisher-as-series ${agency}`,
    'luft warning Dataset-publisher-as-series https://other.example/b',
  ],
  [
    'a dataset with a keyword that its series does not have',
    `${catalogue(inSeries)}\n<${dataset}> dcat:keyword "kväve"@sv .`,
    'luft warning Dataset-keyword-as-series kväve',
  ],
  ['a dataset that leaves out what its series states', catalogue(inSeries, ['dcat:keyword "luft"@sv ;\n    dcat:theme', 'dcat:theme'])],
  [
    'a dataset in two series cannot be like both',
    `${catalogue(inSeries)}\n<${dataset}> dcat:inSeries <https://data.example.se/serie2> ; dcat:keyword "kväve"@sv . <https://data.example.se/serie2> ${faultless[series]}`,
  ],
  ['fifty datasets in a series', `${catalogue()}\n${members(50)}`],
  ['fifty-one datasets in a series', `${catalogue()}\n${members(51)}`, 'serie warning DatasetSeries-members-most'],
  [
    'a series in a series',
    catalogue(['a dcat:DatasetSeries ;', 'a dcat:DatasetSeries ; dcat:inSeries <https://data.example.se/serie2> ;']),
    'serie warning DatasetSeries-inSeries-none',
  ],
  [
    'two datasets and a service with one identifier',
    `${catalogue()}\n<${dataset}> dcterms:identifier "1" . <https://data.example.se/tjanst> dcterms:identifier "1" .`,
    'luft warning Dataset-identifier-own https://data.example.se/tjanst',
    'tjanst warning DataService-identifier-own https://data.example.se/luft',
  ],
  ['an agent may have the number that a dataset has as identifier', `${catalogue()}\n<${dataset}> dcterms:identifier "202100-0555" .`],
  [
    'a publisher that is a contact of another record',
    `${catalogue()}\n<https://data.example.se/luft2> ${faultless[dataset]
      .replace('https://data.example.se/kontakt', agency)
      .replace(`dcterms:publisher <${agency}>`, 'dcterms:publisher <https://other.example/b>')}`,
    `SE2021000555 warning Agent-not-contact https://data.example.se/luft2`,
  ],
  ['a catalogue with two parts', `${catalogue()}\n${parts(['katalog', 'b'], ['katalog', 'c'])}`],
  [
    'a catalogue whose part has a part',
    `${catalogue()}\n${parts(['katalog', 'b'], ['b', 'c'])}`,
    'katalog violation Catalog-hasPart-one-level https://data.example.se/c',
  ],
  [
    'two catalogues that are part of one another',
    `${catalogue()}\n${parts(['katalog', 'b'], ['b', 'katalog'])}`,
    'b violation Catalog-hasPart-circle https://data.example.se/katalog',
    'b violation Catalog-hasPart-one-level https://data.example.se/b',
    'katalog violation Catalog-hasPart-circle https://data.example.se/b',
    'katalog violation Catalog-hasPart-one-level https://data.example.se/katalog',
  ],
  [
    'a catalogue that is part of itself',
    `${catalogue()}\n${parts(['katalog', 'katalog'])}`,
    'katalog violation Catalog-hasPart-circle https://data.example.se/katalog',
    'katalog violation Catalog-hasPart-one-level https://data.example.se/katalog',
  ],
  ['a catalogue that lists nothing', catalogue([`dcat:dataset <${dataset}> ;`, '']), 'katalog violation Catalog-dataset-required'],
]
const several =
  /#(.+-as-series|.+-identifier-own|DatasetSeries-(members|inSeries).*|Agent-not-contact|Catalog-hasPart-(one-level|circle)|Catalog-dataset-required)$/
const asTold = (focus: string, results: Parameters<typeof inShort>[0][]) =>
  results.filter(({ shape }) => several.test(shape)).map((result) => `${focus.slice(focus.lastIndexOf('/') + 1)} ${inShort(result)}`)

let at = 0
for (const [what, text, ...told] of cases) {
  test(`${what}: ${told.join(', ').slice(0, 150) || 'nothing'}`, async () => {
    const results = await resultsOf(text, 'dcat-ap-se')
    assert.deepEqual(
      [...new Set(results.map(({ focus }) => focus))]
        .flatMap((focus) =>
          asTold(
            focus,
            results.filter((one) => one.focus === focus),
          ),
        )
        .sort(),
      told,
    )
  })
  test(`${what}: a harvested source is told the same`, async () => {
    const name = `Källa ${++at}`
    await take(text, { name })
    const { id } = await sourceOf(name)
    await assessSource(db, id, now)
    assert.deepEqual(await toldOf(id), told)
  })
}

async function toldOf(source: number): Promise<string[]> {
  const entries = await db.selectFrom('entry').select(['id', 'uri']).where('source_id', '=', source).where('ended_at', 'is', null).execute()
  const told = await Promise.all(entries.map(async ({ id, uri }) => asTold(uri, (await checkOf(db, id))!.results)))
  return told.flat().sort()
}

test('without what others say, no rule about several records is judged', async () => {
  for (const [, text] of cases.slice(1))
    for (const { surroundings: _, ...record } of await recordsOf(text))
      assert.deepEqual(
        asTold(record.uri, validateRecord(record, ['dcat-ap-se'])).filter((one) => !one.includes('inSeries-none')),
        [],
      )
})

test('what stands beside a change is checked again, and nothing else', async () => {
  const name = 'Föränderlig'
  const harvest = async (text: string) => {
    await take(text, { name })
    const { id } = await sourceOf(name)
    assert.deepEqual(await sourcesToAssess(db), [id])
    const { checked } = await assessSource(db, id, now)
    assert.deepEqual(await sourcesToAssess(db), [])
    return { checked, told: await toldOf(id) }
  }
  const full = `${catalogue()}\n${members(50)}`
  assert.deepEqual(await harvest(full), { checked: 56, told: [] })
  // The dataset that joins; the series, and the publisher and the contact that it names.
  assert.deepEqual(await harvest(`${full}\n${member(51)}`), { checked: 4, told: ['serie warning DatasetSeries-members-most'] })
  // It goes again.
  assert.deepEqual(await harvest(full), { checked: 3, told: [] })
  // The series gets another keyword: all in it differ.
  const { checked, told } = await harvest(
    full.replace(
      'dcat:keyword "luft"@sv ;\n    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:conformsTo <https://www.example.se/standard> ;\n    dcterms:issued "2024-01-01"',
      'dcat:keyword "vatten"@sv ;\n    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:conformsTo <https://www.example.se/standard> ;\n    dcterms:issued "2024-01-01"',
    ),
  )
  assert.equal(checked, 51)
  assert.equal(told.length, 100)
})
