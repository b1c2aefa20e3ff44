import { sql } from 'kysely'
import { advisoryLocks } from '../../db/advisory-locks.ts'
import type { Db } from '../../db/open.ts'
import { recordMany } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Organisation } from '../organisation.ts'
import { differencesOf, type Particulars } from '../particulars.ts'
import type { Known, Row } from './plan.ts'

export type Added = { row: Row; after: Particulars }
export type Changed = { row: Row; known: Known; after: Particulars }
type Written = { added: readonly Added[]; changed: readonly Changed[] }
type Manner = { origin: Organisation['origin']; source: string; addedAs: string; changedAs: string }

/** Many organisations at once: five statements however many there are. Nothing is checked here; the plan has. Gives the new ids, in order. */
export async function writeOrganisations(
  trx: Db,
  actor: Actor,
  { added, changed }: Written,
  { origin, source, addedAs, changedAs }: Manner,
): Promise<number[]> {
  const shipped = (row: Row) => (origin === 'facts' ? JSON.stringify(row.says) : null)
  const ids = added.length === 0 ? [] : await reserve(trx, added.length)
  await sql`
    insert into organisation (id, kind, name, number, code, valid_from, valid_to, origin, source, as_of, shipped)
    overriding system value
    select id, kind, name, number, code, valid_from, valid_to, ${origin}, source, as_of, shipped
    from ${rowsOf(added, (_, at) => ids[at]!, shipped, source)}`.execute(trx)
  await sql`
    update organisation o set kind = r.kind, name = r.name, number = r.number, code = r.code, valid_from = r.valid_from, valid_to = r.valid_to,
      source = coalesce(case when r.shipped is null then null else r.source end, o.source),
      as_of = coalesce(r.as_of, o.as_of), shipped = coalesce(r.shipped, o.shipped), version = o.version + 1, changed_at = now()
    from ${rowsOf(changed, ({ known }) => known.id, shipped, source)} where o.id = r.id`.execute(trx)

  const all = [
    ...added.map(({ row, after }, at) => ({ id: ids[at]!, row, before: {} as Particulars, after })),
    ...changed.map(({ row, known, after }) => ({ id: known.id, row, before: known.now, after })),
  ]
  const dated = all.flatMap(({ id, row, before, after }) =>
    Object.entries(after).flatMap(([key, value]) => {
      const [what, when] = key.split('.')
      return when && (what === 'group' || what === 'staff' || what === 'population') && before[key] !== value
        ? [{ id, what, when, value, source: row.sources?.[key] ?? row.source ?? source }]
        : []
    }),
  )
  const facts = dated.filter(({ what }) => what !== 'group')
  const groups = dated.filter(({ what }) => what === 'group')
  await sql`
    insert into organisation_fact (organisation_id, fact, year, value, source)
    select * from unnest(${facts.map(({ id }) => id)}::int[], ${facts.map(({ what }) => what)}::text[], ${facts.map(({ when }) => Number(when))}::int[],
      ${facts.map(({ value }) => value)}::bigint[], ${facts.map((fact) => fact.source)}::text[])
    on conflict (organisation_id, fact, year) do update set value = excluded.value, source = excluded.source`.execute(trx)
  await sql`
    insert into organisation_group (organisation_id, edition, code, source)
    select * from unnest(${groups.map(({ id }) => id)}::int[], ${groups.map(({ when }) => when)}::text[], ${groups.map(({ value }) => value)}::text[],
      ${groups.map((group) => group.source)}::text[])
    on conflict (organisation_id, edition) do update set code = excluded.code, source = excluded.source`.execute(trx)

  const past = all.map(({ id, before, after }) => ({
    id,
    before: Object.keys(before).length > 0 ? nested(before) : null,
    after: nested(after),
    organisation: id,
  }))
  await recordMany(trx, actor, addedAs, { kind: 'organisation' }, past.slice(0, added.length))
  const differing = past.slice(added.length).filter((_, at) => differencesOf(changed[at]!.known.now, changed[at]!.after).length > 0)
  await recordMany(trx, actor, changedAs, { kind: 'organisation' }, differing)
  return ids
}

async function reserve(trx: Db, n: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('organisation', 'id'))::int id from generate_series(1, ${n}::int)`.execute(trx)
  return rows.map(({ id }) => id)
}

const columns = ['kind', 'number', 'code', 'valid_from', 'valid_to'] as const

function rowsOf<One extends { row: Row; after: Particulars }>(
  all: readonly One[],
  idOf: (one: One, at: number) => number,
  shipped: (row: Row) => string | null,
  source: string,
) {
  const column = (name: (typeof columns)[number]) => all.map(({ after }) => after[name] ?? null)
  return sql`unnest(${all.map(idOf)}::int[], ${column('kind')}::text[], ${all.map(({ after }) => JSON.stringify(nameOf(after)))}::jsonb[],
    ${column('number')}::text[], ${column('code')}::text[], ${column('valid_from')}::date[], ${column('valid_to')}::date[],
    ${all.map(({ row }) => row.source ?? source)}::text[], ${all.map(({ row }) => row.asOf ?? null)}::date[], ${all.map(({ row }) => shipped(row))}::jsonb[]
  ) r (id, kind, name, number, code, valid_from, valid_to, source, as_of, shipped)`
}

const nameOf = (of: Particulars) =>
  Object.fromEntries(Object.entries(of).flatMap(([key, value]) => (key.startsWith('name.') ? [[key.slice('name.'.length), value]] : [])))

/** `staff.2025` as { staff: { 2025: … } }: how history tells it. */
function nested(of: Particulars): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(of)) {
    const [what, part] = key.split('.')
    if (part === undefined) values[what!] = value
    else values[what!] = { ...(values[what!] as object), [part]: value }
  }
  return values
}

/** Until the transaction ends: what was compared stays as it was compared. Two nodes that start at once load the facts once. */
export async function lockOrganisations(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${advisoryLocks.organisations})`.execute(trx)
  await sql`lock table organisation in share row exclusive mode`.execute(trx)
}
