import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import { type Actor, recorded } from '../kernel/actor.ts'
import type { EvidenceKinds } from '../kernel/evidence.ts'
import type { Finding } from '../kernel/finding.ts'
import { say } from '../kernel/language-text.ts'
import { Problem } from '../kernel/problem.ts'
import { dayOf } from '../organisations/find.ts'
import { demand } from './access.ts'
import type { CarryOut } from './carry-out.ts'
import { compare, materialityOf } from './compare.ts'
import { alreadyTaken, changedMeanwhile } from './conflicts.ts'
import { choiceFits, type Decision, type DecisionId, driftOf, type Evidence, isUnsettled, TakingInput, wrongChoice } from './decision.ts'
import { decisionUnasked, evidenceOf, findDecision, lockDecision } from './find.ts'
import type { Recalculate } from './materiality.ts'
import { settleAll, settleDrift, tellAdopters } from './tell.ts'
import { storeSeen } from './watch.ts'

/** What deciding needs from the rooms above: what can be looked at, calculated and carried out. */
export type Deciding = { kinds: EvidenceKinds; recalculate: Recalculate; carryOut: CarryOut }

/**
 * Takes a decision and freezes it. Everything it rests on is looked at once more: what is as it was pinned is confirmed, and where something
 * has changed since the draft was written it is refused, unless somebody says why it is decided anyway (recommendation 1 c of the framework).
 */
export async function takeDecision(
  db: Db,
  actor: Actor,
  id: DecisionId,
  input: TakingInput,
  { kinds, recalculate, carryOut }: Deciding,
  now = new Date(),
): Promise<Decision> {
  const taking = TakingInput.parse(input)
  return inTransaction(db, async (trx) => {
    const draft = await lockDecision(trx, actor, id)
    demand(actor, 'decide', draft.organisationId)
    if (draft.state.kind !== 'draft') throw alreadyTaken()
    if (draft.version !== taking.version) throw changedMeanwhile()
    if (!choiceFits(draft.alternatives, taking.chosen)) throw new Problem('invalid', wrongChoice)
    if (taking.decidedOn > dayOf(now)) throw tooEarly()
    if (taking.reviewOn !== null && taking.reviewOn <= taking.decidedOn) throw reviewTooEarly()

    const evidence = await compare(trx, kinds, await evidenceOf(trx, [id]), now)
    const moved = evidence.filter(isUnsettled)
    if (moved.length > 0 && taking.anyway === undefined) throw movedSince(moved)
    const materiality = (await materialityOf(trx, recalculate, evidence)) ?? null
    for (const one of evidence) await storeSeen(trx, one, driftOf(one) === 'as-pinned' ? null : materiality)
    if (moved.length > 0)
      await trx
        .updateTable('decision_evidence')
        .set({
          accepted_hash: sql`now_hash`,
          accepted_by: JSON.stringify(recorded(actor)),
          accepted_at: now,
          accepted_why: taking.anyway!,
        })
        .where(
          'id',
          'in',
          moved.map((one) => one.id),
        )
        .execute()

    const { decidedBy, decidedOn, diaryNumber, chosen, conclusion, reasons, dissent, reviewOn } = taking
    await trx
      .updateTable('decision')
      .set({
        state: 'decided',
        chosen,
        conclusion: JSON.stringify(conclusion),
        reasons: JSON.stringify(reasons),
        dissent: JSON.stringify(dissent),
        decided_by: decidedBy,
        decided_on: decidedOn,
        diary_number: diaryNumber || null,
        review_on: reviewOn,
        version: draft.version + 1,
        changed_at: now,
      })
      .where('id', '=', id)
      .execute()
    const facts = { chosen, conclusion, reasons, dissent, decidedBy, decidedOn, diaryNumber, reviewOn, title: draft.title }
    await record(trx, actor, 'taken', { kind: 'decision', id, organisation: draft.organisationId }, null, facts, taking.anyway)
    await settleDrift(trx, actor, draft)
    const taken = await findDecision(trx, actor, id)
    if (draft.supersedes !== null) await replace(trx, actor, draft.supersedes, taken, now)
    const { subject, purpose } = draft
    if (subject && Object.hasOwn(carryOut, subject.kind))
      await carryOut[subject.kind]!(trx, actor, { id, subjectId: subject.id, purpose, chosen, decidedOn })
    return taken
  })
}

/** The one before steps back, and those who relied on it are told. */
async function replace(trx: Db, actor: Actor, id: DecisionId, by: Decision, now: Date): Promise<void> {
  const before = await decisionUnasked(trx, id)
  if (before?.state.kind !== 'decided') return
  await trx
    .updateTable('decision')
    .set({ state: 'superseded', version: before.version + 1, changed_at: now })
    .where('id', '=', id)
    .execute()
  await record(
    trx,
    actor,
    'superseded',
    { kind: 'decision', id, organisation: before.organisationId },
    { state: 'decided' },
    { state: 'superseded', by: by.id },
  )
  await settleAll(trx, actor, before)
  await tellAdopters(trx, before, 'replaced', by)
}

const movedSince = (moved: readonly Evidence[]) =>
  new Problem(
    'conflict',
    {
      sv: `Underlag har ändrats sedan utkastet skrevs: ${moved.map(({ label }) => say(label, 'sv')?.text).join(', ')}. Nåla fast det igen och läs om beslutet, eller ange varför beslutet fattas ändå.`,
      en: `Evidence has changed since the draft was written: ${moved.map(({ label }) => say(label, 'en')?.text).join(', ')}. Pin it again and read the decision anew, or say why it is decided anyway.`,
    },
    { findings: moved.map(findingOf) },
  )

const findingOf = ({ label, now }: Evidence): Finding => ({
  severity: 'violation',
  code: now === null ? 'evidence-gone' : 'evidence-moved',
  message: {
    sv: `${say(label, 'sv')?.text} ${now === null ? 'finns inte längre.' : 'är inte som när det nålades fast.'}`,
    en: `${say(label, 'en')?.text} ${now === null ? 'is no longer there.' : 'is not as it was when it was pinned.'}`,
  },
  fix: { sv: 'Nåla fast det igen, eller ange anyway.', en: 'Pin it again, or give anyway.' },
  field: '/anyway',
})

const tooEarly = () =>
  new Problem('invalid', {
    sv: 'Beslutsdagen kan inte ligga framåt i tiden.',
    en: 'The day of the decision cannot be in the future.',
  })

const reviewTooEarly = () =>
  new Problem('invalid', {
    sv: 'Dagen för omprövning ska komma efter beslutsdagen.',
    en: 'The day of the review should come after the day of the decision.',
  })
