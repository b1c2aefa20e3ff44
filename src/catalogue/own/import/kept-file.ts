import type { Db } from '../../../db/open.ts'
import { type Actor, recorded } from '../../../kernel/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import { demand } from '../../access.ts'
import { isId } from '../../find.ts'
import type { OwnKind } from '../kind-forms.ts'

/** A spreadsheet waits in the database between the look at it and the yes, so that any process can answer either. */
export async function keepFile(
  db: Db,
  actor: Actor,
  { organisation, kind, name, bytes }: { organisation: number; kind: OwnKind; name: string; bytes: Uint8Array },
): Promise<number> {
  demand(actor, 'editEntries', organisation)
  // What nobody said yes to is not kept for ever.
  await db
    .updateTable('own_import')
    .set({ bytes: null })
    .where('at', '<', new Date(Date.now() - 7 * 86_400_000))
    .where('bytes', 'is not', null)
    .execute()
  const { id } = await db
    .insertInto('own_import')
    .values({
      organisation_id: organisation,
      kind,
      name: name.slice(0, 200),
      bytes: Buffer.from(bytes),
      actor: JSON.stringify(recorded(actor)),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function keptFile(db: Db, actor: Actor, id: number) {
  const row = isId(id)
    ? await db
        .selectFrom('own_import')
        .select(['id', 'organisation_id', 'kind', 'name', 'bytes', 'done_at'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!row)
    throw new Problem('not-found', { sv: 'Det finns ingen sådan fil. Lämna in den igen.', en: 'There is no such file. Hand it in again.' })
  demand(actor, 'editEntries', row.organisation_id)
  if (!row.bytes)
    throw new Problem('gone', {
      sv: row.done_at ? 'Filen är redan inläst. Posterna står i listan.' : 'Filen har legat för länge. Lämna in den igen.',
      en: row.done_at ? 'The file has been read already. The entries are in the list.' : 'The file has waited too long. Hand it in again.',
    })
  return { id, organisation: row.organisation_id, kind: row.kind as OwnKind, name: row.name, bytes: new Uint8Array(row.bytes) }
}

/** Whoever sets it first takes the file in: a second press on the button does not make every entry twice. */
export async function takeFile(db: Db, id: number, now: Date): Promise<boolean> {
  const taken = await db
    .updateTable('own_import')
    .set({ done_at: now })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

export const forgetFile = (db: Db, id: number) => db.updateTable('own_import').set({ bytes: null }).where('id', '=', id).execute()
export const giveBackFile = (db: Db, id: number) => db.updateTable('own_import').set({ done_at: null }).where('id', '=', id).execute()
