import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Outside } from '../../outside/fetch.ts'
import { canonicalise } from '../../rdf/canonical.ts'
import { entryFromQuads, identifiersIn } from '../dcat.ts'
import { reindexRenamed } from '../reindex.ts'
import { settleIndex } from '../search/index-entries.ts'
import { editionOfProfiles } from '../validate/edition.ts'
import { type Arrival, type Arrived, fromPieces, fromUrl } from './arrival.ts'
import { type CutLimits, cut, cutLimits } from './cut.ts'
import { cutOff } from './cut-off.ts'
import { detached } from './detached.ts'
import { duplicateIdentifier, heldBack, nothingFound, readInPart } from './findings.ts'
import { type Candidate, openGate } from './gate.ts'
import { looksIll } from './reconcile.ts'
import { type Refused, refusedUnread } from './refused.ts'
import { addedBy, type Claimed, finish, forgetFile, type Outcome, runThatRead, showProgress } from './run.ts'
import { RunFindings } from './run-findings.ts'
import { fingerprint, knownFile } from './same-file.ts'
import { readers } from './sources.ts'
import { type Arriving, endEntries, knownEntries, notSeen, storeBatch } from './store.ts'
import { Subjects } from './subjects.ts'

export type HarvestTools = {
  db: Db
  outside: Outside
  /** For files under way on this machine. Nothing in it is missed when it is emptied. */
  folder: string
  limits?: CutLimits
  signal?: AbortSignal
}

const batchSize = 250
const listenEvery = 20

/**
 * One run: fetch → read → cut → hash → pass the gate → reconcile → store → end what is gone → record.
 * The caller has claimed the run (run.ts), so nobody else harvests the source meanwhile. A bad record never stops it.
 */
export async function harvest(tools: HarvestTools, run: Claimed, file?: Arrived): Promise<Outcome> {
  const findings = new RunFindings()
  await mkdir(tools.folder, { recursive: true })
  await showProgress(tools.db, run, { stage: 'fetching' })
  const arrival = file ?? (await arrive(tools, run))
  if (arrival.kind === 'refused') return finish(tools.db, run, { state: 'failed', findings: findings.add(arrival.finding) })
  for (const note of arrival.notes ?? []) findings.add(note)
  if (arrival.kind === 'not-modified') return nothingNew(tools.db, run, { findings })
  try {
    const facts = { url: arrival.url ?? null, bytes: arrival.bytes }
    if (knownFile(run.source) === arrival.hash && !run.confirmedRemoval) return await nothingNew(tools.db, run, { ...facts, findings })
    return await takeIn(tools, run, arrival, findings, facts)
  } finally {
    await arrival.discard()
  }
}

function arrive(tools: HarvestTools, run: Claimed): Promise<Arrival> {
  if (run.file !== null) return fromPieces(tools.db, run.id, run.file, tools.folder)
  const { url, etag, lastModified } = run.source
  if (url === null)
    throw new Problem('invalid', { sv: 'Källan har ingen adress. Lämna in en fil.', en: 'The source has no address. Hand in a file.' })
  const knowsAll = knownFile(run.source) !== undefined && !run.confirmedRemoval
  const conditional = knowsAll ? { etag, lastModified } : {}
  return fromUrl({ outside: tools.outside, url, folder: tools.folder, ...conditional, ...(tools.signal && { signal: tools.signal }) })
}

async function nothingNew(db: Db, run: Claimed, facts: Pick<Outcome, 'findings' | 'url' | 'bytes'>): Promise<Outcome> {
  const { live } = await notSeen(db, run.source.id, [])
  const read = await runThatRead(db, run.source.id)
  return finish(db, run, {
    state: 'done',
    unchanged: live - (read?.stay ?? 0),
    records: live - (read?.stay ?? 0),
    ...(read && { refused: read.refused, same_as: read.id }),
    ...facts,
  })
}

async function takeIn(
  tools: HarvestTools,
  run: Claimed,
  arrived: Arrived,
  findings: RunFindings,
  facts: Partial<Outcome>,
): Promise<Outcome> {
  const subjects = new Subjects(join(tools.folder, `spool-${run.id}-${crypto.randomUUID()}`))
  try {
    const { syntax, fault } = await readAll(tools, run, arrived, subjects, findings)
    if (fault) findings.add(fault)
    const stored = await cutAndStore(tools, run, subjects, findings, fault === undefined ? 'all' : 'only-new')
    const outcome = {
      ...facts,
      ...(syntax && { syntax }),
      triples: subjects.triples,
      records: stored.records,
      refused: stored.refused,
      findings,
    }
    if (fault) {
      if (stored.added > 0) findings.add(readInPart(stored.added))
      return await finish(tools.db, run, { ...outcome, state: stored.added > 0 ? 'incomplete' : 'failed' })
    }
    if (stored.records + stored.refused === 0)
      return await finish(tools.db, run, { ...outcome, state: 'failed', findings: findings.add(nothingFound(subjects.triples)) })

    await reindexRenamed(tools.db, run.source.id, run.id)
    await settleIndex(tools.db)
    const { gone, live } = await notSeen(tools.db, run.source.id, stored.seen)
    const before = live - (await addedBy(tools.db, run))
    const held = looksIll(gone.length, before, run.source.maxGoneShare) && !run.confirmedRemoval
    if (held) findings.add(heldBack(gone.length, before, run.source.maxGoneShare))
    return await inTransaction(tools.db, async (trx) => {
      await showProgress(trx, run, { stage: 'finishing' })
      if (!held) await endEntries(trx, run, gone)
      return finish(trx, run, {
        ...outcome,
        state: held ? 'incomplete' : 'done',
        removed: held ? 0 : gone.length,
        held: held ? gone.length : 0,
        ...(held
          ? {}
          : {
              remember: {
                fileHash: fingerprint(arrived.hash, stored.turnedAway ? editionOfProfiles() : undefined),
                etag: arrived.etag ?? null,
                lastModified: arrived.lastModified ?? null,
              },
            }),
      })
    })
  } finally {
    subjects.close()
  }
}

