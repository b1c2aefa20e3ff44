import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Grant, Scope } from '../kernel/actor.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { Problem } from '../kernel/problem.ts'
import type { Role } from '../kernel/role.ts'
import { organisationNumber } from './number.ts'
import type { Organisation, OrganisationId, OrganisationKind } from './organisation.ts'
import type { Particulars } from './particulars.ts'

export async function findOrganisation(db: Db, id: OrganisationId): Promise<Organisation & { shipped: Particulars | null }> {
  const row =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await db
          .selectFrom('organisation')
          .select([...columns, 'shipped'])
          .where('id', '=', id)
          .executeTakeFirst()
      : undefined
  if (!row)
    throw new Problem('not-found', {
      sv: `Det finns ingen organisation med nummer ${id}. Se listan över organisationer.`,
      en: `There is no organisation number ${id}. See the list of organisations.`,
    })
  return { ...asOrganisation(row), shipped: row.shipped as Particulars | null }
}

const columns = [
  'id',
  'kind',
  'name',
  'number',
  'code',
  'valid_from as validFrom',
  'valid_to as validTo',
  'approval',
  'origin',
  'source',
  'as_of as asOf',
  'version',
  'changed_at as changedAt',
] as const

type Row = Omit<Organisation, 'kind' | 'name' | 'origin'> & { kind: string; name: unknown; origin: string }

const asOrganisation = (row: Row): Organisation => ({
  ...row,
  kind: row.kind as OrganisationKind,
  name: row.name as LanguageText,
  origin: row.origin as Organisation['origin'],
})

export type Asked = {
  /** A part of the name, or a whole number or code. */
  text?: string
  /** A whole number, as somebody may write it, or a whole code. */
  number?: string
  code?: string
  kind?: string
  /** A municipal group in its latest edition: A1 … C9. */
  group?: string
  /** Municipalities whose code begins with this county's. */
  county?: string
  /** Also those that have ended, or not begun. */
  all?: boolean
  page?: number
  limit?: number
}

export type Listed = {
  id: number
  kind: OrganisationKind
  name: LanguageText
  number: string | null
  code: string | null
  validFrom: string | null
  validTo: string | null
  origin: string
  group: string | null
  edition: string | null
  population: number | null
  populationYear: number | null
  staff: number | null
  staffYear: number | null
  source: string | null
  asOf: string | null
}

/** With how many there are in all, and how many of each kind whatever kind is asked for. `on` is the day that those listed live. */
export async function listOrganisations(
  db: Db,
  { text = '', number: exactly, code, kind, group, county, all = false, page = 1, limit = 50 }: Asked,
  on: string,
): Promise<{ total: number; rows: Listed[]; kinds: { [kind: string]: number } }> {
  const words = text.trim().slice(0, 200)
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const number = organisationNumber(words)
  const fits = sql`(${all} or ((valid_from is null or valid_from <= ${on}) and (valid_to is null or valid_to > ${on})))
    and (${words} = '' or organisation.number = ${number ?? ''} or organisation.code = ${words} or exists (select from jsonb_each_text(organisation.name) n where n.value ilike ${part}))
    and (${exactly ?? null}::text is null or organisation.number = ${organisationNumber(exactly ?? '') ?? ''})
    and (${code ?? null}::text is null or organisation.code = ${code ?? null})
    and (${county ?? null}::text is null or (length(organisation.code) = 4 and starts_with(organisation.code, ${county ?? null})))
    and (${group ?? null}::text is null or exists (
      select from (select distinct on (organisation_id) code from organisation_group where organisation_id = organisation.id order by organisation_id, edition desc) g
      where g.code = ${group ?? null}))`
  const [{ rows: counted }, { rows }] = await Promise.all([
    sql<{ kind: string; n: number }>`select kind, count(*)::int n from organisation where ${fits} group by 1`.execute(db),
    sql<Listed>`
      select id, kind, name, number, organisation.code, valid_from "validFrom", valid_to "validTo", origin, organisation.source, as_of "asOf",
        g.code "group", g.edition, p.value population, p.year "populationYear", s.value staff, s.year "staffYear"
      from organisation
      left join lateral (select code, edition from organisation_group where organisation_id = id order by edition desc limit 1) g on true
      left join lateral (select value, year from organisation_fact where organisation_id = id and fact = 'population' order by year desc limit 1) p on true
      left join lateral (select value, year from organisation_fact where organisation_id = id and fact = 'staff' order by year desc limit 1) s on true
      where ${fits} and (${kind ?? null}::text is null or kind = ${kind ?? null})
      order by name ->> 'sv' collate "sv-SE-x-icu", id limit ${limit} offset ${(page - 1) * limit}`.execute(db),
  ])
  const kinds = Object.fromEntries(counted.map((row) => [row.kind, row.n]))
  return { rows, kinds, total: kind === undefined ? counted.reduce((sum, { n }) => sum + n, 0) : (kinds[kind] ?? 0) }
}

