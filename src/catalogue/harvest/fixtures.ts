/** What the tests of the catalogue share: what a run came to, texts read into triples, and real files beside the project. */
import { existsSync, globSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Quad } from '@rdfjs/types'
import { parse } from '../../rdf/parse.ts'
import { detectSyntax } from '../../rdf/syntax.ts'
import type { HarvestReport } from './harvest-from.ts'
import { Subjects } from './subjects.ts'

const shared = '../shared/data'
export const absent: string | false = existsSync(shared) ? false : `${shared} is not here: real catalogues are not tested`
export const sharedFiles = (pattern: string): string[] => globSync(`${shared}/${pattern}`).sort()

export const prefixes = `
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix adms: <http://www.w3.org/ns/adms#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix cpsv: <http://purl.org/vocab/cpsv#> . @prefix cv: <http://data.europa.eu/m8g/> .
@prefix locn: <http://www.w3.org/ns/locn#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix e: <https://example.se/> .
`

/** What a run came to, in a form that is easy to compare. */
export const told = ({ outcome }: HarvestReport) => ({
  state: outcome.state,
  added: outcome.added,
  changed: outcome.changed,
  unchanged: outcome.unchanged,
  removed: outcome.removed ?? 0,
  refused: outcome.refused ?? 0,
  held: outcome.held ?? 0,
})

export const codes = ({ outcome }: HarvestReport) => [...new Set(outcome.findings.kept.map(({ finding }) => finding.code))].sort()
export const finding = ({ outcome }: HarvestReport, code: string) => outcome.findings.kept.find((one) => one.finding.code === code)?.finding

/** All that a text says, read by our own reader. */
export async function quadsIn(text: string | Uint8Array, name = 'catalogue.ttl', base = 'https://base.example/'): Promise<Quad[]> {
  const bytes = typeof text === 'string' ? Buffer.from(name.endsWith('.ttl') && !text.includes('@prefix') ? prefixes + text : text) : text
  const detected = detectSyntax({ name, head: bytes.subarray(0, 65_536) })
  if ('refusal' in detected) throw new Error(detected.refusal.message.en)
  const quads: Quad[] = []
  const whole = (async function* () {
    yield bytes
  })()
  for await (const batch of parse(whole, { syntax: detected.syntax, base })) quads.push(...batch)
  return quads
}

export function subjectsOf(quads: readonly Quad[], keepInMemory?: number): Subjects {
  const subjects = new Subjects(join(tmpdir(), `allmanning-spool-${crypto.randomUUID()}`), { keepInMemory })
  for (let at = 0; at < quads.length; at += 7) subjects.add(quads.slice(at, at + 7))
  return subjects
}
