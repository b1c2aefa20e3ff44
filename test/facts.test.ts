import assert from 'node:assert/strict'
import { createReadStream, existsSync, globSync, readFileSync } from 'node:fs'
import test from 'node:test'
import type { Quad } from '@rdfjs/types'
import { parse as parseCsv } from 'csv-parse/sync'
import { Parser } from 'n3'
import { parse as parseYaml } from 'yaml'
import { parse } from '../src/rdf/parse.ts'
import type { Syntax } from '../src/rdf/syntax.ts'

const a = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const allm = (name: string) => `https://w3id.org/allmanning/ns#${name}`
const dcat = (name: string) => `http://www.w3.org/ns/dcat#${name}`
const dcterms = (name: string) => `http://purl.org/dc/terms/${name}`
const prov = (name: string) => `http://www.w3.org/ns/prov#${name}`
const skos = (name: string) => `http://www.w3.org/2004/02/skos/core#${name}`

type Organisation = {
  kind: string
  name_sv: string
  organisation_number: string
  code: string
  county_code: string
  skr_group: string
  source: string
  as_of: string
}
type Concept = { uri: string; code: string; sv: string; en: string }
type Table = { source: string; asOf: string; edition: string; concepts: Concept[] }
type Wording = { sv: string; en: string }
type Recommendation = { number?: number; name: Wording; lead: Wording; points: Wording[]; explanation: Wording }
type Framework = { 'dcterms:source': string; asOf: string; recommendations: Recommendation[]; parts: Recommendation[] }

const json = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T
const turtle = (path: string) => new Parser().parse(readFileSync(path, 'utf8'))
const organisations = parseCsv(readFileSync('data/organisations.csv', 'utf8'), { columns: true, delimiter: ';' }) as Organisation[]
const tables = globSync('data/authority/*.json').map((path) => ({ path, ...json<Table>(path) }))
const framework = json<Framework>('data/framework.json')
const standards = turtle('data/standards.ttl')
const blocks = turtle('data/building-blocks.ttl')
const vocabulary = turtle('data/vocabulary.ttl')

const syntaxes: Record<string, Syntax> = { ttl: 'turtle', rdf: 'rdfxml', jsonld: 'jsonld' }
const catalogues = globSync('data/demonstration/**/*.{ttl,rdf,jsonld}')
const software = globSync('data/demonstration/**/*.publiccode.yml')

async function read(path: string): Promise<Quad[]> {
  const quads: Quad[] = []
  for await (const batch of parse(createReadStream(path), {
    syntax: syntaxes[path.split('.').at(-1)!]!,
    base: 'https://w3id.org/allmanning/',
  }))
    quads.push(...batch)
  return quads
}

const subjects = (quads: readonly Quad[], type: string) =>
  quads.filter((quad) => quad.predicate.value === a && quad.object.value === type).map((quad) => quad.subject.value)
const values = (quads: readonly Quad[], subject: string, predicate: string) =>
  quads.filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate).map((quad) => quad.object)
const languages = (quads: readonly Quad[], subject: string, predicate: string) =>
  values(quads, subject, predicate).flatMap((object) =>
    object.termType === 'Literal' && object.value.trim() !== '' ? [object.language] : [],
  )
const repeated = (list: readonly string[]) => list.filter((entry, index) => list.indexOf(entry) !== index)

/** The tenth digit of an organisation number makes the Luhn sum a multiple of ten. */
function passesCheckDigit(number: string): boolean {
  if (!/^\d{6}-\d{4}$/.test(number)) return false
  const sum = [...number.replace('-', '')]
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1))
    .reduce((total, part) => total + (part > 9 ? part - 9 : part), 0)
  return sum % 10 === 0
}

test('there are 290 municipalities and 21 regions, each with a code of its own', () => {
  const municipalities = organisations.filter(({ kind }) => kind === 'municipality')
  const regions = organisations.filter(({ kind }) => kind === 'region')
  assert.equal(municipalities.length, 290)
  assert.equal(regions.length, 21)
  assert.deepEqual(repeated(municipalities.map(({ code }) => code)), [])
  assert.deepEqual(repeated(regions.map(({ code }) => code)), [])
  assert.deepEqual(
    municipalities.filter(({ code, county_code }) => !/^\d{4}$/.test(code) || !code.startsWith(county_code)),
    [],
  )
  const counties = new Set(regions.map(({ county_code }) => county_code))
  assert.deepEqual(
    municipalities.filter(({ county_code }) => !counties.has(county_code)),
    [],
  )
})

