import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Actor, RecordedActor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { may } from '../access.ts'
import type { OrganisationId } from '../organisation.ts'

/** Something that an organisation has been told. */
export type Told = {
  id: number
  organisation: OrganisationId
  key: string
  kind: string
  subject: { kind: string; id: string }
  path: string
  says: LanguageText
  at: Date
  doneAt: Date | null
  doneBy: RecordedActor | null
  /** What the person who dealt with it is called today. */
  doneWho: string | null
}

const columns = sql`n.id, n.organisation_id organisation, n.key, n.kind, jsonb_build_object('kind', n.subject_kind, 'id', n.subject_id) subject,
  n.path, n.says, n.at, n.done_at "doneAt", n.done_by "doneBy", (select name from person p where p.id = (n.done_by ->> 'person')::int) "doneWho"`

type Which = { done: boolean; page?: number; limit?: number }

/** Those that wait, the latest first; or those that have been dealt with. */
export async function noticesOf(
  db: Db,
  organisation: OrganisationId,
  { done, page = 1, limit = 100 }: Which,
): Promise<{ total: number; rows: Told[] }> {
  const { rows } = await sql<Told & { total: number }>`
    select ${columns}, count(*) over ()::int total from notice n where n.organisation_id = ${organisation} and (n.done_at is not null) = ${done}
    order by coalesce(n.done_at, n.at) desc, n.id desc limit ${limit} offset ${(page - 1) * limit}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) }
}

/** `locked`: until the transaction ends, so that it is dealt with once. */
export async function findNotice(db: Db, organisation: OrganisationId, id: number, { locked = false } = {}): Promise<Told> {
  const known = Number.isInteger(id) && id > 0 && id < 2 ** 31
  const { rows } = await sql<Told>`
    select ${columns} from notice n where ${known} and n.id = ${known ? id : 0} and n.organisation_id = ${organisation} ${locked ? sql`for update of n` : sql``}`.execute(
    db,
  )
  if (!rows[0])
    throw new Problem('not-found', {
      sv: `Organisationen har inget meddelande med nummer ${id}. Se listan.`,
      en: `The organisation has no notice number ${id}. See the list.`,
    })
  return rows[0]
}

export async function countWaiting(db: Db, organisation: OrganisationId): Promise<number> {
  const { n } = await db
    .selectFrom('notice')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('organisation_id', '=', organisation)
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

/** Where something waits that somebody may see, in the organisations where they have a role. */
export async function waitingFor(db: Db, actor: Actor): Promise<{ organisation: OrganisationId; name: LanguageText; n: number }[]> {
  const grants = actor.kind === 'person' || actor.kind === 'key' ? actor.grants : []
  const own = grants.flatMap(({ scope }) => (scope.kind === 'organisation' && may(actor, 'seeNotices', scope.id) ? [scope.id] : []))
  if (own.length === 0) return []
  const { rows } = await sql<{ organisation: number; name: LanguageText; n: number }>`
    select o.id organisation, o.name, count(*)::int n from notice n join organisation o on o.id = n.organisation_id
    where n.done_at is null and o.id = any(${[...new Set(own)]}::int[]) group by o.id order by o.name ->> 'sv' collate "sv-SE-x-icu"`.execute(
    db,
  )
  return rows
}
