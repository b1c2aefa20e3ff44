/** What the tests of the harvest share: a node with a database of its own, files made for the occasion, and real ones beside the project. */
import { existsSync, globSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Quad } from '@rdfjs/types'
import { testDatabase } from '../../../test/database.ts'
import { system } from '../../kernel/actor.ts'
import { openOutside } from '../../outside/fetch.ts'
import { parse } from '../../rdf/parse.ts'
import { detectSyntax } from '../../rdf/syntax.ts'
import type { HarvestTools } from './harvest.ts'
import { type HarvestReport, harvestFrom, type Place } from './harvest-from.ts'
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

/** A node whose door leads to this machine only. */
export async function harvestNode() {
  const database = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'allmanning-harvest-'))
  const outside = openOutside({ contact: 'https://allmanning.example', allow: ['127.0.0.1'], sleep: async () => {} })
  database.alsoClose({
    close: async () => {
      outside.close()
      await rm(folder, { recursive: true, force: true })
    },
  })
  const { db } = database
  const tools: HarvestTools = { db, outside, folder: join(folder, 'under-way') }
  const harvest = (asked: Place, more: Partial<HarvestTools> = {}) => harvestFrom({ ...tools, ...more }, system, asked)
  return {
    ...database,
    tools,
    folder,
    harvest,
    /** Harvests a text as a file of that name; Turtle gets its prefixes. */
    async take(text: string | Uint8Array, asked: Partial<Place> & { file?: string } = {}, more: Partial<HarvestTools> = {}) {
      const { file = 'catalogue.ttl', ...rest } = asked
      const place = join(folder, file)
      await writeFile(place, typeof text === 'string' && file.endsWith('.ttl') ? prefixes + text : text)
      return harvest({ name: 'Källan', place, ...rest }, more)
    },
    /** The addresses of the entries that are there now. */
    async live(source = 'Källan') {
      const rows = await db
        .selectFrom('entry')
        .innerJoin('source', 'source.id', 'entry.source_id')
        .select(['entry.uri', 'entry.kind', 'entry.hash', 'entry.version', 'entry.catalogues'])
        .where('source.name', '=', source)
        .where('entry.ended_at', 'is', null)
        .orderBy('entry.uri')
        .execute()
      return rows
    },
    async sourceOf(name = 'Källan') {
      return db.selectFrom('source').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
    },
  }
}

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
  const subjects = new Subjects(join(tmpdir(), `allmanning-spool-${crypto.randomUUID()}`), keepInMemory)
  for (let at = 0; at < quads.length; at += 7) subjects.add(quads.slice(at, at + 7))
  return subjects
}