test('each municipality belongs to one of the nine groups, and all nine are used', () => {
  const groups = new Set(organisations.filter(({ kind }) => kind === 'municipality').map(({ skr_group }) => skr_group))
  const codes = json<Table>('data/authority/municipal-groups.json').concepts.map(({ code }) => code)
  assert.equal(codes.length, 9)
  assert.deepEqual([...groups].sort(), codes)
})

test('organisation numbers pass the check digit, and no two agencies share one', () => {
  const numbers = organisations.map(({ organisation_number }) => organisation_number).filter((number) => number !== '')
  assert.ok(numbers.length > 200)
  assert.deepEqual(
    numbers.filter((number) => !passesCheckDigit(number)),
    [],
  )
  assert.deepEqual(repeated(numbers), [])
  assert.deepEqual(
    organisations.filter(({ kind, organisation_number }) => kind === 'agency' && organisation_number === ''),
    [],
  )
})

test('a figure of a year belongs to an organisation that is listed, once, and has a source', () => {
  const figures = parseCsv(readFileSync('data/organisation-facts.csv', 'utf8'), { columns: true, delimiter: ';' }) as Record<
    string,
    string
  >[]
  assert.ok(figures.length > 2000)
  const numbers = new Set(organisations.map(({ organisation_number }) => organisation_number))
  assert.deepEqual(
    figures.filter(
      ({ organisation_number, fact, year, value, source }) =>
        !numbers.has(organisation_number!) ||
        fact !== 'staff' ||
        !/^20\d\d$/.test(year!) ||
        !/^[1-9]\d*$/.test(value!) ||
        !source!.startsWith('https://'),
    ),
    [],
  )
  assert.deepEqual(repeated(figures.map(({ organisation_number, fact, year }) => `${organisation_number} ${fact} ${year}`)), [])
})

test('the invented people have every role, somebody has roles in two organisations, and all are in ones that are there', () => {
  type People = { people: { subject: string; roles: { role: string; at: string }[] }[] }
  const { people } = json<People>('data/demonstration/people.json')
  const keys = json<{ organisations: { key: string; code?: string }[] }>('data/demonstration/organisations.json').organisations
  const held = people.flatMap(({ roles }) => roles)
  assert.deepEqual([...new Set(held.map(({ role }) => role))].sort(), [
    'administrator',
    'assessor',
    'coordinator',
    'decision-maker',
    'editor',
    'reader',
    'steward',
  ])
  assert.deepEqual(
    held.filter(({ at }) => at !== 'node' && !keys.some(({ key }) => key === at)),
    [],
  )
  assert.ok(people.some(({ roles }) => new Set(roles.map(({ at }) => at)).size > 1))
  for (const role of ['administrator', 'coordinator']) assert.ok(held.some((one) => one.at === 'node' && one.role === role))
  const real = new Set(organisations.map(({ code }) => code).filter((code) => code !== ''))
  assert.deepEqual(
    keys.filter(({ code }) => code !== undefined && real.has(code)),
    [],
    'an invented code belongs to nobody',
  )
})

test('each organisation has a name, a source and a date', () => {
  assert.deepEqual(
    organisations.filter((row) => row.name_sv === '' || !row.source.startsWith('https://') || !/^\d{4}-\d{2}-\d{2}$/.test(row.as_of)),
    [],
  )
  assert.deepEqual(repeated(organisations.map(({ kind, name_sv }) => `${kind} ${name_sv}`)), [])
})

test('each building block of Ena says where to turn, by a contact with name, address and source', () => {
  const iris = blocks
    .filter(({ predicate, object }) => predicate.value === dcterms('type') && object.value === allm('BuildingBlock'))
    .map(({ subject }) => subject.value)
  const vcard = (name: string) => `http://www.w3.org/2006/vcard/ns#${name}`
  const without = iris.filter((iri) => values(blocks, iri, dcat('contactPoint')).length === 0)
  assert.equal(iris.length - without.length, 15)
  for (const iri of without) assert.equal(values(blocks, iri, allm('level'))[0]?.value, allm('European'), iri)
  for (const contact of new Set(iris.flatMap((iri) => values(blocks, iri, dcat('contactPoint')).map(({ value }) => value)))) {
    assert.deepEqual(languages(blocks, contact, vcard('fn')).sort(), ['en', 'sv'], contact)
    assert.match(values(blocks, contact, vcard('hasEmail'))[0]?.value ?? '', /^mailto:[^@\s]+@[a-z]+\.se$/, contact)
    assert.equal(values(blocks, contact, dcterms('source')).length, 1, contact)
  }
})

