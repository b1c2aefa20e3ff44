import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { contactsFor } from '../quality/find.ts'
import type { RunId } from './run.ts'

/** What a source's last run refused, and the run that lists it: a file that was the same is not listed anew. */
export type LastRefusals = { refused: number; at: Date; listedIn: RunId }

/** Nothing before the first run that came to an end. A run that failed refused nothing, so it does not count. */
export async function lastRefusals(db: Db, source: number): Promise<LastRefusals | undefined> {
  const row = await db
    .selectFrom('harvest_run')
    .select(['id', 'same_as', 'refused', 'finished_at'])
    .where('source_id', '=', source)
    .where('state', 'in', ['done', 'incomplete'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { refused: row.refused, at: row.finished_at!, listedIn: row.same_as ?? row.id }
}

/** Whom to tell, and of how many records. */
export type ToTell = { email: string; records: number }

// Of the entries that might name somebody; the first that does is answered by.
const mostAsked = 20

/**
 * Whom the refused records of a run give as their contact, most records first. Those that give nobody are told to whom the source's
 * catalogue gives, else its datasets, else most of the refused.
 */
export async function whomToTell(db: Db, source: number, run: RunId): Promise<ToTell[]> {
  const { rows } = await sql<{ email: string | null; records: number }>`
    select lower(contact) email, count(*)::int records from run_finding
    where run_id = ${run} and refused group by 1 order by 2 desc, 1`.execute(db)
  const named = rows.flatMap(({ email, records }) => (email === null ? [] : [{ email, records }]))
  const orphans = rows.find(({ email }) => email === null)?.records ?? 0
  if (orphans > 0) {
    const email = (await contactOfSource(db, source))?.toLowerCase() ?? named[0]?.email
    const known = named.find((one) => one.email === email)
    if (known) known.records += orphans
    else if (email !== undefined) named.push({ email, records: orphans })
  }
  return named.sort((a, b) => b.records - a.records).slice(0, 10)
}

async function contactOfSource(db: Db, source: number): Promise<string | undefined> {
  const entries = await db
    .selectFrom('entry')
    .select('id')
    .where('source_id', '=', source)
    .where('kind', 'in', ['catalogue', 'dataset', 'dataset-series', 'data-service'])
    .where('ended_at', 'is', null)
    .orderBy(sql`kind <> 'catalogue'`)
    .orderBy('id')
    .limit(mostAsked)
    .execute()
  const contacts = await contactsFor(
    db,
    entries.map(({ id }) => id),
  )
  return entries.map(({ id }) => contacts.get(id)?.email).find((email) => email !== undefined)
}

/** Runs that had something to tell, latest first: not those of a file that was the same, nor those under way. */
export async function runsToTell(db: Db, source: number, limit = 50) {
  return db
    .selectFrom('harvest_run')
    .selectAll()
    .where('source_id', '=', source)
    .where('finished_at', 'is not', null)
    .where('same_as', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
