import { CompiledQuery } from 'kysely'
import type { Db } from './open.ts'

/** The pool as a client of pg, for a library that writes its own SQL (rate-limiter-flexible). */
export const asClient = (db: Db) => ({
  async query({ text, values }: { text: string; values: unknown[] }) {
    const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, values))
    return { rows, rowCount: Number(numAffectedRows ?? rows.length) }
  },
})