test('each concept in an authority table has an address, a code and both languages', () => {
  assert.ok(tables.length >= 10)
  for (const { path, source, asOf, edition, concepts } of tables) {
    assert.match(source, /^https?:\/\//, path)
    assert.match(asOf, /^\d{4}-\d{2}-\d{2}$/, path)
    assert.ok(edition, path)
    assert.deepEqual(
      concepts.filter(({ sv, en, code }) => !sv?.trim() || !en?.trim() || !code),
      [],
      path,
    )
    assert.deepEqual(
      concepts.filter(({ uri }) => !URL.canParse(uri)),
      [],
      path,
    )
    assert.deepEqual(repeated(concepts.map(({ uri }) => uri)), [], path)
  }
})

test('the tables are as large as the profile says', () => {
  const sizes = Object.fromEntries(tables.map(({ path, concepts }) => [path.split('/').at(-1), concepts.length]))
  assert.equal(sizes['themes.json'], 13)
  assert.equal(sizes['publisher-types.json'], 11)
  assert.equal(sizes['high-value-categories.json'], 96)
  assert.equal(sizes['planned-availability.json'], 4)
  assert.ok(sizes['file-types.json']! > 200)
})

test('an address belongs to one licence only, in whatever form it is written', () => {
  const licences = json<{ concepts: (Concept & { variants: string[] })[] }>('data/authority/licences.json').concepts
  assert.deepEqual(repeated(licences.flatMap(({ uri, variants }) => [uri, ...variants])), [])
  const by = licences.find(({ uri }) => uri === 'http://creativecommons.org/licenses/by/4.0/')
  assert.ok(by?.variants.includes('https://creativecommons.org/licenses/by/4.0'))
  assert.ok(by?.variants.includes('http://publications.europa.eu/resource/authority/licence/CC_BY_4_0'))
})

test('the framework has nine recommendations and segmentation, in both languages, with source and date', () => {
  assert.deepEqual(
    framework.recommendations.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  )
  assert.deepEqual(
    framework.parts.map(({ number }) => number),
    [undefined],
  )
  assert.match(framework['dcterms:source'], /^https:\/\/www\.digg\.se\//)
  assert.match(framework.asOf, /^\d{4}-\d{2}-\d{2}$/)
  for (const { name, lead, points, explanation } of [...framework.recommendations, ...framework.parts])
    for (const text of [name, lead, explanation, ...points]) assert.ok(text.sv && text.en, JSON.stringify(text))
})

test('each standard has title, description, publisher, level and whether it is official', () => {
  const iris = subjects(standards, dcterms('Standard'))
  assert.ok(iris.length >= 100)
  for (const iri of iris) {
    assert.ok(URL.canParse(iri), iri)
    assert.deepEqual(languages(standards, iri, dcterms('title')).sort(), ['en', 'sv'], iri)
    assert.deepEqual(languages(standards, iri, dcterms('description')).sort(), ['en', 'sv'], iri)
    assert.equal(values(standards, iri, dcterms('identifier')).length, 1, iri)
    assert.equal(values(standards, iri, allm('official')).length, 1, iri)
    assert.equal(values(standards, iri, dcterms('source')).length, 1, iri)
    assert.ok(values(standards, iri, allm('freeToUse')).length <= 1, iri)
    const [level] = values(standards, iri, allm('level'))
    assert.deepEqual(
      values(vocabulary, level?.value ?? '', skos('inScheme')).map(({ value }) => value),
      [allm('Level')],
      iri,
    )
    const publishers = values(standards, iri, dcterms('publisher'))
    assert.ok(publishers.length > 0, iri)
    for (const publisher of publishers)
      assert.ok(languages(standards, publisher.value, 'http://xmlns.com/foaf/0.1/name').length > 0, `${iri}: ${publisher.value}`)
  }
  assert.deepEqual(repeated(iris), [])
})

test('each building block has an owner with a period, and stands on standards that are there', () => {
  const iris = blocks
    .filter((quad) => quad.predicate.value === dcterms('type') && quad.object.value === allm('BuildingBlock'))
    .map((quad) => quad.subject.value)
  assert.ok(iris.length >= 20)
  assert.deepEqual(repeated(iris), [])
  const known = new Set(subjects(standards, dcterms('Standard')))
  for (const iri of iris) {
    assert.deepEqual(languages(blocks, iri, dcterms('title')).sort(), ['en', 'sv'], iri)
    assert.deepEqual(languages(blocks, iri, dcterms('description')).sort(), ['en', 'sv'], iri)
    const owners = values(blocks, iri, prov('qualifiedAttribution'))
    assert.ok(owners.length > 0, iri)
    for (const owner of owners) {
      const [agent] = values(blocks, owner.value, prov('agent'))
      assert.ok(languages(blocks, agent?.value ?? '', 'http://xmlns.com/foaf/0.1/name').length > 0, iri)
      assert.equal(values(blocks, owner.value, dcat('hadRole')).length, 1, iri)
      const [period] = values(blocks, owner.value, dcterms('temporal'))
      assert.deepEqual(
        values(blocks, period?.value ?? '', a).map(({ value }) => value),
        [dcterms('PeriodOfTime')],
        iri,
      )
    }
    assert.deepEqual(
      values(blocks, iri, dcterms('conformsTo')).filter(({ value }) => !known.has(value)),
      [],
      iri,
    )
    assert.deepEqual(
      values(blocks, iri, dcterms('requires')).filter(({ value }) => !iris.includes(value)),
      [],
      iri,
    )
    assert.ok(values(blocks, iri, dcterms('source')).length > 0, iri)
  }
})

test('the change of owner of metadata management is dated on both sides', () => {
  const block = 'https://w3id.org/allmanning/building-block/metadatahantering'
  const periods = values(blocks, block, prov('qualifiedAttribution')).map(
    (owner) => values(blocks, owner.value, dcterms('temporal'))[0]!.value,
  )
  assert.deepEqual(
    periods.flatMap((period) => values(blocks, period, dcat('endDate'))).map(({ value }) => value),
    ['2022-12-31'],
  )
  assert.deepEqual(
    periods.flatMap((period) => values(blocks, period, dcat('startDate'))).map(({ value }) => value),
    ['2023-01-01'],
  )
})

test('every term of our own that is used is in the vocabulary, labelled in both languages', () => {
  const defined = new Set(vocabulary.map((quad) => quad.subject.value))
  for (const quad of [...standards, ...blocks])
    for (const { value } of [quad.predicate, quad.object]) if (value.startsWith(allm(''))) assert.ok(defined.has(value), value)
  for (const iri of defined) {
    if (!iri.startsWith(allm(''))) continue
    const labels = [
      ...languages(vocabulary, iri, 'http://www.w3.org/2000/01/rdf-schema#label'),
      ...languages(vocabulary, iri, skos('prefLabel')),
    ]
    assert.ok(labels.includes('sv') && labels.includes('en'), iri)
    assert.deepEqual(languages(vocabulary, iri, skos('definition')).sort(), ['en', 'sv'], iri)
  }
})

test('the demonstration parses in all its syntaxes, under addresses that lead nowhere', async () => {
  assert.deepEqual([...new Set(catalogues.map((path) => path.split('.').at(-1)))].sort(), ['jsonld', 'rdf', 'ttl'])
  const kinds: Record<string, number> = {}
  for (const path of catalogues) {
    const quads = await read(path)
    const [catalogue, ...more] = subjects(quads, dcat('Catalog'))
    assert.ok(catalogue && more.length === 0, path)
    assert.match(
      values(quads, catalogue, dcterms('description'))
        .map(({ value }) => value)
        .join(),
      /Påhittad organisation för demonstration.*Invented organisation for demonstration/s,
      path,
    )
    assert.deepEqual(
      values(quads, catalogue, dcterms('license')).map(({ value }) => value),
      ['http://creativecommons.org/publicdomain/zero/1.0/'],
      path,
    )
    for (const [kind, type] of [
      ['dataset', dcat('Dataset')],
      ['service', dcat('DataService')],
      ['series', dcat('DatasetSeries')],
      ['asset', 'http://www.w3.org/ns/adms#Asset'],
      ['public-service', 'http://purl.org/vocab/cpsv#PublicService'],
    ] as const) {
      const iris = subjects(quads, type)
      assert.deepEqual(
        iris.filter((iri) => !/^https:\/\/[a-z]+\.example\//.test(iri)),
        [],
        path,
      )
      assert.deepEqual(repeated(iris), [], path)
      if (!path.includes('earlier')) kinds[kind] = (kinds[kind] ?? 0) + iris.length
    }
  }
  const records = Object.values(kinds).reduce((sum, count) => sum + count, software.length)
  assert.ok(records >= 60 && records <= 90, JSON.stringify(kinds))
})

test('what the demonstration refers to among its own addresses is there', async () => {
  for (const path of catalogues) {
    const quads = await read(path)
    const described = new Set(quads.map((quad) => quad.subject.value))
    const inner = [
      dcat('dataset'),
      dcat('service'),
      dcat('distribution'),
      dcat('inSeries'),
      dcat('accessService'),
      dcat('servesDataset'),
      dcat('contactPoint'),
      dcterms('publisher'),
    ]
    assert.deepEqual(
      quads.filter((quad) => inner.includes(quad.predicate.value) && !described.has(quad.object.value)).map((quad) => quad.object.value),
      [],
      path,
    )
  }
})

test('an earlier version differs from the current one in a few records', async () => {
  for (const path of catalogues.filter((candidate) => candidate.includes('earlier'))) {
    const earlier = subjects(await read(path), dcat('Dataset'))
    const current = subjects(await read(path.replace('earlier/', '')), dcat('Dataset'))
    const difference = [...earlier.filter((iri) => !current.includes(iri)), ...current.filter((iri) => !earlier.includes(iri))]
    assert.ok(difference.length >= 1 && difference.length <= 4, `${path}: ${difference.join(', ')}`)
  }
})

test('a dataset has a category of high value exactly when it names the regulation', async () => {
  const categories = new Set(json<Table>('data/authority/high-value-categories.json').concepts.map(({ uri }) => uri))
  for (const path of catalogues) {
    const quads = await read(path)
    for (const iri of [...subjects(quads, dcat('Dataset')), ...subjects(quads, dcat('DataService'))]) {
      const marks = values(quads, iri, 'http://data.europa.eu/r5r/hvdCategory')
      assert.deepEqual(
        marks.filter(({ value }) => !categories.has(value)),
        [],
        iri,
      )
      assert.equal(marks.length > 0, values(quads, iri, 'http://data.europa.eu/r5r/applicableLegislation').length > 0, iri)
    }
  }
})

test('the invented software is described as publiccode.yml asks', () => {
  assert.equal(software.length, 3)
  for (const path of software) {
    const { name, url, description, legal, maintenance } = parseYaml(readFileSync(path, 'utf8'))
    assert.ok(name && legal.license && maintenance.type, path)
    assert.match(url, /^https:\/\/norrskog\.example\//)
    for (const language of ['sv', 'en']) {
      const { shortDescription, longDescription, features } = description[language]
      assert.ok(shortDescription.length <= 150 && longDescription.length >= 150 && features.length > 0, `${path} ${language}`)
    }
  }
})

test('no invented organisation has the name of a real one', async () => {
  const real = new Set(organisations.map(({ name_sv }) => name_sv.toLowerCase()))
  const names = (await Promise.all(catalogues.map(read))).flatMap((quads) =>
    quads.filter((quad) => quad.predicate.value === 'http://xmlns.com/foaf/0.1/name').map((quad) => quad.object.value),
  )
  assert.ok(names.length >= 4)
  assert.deepEqual(
    names.filter((name) => real.has(name.toLowerCase())),
    [],
  )
})

test('no description is a sentence from somebody else', { skip: !existsSync('../shared/data/standards') && 'no ../shared/data' }, () => {
  const level = (text: string) => text.toLowerCase().replace(/\s+/g, ' ')
  const theirs = globSync('../shared/data/standards/**/*.{md,html,ttl,json,jsonl,yml,csv}')
    .map((path) => level(readFileSync(path, 'utf8')))
    .join('\n')
  assert.ok(theirs.length > 100_000)
  const ours = [...standards, ...blocks]
    .filter((quad) => quad.predicate.value === dcterms('description'))
    .flatMap((quad) => quad.object.value.split(/(?<=[.!?])\s+/))
  assert.deepEqual(
    ours.filter((sentence) => sentence.length > 30 && theirs.includes(level(sentence))),
    [],
  )
})
