import { basename } from 'node:path'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { refusedIn } from '../find.ts'
import { addSource, changeSource, ownKindOfSource, writtenHere } from '../source.ts'
import { fromDisk } from './arrival.ts'
import { type Gate, gates } from './gate.ts'
import { type HarvestTools, harvest } from './harvest.ts'
import { carryOut, interruptedRunOf, type Outcome, type Progress, type RunId, requestRun } from './run.ts'
import { guessKind, kindNames, type SourceKind } from './sources.ts'

export type Place = {
  /** An http(s) address, or a path on this machine's disk. */
  place: string
  /** What the source is called; found again by it, or by its address. */
  name?: string
  kind?: string
  origin?: 'people' | 'facts' | 'demonstration'
  /** Whose a new source is; left out, the node's own. */
  organisation?: number
  /** How often it is harvested again by itself; kept with the source. */
  everyHours?: number
  /** What it lets in; kept with the source. */
  gate?: string
  dryRun?: boolean
  confirmedRemoval?: boolean
  onProgress?: (progress: Progress) => void
}

export type HarvestReport = { source: string; run: RunId; outcome: Outcome & { added: number; changed: number; unchanged: number } }

/** Harvests a place in this process: finds its source or adds it, takes up a run that was interrupted, or makes a new one. */
export async function harvestFrom(tools: HarvestTools, actor: Actor, asked: Place): Promise<HarvestReport> {
  if (asked.dryRun) return rehearse(tools, actor, asked)
  const { place } = asked
  const url = /^https?:\/\//i.test(place) ? place : undefined
  const name = asked.name ?? url ?? basename(place)
  const arrived = url === undefined ? await fromDisk(place) : undefined
  const source =
    (await existing(tools, name, url)) ??
    (await addSource(
      tools.db,
      actor,
      { name, kind: kindOf(asked), ...(url && { url }), ...(asked.organisation !== undefined && { organisation: asked.organisation }) },
      asked.origin,
    ))
  await settle(tools, actor, source, { everyHours: asked.everyHours, gate: gateOf(asked) })
  const { confirmedRemoval = false } = asked
  const run =
    (await interruptedRunOf(tools.db, { source, file: arrived ? place : null, confirmedRemoval })) ??
    (await requestRun(tools.db, actor, { source, ...(arrived && { onDisk: place }), confirmedRemoval }))
  const outcome = await carryOut(
    tools.db,
    run,
    (claimed) => harvest(tools, { ...claimed, ...(asked.onProgress && { onProgress: asked.onProgress }) }, arrived),
    tools.signal,
  )
  const counts = await tools.db
    .selectFrom('harvest_run')
    .select(['added', 'changed', 'unchanged', 'records'])
    .where('id', '=', run)
    .executeTakeFirstOrThrow()
  // The file was the same, so what it has that was refused is refused still; it is told again, and kept once.
  if (outcome.same_as !== undefined)
    for (const { finding, refused } of await refusedIn(tools.db, outcome.same_as)) outcome.findings.add(finding, refused)
  return { source: name, run, outcome: { ...outcome, ...counts } }
}

async function existing({ db }: HarvestTools, name: string, url: string | undefined): Promise<number | undefined> {
  const sources = await db.selectFrom('source').select(['id', 'name', 'url', 'kind']).where('ended_at', 'is', null).execute()
  const found =
    sources.find((source) => source.name.toLowerCase() === name.toLowerCase()) ??
    sources.find((source) => url !== undefined && source.url === url)
  if (found?.kind === ownKindOfSource) throw writtenHere()
  if (found && url !== undefined && found.url !== null && found.url !== url) {
    throw new Problem('conflict', {
      sv: `Källan «${found.name}» hämtas från ${found.url}. Välj ett annat namn.`,
      en: `The source “${found.name}” is harvested from ${found.url}. Choose another name.`,
    })
  }
  return found?.id
}

type Settings = { everyHours: number | undefined; gate: Gate | undefined }

async function settle({ db }: HarvestTools, actor: Actor, source: number, asked: Settings): Promise<void> {
  const before = await db.selectFrom('source').selectAll().where('id', '=', source).executeTakeFirstOrThrow()
  const { name, url, max_gone_share, paused_at } = before
  if (url === null && asked.everyHours !== undefined)
    throw new Problem('invalid', {
      sv: 'Bara en adress kan hämtas av sig själv. Ta bort --every.',
      en: 'Only an address can be harvested by itself. Leave out --every.',
    })
  const everyHours = asked.everyHours ?? before.every_hours ?? undefined
  const gate = asked.gate ?? (before.gate as Gate)
  if (everyHours === (before.every_hours ?? undefined) && gate === before.gate) return
  const kept = { name, ...(url !== null && { url }), maxGoneShare: max_gone_share, paused: paused_at !== null }
  await changeSource(db, actor, source, { ...kept, ...(everyHours !== undefined && { everyHours }), gate }, new Date())
}

function kindOf({ kind, place }: Place): SourceKind {
  if (kind === undefined) return guessKind(place)
  const known = kindNames[kind]
  if (!known)
    throw new Problem('invalid', {
      sv: `Det finns ingen sorts källa som heter ${kind}. Välj bland ${Object.keys(kindNames).join(', ')}.`,
      en: `There is no kind of source called ${kind}. Choose among ${Object.keys(kindNames).join(', ')}.`,
    })
  return known
}

function gateOf({ gate }: Place): Gate | undefined {
  const known = gates.find((one) => one === gate)
  if (gate !== undefined && !known)
    throw new Problem('invalid', {
      sv: `En källa kan inte släppa in ${gate}. Välj bland ${gates.join(', ')}.`,
      en: `A source cannot let in ${gate}. Choose among ${gates.join(', ')}.`,
    })
  return known
}

class Rehearsed extends Error {
  readonly report: HarvestReport
  constructor(report: HarvestReport) {
    super('rehearsed')
    this.report = report
  }
}

/** The whole run in a transaction that is never kept: what it says is what would happen. */
async function rehearse(tools: HarvestTools, actor: Actor, asked: Place): Promise<HarvestReport> {
  try {
    await tools.db.transaction().execute(async (trx) => {
      throw new Rehearsed(await harvestFrom({ ...tools, db: trx }, actor, { ...asked, dryRun: false }))
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.report
    throw error
  }
  throw new Error('unreachable')
}
