import type { Db } from '../db/open.ts'
import { demonstrationIssuer } from './person.ts'

export type InventedPerson = { id: number; name: string | null }

/** Those whom one may try the node as. */
export const inventedPeople = (db: Db): Promise<InventedPerson[]> => invented(db).orderBy('id').limit(200).execute()

export const inventedPerson = (db: Db, id: number): Promise<InventedPerson | undefined> =>
  invented(db).where('id', '=', id).executeTakeFirst()

const invented = (db: Db) =>
  db.selectFrom('person').select(['id', 'name']).where('issuer', '=', demonstrationIssuer).where('forgotten_at', 'is', null)
