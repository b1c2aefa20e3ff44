import { sql } from 'kysely'
import { advisoryLocks } from '../../db/advisory-locks.ts'
import type { Db } from '../../db/open.ts'
import { inTransaction, onConnection } from '../../db/within.ts'
import { type Actor, recorded } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { interrupted, moreFindings } from './findings.ts'
import type { Gate } from './gate.ts'
import { RunFindings } from './run-findings.ts'
import type { SourceKind } from './sources.ts'

export type RunId = number

/** A run that we alone may carry out, with what it needs of its source. */
export type Claimed = {
  id: RunId
  file: string | null
  confirmedRemoval: boolean
  source: {
    id: number
    organisation: number | null
    name: string
    kind: SourceKind
    url: string | null
    maxGoneShare: number
    gate: Gate
    fileHash: string | null
    etag: string | null
    lastModified: string | null
  }
  onProgress?: (progress: Progress) => void
  shownAt: number
}

export type Progress = { stage?: 'fetching' | 'reading' | 'storing' | 'finishing'; triples?: number; records?: number }

export type Outcome = {
  state: 'done' | 'incomplete' | 'failed'
  url?: string | null
  syntax?: string
  bytes?: number
  triples?: number
  records?: number
  unchanged?: number
  removed?: number
  refused?: number
  held?: number
  /** The run that read the same file. */
  same_as?: RunId
  findings: RunFindings
  /** What the source remembers of this run, so that the same file need not be read again. */
  remember?: { fileHash: string; etag: string | null; lastModified: string | null }
}

export type RunRequest = {
  source: number
  /** A file handed in over the web, kept in the database so that any worker can take the run. */
  file?: { name: string; bytes: Uint8Array }
  /** A file on this machine's disk, named only; the one who asks carries out the run. */
  onDisk?: string
  confirmedRemoval?: boolean
}

