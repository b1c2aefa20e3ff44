import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { findNeed } from './find.ts'
import { type Need, type NeedId, NeedInput } from './need.ts'
import { stemsOfTexts } from './stems.ts'

export async function addNeed(db: Db, actor: Actor, organisation: number, input: NeedInput): Promise<NeedId> {
  demand(actor, 'write', organisation)
  const facts = factsIn(NeedInput.parse(input))
  return inTransaction(db, async (trx) => {
    await refuseUnknown(trx, [organisation, ...facts.affected])
    const { id } = await trx
      .insertInto('need')
      .values({ organisation_id: organisation, ...rowOf(facts) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, actor, 'added', { kind: 'need', id, organisation }, null, facts)
    return id
  })
}

/** `version` is the one that the change was made from: if another has come since, it is refused and both can be shown. */
export async function changeNeed(db: Db, actor: Actor, id: NeedId, input: NeedInput, version: number, now = new Date()): Promise<Need> {
  const before = await findNeed(db, actor, id)
  demand(actor, 'write', before.organisationId)
  const facts = factsIn(NeedInput.parse(input))
  return inTransaction(db, async (trx) => {
    refuseClosed(before)
    await refuseUnknown(trx, facts.affected)
    await store(trx, before, version, { ...rowOf(facts), changed_at: now })
    await record(trx, actor, 'changed', { kind: 'need', id, organisation: before.organisationId }, factsOf(before), facts)
    return findNeed(trx, actor, id)
  })
}

/** From now on everybody sees it, and others with the same need find it. */
export async function publishNeed(db: Db, actor: Actor, id: NeedId, version: number, now = new Date()): Promise<Need> {
  const before = await findNeed(db, actor, id)
  demand(actor, 'publish', before.organisationId)
  return inTransaction(db, async (trx) => {
    refuseClosed(before)
    if (before.publishedAt !== null) throw alreadyPublished()
    await store(trx, before, version, { published_at: now, changed_at: now })
    await record(trx, actor, 'published', { kind: 'need', id, organisation: before.organisationId }, null, null)
    return findNeed(trx, actor, id)
  })
}

/** It is met, or no longer there. It stays to be read, and leaves the common need that it was a part of. */
export async function closeNeed(
  db: Db,
  actor: Actor,
  id: NeedId,
  { why, version }: { why: string; version: number },
  now = new Date(),
): Promise<Need> {
  const before = await findNeed(db, actor, id)
  demand(actor, 'write', before.organisationId)
  const reason = why.trim().slice(0, 2000)
  if (reason === '') throw new Problem('invalid', { sv: 'Skriv varför behovet avslutas.', en: 'Write why the need is closed.' })
  return inTransaction(db, async (trx) => {
    refuseClosed(before)
    await store(trx, before, version, { closed_at: now, closed_why: reason, changed_at: now })
    await trx
      .updateTable('need_joining')
      .set({ state: 'left', answered_at: now, reason })
      .where('need_id', '=', id)
      .where('state', 'in', ['joined', 'proposed'])
      .execute()
    await record(trx, actor, 'closed', { kind: 'need', id, organisation: before.organisationId }, null, null, reason)
    return findNeed(trx, actor, id)
  })
}

async function store(trx: Db, { id }: Need, version: number, values: object): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('need')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw changedMeanwhile()
}

type Facts = ReturnType<typeof factsIn>
const factsIn = ({
  title,
  problem,
  users,
  goals,
  legalDrivers,
  themes,
  affected,
  urgency,
  neededBy,
}: ReturnType<typeof NeedInput.parse>) => ({
  title,
  problem,
  users,
  goals,
  legal_drivers: legalDrivers,
  themes: [...new Set(themes)].sort(),
  affected: [...new Set(affected)].sort((a, b) => a - b),
  urgency,
  needed_by: neededBy,
})

/** What a change of a need is about, as history keeps it. */
const factsOf = (need: Need): Facts => factsIn(need as ReturnType<typeof NeedInput.parse>)

const rowOf = (facts: Facts) => ({
  ...facts,
  title: JSON.stringify(facts.title),
  problem: JSON.stringify(facts.problem),
  users: JSON.stringify(facts.users),
  goals: JSON.stringify(facts.goals),
  legal_drivers: JSON.stringify(facts.legal_drivers),
  stems: stemsOfTexts([facts.title, facts.problem, facts.users]),
})

async function refuseUnknown(trx: Db, organisations: readonly number[]): Promise<void> {
  const known = organisations.length
    ? await trx
        .selectFrom('organisation')
        .select('id')
        .where('id', 'in', [...organisations])
        .execute()
    : []
  const missing = organisations.find((one) => !known.some(({ id }) => id === one))
  if (missing !== undefined)
    throw new Problem('invalid', {
      sv: `Det finns ingen organisation med nummer ${missing}. Sök i listan över organisationer.`,
      en: `There is no organisation number ${missing}. Search in the list of organisations.`,
    })
}

function refuseClosed({ closedAt }: Need): void {
  if (closedAt !== null)
    throw new Problem('conflict', {
      sv: 'Behovet är avslutat och ändras inte mer. Beskriv ett nytt om det är tillbaka.',
      en: 'The need is closed and does not change any more. Describe a new one if it is back.',
    })
}

const alreadyPublished = () => new Problem('conflict', { sv: 'Behovet är redan publicerat.', en: 'The need is published already.' })

const changedMeanwhile = () =>
  new Problem('conflict', {
    sv: 'Någon annan har ändrat behovet sedan du öppnade det. Jämför med hur det är nu och spara igen.',
    en: 'Somebody else has changed the need since you opened it. Compare with how it is now and save again.',
  })
