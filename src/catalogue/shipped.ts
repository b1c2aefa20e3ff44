import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { factsFolder } from '../config.ts'
import { system } from '../kernel/actor.ts'
import { loadDemonstrationOrganisations } from '../organisations/demonstration.ts'
import { loadOrganisations } from '../organisations/shipped.ts'
import { fromDisk } from './harvest/arrival.ts'
import type { Gate } from './harvest/gate.ts'
import type { HarvestTools } from './harvest/harvest.ts'
import { harvestFrom, type Place } from './harvest/harvest-from.ts'
import { knownFile } from './harvest/same-file.ts'
import { loadSynonyms } from './search/edit-synonyms.ts'
import { moveSource } from './source.ts'

/** The facts that come with the product are sources like any other: a new edition is a new run, with its history. */
const facts = [
  { name: 'Standarder och specifikationer', file: 'standards.ttl' },
  { name: 'Byggblock inom EU och i Sverige', file: 'building-blocks.ttl' },
]

export async function loadFacts(tools: HarvestTools): Promise<void> {
  await loadSynonyms(tools.db)
  await loadOrganisations(tools.db)
  for (const { name, file } of facts) await takeIn(tools, { place: join(factsFolder, file), name, origin: 'facts' })
}

type Demonstration = { sources: { name: { sv: string }; organisation: string; file: string | string[]; earlier?: string; kind: string }[] }

/**
 * Invented organisations with catalogues worth looking at. The earlier editions come first, once, so that there is a history to see.
 * Gives the organisations' numbers by key.
 */
export async function loadDemonstration(tools: HarvestTools): Promise<ReadonlyMap<string, number>> {
  const organisations = await loadDemonstrationOrganisations(tools.db)
  const folder = join(factsFolder, 'demonstration')
  const { sources } = JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8')) as Demonstration
  const isNew =
    (await tools.db.selectFrom('source').select('id').where('origin', '=', 'demonstration').limit(1).executeTakeFirst()) === undefined
  for (const { name, organisation: key, file, earlier, kind } of sources) {
    const organisation = organisations.get(key)!
    const files = [file].flat()
    for (const one of isNew && earlier ? [earlier, ...files] : files) {
      const source = files.length === 1 ? name.sv : `${name.sv}: ${basename(one).split('.')[0]}`
      await takeIn(tools, { place: join(folder, one), name: source, kind, origin: 'demonstration', organisation })
    }
  }
  return organisations
}

/** A file that is the same as last time needs no run: else every start would leave one behind for each. */
async function takeIn(tools: HarvestTools, place: Place & { name: string }): Promise<void> {
  const source = await tools.db
    .selectFrom('source')
    .select(['id', 'origin', 'organisation_id', 'file_hash', 'gate'])
    .where('name', '=', place.name)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  // A node from before there were organisations: its invented sources get theirs.
  if (source?.origin === 'demonstration' && source.organisation_id === null && place.organisation !== undefined)
    await moveSource(tools.db, system, source.id, place.organisation)
  const known = source && knownFile({ fileHash: source.file_hash, gate: source.gate as Gate })
  if (known === (await fromDisk(place.place)).hash) return
  await harvestFrom(tools, system, place)
}
