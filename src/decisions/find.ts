import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Actor, RecordedActor } from '../kernel/actor.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { Problem } from '../kernel/problem.ts'
import { mayRead, organisationsWhere } from './access.ts'
import {
  type Adoption,
  type Alternative,
  type Decision,
  type DecisionId,
  type Dissent,
  type Evidence,
  reviewDays,
  type State,
  type StateName,
} from './decision.ts'
import type { Materiality } from './materiality.ts'

const isId = (id: number) => Number.isInteger(id) && id > 0 && id < 2 ** 31

/** What somebody who asks may see; a draft of others is not there for them. */
export async function findDecision(db: Db, actor: Actor, id: DecisionId): Promise<Decision> {
  const decision = await decisionUnasked(db, id)
  if (!decision || !mayRead(actor, { organisationId: decision.organisationId, decidedOn: takenOn(decision) })) throw noSuchDecision(id)
  return decision
}

/** The same, held until the change is done. */
export async function lockDecision(trx: Db, actor: Actor, id: DecisionId): Promise<Decision> {
  if (isId(id)) await trx.selectFrom('decision').select('id').where('id', '=', id).forUpdate().execute()
  return findDecision(trx, actor, id)
}

/** Whoever asks: for the watch and for evidence, which answer for what they tell. */
export async function decisionUnasked(db: Db, id: DecisionId): Promise<Decision | undefined> {
  if (!isId(id)) return undefined
  const row = await db.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst()
  return row && asDecision(row)
}

export async function decisionsUnasked(db: Db, ids: readonly DecisionId[]): Promise<Decision[]> {
  const rows = await db
    .selectFrom('decision')
    .selectAll()
    .where('id', '=', sql<number>`any(${ids.filter(isId)}::int[])`)
    .orderBy('id')
    .execute()
  return rows.map(asDecision)
}

const takenOn = ({ state }: Decision) => (state.kind === 'draft' ? null : (state.taken?.on ?? null))

export const noSuchDecision = (id: number) =>
  new Problem('not-found', {
    sv: `Det finns inget beslut med nummer ${id} som du kan läsa. Se listan över beslut.`,
    en: `There is no decision number ${id} that you can read. See the list of decisions.`,
  })

type Row = {
  id: number
  organisation_id: number
  state: string
  title: unknown
  question: unknown
  alternatives: unknown
  chosen: string | null
  conclusion: unknown
  reasons: unknown
  dissent: unknown
  decided_by: string | null
  decided_on: string | null
  diary_number: string | null
  review_on: string | null
  subject_kind: string | null
  subject_id: string | null
  purpose: string | null
  supersedes_id: number | null
  published_at: Date | null
  applies_to: unknown
  withdrawn_why: string | null
  version: number
  added_at: Date
  changed_at: Date
}

const asDecision = (row: Row): Decision => ({
  id: row.id,
  organisationId: row.organisation_id,
  state: stateOf(row),
  title: row.title as LanguageText,
  question: row.question as LanguageText,
  alternatives: row.alternatives as Alternative[],
  chosen: row.chosen,
  conclusion: row.conclusion as LanguageText | null,
  reasons: row.reasons as LanguageText | null,
  dissent: row.dissent as Dissent[],
  reviewOn: row.review_on,
  subject: row.subject_kind !== null && row.subject_id !== null ? { kind: row.subject_kind, id: row.subject_id } : null,
  purpose: row.purpose,
  supersedes: row.supersedes_id,
  publishedAt: row.published_at,
  appliesTo: row.applies_to as LanguageText | null,
  version: row.version,
  addedAt: row.added_at,
  changedAt: row.changed_at,
})

function stateOf({ state, decided_by, decided_on, diary_number, withdrawn_why }: Row): State {
  const taken = decided_on === null ? null : { by: decided_by ?? '', on: decided_on, diaryNumber: diary_number }
  const kind = state as StateName
  if (kind === 'withdrawn') return { kind, why: withdrawn_why ?? '', taken }
  return kind === 'draft' || taken === null ? { kind: 'draft' } : { kind, taken }
}

/** What decisions rest on, in the order that it was added. */
export async function evidenceOf(db: Db, decisions: readonly DecisionId[]): Promise<Evidence[]> {
  const rows = await db
    .selectFrom('decision_evidence')
    .selectAll()
    .where('decision_id', '=', sql<number>`any(${decisions as number[]}::int[])`)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    decisionId: row.decision_id,
    kind: row.kind,
    subject: row.subject_id,
    label: row.label as LanguageText,
    path: row.path,
    pinned: { version: row.version, hash: row.hash, value: row.value, observedAt: row.observed_at, at: row.pinned_at },
    now: row.now_hash === null ? null : { version: row.now_version ?? '', hash: row.now_hash, value: row.now_value },
    checkedAt: row.checked_at,
    driftedAt: row.drifted_at,
    materiality: row.materiality as Materiality | null,
    accepted:
      row.accepted_at === null
        ? null
        : { hash: row.accepted_hash, by: row.accepted_by as RecordedActor, at: row.accepted_at, why: row.accepted_why ?? '' },
  }))
}

/** The decisions about something, the latest first. */
export async function decisionsAbout(db: Db, actor: Actor, subject: { kind: string; id: string | number }): Promise<Decision[]> {
  const rows = await db
    .selectFrom('decision')
    .selectAll()
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', String(subject.id))
    .orderBy('id', 'desc')
    .execute()
  return rows.map(asDecision).filter((one) => mayRead(actor, { organisationId: one.organisationId, decidedOn: takenOn(one) }))
}

