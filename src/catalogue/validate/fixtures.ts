/** What the tests of validation share: a catalogue without faults, and what is wrong with a record in short. */
import { tmpdir } from 'node:os'
import type { Quad } from '@rdfjs/types'
import { cut } from '../harvest/cut.ts'
import { quadsIn, subjectsOf } from '../harvest/fixtures.ts'
import { Corrections } from './corrections.ts'
import type { RecordResult } from './result.ts'
import { surroundingsInFile } from './surroundings/in-file.ts'
import { type CheckedRecord, validateRecord } from './validate-record.ts'

const agency = 'http://dataportal.se/organisation/SE2021000555'

/** Statements by subject: a test changes one and sees what comes of it. */
export const faultless = {
  'https://data.example.se/katalog': `a dcat:Catalog ; dcterms:title "Öppna data"@sv, "Open data"@en ; dcterms:description "Allt vi publicerar."@sv ;
    dcterms:publisher <${agency}> ; dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> ; dcat:dataset <https://data.example.se/luft> ;
    dcterms:issued "2024-01-01"^^xsd:date ; dcterms:modified "2026-01-01"^^xsd:date ;
    dcterms:language <http://publications.europa.eu/resource/authority/language/SWE> ; foaf:homepage <https://www.example.se/> ;
    dcterms:spatial <http://publications.europa.eu/resource/authority/country/SWE> ;
    dcat:themeTaxonomy <http://publications.europa.eu/resource/authority/data-theme> .`,
  'https://data.example.se/luft': `a dcat:Dataset ; dcterms:title "Luftkvalitet"@sv, "Air quality"@en ; dcterms:description "Mätvärden per timme."@sv, "Hourly values."@en ;
    dcterms:publisher <${agency}> ; dcat:contactPoint <https://data.example.se/kontakt> ; dcat:keyword "luft"@sv ;
    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:issued "2024"^^xsd:gYear ;
    dcterms:conformsTo <https://www.example.se/standard> ; dcterms:spatial <http://sws.geonames.org/2661886/> ;
    dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate "2020-01-01"^^xsd:date ; dcat:endDate "2025-12-31"^^xsd:date ] ;
    dcterms:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ; dcat:distribution <https://data.example.se/luft-csv> .`,
  'https://data.example.se/luft-csv': `a dcat:Distribution ; dcterms:title "CSV-fil"@sv ; dcterms:description "En rad per timme."@sv ; dcat:accessURL <https://data.example.se/luft.csv> ;
    dcterms:format "text/csv" ; dcterms:license <http://creativecommons.org/licenses/by/4.0/> ;
    dcatap:availability <http://publications.europa.eu/resource/authority/planned-availability/STABLE> .`,
  [agency]: `a foaf:Organization ; foaf:name "Exempelverket"@sv ; dcterms:type <http://purl.org/adms/publishertype/NationalAuthority> ;
    dcterms:description "En påhittad myndighet."@sv ; dcterms:identifier "202100-0555" .`,
  'https://data.example.se/kontakt': `a vcard:Organization ; vcard:fn "Öppna data" ; vcard:hasEmail <mailto:oppnadata@example.se> ;
    vcard:hasTelephone [ a vcard:Voice ; vcard:hasValue <tel:+46-8-123456> ] ; vcard:hasAddress [ a vcard:Address ; vcard:locality "Stad" ] .`,
  'https://data.example.se/tjanst': `a dcat:DataService ; dcterms:title "Luft-API"@sv, "Air API"@en ; dcat:endpointURL <https://api.example.se/luft> ; dcterms:format "application/json" ;
    dcat:endpointDescription <https://api.example.se/luft/openapi.json> ; dcat:contactPoint <https://data.example.se/kontakt> ; dcat:keyword "luft"@sv ;
    dcterms:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ; dcat:servesDataset <https://data.example.se/luft> .`,
  'https://data.example.se/serie': `a dcat:DatasetSeries ; dcterms:title "Luft"@sv, "Air"@en ; dcterms:description "Luftdata år för år."@sv, "Air data by year."@en ;
    dcterms:publisher <${agency}> ; dcat:contactPoint <https://data.example.se/kontakt> ; dcat:keyword "luft"@sv ;
    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:conformsTo <https://www.example.se/standard> ;
    dcterms:issued "2024-01-01"^^xsd:date ; dcterms:spatial <http://sws.geonames.org/2661886/> ;
    dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate "2020-01-01"^^xsd:date ; dcat:endDate "2025-12-31"^^xsd:date ] .`,
} as const

export const declared = `@prefix adms: <http://www.w3.org/ns/adms#> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcatap: <http://data.europa.eu/r5r/> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <http://schema.org/> . @prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`

/** The whole catalogue with some of its statements written otherwise. */
export function catalogue(...changes: readonly (readonly [from: string, to: string])[]): string {
  let text = `${declared}${Object.entries(faultless)
    .map(([iri, statements]) => `<${iri}> ${statements}`)
    .join('\n')}`
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`The catalogue does not say ${from}`)
    text = text.replaceAll(from, to)
  }
  return text
}

/** Every record of a text, as it is checked. */
export async function recordsOf(text: string): Promise<CheckedRecord[]> {
  return recordsIn(await quadsIn(text))
}

export async function recordsIn(quads: readonly Quad[]): Promise<CheckedRecord[]> {
  const subjects = subjectsOf(quads)
  const around = surroundingsInFile(subjects)
  const records: CheckedRecord[] = []
  for await (const piece of cut(subjects)) records.push({ ...piece, surroundings: around(piece) })
  return records
}

export async function resultsOf(text: string, ...profiles: string[]): Promise<RecordResult[]> {
  return (await recordsOf(text)).flatMap((record) => validateRecord(record, profiles))
}

/** A result in a line: severity, rule and value. */
export const inShort = ({ severity, shape, value }: RecordResult): string =>
  `${severity} ${shape.slice(shape.indexOf('#') + 1)}${value === undefined ? '' : ` ${value}`}`

/** The text's graph with its ready corrections made, checked again. */
export async function corrected(text: string, ...profiles: string[]): Promise<{ quads: Quad[]; left: RecordResult[] }> {
  const quads = await quadsIn(text)
  const corrections = new Corrections(tmpdir())
  for (const record of await recordsIn(quads))
    for (const { patch } of validateRecord(record, profiles)) if (patch) corrections.add(patch, record.quads)
  const subjects = subjectsOf(quads)
  const after = [...subjects.ids()].flatMap((id) => [...corrections.of(id, subjects.quadsOf(id))])
  return { quads: after, left: (await recordsIn(after)).flatMap((record) => validateRecord(record, profiles)) }
}