export async function factsOf(db: Db, id: OrganisationId) {
  return db
    .selectFrom('organisation_fact')
    .select(['fact', 'year', 'value', 'source'])
    .where('organisation_id', '=', id)
    .orderBy('fact')
    .orderBy('year', 'desc')
    .execute()
}

export async function groupsOf(db: Db, id: OrganisationId) {
  return db
    .selectFrom('organisation_group')
    .select(['edition', 'code', 'source'])
    .where('organisation_id', '=', id)
    .orderBy('edition', 'desc')
    .execute()
}

export type Relative = {
  relation: number
  kind: 'parent' | 'child' | 'predecessor' | 'successor'
  id: number
  name: LanguageText
  from: string
  to: string | null
}

/** Those it stands directly beside in time and in rank, past and to come. */
export async function relativesOf(db: Db, id: OrganisationId): Promise<Relative[]> {
  const { rows } = await sql<Relative>`
    select r.id relation, case when r.kind = 'parent' then 'parent' else 'successor' end kind, o.id, o.name, r.valid_from "from", r.valid_to "to"
    from organisation_relation r join organisation o on o.id = r.other_id where r.organisation_id = ${id}
    union all
    select r.id, case when r.kind = 'parent' then 'child' else 'predecessor' end, o.id, o.name, r.valid_from, r.valid_to
    from organisation_relation r join organisation o on o.id = r.organisation_id where r.other_id = ${id}
    order by 5, 1`.execute(db)
  return rows
}

export type Predecessor = { id: number; name: LanguageText; endedOn: string }

/** Everyone it has come after by that day, the nearest first: what was theirs is found from here. */
export async function predecessorsOf(db: Db, id: OrganisationId, on: string): Promise<Predecessor[]> {
  const { rows } = await sql<Predecessor>`
    with recursive before (id, "endedOn", steps) as (
      select organisation_id, valid_from, 1 from organisation_relation where kind = 'successor' and other_id = ${id} and ${lasting(on)}
      union
      select r.organisation_id, r.valid_from, steps + 1 from before join organisation_relation r on r.other_id = before.id
      where r.kind = 'successor' and r.valid_from <= ${on} and (r.valid_to is null or r.valid_to > ${on}) and steps < 20
    )
    select distinct on (before.id) before.id, name, "endedOn" from before join organisation o on o.id = before.id
    where before.id <> ${id} order by before.id, steps`.execute(db)
  return rows.sort((a, b) => b.endedOn.localeCompare(a.endedOn) || a.id - b.id)
}

const lasting = (on: string) => sql`valid_from <= ${on} and (valid_to is null or valid_to > ${on})`

export type MatchState = 'proposed' | 'confirmed' | 'rejected'
export type MatchReason = 'number' | 'identifier' | 'variant' | 'name' | 'hand' | 'shipped'
export type PublisherMatch = { organisation: number; name: LanguageText; uri: string; state: MatchState; reason: MatchReason; at: Date }

/** The addresses of these organisations; without any, every address that somebody has to decide on or has decided. */
export async function publisherMatches(db: Db, ids?: readonly number[]): Promise<PublisherMatch[]> {
  const rows = await db
    .selectFrom('organisation_uri')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .select(['organisation.id as organisation', 'name', 'uri', 'state', 'reason', 'at'])
    .$if(ids !== undefined, (query) => query.where('organisation_id', '=', sql<number>`any(${ids ?? []}::int[])`))
    .orderBy('state')
    .orderBy('uri')
    .execute()
  return rows as PublisherMatch[]
}