export async function requestRun(db: Db, actor: Actor, request: RunRequest): Promise<RunId> {
  return inTransaction(db, async (trx) => {
    const { id } = await trx
      .insertInto('harvest_run')
      .values({
        source_id: request.source,
        file: request.file?.name ?? request.onDisk ?? null,
        confirmed_removal: request.confirmedRemoval ?? false,
        requested_by: JSON.stringify(recorded(actor)),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const piece = 1_000_000
    for (let number = 0; request.file && number * piece < Math.max(request.file.bytes.length, 1); number++) {
      const bytes = Buffer.from(request.file.bytes.subarray(number * piece, (number + 1) * piece))
      await trx.insertInto('run_file').values({ run_id: id, number, bytes }).execute()
    }
    return id
  })
}

/**
 * Takes the run and carries it out. The lock is the database's and dies with our connection, so a killed process leaves the run
 * free to be taken again, and two runs of one source are never carried out at once.
 */
export async function carryOut(db: Db, id: RunId, work: (run: Claimed) => Promise<Outcome>, signal?: AbortSignal): Promise<Outcome> {
  const { source_id: source } = await db.selectFrom('harvest_run').select('source_id').where('id', '=', id).executeTakeFirstOrThrow()
  return onConnection(db, async (session) => {
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock(${advisoryLocks.harvest}::int, ${source}::int) got`.execute(
      session,
    )
    if (!rows[0]!.got)
      throw new Problem('conflict', {
        sv: 'Källan hämtas redan. Vänta tills den körningen är klar.',
        en: 'The source is being harvested already. Wait until that run is over.',
      })
    try {
      const run = await claim(db, id)
      return await work(run).catch((error) => giveUp(db, run, error, signal))
    } finally {
      await sql`select pg_advisory_unlock(${advisoryLocks.harvest}::int, ${source}::int)`.execute(session)
    }
  })
}

async function claim(db: Db, id: RunId): Promise<Claimed> {
  // What was stored before an interruption stays counted; what is merely looked at again is counted again.
  const taken = await db
    .updateTable('harvest_run')
    .set({ state: 'running', started_at: sql`coalesce(started_at, now())`, heartbeat_at: new Date(), unchanged: 0, records: 0 })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .where('source_id', 'in', (e) => e.selectFrom('source').select('id').where('ended_at', 'is', null))
    .returning(['source_id', 'file', 'confirmed_removal'])
    .executeTakeFirst()
  if (!taken)
    throw new Problem('conflict', { sv: 'Körningen är redan avslutad, eller källan.', en: 'The run is over already, or its source is.' })
  await endAbandoned(db, taken.source_id, id)
  const source = await db.selectFrom('source').selectAll().where('id', '=', taken.source_id).executeTakeFirstOrThrow()
  return {
    id,
    file: taken.file,
    confirmedRemoval: taken.confirmed_removal,
    shownAt: 0,
    source: {
      id: source.id,
      organisation: source.organisation_id,
      name: source.name,
      kind: source.kind as SourceKind,
      url: source.url,
      maxGoneShare: source.max_gone_share,
      gate: source.gate as Gate,
      fileHash: source.file_hash,
      etag: source.etag,
      lastModified: source.last_modified,
    },
  }
}

/** We hold the source's lock, so whoever carried out another run of it is dead, and that run has nothing left to do. */
async function endAbandoned(db: Db, source: number, taken: RunId): Promise<void> {
  const dead = await db
    .selectFrom('harvest_run')
    .select('id')
    .where('source_id', '=', source)
    .where('state', '=', 'running')
    .where('id', '<>', taken)
    .execute()
  for (const { id } of dead)
    await finish(db, { id, source: { id: source } }, { state: 'failed', findings: new RunFindings().add(interrupted()) })
}

/** A fault of ours, or a stop on request: the first is recorded on the run, the second leaves it to be taken up again. */
async function giveUp(db: Db, run: Claimed, error: unknown, signal: AbortSignal | undefined): Promise<never> {
  if (signal?.aborted) {
    await db.updateTable('harvest_run').set({ state: 'waiting' }).where('id', '=', run.id).execute()
    throw error
  }
  const finding = error instanceof Problem && error.findings[0] ? error.findings[0] : interrupted()
  await finish(db, run, { state: 'failed', findings: new RunFindings().add(finding) })
  throw error
}

/** Shows where the run is: to whoever watches the page or the command, at most three times a second. */
export async function showProgress(db: Db, run: Claimed, progress: Progress): Promise<void> {
  run.onProgress?.(progress)
  const now = performance.now()
  if (!progress.stage && now - run.shownAt < 300) return
  run.shownAt = now
  await db
    .updateTable('harvest_run')
    .set({ ...progress, heartbeat_at: new Date() })
    .where('id', '=', run.id)
    .execute()
}

/** How many entries the run has added, also before it was interrupted. */
export async function addedBy(db: Db, { id }: { id: RunId }): Promise<number> {
  return (await db.selectFrom('harvest_run').select('added').where('id', '=', id).executeTakeFirstOrThrow()).added
}

/** Before a file's records are stored: whatever is remembered of an earlier file is no longer what we hold. */
export async function forgetFile(db: Db, run: { source: { id: number } }): Promise<void> {
  await db.updateTable('source').set({ file_hash: null, etag: null, last_modified: null }).where('id', '=', run.source.id).execute()
}

/** The run that last read what the source remembers of its file: what it refused is refused still. `stay`: of these, what has an earlier version here. */
export async function runThatRead(db: Db, source: number): Promise<{ id: RunId; refused: number; stay: number } | undefined> {
  const { rows } = await sql<{ id: RunId; refused: number; stay: number }>`
    select id, refused, (select count(distinct entry.id)::int from run_finding join entry on entry.uri = focus
      where run_finding.run_id = run.id and run_finding.refused and entry.source_id = run.source_id and entry.ended_at is null) stay
    from harvest_run run where source_id = ${source} and state = 'done' and same_as is null and triples > 0 order by id desc limit 1`.execute(
    db,
  )
  return rows[0]
}

export async function finish(db: Db, run: { id: RunId; source: { id: number } }, outcome: Outcome): Promise<Outcome> {
  const { state, findings, remember, ...facts } = outcome
  const work = async (trx: Db) => {
    await trx
      .updateTable('harvest_run')
      .set({
        ...facts,
        state,
        stage: null,
        finished_at: new Date(),
        violations: findings.count.violation,
        warnings: findings.count.warning,
        infos: findings.count.info,
      })
      .where('id', '=', run.id)
      .execute()
    await saveFindings(trx, run.id, findings)
    await trx.deleteFrom('run_file').where('run_id', '=', run.id).execute()
    if (remember)
      await trx
        .updateTable('source')
        .set({ file_hash: remember.fileHash, etag: remember.etag, last_modified: remember.lastModified })
        .where('id', '=', run.source.id)
        .execute()
  }
  await inTransaction(db, work)
  return outcome
}

async function saveFindings(db: Db, run: RunId, findings: RunFindings): Promise<void> {
  const kept = findings.hidden > 0 ? [...findings.kept, { finding: moreFindings(findings.hidden), refused: undefined }] : findings.kept
  await db.deleteFrom('run_finding').where('run_id', '=', run).execute()
  for (let at = 0; at < kept.length; at += 500) {
    const rows = kept.slice(at, at + 500).map(({ finding, refused }, index) => ({
      run_id: run,
      number: at + index + 1,
      severity: finding.severity,
      code: finding.code,
      refused: refused !== undefined,
      title: refused?.title === undefined ? null : JSON.stringify(refused.title),
      faults: refused?.faults === undefined ? null : JSON.stringify(refused.faults).replaceAll('\\u0000', ''),
      contact: refused?.contact ?? null,
      focus: finding.focus ?? null,
      line: finding.line ?? null,
      column: finding.column ?? null,
      message: JSON.stringify(finding.message),
      fix: JSON.stringify(finding.fix),
    }))
    await db.insertInto('run_finding').values(rows).execute()
  }
}

/** Runs whose worker is gone: nobody holds the lock of their source. They are taken up again from the start of the file. */
export async function abandonedRuns(db: Db): Promise<RunId[]> {
  const { rows } = await sql<{ id: number }>`
    select id from harvest_run
    where state in ('waiting', 'running') and coalesce(heartbeat_at, requested_at) < now() - interval '15 seconds'
      and not exists (select from pg_locks where locktype = 'advisory' and classid = ${advisoryLocks.harvest}::int::oid and objid = source_id::oid and database = (select oid from pg_database where datname = current_database()))
      and (file is null or exists (select from run_file where run_id = id))
      and exists (select from source where source.id = source_id and ended_at is null)
    order by id`.execute(db)
  return rows.map((row) => row.id)
}

/** A run of the source that nobody carries out any longer, for whoever harvests the same place again: it goes on where it was. */
export async function interruptedRunOf(
  db: Db,
  { source, file, confirmedRemoval }: { source: number; file: string | null; confirmedRemoval: boolean },
): Promise<RunId | undefined> {
  const found = await db
    .selectFrom('harvest_run')
    .select('id')
    .where('confirmed_removal', '=', confirmedRemoval)
    .where('source_id', '=', source)
    .where('state', 'in', ['waiting', 'running'])
    .where((e) => (file === null ? e('file', 'is', null) : e('file', '=', file)))
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return found?.id
}