/** Reads the whole file. A fault in it is a value: what stood before the fault has been read. */
async function readAll(
  tools: HarvestTools,
  run: Claimed,
  arrived: Arrived,
  subjects: Subjects,
  findings: RunFindings,
): Promise<{ syntax?: string; fault?: Finding }> {
  await showProgress(tools.db, run, { stage: 'reading' })
  let syntax: string | undefined
  try {
    const file = {
      path: arrived.path,
      name: arrived.name,
      mediaType: arrived.mediaType,
      charset: arrived.charset,
      base: arrived.url ?? run.source.url ?? undefined,
    }
    const quads = readers[run.source.kind](file, createReadStream(arrived.path, { highWaterMark: 256 * 1024 }), {
      onSyntax: (known) => {
        syntax = known
      },
      onFinding: (finding) => findings.add(finding),
    })
    for await (const batch of quads) {
      subjects.add(batch)
      await showProgress(tools.db, run, { triples: subjects.triples })
    }
    return { ...(syntax && { syntax }) }
  } catch (error) {
    if (error instanceof Problem && error.findings[0]) return { ...(syntax && { syntax }), fault: error.findings[0] }
    throw error
  }
}

type Stored = { records: number; refused: number; added: number; seen: number[]; turnedAway: boolean }

async function cutAndStore(
  tools: HarvestTools,
  run: Claimed,
  subjects: Subjects,
  findings: RunFindings,
  mode: 'all' | 'only-new',
): Promise<Stored> {
  await showProgress(tools.db, run, { stage: 'storing', triples: subjects.triples })
  await forgetFile(tools.db, run)
  const halfTold = mode === 'only-new' ? cutOff(subjects.recent()) : new Set()
  const stored: Stored = { records: 0, refused: 0, added: 0, seen: [], turnedAway: false }
  const identifiers = new Map<string, string>()
  const names = new Map<string, LanguageText>()
  const arrivedAlready = new Set<string>()
  const pass = openGate({ db: tools.db, run, subjects, mode })
  let batch: Candidate[] = []
  // The database stores one batch while the next is cut and hashed here; for that, its answers must be heard in between.
  let storing: Promise<void> = Promise.resolve()
  const store = async (records: Arriving[]) => {
    const { counts, seen } = await storeBatch(tools.db, run, records, names, mode)
    stored.added += counts.added
    for (const id of seen) stored.seen.push(id)
    await showProgress(tools.db, run, { records: stored.records })
  }
  const refused: string[] = []
  const refuse = (uri: string, finding: Finding, record: Refused) => {
    stored.refused++
    refused.push(uri)
    findings.add({ ...finding, focus: uri }, record)
  }
  const handOver = async () => {
    const { admitted, turnedAway } = await pass(batch)
    batch = []
    for (const { uri, finding, refused } of turnedAway) refuse(uri, finding, refused)
    stored.turnedAway ||= turnedAway.length > 0
    stored.records += admitted.length
    for (const { uri, kind, quads } of admitted) if (kind === 'publisher') names.set(uri, entryFromQuads(uri, kind, quads).title)
    await storing
    storing = store(admitted)
    storing.catch(() => {}) // awaited before the next batch, where it is thrown
  }
  try {
    for await (const piece of cut(subjects, tools.limits ?? cutLimits)) {
      tools.signal?.throwIfAborted()
      for (const finding of piece.findings) findings.add(finding)
      if (piece.refusal) {
        refuse(piece.uri, piece.refusal, refusedUnread(piece, subjects))
        continue
      }
      // A fault may have cut short what was being read, and what lists others always.
      if (mode === 'only-new' && (piece.kind === 'catalogue' || piece.parts.some((part) => halfTold.has(part)))) continue
      if (arrivedAlready.has(piece.uri)) continue // two unnamed records with the same content are one
      arrivedAlready.add(piece.uri)
      const canonical = await canonicalise(piece.quads, piece.lines)
      if ('refusal' in canonical) {
        refuse(piece.uri, canonical.refusal, refusedUnread(piece, subjects))
        continue
      }
      for (const identifier of piece.kind === 'dataset' ? identifiersIn(piece.uri, piece.quads) : []) {
        const other = identifiers.get(identifier)
        if (other !== undefined) findings.add(duplicateIdentifier(piece.uri, identifier, other))
        else identifiers.set(detached(identifier), piece.uri)
      }
      if (batch.length % listenEvery === 0) await setImmediate()
      batch.push({
        uri: piece.uri,
        kind: piece.kind,
        hash: canonical.hash,
        triples: canonical.text,
        quads: piece.quads,
        catalogues: piece.catalogues,
        parts: piece.parts,
      })
      if (batch.length === batchSize) await handOver()
    }
    if (batch.length > 0) await handOver()
    await storing
  } finally {
    // The source's lock is let go of next: whoever takes the run up again must not meet a batch that is still being stored.
    await storing.catch(() => {})
  }
  // A record that is refused today is not gone: what we had of it stays.
  for (const known of (await knownEntries(tools.db, run.source.id, refused)).values()) stored.seen.push(known.id)
  return stored
}
