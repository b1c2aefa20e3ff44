import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { ns, prefixes } from '../src/rdf/namespaces.ts'
import type { Syntax } from '../src/rdf/syntax.ts'
import { write } from '../src/rdf/write.ts'
import { english, heads, list, openings, places, randomFrom, shuffled, swedish } from './words.ts'

export type Catalogue = {
  datasets: number
  seed?: number
  /** Distributions beside their dataset, or all of them after all datasets, as many portals write. */
  layout?: 'beside' | 'after'
  /** Which edition: the first, or a later one where this share of the datasets has changed. */
  changed?: number
}

const base = 'https://katalog.exempel.se/'
const iri = (value: string) => DataFactory.namedNode(value)
const inSwedish = (text: string) => DataFactory.literal(text, 'sv')
const inEnglish = (text: string) => DataFactory.literal(text, 'en')
const typed = (value: string, type: string) => DataFactory.literal(value, iri(prefixes.xsd + type))
const authority = (name: string) => iri(`http://publications.europa.eu/resource/authority/${name}`)

/** Writes a catalogue to a file, one record at a time, so that a million datasets need no more memory than ten. Says how many triples it has. */
export async function writeCatalogue(path: string, syntax: Syntax, catalogue: Catalogue): Promise<number> {
  const file = createWriteStream(path, { highWaterMark: 1_000_000 })
  let triples = 0
  const counted = function* () {
    for (const record of catalogueRecords(catalogue)) {
      triples += record.length
      yield record
    }
  }
  for await (const text of write(counted(), syntax)) if (!file.write(text)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
  return triples
}

/**
 * A catalogue in the manner of DCAT-AP-SE: 41 triples for each dataset on average, two distributions with addresses, publishers and contacts shared.
 * Every dataset is made from the seed and its number alone, so that a later edition, or another layout, holds the same ones.
 */
export function* catalogueRecords({ datasets, seed = 1, layout = 'beside', changed = 0 }: Catalogue): Generator<Quad[]> {
  const words = vocabulary(seed)
  const organisations = Math.max(1, Math.min(300, Math.round(datasets / 100)))
  yield* catalogueItself(datasets)
  for (let n = 0; n < organisations; n++) yield* organisation(n)
  for (let n = 0; n < datasets; n++) {
    const { dataset, distributions } = datasetNumber(n, { seed, words, organisations, changed })
    yield dataset
    if (layout === 'beside') yield* distributions
  }
  for (let n = 0; layout === 'after' && n < datasets; n++) yield* datasetNumber(n, { seed, words, organisations, changed }).distributions
}

type Properties = readonly (readonly [property: string, ...values: (Quad['object'] | undefined)[]])[]
const about = (subject: Quad['subject'], properties: Properties): Quad[] =>
  properties.flatMap(([property, ...values]) =>
    values.flatMap((value) => (value ? [DataFactory.quad(subject as never, iri(property), value as never) as unknown as Quad] : [])),
  )

function* catalogueItself(datasets: number): Generator<Quad[]> {
  const self = iri(`${base}katalog`)
  yield about(self, [
    [ns.rdf('type'), iri(ns.dcat('Catalog'))],
    [ns.dcterms('title'), inSwedish('Kommunernas datakatalog'), inEnglish('The data catalogue of the municipalities')],
    [ns.dcterms('description'), inSwedish('Datamängder från kommuner och regioner, påhittade för mätningar.')],
    [ns.dcterms('publisher'), iri(`${base}utgivare/0`)],
    [ns.dcterms('license'), iri('http://creativecommons.org/publicdomain/zero/1.0/')],
  ])
  for (let from = 0; from < datasets; from += 1_000) {
    const listed = Array.from({ length: Math.min(1_000, datasets - from) }, (_, n) => iri(`${base}datamangd/${from + n}`))
    yield about(self, [[ns.dcat('dataset'), ...listed]])
  }
}

function* organisation(n: number): Generator<Quad[]> {
  const place = places[n % places.length]!
  const name = `${place[0]!.toUpperCase()}${place.slice(1)}s ${n < places.length ? 'kommun' : `${openings[n % openings.length]}nämnd ${n}`}`
  yield about(iri(`${base}utgivare/${n}`), [
    [ns.rdf('type'), iri(ns.foaf('Agent'))],
    [ns.foaf('name'), inSwedish(name)],
    [ns.dcterms('type'), iri('http://purl.org/adms/publishertype/LocalAuthority')],
    [ns.foaf('homepage'), iri(`https://org${n}.exempel.se/`)],
  ])
  yield about(iri(`${base}kontakt/${n}`), [
    [ns.rdf('type'), iri(ns.vcard('Organization'))],
    [ns.vcard('fn'), inSwedish(`Dataförvaltningen, ${name}`)],
    [ns.vcard('hasEmail'), iri(`mailto:data@org${n}.exempel.se`)],
  ])
}

const themes = list('AGRI ECON EDUC ENER ENVI GOVE HEAL INTR JUST REGI SOCI TECH TRAN')
const frequencies = list('ANNUAL MONTHLY DAILY CONT IRREG UNKNOWN QUARTERLY')
const fileTypes = list('CSV JSON XML XLSX GEOJSON SHP PDF RDF_TURTLE ZIP HTML')
const licences = [
  'http://creativecommons.org/publicdomain/zero/1.0/',
  'http://creativecommons.org/licenses/by/4.0/',
  'https://creativecommons.org/licenses/by-sa/4.0/',
  'http://www.opendatacommons.org/licenses/odbl/1-0/',
]

type Making = { seed: number; words: Vocabulary; organisations: number; changed: number }

function datasetNumber(n: number, { seed, words, organisations, changed }: Making): { dataset: Quad[]; distributions: Quad[][] } {
  const random = randomFrom(seed * 1_000_003 + n)
  const isChanged = random() < changed
  const { swedishText, englishText, compound, place, zipf } = words(random)
  const some = (least: number, most: number, pick: () => string) => [
    ...new Set(Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, pick)),
  ]
  const day = () => new Date(Date.UTC(2012, 0, 1) + Math.floor(random() * 5_300) * 86_400_000).toISOString().slice(0, 10)
  const self = iri(`${base}datamangd/${n}`)
  const who = Math.floor(organisations ** random()) - 1
  const subject = compound()
  const title = `${subject[0]!.toUpperCase()}${subject.slice(1)} i ${place()}`
  const where = DataFactory.blankNode(`where${n}`)
  const when = DataFactory.blankNode(`when${n}`)
  const hasPeriod = random() < 0.3
  const hasPlace = random() < 0.3
  const files = [1, 2].map((number) => iri(`${base}datamangd/${n}/fil/${number}`))
  const issued = day()
  const dataset = [
    ...about(self, [
      [ns.rdf('type'), iri(ns.dcat('Dataset'))],
      [ns.dcterms('title'), inSwedish(isChanged ? `${title}, ny utgåva` : title), inEnglish(`${englishText(3)} in ${place()}`)],
      [ns.dcterms('description'), inSwedish(`${swedishText(20 + Math.floor(random() * 30))}.`), inEnglish(`${englishText(15)}.`)],
      [ns.dcterms('identifier'), DataFactory.literal(`exempel-${seed}-${n}`)],
      [ns.dcterms('publisher'), iri(`${base}utgivare/${who}`)],
      [ns.dcat('contactPoint'), iri(`${base}kontakt/${who}`)],
      [ns.dcat('keyword'), inSwedish(subject), ...some(2, 4, compound).map(inSwedish), inEnglish(englishText(1))],
      [ns.dcat('theme'), ...some(1, 2, () => zipf(themes)).map((code) => authority(`data-theme/${code}`))],
      [ns.dcterms('language'), authority('language/SWE')],
      [ns.dcterms('accessRights'), authority(`access-right/${random() < 0.92 ? 'PUBLIC' : 'RESTRICTED'}`)],
      [ns.dcterms('issued'), typed(issued, 'date')],
      [ns.dcterms('modified'), typed(isChanged ? '2026-11-01' : day(), 'date')],
      [ns.dcat('landingPage'), iri(`https://org${who}.exempel.se/data/${n}`)],
      [ns.dcterms('accrualPeriodicity'), random() < 0.6 ? authority(`frequency/${zipf(frequencies)}`) : undefined],
      [ns.dcterms('conformsTo'), random() < 0.2 ? iri(`https://standard.exempel.se/${Math.floor(random() * 40)}`) : undefined],
      [ns.dcterms('spatial'), hasPlace ? where : iri(`http://sws.geonames.org/${2_600_000 + Math.floor(random() * 290)}/`)],
      [ns.dcterms('temporal'), hasPeriod ? when : undefined],
      [ns.dcat('distribution'), ...files],
    ]),
    ...(hasPlace
      ? about(where, [
          [ns.rdf('type'), iri(ns.dcterms('Location'))],
          [
            ns.dcat('bbox'),
            DataFactory.literal(`POLYGON((${n % 10} 55, 24 55, 24 69, ${n % 10} 69, ${n % 10} 55))`, iri(ns.gsp('wktLiteral'))),
          ],
        ])
      : []),
    ...(hasPeriod
      ? about(when, [
          [ns.rdf('type'), iri(ns.dcterms('PeriodOfTime'))],
          [ns.dcat('startDate'), typed(issued, 'date')],
          [ns.dcat('endDate'), random() < 0.6 ? typed(day(), 'date') : undefined],
        ])
      : []),
  ]
  const licence = iri(zipf(licences))
  const distributions = files.map((file, number) => {
    const type = zipf(fileTypes)
    return about(file, [
      [ns.rdf('type'), iri(ns.dcat('Distribution'))],
      [ns.dcterms('title'), inSwedish(`${title} som ${type}`), random() < 0.5 ? inEnglish(`Data as ${type}`) : undefined],
      [ns.dcterms('description'), inSwedish(`${swedishText(6)}.`)],
      [ns.dcat('accessURL'), iri(`https://org${who}.exempel.se/filer/${n}/${number}`)],
      [ns.dcat('downloadURL'), random() < 0.5 ? iri(`https://org${who}.exempel.se/filer/${n}/${number}.${type.toLowerCase()}`) : undefined],
      [ns.dcterms('format'), authority(`file-type/${type}`)],
      [ns.dcterms('license'), licence],
      [ns.dcterms('modified'), random() < 0.5 ? typed(day(), 'date') : undefined],
    ])
  })
  return { dataset, distributions }
}

