import type { Quad } from '@rdfjs/types'
import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { inTransaction } from '../../../db/within.ts'
import { recordMany } from '../../../history/record.ts'
import { type Actor, recorded } from '../../../kernel/actor.ts'
import type { LanguageText } from '../../../kernel/language-text.ts'
import { Problem } from '../../../kernel/problem.ts'
import { needsApproval } from '../../../organisations/approval/propose.ts'
import { findOrganisation } from '../../../organisations/find.ts'
import type { Organisation } from '../../../organisations/organisation.ts'
import { parseLines } from '../../../rdf/ntriples.ts'
import { type Limits, readTable, type Table } from '../../../spreadsheet/read.ts'
import { demand } from '../../access.ts'
import { checkDraft } from '../check-draft.ts'
import { contentOf } from '../drafts.ts'
import { firstQuads } from '../first-quads.ts'
import { guideFor, type OwnKind } from '../kind-forms.ts'
import { ownAddress } from '../own-entry.ts'
import { entriesKind, publishEntry, storeOwn } from '../publish.ts'
import { quadsFromValues } from '../quads-from-values.ts'
import { valuesOf } from '../values.ts'
import { type Column, catalogueColumn, columnFor, idColumn } from './columns.ts'
import { type Cell, formulaFound, isFormula, withCells } from './row-values.ts'

export type RowFinding = { severity: 'violation' | 'warning' | 'info'; message: LanguageText; fix: LanguageText; label?: LanguageText }

/** What a row would become, or became. */
export type RowResult = {
  row: number
  title: LanguageText
  becomes: 'new' | 'change' | 'same' | 'refused'
  findings: RowFinding[]
  /** Once it is stored. */
  id?: number
  published?: boolean
}

export type ImportRequest = {
  organisation: number
  kind: OwnKind
  baseUrl: string
  bytes: Uint8Array
  limits: Limits
}

export type ImportTold = { unknownColumns: string[]; encoding: Table['encoding'] }
type Known = { id: number; uri: string; kind: string; version: number; hash: string; triples: string; catalogues: string[] }

type Made = RowResult & { uri: string; quads: readonly Quad[]; catalogues: string[]; known?: Known; hash: string; triples: string }

const batchSize = 250
// One run for so many, so that an import of a hundred thousand holds no lock for minutes.
const inOneRun = 5_000

/** Looks at every row and writes nothing: what each would become, and what is to be corrected in it. */
export async function previewRows(
  db: Db,
  actor: Actor,
  request: ImportRequest,
  tell: (told: ImportTold) => void,
  each: (result: RowResult) => void,
): Promise<void> {
  demand(actor, 'editEntries', request.organisation)
  await eachBatch(db, request, tell, async (rows, make) => {
    for (const row of rows) each(withoutContent(await make(row, 0)))
  })
}

export type ImportOutcome = {
  rows: number
  added: number
  changed: number
  unchanged: number
  refused: number
  published: number
  /** Left waiting for a second person. */
  proposed: number
  sources: number[]
}

/** Takes the rows in: as drafts, or published where they have no errors. A row that cannot be read stops no other. */
export async function importRows(
  db: Db,
  actor: Actor,
  request: ImportRequest & { publish: boolean },
  tell: (told: ImportTold) => void,
  each: (result: RowResult) => void,
): Promise<ImportOutcome> {
  demand(actor, 'editEntries', request.organisation)
  if (request.publish) demand(actor, 'publishEntries', request.organisation)
  const oneByOne = request.publish && (await needsApproval(db, actor, { organisation: request.organisation, kind: entriesKind }))
  const outcome: ImportOutcome = { rows: 0, added: 0, changed: 0, unchanged: 0, refused: 0, published: 0, proposed: 0, sources: [] }
  let waiting: Made[] = []
  const flush = async () => {
    if (waiting.length === 0) return
    const batch = waiting
    waiting = []
    if (oneByOne) {
      // Each is a proposal of its own: a second person looks at them one by one, or approves many at once.
      for (const { id, known } of batch) await publishEntry(db, actor, id!, { version: known ? known.version + 1 : 1 })
      outcome.proposed += batch.length
      return
    }
    const { source } = await inTransaction(db, (trx) => storeOwn(trx, actor, request.organisation, batch.map(ready(request.kind))))
    outcome.published += batch.length
    if (!outcome.sources.includes(source)) outcome.sources.push(source)
  }
  await eachBatch(db, request, tell, async (rows, make) => {
    const numbers = await newNumbers(db, rows.length)
    const made: Made[] = []
    for (const [at, row] of rows.entries()) made.push(await make(row, numbers[at]!))
    const kept = made.filter(({ becomes }) => becomes === 'new' || becomes === 'change')
    await inTransaction(db, (trx) => keepDrafts(trx, actor, request, kept))
    for (const one of made) {
      outcome.rows++
      outcome[({ new: 'added', change: 'changed', same: 'unchanged', refused: 'refused' } as const)[one.becomes]]++
      const faultless = one.becomes !== 'refused' && !one.findings.some(({ severity }) => severity === 'violation')
      if (request.publish && faultless && one.becomes !== 'same') waiting.push(one)
      each(withoutContent({ ...one, published: request.publish && !oneByOne && faultless && one.becomes !== 'same' }))
    }
    if (waiting.length >= inOneRun) await flush()
  })
  await flush()
  return outcome
}

