import { sql } from 'kysely'
import type { Db } from './open.ts'

/** In a transaction: the caller's, where there is one already (Kysely refuses to nest), else one of its own. */
export function inTransaction<Result>(db: Db, work: (trx: Db) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}

/** On one connection, for what belongs to a session, such as its locks. A transaction has its connection already. */
export function onConnection<Result>(db: Db, work: (session: Db) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? work(db) : db.connection().execute(work)
}

/** Undone by itself when it is refused, so that the caller's transaction can go on without it. */
export async function apart<Result>(db: Db, work: (trx: Db) => Promise<Result>): Promise<Result> {
  if (!db.isTransaction) return db.transaction().execute(work)
  await sql`savepoint apart`.execute(db)
  try {
    const result = await work(db)
    await sql`release savepoint apart`.execute(db)
    return result
  } catch (cause) {
    await sql`rollback to savepoint apart`.execute(db)
    throw cause
  }
}