type Vocabulary = ReturnType<typeof vocabulary>

/** Words by Zipf and Mandelbrot's law: a few common ones, 15 000 compounds, and as many names and words of a trade that stand in few texts each. */
function vocabulary(seed: number) {
  const random = randomFrom(seed)
  const syllables = list(
    'ba bro da del ek fal fors gar hal hed ing jär kal lan lin mar mo näs ol per ra ros sal sta sund tor ul va vid väs yt åk älv ör',
  )
  const oneOf = (values: readonly string[]) => values[Math.floor(random() * values.length)]!
  const rare = Array.from({ length: 6_000 }, () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => oneOf(syllables)).join(''))
  const known = openings.flatMap((opening) => heads.map((head) => opening + head))
  const compounds = shuffled([...known, ...Array.from({ length: 7_000 }, () => oneOf(rare) + oneOf(heads))], random)

  return (random: () => number) => {
    const zipf = (words: readonly string[]) => words[Math.min(words.length - 1, Math.floor(12 * (words.length / 12 + 1) ** random() - 12))]!
    const evenly = (words: readonly string[]) => words[Math.floor(random() * words.length)]!
    const text = (length: number, word: () => string) => Array.from({ length }, word).join(' ')
    return {
      zipf,
      compound: () => evenly(compounds),
      place: () => evenly(places),
      englishText: (length: number) => text(length, () => zipf(english)),
      swedishText: (length: number) =>
        text(length, () => {
          const sort = random()
          return sort < 0.12 ? evenly(compounds) : sort < 0.16 ? evenly(places) : sort < 0.4 ? zipf(swedish) : zipf(rare)
        }),
    }
  }
}
