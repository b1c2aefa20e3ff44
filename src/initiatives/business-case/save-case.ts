import { createHash } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import { type Actor, recorded } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand, mayRead } from '../access.ts'
import { asInitiative } from '../find.ts'
import { calculateApart } from './calculate-apart.ts'
import { usualDraws } from './calculation/simulate.ts'
import type { CaseDocument } from './case-document.ts'
import { noSuchAlternative } from './cases.ts'
import { readCase } from './read-case.ts'

/** `version` is the one that the change was made from: 0 where there was none. */
export type Saving = { version: number; reason?: string }
export type Saved = { id: number; version: number; initiative: number }

/**
 * Calculates the case of an alternative and keeps it as a new version, which nobody changes afterwards. What is already the latest version
 * gives no new one.
 */
export async function saveCase(
  db: Db,
  actor: Actor,
  alternativeId: number,
  input: unknown,
  { version, reason }: Saving,
  now: Date,
): Promise<Saved> {
  const alternative = await readableAlternative(db, actor, alternativeId)
  demand(actor, 'write', alternative.organisation)
  const read = readCase(input)
  const document: CaseDocument = { ...read, draws: read.draws ?? usualDraws, seed: read.seed ?? 1 }
  const hash = hashOf(document)
  const result = await calculateApart(document)
  return inTransaction(db, async (trx) => {
    await trx
      .insertInto('business_case')
      .values({ initiative_id: alternative.initiative, alternative_id: alternativeId })
      .onConflict((on) => on.column('alternative_id').doNothing())
      .execute()
    const before = await trx
      .selectFrom('business_case as c')
      .leftJoin('business_case_version as v', (join) => join.onRef('v.business_case_id', '=', 'c.id').onRef('v.version', '=', 'c.version'))
      .select(['c.id', 'c.version', 'v.hash', 'v.document', 'v.result'])
      .where('c.alternative_id', '=', alternativeId)
      .forUpdate('c')
      .executeTakeFirstOrThrow()
    const { id } = before
    if (before.hash === hash) return { id, version: before.version, initiative: alternative.initiative }
    if (before.version !== version) throw changedMeanwhile()
    const next = before.version + 1
    await trx
      .insertInto('business_case_version')
      .values({
        business_case_id: id,
        version: next,
        document: JSON.stringify(document),
        hash,
        result: JSON.stringify(result),
        actor: JSON.stringify(recorded(actor)),
        at: now,
        reason: reason?.trim() || null,
      })
      .execute()
    await trx.updateTable('business_case').set({ version: next, changed_at: now }).where('id', '=', id).execute()
    await record(
      trx,
      actor,
      'saved',
      { kind: 'business-case', id, organisation: alternative.organisation },
      before.document && before.result ? told(before.version, before.document as CaseDocument, before.result as { npv: number }) : null,
      told(next, document, result),
      reason?.trim() || undefined,
    )
    return { id, version: next, initiative: alternative.initiative }
  })
}

/** What history keeps: the version has the whole document. */
const told = (version: number, { baseYear, rate, priceYear, parties, items }: CaseDocument, { npv }: { npv: number }) => ({
  version,
  npv,
  base_year: baseYear,
  rate,
  price_year: priceYear ?? null,
  parties,
  items: items.length,
})

async function readableAlternative(db: Db, actor: Actor, id: number): Promise<{ initiative: number; organisation: number }> {
  const row =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await db
          .selectFrom('alternative as a')
          .innerJoin('initiative as i', 'i.id', 'a.initiative_id')
          .selectAll('i')
          .where('a.id', '=', id)
          .where('a.ended_at', 'is', null)
          .executeTakeFirst()
      : undefined
  const initiative = row && asInitiative(row)
  if (!initiative || !mayRead(actor, initiative)) throw noSuchAlternative(id)
  return { initiative: initiative.id, organisation: initiative.organisationId }
}

/** The same document has the same hash, in whatever order its fields stand. */
export const hashOf = (document: CaseDocument): string =>
  createHash('sha256')
    .update(JSON.stringify(ordered(document)))
    .digest('hex')

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, inner]) => [key, ordered(inner)]),
  )
}

const changedMeanwhile = () =>
  new Problem('conflict', {
    sv: 'Någon annan har sparat en ny version av kalkylen sedan du öppnade den. Jämför med den och spara igen.',
    en: 'Somebody else has saved a new version of the case since you opened it. Compare with it and save again.',
  })