/** Which of these publishers are known to be which organisation: pages that name a publisher link there. */
export async function organisationsAt(db: Db, uris: readonly string[]): Promise<Map<string, { id: number; name: LanguageText }>> {
  if (uris.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation_uri')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .select(['uri', 'organisation.id', 'name'])
    .where('state', '=', 'confirmed')
    .where('uri', '=', sql<string>`any(${[...new Set(uris)]}::text[])`)
    .execute()
  return new Map(rows.map(({ uri, id, name }) => [uri, { id, name: name as LanguageText }]))
}

/** What a person is trusted with now. Asked once for each request. A role in an organisation counts until the day it ends. */
export async function grantsOf(db: Db, person: number, now = new Date()): Promise<Grant[]> {
  const rows = await db
    .selectFrom('role_grant')
    .leftJoin('organisation', (join) => join.onRef('organisation.id', '=', 'scope_id').on('scope_kind', '=', 'organisation'))
    .select(['role', 'scope_kind', 'scope_id'])
    .where('person_id', '=', person)
    .where('role_grant.valid_to', 'is', null)
    .where((e) => e.or([e('organisation.valid_to', 'is', null), e('organisation.valid_to', '>', dayOf(now))]))
    .execute()
  return rows.map(({ role, scope_kind, scope_id }) => ({ role: role as Role, scope: scopeOf(scope_kind, scope_id) }))
}

export const scopeOf = (kind: string, id: number | null): Scope =>
  kind === 'node' ? { kind: 'node' } : { kind: kind as 'organisation' | 'collaboration', id: id! }

/** The day in Sweden, where organisations begin and end at midnight. */
export const dayOf = (now: Date): string => now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' })

export type Holder = {
  person: number
  name: string | null
  email: string | null
  subject: string
  role: Role
  from: Date
  to: Date | null
  origin: string
  forgotten: boolean
}

/** Who has and has had which role there, those of today first. */
export async function holdersOf(db: Db, organisation: OrganisationId | null): Promise<Holder[]> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.id as person', 'name', 'email', 'subject', 'role', 'valid_from as from', 'valid_to as to', 'origin', 'forgotten_at'])
    .where('scope_kind', '=', organisation === null ? 'node' : 'organisation')
    .where((e) => (organisation === null ? e('scope_id', 'is', null) : e('scope_id', '=', organisation)))
    .orderBy(sql`valid_to is not null, valid_to desc, lower(coalesce(name, email, subject)), role`)
    .execute()
  return rows.map(({ forgotten_at, role, ...row }) => ({ ...row, role: role as Role, forgotten: forgotten_at !== null }))
}

/** Those that a person may mean by a text: an organisation number, a code with its kind's length, or an exact name. The living come first. */
export async function organisationsCalled(db: Db, text: string): Promise<{ id: number; name: LanguageText; validTo: string | null }[]> {
  const number = organisationNumber(text) ?? null
  const { rows } = await sql<{ id: number; name: LanguageText; validTo: string | null }>`
    select id, name, valid_to "validTo" from organisation
    where number = ${number} or code = ${text.trim()} or exists (select from jsonb_each_text(name) n where lower(n.value) = lower(${text.trim()}))
    order by valid_to is not null, valid_to desc, id limit 10`.execute(db)
  return rows
}

/** The region of a municipality's county, and how many municipalities a region's county has. */
export async function countyOf(db: Db, { kind, code }: Pick<Organisation, 'kind' | 'code'>, on: string) {
  if (code === null) return { region: undefined, municipalities: 0 }
  const living = () =>
    db
      .selectFrom('organisation')
      .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>', on)]))
      .where((e) => e.or([e('valid_from', 'is', null), e('valid_from', '<=', on)]))
  if (kind === 'municipality') {
    const row = await living().select(['id', 'name']).where('kind', '=', 'region').where('code', '=', code.slice(0, 2)).executeTakeFirst()
    return { region: row && { id: row.id, name: row.name as LanguageText }, municipalities: 0 }
  }
  if (kind !== 'region') return { region: undefined, municipalities: 0 }
  const { n } = await living()
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('kind', '=', 'municipality')
    .where('code', 'like', `${code}__`)
    .executeTakeFirstOrThrow()
  return { region: undefined, municipalities: n }
}

/** Names for what history keeps by number. */
export async function namesOf(db: Db, ids: readonly number[]): Promise<Map<number, LanguageText>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name as LanguageText]))
}

export async function peopleNamed(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'subject', 'forgotten_at'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(
    rows.flatMap(({ id, name, email, subject, forgotten_at }) => (forgotten_at ? [] : [[id, name ?? email ?? subject] as const])),
  )
}
