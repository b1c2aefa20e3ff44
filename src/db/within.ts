import type { Db } from './open.ts'

/** In a transaction: the caller's, where there is one already (Kysely refuses to nest), else one of its own. */
export function inTransaction<Result>(db: Db, work: (trx: Db) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}

/** On one connection, for what belongs to a session, such as its locks. A transaction has its connection already. */
export function onConnection<Result>(db: Db, work: (session: Db) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? work(db) : db.connection().execute(work)
}