const ready = (kind: OwnKind) => (one: Made) => ({
  id: one.id!,
  version: one.known ? one.known.version + 1 : 1,
  uri: one.uri,
  kind,
  hash: one.hash,
  triples: one.triples,
  catalogues: one.catalogues,
})

const withoutContent = ({ quads: _, triples: __, hash: ___, known: ____, uri: _____, catalogues: ______, ...result }: Made): RowResult =>
  result

const isOwnColumn = (heading: string) => heading === idColumn || heading === catalogueColumn
/** The template explains itself in rows that begin so. */
const isNote = ([first]: readonly string[]) => first?.startsWith('#') ?? false

type Line = { number: number; cells: Cell[]; id: string; catalogues: string[]; formula?: string }
type Make = (row: Line, number: number) => Promise<Made>

async function eachBatch(
  db: Db,
  request: ImportRequest,
  tell: (told: ImportTold) => void,
  work: (rows: readonly Line[], make: Make) => Promise<void>,
): Promise<void> {
  const { kind, bytes, limits } = request
  const owner = await findOrganisation(db, request.organisation)
  const table = await readTable(bytes, {
    ...limits,
    known: (heading) => isOwnColumn(heading) || columnFor(kind, heading) !== undefined,
    isNote,
  })
  const columns = table.header.map((heading) => ({ heading, column: columnFor(kind, heading) }))
  const unknown = columns.filter(({ heading, column }) => !column && heading !== '' && !isOwnColumn(heading)).map(({ heading }) => heading)
  if (columns.every(({ column }) => !column))
    throw new Problem('invalid', {
      sv: 'Ingen av kolumnerna är ett fält. Den första raden ska ha fältens namn, som i mallen.',
      en: 'None of the columns is a field. The first row should have the names of the fields, as in the template.',
    })
  tell({ unknownColumns: unknown.slice(0, 20), encoding: table.encoding })
  let batch: Line[] = []
  const run = async () => {
    const known = await knownEntries(
      db,
      request,
      batch.flatMap(({ id }) => (id === '' ? [] : [id])),
    )
    await work(batch, (row, number) => makeRow(row, number, known, owner, request))
    batch = []
  }
  for await (const { line, cells } of table.rows) {
    batch.push(lineOf(line, cells, columns))
    if (batch.length === batchSize) await run()
  }
  if (batch.length > 0) await run()
}

function lineOf(number: number, cells: readonly string[], columns: readonly { heading: string; column: Column | undefined }[]): Line {
  const line: Line = { number, cells: [], id: '', catalogues: [] }
  for (const [at, { heading, column }] of columns.entries()) {
    const text = cells[at] ?? ''
    if (text.trim() === '') continue
    if (isFormula(text)) line.formula ??= heading
    else if (heading === idColumn) line.id = text.trim()
    else if (heading === catalogueColumn) line.catalogues = text.split('|').map((one) => one.trim())
    else if (column) line.cells.push({ column, text })
  }
  return line
}

