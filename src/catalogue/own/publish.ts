import { sql } from 'kysely'
import { advisoryLocks } from '../../db/advisory-locks.ts'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Approval } from '../../organisations/approval/decide.ts'
import { changeOrPropose, type Outcome } from '../../organisations/approval/propose.ts'
import { parseLines } from '../../rdf/ntriples.ts'
import { demand } from '../access.ts'
import { finish, type RunId, requestRun } from '../harvest/run.ts'
import { RunFindings } from '../harvest/run-findings.ts'
import { type Arriving, endEntries, storeBatch } from '../harvest/store.ts'
import { reindexRenamed } from '../reindex.ts'
import { settleIndex } from '../search/index-entries.ts'
import { checkDraft } from './check-draft.ts'
import { draftAt, findOwn } from './find.ts'
import { guideFor, type OwnKind } from './kind-forms.ts'
import { ownSource } from './own-source.ts'
import { formOf, publishedForm } from './published-form.ts'

/** The kind of change that an organisation may want a second person for. */
export const entriesKind = 'entries'

export type Publication = { entry: number; run: RunId; source: number }

/**
 * Publishes a draft by the same way as a harvest: a run of the organisation's own source, so that versions, history, search, checks and
 * quality follow. What is mandatory must be there. `version` is the draft that was looked at: another one is not published by mistake.
 * Where the organisation wants it, the publication waits for a second person.
 */
export async function publishEntry(
  db: Db,
  actor: Actor,
  id: number,
  { version, reason }: { version: number; reason?: string },
  approval?: Approval,
): Promise<Outcome<Publication>> {
  const own = await findOwn(db, actor, id)
  const { organisation, uri, kind, hash, catalogues, state } = own
  demand(actor, 'publishEntries', organisation)
  if (state === 'discarded')
    throw new Problem('conflict', {
      sv: 'Utkastet är kastat. Ta tillbaka det först.',
      en: 'The draft has been thrown away. Take it back first.',
    })
  if (own.version !== version) throw changedSince()
  const { triples, quads } = await draftAt(db, id, version)
  const faults = checkDraft({ ...own, quads }, guideFor({ ...own, quads })).filter(({ severity }) => severity === 'violation')
  if (faults.length > 0)
    throw notReady(faults.map(({ message, fix, focus, shape }) => ({ severity: 'violation', code: codeOf(shape), message, fix, focus })))
  return inTransaction(db, async (trx) => {
    const publish = async () => {
      const { run, source } = await storeOwn(trx, actor, organisation, [{ id, version, uri, kind, hash, triples, catalogues }])
      const before = state === 'draft' ? null : { state }
      await record(trx, actor, 'published', { kind: 'own-entry', id, organisation }, before, { version, hash, run }, reason)
      return { entry: id, run, source }
    }
    const proposed = {
      organisation,
      kind: entriesKind,
      subject: id,
      before: await publishedForm(trx, id),
      after: formOf(uri, quads, version),
      input: { publish: version },
      ...(reason !== undefined && { reason }),
    }
    return changeOrPropose(trx, actor, proposed, publish, approval)
  })
}

export type Ready = { id: number; version: number; uri: string; kind: OwnKind; hash: string; triples: string; catalogues: string[] }
const batchSize = 250

/** Drafts that have been looked at become entries, in one run. The caller has asked who may, and opened the transaction. */
export async function storeOwn(
  trx: Db,
  actor: Actor,
  organisation: number,
  drafts: readonly Ready[],
): Promise<{ run: RunId; source: number }> {
  const source = await ownSource(trx, actor, organisation)
  // One run of a source at a time, as in a harvest; the lock goes with the transaction, and whoever publishes meanwhile waits for it.
  await sql`select pg_advisory_xact_lock(${advisoryLocks.harvest}::int, ${source}::int)`.execute(trx)
  const run = await requestRun(trx, actor, { source })
  for (let at = 0; at < drafts.length; at += batchSize) {
    const batch = drafts.slice(at, at + batchSize)
    const arriving = batch.map(
      ({ id, uri, kind, hash, triples, catalogues }): Arriving => ({
        id,
        uri,
        kind,
        hash,
        triples,
        quads: parseLines(triples),
        catalogues,
      }),
    )
    await storeBatch(trx, { id: run, source: { id: source, organisation } }, arriving, new Map(), 'all')
    const published = await sql`
      update own_entry set published_hash = d.hash, published_catalogues = own_entry.catalogues, changed_at = now()
      from unnest(${batch.map(({ id }) => id)}::int[], ${batch.map(({ version }) => version)}::int[], ${batch.map(({ hash }) => hash)}::text[]) d(id, version, hash)
      where own_entry.id = d.id and own_entry.version = d.version`.execute(trx)
    if (published.numAffectedRows !== BigInt(batch.length)) throw changedSince()
  }
  await reindexRenamed(trx, source, run)
  await settleIndex(trx)
  await finish(trx, { id: run, source: { id: source } }, { state: 'done', records: drafts.length, findings: new RunFindings() })
  return { run, source }
}

/** The entry ends: its address answers 410 from now on, and its history stays. */
export async function endOwnEntry(
  db: Db,
  actor: Actor,
  id: number,
  { reason }: { reason?: string } = {},
  approval?: Approval,
): Promise<Outcome<void>> {
  const own = await findOwn(db, actor, id)
  const { organisation } = own
  demand(actor, 'publishEntries', organisation)
  if (own.state === 'ended') return { done: undefined }
  if (own.state !== 'published' && own.state !== 'changed')
    throw new Problem('conflict', {
      sv: 'Posten är inte publicerad. Ett utkast kan du kasta i stället.',
      en: 'The entry is not published. A draft can be thrown away instead.',
    })
  return inTransaction(db, async (trx) => {
    const end = async () => {
      const source = { id: await ownSource(trx, actor, organisation), organisation }
      await sql`select pg_advisory_xact_lock(${advisoryLocks.harvest}::int, ${source.id}::int)`.execute(trx)
      const run = await requestRun(trx, actor, { source: source.id })
      await endEntries(trx, { id: run, source }, [id])
      await finish(trx, { id: run, source }, { state: 'done', removed: 1, findings: new RunFindings() })
      await record(trx, actor, 'ended', { kind: 'own-entry', id, organisation }, { state: own.state, hash: own.hash }, null, reason)
    }
    const proposed = {
      organisation,
      kind: entriesKind,
      subject: id,
      before: await publishedForm(trx, id),
      after: null,
      input: { end: true },
      ...(reason !== undefined && { reason }),
    }
    return changeOrPropose(trx, actor, proposed, end, approval)
  })
}

const codeOf = (shape: string) => shape.slice(shape.lastIndexOf('#') + 1).toLowerCase()

const changedSince = () =>
  new Problem('conflict', {
    sv: 'Utkastet har ändrats sedan du öppnade det. Läs det som det är nu och publicera sedan.',
    en: 'The draft has changed since you opened it. Read it as it is now, and publish then.',
  })

const notReady = (
  findings: {
    severity: 'violation'
    code: string
    message: Problem['findings'][number]['message']
    fix: Problem['findings'][number]['fix']
    focus: string
  }[],
) =>
  new Problem(
    'invalid',
    {
      sv: `${findings.length === 1 ? 'Ett fel måste' : `${findings.length} fel måste`} rättas innan posten kan publiceras. Utkastet är sparat.`,
      en: `${findings.length === 1 ? 'One error has' : `${findings.length} errors have`} to be corrected before the entry can be published. The draft is saved.`,
    },
    { findings },
  )
