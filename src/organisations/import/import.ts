import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { type Actor, recorded } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { readTable, type Table } from '../../spreadsheet/read.ts'
import { demand, may } from '../access.ts'
import { columnNames, columnOf, rowsIn } from './columns.ts'
import { knownOrganisations } from './known.ts'
import { type Outcome, type Planned, planImport, type Row } from './plan.ts'
import { lockOrganisations, writeOrganisations } from './write.ts'

// 100 000 rows with every column filled are some 12 MB.
export const importLimits = { maxBytes: 25_000_000, maxRows: 100_000 }

export type Counts = { [outcome in Outcome]: number }
export type Preview = { plan: Planned[]; counts: Counts; hash: string }
export type Read = { rows: Row[]; unknown: string[]; encoding: Table['encoding'] }

export async function readOrganisations(bytes: Uint8Array): Promise<Read> {
  const table = await readTable(bytes, { ...importLimits, known: (title) => columnOf(title) !== undefined })
  const { rows, unknown, missing } = rowsIn(table.header, await Array.fromAsync(table.rows))
  if (missing.length > 0)
    throw new Problem('invalid', {
      sv: `Filen saknar kolumner som vi känner igen. Första raden ska ha namn ur mallen: ${columnNames.join(', ')}.`,
      en: `The file has no columns that we know. Its first row should have names from the template: ${columnNames.join(', ')}.`,
    })
  return { rows, unknown, encoding: table.encoding }
}

/** What the rows would do now. Nothing is written. */
export async function previewImport(db: Db, actor: Actor, rows: readonly Row[]): Promise<Preview> {
  demand(actor, 'add')
  const plan = planImport(rows, await knownOrganisations(db), (id) => may(actor, 'change', id))
  return { plan, counts: countsOf(plan), hash: hashOf(plan) }
}

/** Writes what was shown. If it would do something else by now, nothing is written. */
export async function carryOutImport(
  db: Db,
  actor: Actor,
  rows: readonly Row[],
  { hash, file }: { hash?: string; file: string },
): Promise<Counts> {
  demand(actor, 'add')
  return inTransaction(db, async (trx) => {
    await lockOrganisations(trx)
    const preview = await previewImport(trx, actor, rows)
    if (hash !== undefined && preview.hash !== hash) throw changedSince()
    const added = preview.plan.flatMap((one) => (one.outcome === 'added' ? [one] : []))
    const changed = preview.plan.flatMap((one) => (one.outcome === 'changed' ? [one] : []))
    await writeOrganisations(trx, actor, { added, changed }, { origin: 'people', source: file, addedAs: 'added', changedAs: 'imported' })
    return preview.counts
  })
}

/** Keeps the rows until somebody has looked at them: any process can show and carry them out. Those of other days are let go. */
export async function keepImport(db: Db, actor: Actor, file: string, { rows, encoding }: Read, now: Date): Promise<number> {
  const { hash } = await previewImport(db, actor, rows)
  return inTransaction(db, async (trx) => {
    await trx
      .updateTable('organisation_import')
      .set({ rows: Buffer.alloc(0) })
      .where('at', '<', new Date(now.getTime() - 86_400_000))
      .execute()
    const { id } = await trx
      .insertInto('organisation_import')
      .values({
        file: file.slice(0, 200),
        encoding,
        plan: hash,
        by: JSON.stringify(recorded(actor)),
        at: now,
        rows: await promisify(gzip)(JSON.stringify(rows)),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

export type Kept = { id: number; file: string; encoding: string; plan: string; rows: Row[]; outcome: Counts | null }

/** Only whoever handed it in, and only while it waits or has just been carried out. */
export async function keptImport(db: Db, actor: Actor, id: number): Promise<Kept> {
  demand(actor, 'add')
  const row = id < 2 ** 31 ? await db.selectFrom('organisation_import').selectAll().where('id', '=', id).executeTakeFirst() : undefined
  if (!row || JSON.stringify(row.by) !== JSON.stringify(inOrder(recorded(actor)))) throw noSuchImport()
  if (row.done_at === null && row.rows.length === 0) throw noSuchImport()
  const rows = row.rows.length === 0 ? [] : (JSON.parse((await promisify(gunzip)(row.rows)).toString()) as Row[])
  return { id, file: row.file, encoding: row.encoding, plan: row.plan, rows, outcome: row.outcome as Counts | null }
}

/** PostgreSQL keeps the keys of jsonb by length and then by letter. */
const inOrder = (value: object) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)))

export async function finishImport(db: Db, actor: Actor, id: number, now: Date): Promise<Counts> {
  const kept = await keptImport(db, actor, id)
  if (kept.outcome) return kept.outcome
  return inTransaction(db, async (trx) => {
    const counts = await carryOutImport(trx, actor, kept.rows, { hash: kept.plan, file: kept.file })
    await trx
      .updateTable('organisation_import')
      .set({ rows: Buffer.alloc(0), done_at: now, outcome: JSON.stringify(counts) })
      .where('id', '=', id)
      .execute()
    return counts
  })
}

/** The plan as it is now stands in the place of the one that was shown. */
export async function renewImport(db: Db, actor: Actor, id: number): Promise<void> {
  const { rows } = await keptImport(db, actor, id)
  const { hash } = await previewImport(db, actor, rows)
  await db.updateTable('organisation_import').set({ plan: hash }).where('id', '=', id).where('done_at', 'is', null).execute()
}

function countsOf(plan: readonly Planned[]): Counts {
  const counts: Counts = { added: 0, changed: 0, unchanged: 0, refused: 0 }
  for (const { outcome } of plan) counts[outcome]++
  return counts
}

const hashOf = (plan: readonly Planned[]) =>
  createHash('sha256')
    .update(
      JSON.stringify(
        plan.map((one) => [one.row.line, one.outcome, one.outcome === 'changed' && [one.known.id, one.known.version, one.differences]]),
      ),
    )
    .digest('hex')

const changedSince = () =>
  new Problem('conflict', {
    sv: 'Något har ändrats sedan du såg förhandsgranskningen, så inget är inläst. Ladda om sidan, se efter och läs in igen.',
    en: 'Something has changed since you saw the preview, so nothing was imported. Reload the page, look again and import.',
  })

const noSuchImport = () =>
  new Problem('not-found', {
    sv: 'Den inläsningen finns inte kvar. Välj filen på nytt.',
    en: 'That import is no longer here. Choose the file again.',
  })