async function makeRow(
  row: Line,
  number: number,
  known: ReadonlyMap<string, Known>,
  owner: Organisation,
  { kind, baseUrl }: ImportRequest,
): Promise<Made> {
  const refused = (finding: Omit<RowFinding, 'severity'>): Made => ({
    row: row.number,
    title: {},
    becomes: 'refused',
    findings: [{ severity: 'violation', ...finding }],
    uri: '',
    quads: [],
    catalogues: [],
    hash: '',
    triples: '',
  })
  if (row.formula !== undefined) return refused(formulaFound(row.formula))
  const before = row.id === '' ? undefined : known.get(row.id)
  if (row.id !== '' && before?.kind !== kind) return refused(noSuchEntry(row.id))
  const uri = before?.uri ?? ownAddress(baseUrl, kind, number)
  const base = before ? parseLines(before.triples) : firstQuads(uri, kind, number, owner)
  const { form, profiles } = guideFor({ uri, kind, quads: base })
  const quads = quadsFromValues(uri, withCells(valuesOf(uri, form, profiles, base), row.cells), profiles, base)
  try {
    const content = await contentOf(uri, kind, quads)
    const catalogues = row.catalogues.length > 0 ? row.catalogues : (before?.catalogues ?? [])
    const same = before !== undefined && before.hash === content.hash && JSON.stringify(before.catalogues) === JSON.stringify(catalogues)
    return {
      row: row.number,
      title: content.title,
      becomes: same ? 'same' : before ? 'change' : 'new',
      findings: checkDraft({ uri, kind, quads }, guideFor({ uri, kind, quads })).map(({ severity, message, fix, label }) => ({
        severity,
        message,
        fix,
        ...(label && { label }),
      })),
      id: before?.id ?? number,
      uri,
      quads,
      catalogues,
      ...(before && { known: before }),
      hash: content.hash,
      triples: content.text,
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return refused({ message: error.detail, fix: { sv: 'Korta texten, eller dela posten.', en: 'Shorten the text, or divide the entry.' } })
  }
}

const noSuchEntry = (id: string): Omit<RowFinding, 'severity'> => ({
  message: {
    sv: `Det finns ingen egen post ${id} av den sorten i organisationen.`,
    en: `There is no entry ${id} of that kind in the organisation.`,
  },
  fix: { sv: 'Rätta kolumnen id, eller lämna den tom för en ny post.', en: 'Correct the column id, or leave it empty for a new entry.' },
})

/** Only the organisation's own: a spreadsheet opens no door to others'. */
async function knownEntries(db: Db, { organisation }: ImportRequest, ids: readonly string[]): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Known>`
    select own_entry.id, uri, kind, own_entry.version, hash, stored.triples, own_entry.catalogues
    from own_entry join own_entry_version stored on stored.own_entry_id = own_entry.id and stored.version = own_entry.version
    where organisation_id = ${organisation} and discarded_at is null and (uri = any(${ids as string[]}::text[]) or own_entry.id::text = any(${ids as string[]}::text[]))`.execute(
    db,
  )
  return new Map(rows.flatMap((row) => [[row.uri, row] as const, [String(row.id), row] as const]))
}

async function newNumbers(db: Db, n: number): Promise<number[]> {
  const { rows } = await sql<{
    id: number
  }>`select nextval(pg_get_serial_sequence('entry', 'id'))::int id from generate_series(1, ${n})`.execute(db)
  return rows.map(({ id }) => id)
}

async function keepDrafts(trx: Db, actor: Actor, { organisation, kind }: ImportRequest, made: readonly Made[]): Promise<void> {
  const added = made.filter(({ becomes }) => becomes === 'new')
  const changed = made.filter(({ becomes }) => becomes === 'change')
  const lists = (of: readonly Made[]) => of.map(({ catalogues }) => JSON.stringify(catalogues))
  await sql`
    insert into own_entry (id, organisation_id, kind, uri, hash, title, catalogues)
    select id, ${organisation}, ${kind}, uri, hash, title, array(select jsonb_array_elements_text(catalogues))
    from unnest(${added.map(({ id }) => id)}::int[], ${added.map(({ uri }) => uri)}::text[], ${added.map(({ hash }) => hash)}::text[],
      ${added.map(({ title }) => JSON.stringify(title))}::jsonb[], ${lists(added)}::jsonb[]) d(id, uri, hash, title, catalogues)`.execute(
    trx,
  )
  const updated = await sql`
    update own_entry set version = own_entry.version + 1, hash = d.hash, title = d.title, catalogues = array(select jsonb_array_elements_text(d.catalogues)), changed_at = now()
    from unnest(${changed.map(({ id }) => id)}::int[], ${changed.map(({ known }) => known!.version)}::int[], ${changed.map(({ hash }) => hash)}::text[],
      ${changed.map(({ title }) => JSON.stringify(title))}::jsonb[], ${lists(changed)}::jsonb[]) d(id, version, hash, title, catalogues)
    where own_entry.id = d.id and own_entry.version = d.version`.execute(trx)
  if (updated.numAffectedRows !== BigInt(changed.length))
    throw new Problem('conflict', {
      sv: 'Någon annan har ändrat en av posterna under tiden, eller så står samma post på två rader. Granska filen igen.',
      en: 'Somebody else has changed one of the entries meanwhile, or the same entry stands on two rows. Check the file again.',
    })
  await sql`
    insert into own_entry_version (own_entry_id, version, triples, catalogues, actor)
    select id, version, triples, array(select jsonb_array_elements_text(catalogues)), ${JSON.stringify(recorded(actor))}::jsonb
    from unnest(${made.map(({ id }) => id)}::int[], ${made.map(({ known }) => (known ? known.version + 1 : 1))}::int[], ${made.map(({ triples }) => triples)}::text[], ${lists(made)}::jsonb[]) d(id, version, triples, catalogues)`.execute(
    trx,
  )
  const change = ({ id, hash, known }: Made) => ({
    id: id!,
    before: known ? { version: known.version, hash: known.hash } : null,
    after: { version: known ? known.version + 1 : 1, hash, imported: true },
  })
  await recordMany(trx, actor, 'draft-added', { kind: 'own-entry', organisation }, added.map(change))
  await recordMany(trx, actor, 'draft-saved', { kind: 'own-entry', organisation }, changed.map(change))
}
