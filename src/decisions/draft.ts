import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import type { EvidenceKinds } from '../kernel/evidence.ts'
import { Problem } from '../kernel/problem.ts'
import { findOrganisation } from '../organisations/find.ts'
import { demand } from './access.ts'
import { alreadyTaken, changedMeanwhile } from './conflicts.ts'
import { type Decision, type DecisionId, DraftChange, DraftInput, wrongChoice } from './decision.ts'
import { findDecision, lockDecision } from './find.ts'
import { observeAll, storePins } from './pin.ts'

/** Begins a decision: what is asked, what there is to choose from, and what it rests on, pinned as it is now. `kinds` is needed where there is evidence. */
export async function draftDecision(
  db: Db,
  actor: Actor,
  input: DraftInput,
  kinds: EvidenceKinds = {},
  supersedes: DecisionId | null = null,
): Promise<DecisionId> {
  const draft = DraftInput.parse(input)
  demand(actor, 'write', draft.organisation)
  return inTransaction(db, async (trx) => {
    await findOrganisation(trx, draft.organisation)
    refuseStrayChoice(draft)
    const pins = await observeAll(trx, kinds, draft.evidence)
    const facts = factsOf(draft)
    const { id } = await trx
      .insertInto('decision')
      .values({
        organisation_id: draft.organisation,
        ...rowOf(facts),
        subject_kind: draft.subject?.kind ?? null,
        subject_id: draft.subject?.id ?? null,
        purpose: draft.purpose,
        supersedes_id: supersedes,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await storePins(trx, id, pins)
    await record(trx, actor, 'drafted', { kind: 'decision', id, organisation: draft.organisation }, null, {
      ...facts,
      ...(draft.subject && { subject: `${draft.subject.kind} ${draft.subject.id}` }),
      ...(supersedes !== null && { supersedes }),
    })
    return id
  })
}

/** Changes what is sent. `version` is the one that the change was made from. */
export async function changeDraft(db: Db, actor: Actor, id: DecisionId, input: DraftChange, version: number): Promise<Decision> {
  const change = DraftChange.parse(input)
  return inTransaction(db, async (trx) => {
    const before = await lockDecision(trx, actor, id)
    demand(actor, 'write', before.organisationId)
    if (before.state.kind !== 'draft') throw alreadyTaken()
    if (before.version !== version) throw changedMeanwhile()
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Facts>
    const after = { ...factsOf(before), ...given }
    refuseStrayChoice(after)
    await trx
      .updateTable('decision')
      .set({ ...rowOf(after), version: version + 1, changed_at: new Date() })
      .where('id', '=', id)
      .execute()
    await record(trx, actor, 'changed', { kind: 'decision', id, organisation: before.organisationId }, factsOf(before), after)
    return findDecision(trx, actor, id)
  })
}

export type Facts = Pick<Decision, 'title' | 'question' | 'alternatives' | 'chosen' | 'conclusion' | 'reasons' | 'dissent' | 'reviewOn'>

/** What a draft says, as history keeps it. */
export const factsOf = ({ title, question, alternatives, chosen, conclusion, reasons, dissent, reviewOn }: Facts): Facts => ({
  title,
  question,
  alternatives,
  chosen,
  conclusion,
  reasons,
  dissent,
  reviewOn,
})

const rowOf = ({ title, question, alternatives, chosen, conclusion, reasons, dissent, reviewOn }: Facts) => ({
  title: JSON.stringify(title),
  question: JSON.stringify(question),
  alternatives: JSON.stringify(alternatives),
  chosen,
  conclusion: conclusion && JSON.stringify(conclusion),
  reasons: reasons && JSON.stringify(reasons),
  dissent: JSON.stringify(dissent),
  review_on: reviewOn,
})

function refuseStrayChoice({ alternatives, chosen }: Pick<Facts, 'alternatives' | 'chosen'>): void {
  if (chosen !== null && !alternatives.some(({ key }) => key === chosen)) throw new Problem('invalid', wrongChoice)
}
