import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { say } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { findInitiative } from '../find.ts'
import type { Initiative, InitiativeId } from '../initiative.ts'
import { ChainDocument, type DocumentStep, documentOf, noFacts } from './chain-document.ts'
import { type Chain, chainOf } from './find.ts'
import { faultyLink, type LinkFault } from './links.ts'
import type { StepKind } from './step.ts'
import { words } from './words.ts'

export type Keys = ReadonlyMap<string, number>

/**
 * The chain as it should be from now on, made from the chain as it is: every change of it goes this way, one at a time for each initiative.
 * Gives the numbers of the steps by key.
 */
export async function storeChain(
  db: Db,
  actor: Actor,
  initiative: InitiativeId,
  make: (now: Chain) => { steps: readonly DocumentStep[]; links: readonly { from: string; to: string }[] } | Promise<never>,
): Promise<Keys> {
  return inTransaction(db, async (trx) => {
    await lockChain(trx, initiative)
    const of = await findInitiative(trx, actor, initiative)
    demand(actor, 'write', of.organisationId)
    const before = await chainOf(trx, initiative)
    const after = ChainDocument.parse(await make(before))
    refuseFaulty(after)
    await refuseUnknown(trx, after)
    return write(trx, actor, of, before, after)
  })
}

/** Until the transaction ends: one chain is changed by one at a time. */
export async function lockChain(trx: Db, initiative: InitiativeId): Promise<void> {
  await sql`select from initiative where id = ${initiative} for update`.execute(trx)
}

async function write(trx: Db, actor: Actor, of: Initiative, chain: Chain, after: ChainDocument): Promise<Keys> {
  const before = documentOf(chain)
  const there = new Map(before.steps.map((step) => [step.key, step]))
  const ids = new Map<string, number>()
  const positions = new Map<StepKind, number>()
  for (const step of after.steps) {
    const position = (positions.get(step.kind) ?? 0) + 1
    positions.set(step.kind, position)
    const row = rowOf(step, position)
    if (there.has(step.key)) {
      ids.set(step.key, Number(step.key))
      await trx.updateTable('chain_step').set(row).where('id', '=', Number(step.key)).execute()
    } else {
      const { id } = await trx
        .insertInto('chain_step')
        .values({ ...row, initiative_id: of.id })
        .returning('id')
        .executeTakeFirstOrThrow()
      ids.set(step.key, id)
    }
  }
  const gone = before.steps.filter(({ key }) => !ids.has(key))
  // Ended, not deleted: what was reported on a benefit stays.
  if (gone.length > 0)
    await trx
      .updateTable('chain_step')
      .set({ ended_at: new Date() })
      .where(
        'id',
        'in',
        gone.map(({ key }) => Number(key)),
      )
      .execute()
  await trx.deleteFrom('chain_link').where('initiative_id', '=', of.id).execute()
  if (after.links.length > 0)
    await trx
      .insertInto('chain_link')
      .values(after.links.map(({ from, to }) => ({ initiative_id: of.id, from_id: ids.get(from)!, to_id: ids.get(to)! })))
      .execute()

  const organisation = of.organisationId
  for (const step of after.steps) {
    const id = ids.get(step.key)!
    const [was, is] = [there.get(step.key), factsOf(step, after)]
    if (!was) await record(trx, actor, 'added', { kind: 'chain-step', id, organisation }, null, { initiative: of.id, ...is })
    else {
      const old = factsOf(was, before)
      if (JSON.stringify(old) !== JSON.stringify(is))
        await record(
          trx,
          actor,
          'changed',
          { kind: 'chain-step', id, organisation },
          { initiative: of.id, ...old },
          { initiative: of.id, ...is },
        )
    }
  }
  for (const step of gone)
    await record(
      trx,
      actor,
      'ended',
      { kind: 'chain-step', id: Number(step.key), organisation },
      { initiative: of.id, ...factsOf(step, before) },
      null,
    )
  return ids
}

/** As history keeps a step: with what it leads to by name, since those may be gone when it is read. */
function factsOf({ key, kind, title, benefit }: DocumentStep, { steps, links }: Pick<ReturnType<typeof documentOf>, 'steps' | 'links'>) {
  const ahead = links.filter(({ from }) => from === key).map(({ to }) => to)
  const names = steps.filter((step) => ahead.includes(step.key)).map((step) => say(step.title, 'sv')?.text ?? '')
  // The database has the languages in an order of its own.
  const inOrder = Object.fromEntries(Object.entries(title).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { kind, title: inOrder, ...(kind === 'benefit' && { ...noFacts, ...benefit }), leadsTo: names }
}

const rowOf = ({ kind, title, benefit = noFacts }: DocumentStep, position: number) => ({
  kind,
  position,
  title: JSON.stringify(title),
  type: benefit.type,
  dimensions: benefit.dimensions,
  stakeholder_id: benefit.stakeholderId,
  stakeholder: benefit.stakeholder,
  owner: benefit.owner,
  owner_organisation_id: benefit.ownerOrganisationId,
  measure: benefit.measure,
  indicator_id: benefit.indicatorId,
  unit: benefit.unit,
  baseline: benefit.baseline,
  baseline_on: benefit.baselineOn,
  target: benefit.target,
  target_on: benefit.targetOn,
  method: benefit.method,
  confidence: benefit.confidence,
  peng: benefit.peng,
})

function refuseFaulty({ steps, links }: ChainDocument): void {
  const keys = new Set(steps.map(({ key }) => key))
  if (keys.size < steps.length) throw wrong('/steps', words.sv.linkFaults.key(''), words.en.linkFaults.key(''))
  const fault = faultyLink(steps, links)
  if (!fault) return
  const name = (language: 'sv' | 'en') => (key: string) => say(steps.find((step) => step.key === key)?.title ?? {}, language)?.text ?? key
  const told = (language: 'sv' | 'en') =>
    words[language].linkFaults[fault.why as LinkFault](name(language)(fault.link.from), name(language)(fault.link.to))
  throw wrong(`/links/${links.indexOf(fault.link)}`, told('sv'), told('en'))
}

async function refuseUnknown(db: Db, { steps }: ChainDocument): Promise<void> {
  const facts = steps.flatMap(({ benefit }) => (benefit ? [benefit] : []))
  const organisations = facts
    .flatMap(({ stakeholderId, ownerOrganisationId }) => [stakeholderId, ownerOrganisationId])
    .filter((id) => id !== null)
  const indicators = facts.flatMap(({ indicatorId }) => (indicatorId === null ? [] : [indicatorId]))
  const { rows } = await sql<{ kind: 'organisation' | 'indicator'; id: number }>`
    select 'organisation' kind, id from unnest(${organisations}::int[]) id where not exists (select from organisation o where o.id = id.id)
    union all
    select 'indicator', id from unnest(${indicators}::int[]) id where not exists (select from indicator i where i.id = id.id)`.execute(db)
  if (rows[0]) {
    const { kind, id } = rows[0]
    throw wrong('/steps', words.sv.unknown[kind](id), words.en.unknown[kind](id))
  }
}

const wrong = (field: string, sv: string, en: string) =>
  new Problem(
    'invalid',
    { sv, en },
    {
      findings: [{ severity: 'violation', code: 'chain', field, message: { sv, en }, fix: { sv: words.sv.linkFix, en: words.en.linkFix } }],
    },
  )
