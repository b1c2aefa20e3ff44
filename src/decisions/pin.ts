import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import type { EvidenceKinds, Observed } from '../kernel/evidence.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import { alreadyTaken } from './conflicts.ts'
import { type Decision, type DecisionId, driftOf, type Evidence, isUnsettled } from './decision.ts'
import { evidenceOf, lockDecision } from './find.ts'
import { settleDrift } from './tell.ts'

export type Ref = { kind: string; subject: string }

/** As things are now, in the order asked for. What nobody can observe is refused: a decision cannot rest on it. */
export async function observeAll(db: Db, kinds: EvidenceKinds, refs: readonly Ref[]): Promise<(Ref & Observed)[]> {
  const seen = new Map<string, ReadonlyMap<string, Observed>>()
  for (const kind of new Set(refs.map((ref) => ref.kind))) {
    const subjects = refs.filter((ref) => ref.kind === kind).map(({ subject }) => subject)
    if (Object.hasOwn(kinds, kind)) seen.set(kind, await kinds[kind]!.observe(db, subjects))
  }
  return refs.map((ref) => ({ ...ref, ...(seen.get(ref.kind)?.get(ref.subject) ?? noSuchThing(ref)) }))
}

/** One decision rests on a thing once. */
export async function storePins(trx: Db, decision: DecisionId, pins: readonly (Ref & Observed)[]): Promise<number[]> {
  if (pins.length === 0) return []
  const rows = await trx
    .insertInto('decision_evidence')
    .values(pins.map((pin) => ({ decision_id: decision, kind: pin.kind, subject_id: pin.subject, ...pinned(pin) })))
    .onConflict((on) => on.columns(['decision_id', 'kind', 'subject_id']).doNothing())
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

const pinned = ({ label, path, version, hash, value, observedAt }: Observed) => ({
  label: JSON.stringify(label),
  path: path ?? null,
  version,
  hash,
  value: JSON.stringify(value ?? null),
  observed_at: observedAt,
})

/** Pins a thing as it is now to a draft. */
export async function addEvidence(db: Db, actor: Actor, kinds: EvidenceKinds, decision: DecisionId, ref: Ref): Promise<number> {
  return inTransaction(db, async (trx) => {
    const draft = await lockDraft(trx, actor, decision)
    const [observed] = await observeAll(trx, kinds, [ref])
    const [id] = await storePins(trx, decision, [observed!])
    if (id === undefined)
      throw new Problem('conflict', {
        sv: 'Det finns redan bland underlagen. Nåla fast det igen om det har ändrats.',
        en: 'It is among the evidence already. Pin it again if it has changed.',
      })
    await record(
      trx,
      actor,
      'evidence-added',
      { kind: 'decision', id: decision, organisation: draft.organisationId },
      null,
      evidenceFact(observed!),
    )
    return id
  })
}

export async function removeEvidence(db: Db, actor: Actor, decision: DecisionId, evidence: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const draft = await lockDraft(trx, actor, decision)
    const found = await evidenceIn(trx, decision, evidence)
    await trx.deleteFrom('decision_evidence').where('id', '=', evidence).execute()
    const before = evidenceFact({ label: found.label, version: found.pinned.version, value: found.pinned.value })
    await record(trx, actor, 'evidence-removed', { kind: 'decision', id: decision, organisation: draft.organisationId }, before, null)
    if (!(await evidenceOf(trx, [decision])).some(isUnsettled)) await settleDrift(trx, actor, draft)
  })
}

/** The draft goes on with what has moved as it is now: what is to be decided has then been read with the new figures. */
export async function pinAgain(db: Db, actor: Actor, kinds: EvidenceKinds, decision: DecisionId): Promise<number> {
  return inTransaction(db, async (trx) => {
    const draft = await lockDraft(trx, actor, decision)
    let moved = 0
    for (const evidence of await evidenceOf(trx, [decision])) {
      const now = Object.hasOwn(kinds, evidence.kind)
        ? (await kinds[evidence.kind]!.observe(trx, [evidence.subject])).get(evidence.subject)
        : undefined
      if (!now || (now.hash === evidence.pinned.hash && driftOf(evidence) === 'as-pinned')) continue
      await trx
        .updateTable('decision_evidence')
        .set({
          ...pinned(now),
          pinned_at: new Date(),
          now_version: null,
          now_hash: null,
          now_value: null,
          checked_at: null,
          drifted_at: null,
          materiality: null,
        })
        .where('id', '=', evidence.id)
        .execute()
      const before = evidenceFact({ label: evidence.label, version: evidence.pinned.version, value: evidence.pinned.value })
      const subject = { kind: 'decision', id: decision, organisation: draft.organisationId }
      await record(trx, actor, 'evidence-pinned', subject, before, evidenceFact(now))
      moved++
    }
    await settleDrift(trx, actor, draft)
    return moved
  })
}

export async function evidenceIn(db: Db, decision: DecisionId, evidence: number): Promise<Evidence> {
  const found = (await evidenceOf(db, [decision])).find(({ id }) => id === evidence)
  if (!found)
    throw new Problem('not-found', {
      sv: 'Det underlaget finns inte i beslutet. Någon annan kan ha tagit bort det.',
      en: 'That piece of evidence is not in the decision. Somebody else may have removed it.',
    })
  return found
}

/** A draft that the actor may write in. */
async function lockDraft(trx: Db, actor: Actor, id: DecisionId): Promise<Decision> {
  const draft = await lockDecision(trx, actor, id)
  demand(actor, 'write', draft.organisationId)
  if (draft.state.kind !== 'draft') throw alreadyTaken()
  return draft
}

/** What history keeps of a piece of evidence. */
export const evidenceFact = ({ label, version, value }: Pick<Observed, 'label' | 'version' | 'value'>) => ({
  evidence: label,
  version,
  value: value ?? null,
})

const noSuchThing = ({ kind, subject }: Ref): never => {
  throw new Problem('invalid', {
    sv: `Det finns inget underlag av sorten ${kind} med nummer ${subject}. Sök efter det och välj det i listan.`,
    en: `There is no evidence of the kind ${kind} with number ${subject}. Search for it and choose it in the list.`,
  })
}
