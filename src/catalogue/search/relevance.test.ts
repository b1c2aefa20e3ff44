import assert from 'node:assert/strict'
import test, { before } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { loadSynonyms } from './edit-synonyms.ts'
import { type ExampleName, exampleNames, exampleUri, searchableExample } from './fixtures.ts'
import { putEntries } from './put-entries.fixture.ts'
import { search } from './search.ts'

const { db } = await testDatabase()

before(async () => {
  await loadSynonyms(db)
  await putEntries(
    db,
    exampleNames.map((name, n) => searchableExample(name, n + 1)),
  )
})

async function found(text: string): Promise<string[]> {
  const { hits, total } = await search(db, { text, limit: 100 })
  assert.equal(total, hits.length)
  return hits.map(({ uri }) => exampleNames.find((name) => exampleUri(name) === uri)!)
}

/** What is found first, in this order; then what must be among the rest, and what must not. */
type Expected = { query: string; first?: ExampleName[]; also?: ExampleName[]; never?: ExampleName[] }

const expected: Expected[] = [
  // The word itself, then in a title's compound, then in a description; whatever the inflection.
  {
    query: 'vatten',
    first: ['vattnetHistoria'],
    also: ['badvattenkvalitet', 'dricksvattentäkter', 'grundvattennivåer', 'vattenskydd', 'fiske', 'strandbeskrivning'],
  },
  { query: 'vattnet', first: ['vattnetHistoria'], also: ['badvattenkvalitet', 'strandbeskrivning'] },
  { query: 'VATTEN', first: ['vattnetHistoria'] },
  { query: 'badvatten', first: ['kvalitetPåBadvatten', 'badvattenkvalitet'], never: ['vattnetHistoria', 'dricksvattentäkter'] },
  { query: 'badvattenkvalitet', first: ['badvattenkvalitet', 'kvalitetPåBadvatten'], never: ['luftkvalitet'] },
  { query: 'badvattenkvaliteten', first: ['badvattenkvalitet', 'kvalitetPåBadvatten'] },
  { query: 'kvalitet på badvatten', first: ['kvalitetPåBadvatten', 'badvattenkvalitet'] },
  { query: 'bad vatten', also: ['kvalitetPåBadvatten', 'badvattenkvalitet'], never: ['dricksvattentäkter'] },
  { query: 'grundvatten', first: ['grundvattennivåer'] },
  { query: 'täkt', first: ['dricksvattentäkter'] },
  { query: 'bygglov', first: ['bygglov'], also: ['bygglovsärenden', 'buildingPermits'], never: ['detaljplaner'] },
  { query: 'byggloven', first: ['bygglov'], also: ['bygglovsärenden'] },
  { query: 'lov', also: ['bygglov', 'bygglovsärenden'] },
  { query: 'register', also: ['fastighetsregister', 'föreningsregister', 'skolenheter'], never: ['nämnder'] },
  { query: 'registret', also: ['fastighetsregister', 'föreningsregister'] },
  { query: 'skola', also: ['skolskjuts', 'skolenheter', 'schools'] },
  { query: 'skolor', also: ['skolskjuts', 'skolenheter'] },
  { query: 'gymnasieskola', first: ['skolenheter'] },
  { query: 'avgifter', first: ['parkeringsavgifter'] },
  { query: 'parkering', also: ['parkeringsavgifter', 'parkeringsplatser'] },
  { query: 'trafik', first: ['trafikflöden'], also: ['trafikolyckor', 'trafiksäkerhet', 'hållplatser'] },
  { query: 'statistik', first: ['statistik'] },
  { query: 'kommunstyrelsens protokoll', first: ['kommunstyrelsen'] },
  { query: 'ärende', first: ['bygglovsärenden'] },
  // Swedish and English, and what nobody means.
  { query: 'water', also: ['grundvattennivåer', 'vattnetHistoria'] },
  { query: 'school', first: ['schools'], also: ['skolenheter'] },
  { query: 'road network', first: ['vägnät'] },
  { query: 'building permit', first: ['buildingPermits'], also: ['bygglov'] },
  { query: 'air quality', first: ['luftkvalitet'] },
  { query: 'organisation', first: ['organisation'], never: ['organ'] },
  { query: 'organ', first: ['organ'], never: ['organisation'] },
  { query: 'cafe', first: ['café'] },
  { query: 'svamp', first: [] },
  { query: 'open data', first: ['öppnaData'], also: ['policy'] },
  { query: 'öppna data', first: ['öppnaData', 'policy'] },
  { query: 'öppna-data', first: ['öppnaData'] },
  { query: 'olycka', first: ['trafikolyckor'] },
  { query: 'is', first: ['is'] },
  // Names, numbers, addresses.
  { query: 'ISO/IEC 27001', first: ['ledningssystem'] },
  { query: 'iso 27001', first: ['ledningssystem'] },
  { query: 'EN 301 549', first: ['tillgänglighet'] },
  { query: 'EN301549', first: ['tillgänglighet'] },
  { query: 'DCAT-AP', first: ['dcat'] },
  { query: 'dcat ap 3.0.1', first: ['dcat'] },
  { query: 'e-tjänst', first: ['etjänst'] },
  { query: 'etjänst', first: ['etjänst'] },
  { query: 'https://exempel.se/bygglov', first: ['bygglov'], never: ['bygglovsärenden'] },
  { query: 'exempel.se/bygglov/', first: [] },
  { query: 'Ekdala', also: ['badvattenkvalitet', 'leverantörsfakturor'] },
  // Phrases, exclusion, unfinished words.
  { query: '"kvalitet på badvatten"', first: ['kvalitetPåBadvatten'], never: ['badvattenkvalitet'] },
  { query: '"badvatten kvalitet"', first: [] },
  { query: 'vatten -badvatten', first: ['vattnetHistoria'], never: ['kvalitetPåBadvatten'] },
  { query: 'trafik -olyckor', never: ['trafikolyckor'], also: ['trafikflöden'] },
  { query: 'bygglo', first: ['bygglov'], also: ['bygglovsärenden'] },
  { query: 'översvämn', first: ['översvämning'] },
]

for (const { query, first, also = [], never = [] } of expected) {
  test(`«${query}» finds ${[...(first ?? []), ...also].join(', ') || 'nothing'}`, async () => {
    const names = await found(query)
    if (first) assert.deepEqual(names.slice(0, first.length), first, `found ${names.join(', ')}`)
    if (first?.length === 0) assert.deepEqual(names, [])
    for (const name of also) assert.ok(names.includes(name), `${name} is not among ${names.join(', ')}`)
    for (const name of never) assert.ok(!names.includes(name), `${name} is among ${names.join(', ')}`)
  })
}

for (const [typed, meant] of [
  ['byglov', 'bygglov'],
  ['badvatenkvalitet', 'badvattenkvalitet'],
  ['statstik om företag', 'statistik om företag'],
  ['trafikolykcor', 'trafikolyckor'],
] as const) {
  test(`«${typed}» is not found, and «${meant}» is suggested, which is`, async () => {
    const { total, didYouMean } = await search(db, { text: typed })
    assert.equal(total, 0)
    assert.equal(didYouMean, meant)
    assert.ok((await search(db, { text: meant })).total > 0)
  })
}
