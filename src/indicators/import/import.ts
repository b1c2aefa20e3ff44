import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { type Actor, recorded } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { dayOf } from '../../organisations/find.ts'
import { organisationNumber } from '../../organisations/number.ts'
import { readTable, type Table } from '../../spreadsheet/read.ts'
import { findIndicator, indicatorsCalled } from '../find.ts'
import type { Indicator } from '../indicator.ts'
import { type Outcome, type PlannedValue, planValues, type ValueInput } from '../plan-values.ts'
import { type Counts, countsOf, latestRevisions, mayReport, writeValues } from '../report.ts'
import { typedNumber } from '../typed-number.ts'
import { columnNames, columnOf, type Row, rowsIn } from './rows.ts'

// 50 000 values of 300 organisations over a dozen years and indicators are some 5 MB.
export const importLimits = { maxBytes: 10_000_000, maxRows: 50_000 }

type RowWhy = 'no-indicator' | 'no-organisation' | 'no-value' | 'forbidden' | 'ended'
/** What a row would do: nothing where it has a fault of its own, else as the plan of its value says. */
export type PlannedRow = {
  row: Row
  outcome: Outcome
  indicator?: Indicator
  fault?: { why: RowWhy; value: string }
  planned?: PlannedValue
}
export type Preview = { plan: PlannedRow[]; counts: Counts; hash: string }
export type Read = { rows: Row[]; unknown: string[]; encoding: Table['encoding'] }

export async function readValues(bytes: Uint8Array): Promise<Read> {
  const table = await readTable(bytes, { ...importLimits, known: (title) => columnOf(title) !== undefined })
  const { rows, unknown, missing } = rowsIn(table.header, await Array.fromAsync(table.rows))
  if (missing.length > 0)
    throw new Problem('invalid', {
      sv: `Filen saknar kolumnen ${missing.join(', ')}. Första raden ska ha namn ur mallen: ${columnNames.join(', ')}.`,
      en: `The file has no column ${missing.join(', ')}. Its first row should have names from the template: ${columnNames.join(', ')}.`,
    })
  return { rows, unknown, encoding: table.encoding }
}

/** What the rows would do now. Nothing is written. */
export async function previewValues(db: Db, actor: Actor, rows: readonly Row[], now: Date): Promise<Preview> {
  const indicators = await indicatorsCalled(
    db,
    rows.map(({ indicator }) => indicator),
  )
  const organisations = await organisationsIn(db, rows)
  const plan = rows.map((row): PlannedRow & { input?: ValueInput } => {
    const indicator = indicators.get(row.indicator)
    const refused = (why: RowWhy, value = ''): PlannedRow => ({
      row,
      outcome: 'refused',
      fault: { why, value },
      ...(indicator && { indicator }),
    })
    if (!indicator) return refused('no-indicator', row.indicator)
    if (indicator.endedAt !== null) return refused('ended')
    const organisation = row.organisation === '' ? null : organisations.get(row.organisation)
    if (organisation === undefined) return refused('no-organisation', row.organisation)
    if (!mayReport(actor, indicator, organisation)) return refused('forbidden')
    const value = /^[-–—]$/.test(row.value) ? null : typedNumber(row.value)
    if (value === undefined) return refused('no-value', row.value)
    const input = {
      organisation,
      period: row.period,
      value,
      ...(row.source && { source: row.source }),
      ...(row.note && { note: row.note }),
    }
    return { row, outcome: 'unchanged', indicator, input }
  })
  for (const id of new Set(plan.flatMap(({ indicator, input }) => (input ? [indicator!.id] : [])))) {
    const own = plan.filter(({ indicator, input }) => input && indicator?.id === id)
    const planned = planValues(
      own.map(({ input }) => input!),
      own[0]!.indicator!,
      await latestRevisions(db, id),
      dayOf(now),
    )
    for (const [at, one] of own.entries()) Object.assign(one, { planned: planned[at], outcome: planned[at]!.outcome })
  }
  return { plan, counts: countsOf(plan), hash: hashOf(plan) }
}