/** What replaces it, or will when it is taken. */
export async function replacementOf(db: Db, actor: Actor, id: DecisionId): Promise<Decision | undefined> {
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('supersedes_id', '=', id)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()
  const found = row && asDecision(row)
  return found && mayRead(actor, { organisationId: found.organisationId, decidedOn: takenOn(found) }) ? found : undefined
}

/** Who relies on a position; those who have ended it come last. */
export async function adoptionsOf(db: Db, decision: DecisionId): Promise<Adoption[]> {
  return adoptions(db, sql`a.decision_id = ${decision}`)
}

export async function findAdoption(db: Db, id: number): Promise<Adoption> {
  const [found] = isId(id) ? await adoptions(db, sql`a.id = ${id}`) : []
  if (!found) throw new Problem('not-found', { sv: `Det finns ingen sådan anslutning (${id}).`, en: `There is no such adoption (${id}).` })
  return found
}

async function adoptions(db: Db, where: ReturnType<typeof sql>): Promise<Adoption[]> {
  const { rows } = await sql<Adoption>`
    select a.id, decision_id "decisionId", organisation_id "organisationId", o.name, decision_version "decisionVersion", difference,
      adopted_on "adoptedOn", diary_number "diaryNumber", a.ended_at "endedAt"
    from position_adoption a join organisation o on o.id = a.organisation_id
    where ${where} order by a.ended_at nulls first, a.id`.execute(db)
  return rows
}

export const shows = ['drifted', 'review', 'positions'] as const
export type Show = (typeof shows)[number]

export type Asked = {
  text?: string
  /** Whose; several where somebody asks for their own. */
  organisations?: readonly number[]
  state?: StateName
  subject?: { kind: string; id?: string }
  show?: Show
  /** Positions that this organisation relies on. */
  adoptedBy?: number
  page?: number
  limit?: number
}

export type Listed = Decision & {
  organisation: LanguageText
  /** How many pieces of evidence have moved and are not dealt with. */
  drifted: number
  adopters: number
}

/** For `ilike`: what has the text somewhere. */
export const partOf = (text: string): string =>
  `%${text
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')}%`

/** Whether any of some texts in languages has the part. */
export const anyHas = (texts: ReturnType<typeof sql>, part: string) =>
  sql`exists (select from unnest(array[${texts}]) text, lateral jsonb_each_text(coalesce(text, '{}')) said where said.value ilike ${part})`

/** What the reader may see, the latest first. */
export async function listDecisions(
  db: Db,
  actor: Actor,
  { text = '', organisations, state, subject, show, adoptedBy, page = 1, limit = 50 }: Asked,
  today: string,
): Promise<{ total: number; rows: Listed[] }> {
  const readable = organisationsWhere(actor, 'readDrafts')
  const part = `%${text
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')}%`
  const fits = sql`
    (${readable === 'all'} or d.decided_on is not null or d.organisation_id = any(${readable === 'all' ? [] : readable}::int[]))
    and (${text.trim()} = '' or d.diary_number = ${text.trim()} or ${anyHas(sql`d.title, d.question, d.conclusion, o.name`, part)})
    and (${organisations === undefined} or d.organisation_id = any(${(organisations ?? []) as number[]}::int[]))
    and (${state ?? null}::text is null or d.state = ${state ?? null})
    and (${subject?.kind ?? null}::text is null or d.subject_kind = ${subject?.kind ?? null})
    and (${subject?.id ?? null}::text is null or d.subject_id = ${subject?.id ?? null})
    and (${adoptedBy ?? null}::int is null or exists (
      select from position_adoption a where a.decision_id = d.id and a.organisation_id = ${adoptedBy ?? null} and a.ended_at is null))
    and (${show !== 'drifted'} or (d.state in ('draft', 'decided') and drifted.n > 0))
    and (${show !== 'review'} or (d.state = 'decided' and d.review_on <= ${today}::date + ${reviewDays}::int))
    and (${show !== 'positions'} or (d.published_at is not null and d.state = 'decided'))`
  const from = sql`
    from decision d join organisation o on o.id = d.organisation_id
    left join lateral (
      select count(*)::int n from decision_evidence e
      where e.decision_id = d.id and e.drifted_at is not null and (e.accepted_at is null or e.accepted_hash is distinct from e.now_hash)) drifted on true`
  const { rows } = await sql<Row & { organisation: LanguageText; drifted: number; adopters: number; total: number }>`
    select d.*, o.name organisation, drifted.n drifted, count(*) over ()::int total,
      (select count(*)::int from position_adoption a where a.decision_id = d.id and a.ended_at is null) adopters
    ${from} where ${fits}
    order by coalesce(d.decided_on, d.added_at::date) desc, d.id desc limit ${limit} offset ${(page - 1) * limit}`.execute(db)
  const total =
    rows[0]?.total ?? (page > 1 ? (await sql<{ n: number }>`select count(*)::int n ${from} where ${fits}`.execute(db)).rows[0]!.n : 0)
  return {
    total,
    rows: rows.map(({ organisation, drifted, adopters, ...row }) => ({ ...asDecision(row), organisation, drifted, adopters })),
  }
}

/** What has happened lately to positions, for a feed. */
export async function latestPositions(db: Db, limit: number): Promise<(Decision & { organisation: LanguageText })[]> {
  const { rows } = await sql<Row & { organisation: LanguageText }>`
    select d.*, o.name organisation from decision d join organisation o on o.id = d.organisation_id
    where d.published_at is not null order by d.changed_at desc, d.id desc limit ${limit}`.execute(db)
  return rows.map(({ organisation, ...row }) => ({ ...asDecision(row), organisation }))
}