/** Writes what was shown. If it would do something else by now, nothing is written. */
export async function carryOutValues(
  db: Db,
  actor: Actor,
  rows: readonly Row[],
  { hash, now }: { hash?: string; now: Date },
): Promise<Counts> {
  return inTransaction(db, async (trx) => {
    const known = await indicatorsCalled(
      trx,
      rows.map(({ indicator }) => indicator),
    )
    // In one order, so that two imports never wait for each other.
    for (const id of [...new Set([...known.values()].map(({ id }) => id))].sort((a, b) => a - b))
      await findIndicator(trx, id, { locked: true })
    const preview = await previewValues(trx, actor, rows, now)
    if (hash !== undefined && preview.hash !== hash) throw changedSince()
    for (const [id, indicator] of new Map(
      preview.plan.flatMap(({ planned, indicator }) => (planned ? [[indicator!.id, indicator!]] : [])),
    )) {
      const own = preview.plan.flatMap(({ planned, indicator }) => (planned && indicator?.id === id ? [planned] : []))
      await writeValues(trx, actor, indicator, own, { origin: 'file', now })
    }
    return preview.counts
  })
}

/** Keeps the rows until somebody has looked at them: any process can show and carry them out. Those of other days are let go. */
export async function keepImport(db: Db, actor: Actor, file: string, { rows, encoding }: Read, now: Date): Promise<number> {
  const { hash } = await previewValues(db, actor, rows, now)
  return inTransaction(db, async (trx) => {
    await trx
      .updateTable('indicator_import')
      .set({ rows: Buffer.alloc(0) })
      .where('at', '<', new Date(now.getTime() - 86_400_000))
      .execute()
    const { id } = await trx
      .insertInto('indicator_import')
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
  const row =
    id < 2 ** 31
      ? await db
          .selectFrom('indicator_import')
          .selectAll()
          .where('id', '=', id)
          .where('by', '=', JSON.stringify(recorded(actor)))
          .executeTakeFirst()
      : undefined
  if (!row || (row.done_at === null && row.rows.length === 0)) throw noSuchImport()
  const rows = row.rows.length === 0 ? [] : (JSON.parse((await promisify(gunzip)(row.rows)).toString()) as Row[])
  return { id, file: row.file, encoding: row.encoding, plan: row.plan, rows, outcome: row.outcome as Counts | null }
}

export async function finishImport(db: Db, actor: Actor, id: number, now: Date): Promise<Counts> {
  return inTransaction(db, async (trx) => {
    await sql`select from indicator_import where id = ${id} for update`.execute(trx)
    const kept = await keptImport(trx, actor, id)
    if (kept.outcome) return kept.outcome
    const counts = await carryOutValues(trx, actor, kept.rows, { hash: kept.plan, now })
    await trx
      .updateTable('indicator_import')
      .set({ rows: Buffer.alloc(0), done_at: now, outcome: JSON.stringify(counts) })
      .where('id', '=', id)
      .execute()
    return counts
  })
}

/** The plan as it is now stands in the place of the one that was shown. */
export async function renewImport(db: Db, kept: Kept, { hash }: Preview): Promise<void> {
  await db.updateTable('indicator_import').set({ plan: hash }).where('id', '=', kept.id).where('done_at', 'is', null).execute()
}

/** By number, code or exact name, all in one question; those that live before those that have ended. */
async function organisationsIn(db: Db, rows: readonly Row[]): Promise<Map<string, number>> {
  const called = [...new Set(rows.flatMap(({ organisation }) => (organisation === '' ? [] : [organisation])))]
  const numbers = called.map((text) => organisationNumber(text) ?? '')
  const { rows: found } = await sql<{ called: string; id: number }>`
    select distinct on (c.called) c.called, o.id from unnest(${called}::text[], ${numbers}::text[]) c (called, number)
    join organisation o on o.number = nullif(c.number, '') or o.code = c.called or lower(o.name ->> 'sv') = lower(c.called) or lower(o.name ->> 'en') = lower(c.called)
    order by c.called, o.valid_to is not null, o.valid_to desc, o.id`.execute(db)
  return new Map(found.map(({ called, id }) => [called, id]))
}

const hashOf = (plan: readonly PlannedRow[]) =>
  createHash('sha256')
    .update(JSON.stringify(plan.map(({ row, outcome, planned }) => [row.line, outcome, planned?.before?.revision ?? 0])))
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
