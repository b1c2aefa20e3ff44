import { z } from 'zod'
import { about } from '../api/texts.ts'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import { type Actor, recorded } from '../kernel/actor.ts'
import type { EvidenceKinds } from '../kernel/evidence.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import { compare } from './compare.ts'
import { notInForce } from './conflicts.ts'
import { type DecisionId, driftOf, isUnsettled } from './decision.ts'
import { evidenceOf, lockDecision } from './find.ts'
import { evidenceFact, evidenceIn } from './pin.ts'
import { settleDrift } from './tell.ts'
import { pinnedFact, storeSeen } from './watch.ts'

export const AcceptanceInput = z.object({
  seen: about(z.string().max(200).nullable(), {
    sv: 'Innehållets hash som du såg den, eller null om underlaget är borta.',
    en: 'The hash of what you saw, or null where the evidence is gone.',
  }),
  why: about(z.string().trim().min(1).max(5000), { sv: 'Varför beslutet står fast.', en: 'Why the decision stands.' }),
})
export type AcceptanceInput = z.input<typeof AcceptanceInput>

/** Somebody has looked at evidence that has moved, and lives with it. When it moves again, it is a new drift. */
export async function acceptDrift(
  db: Db,
  actor: Actor,
  kinds: EvidenceKinds,
  id: DecisionId,
  evidence: number,
  input: AcceptanceInput,
  now = new Date(),
): Promise<void> {
  const { seen, why } = AcceptanceInput.parse(input)
  await inTransaction(db, async (trx) => {
    const decision = await lockDecision(trx, actor, id)
    demand(actor, 'acceptDrift', decision.organisationId)
    if (decision.state.kind !== 'decided') throw notInForce()
    const before = await evidenceIn(trx, id, evidence)
    const [one] = await compare(trx, kinds, [before], now)
    if (!isUnsettled(one!) || (one!.now?.hash ?? null) !== seen) throw movedOn()
    await storeSeen(trx, one!, before.materiality)
    await trx
      .updateTable('decision_evidence')
      .set({
        accepted_hash: one!.now?.hash ?? null,
        accepted_by: JSON.stringify(recorded(actor)),
        accepted_at: now,
        accepted_why: why,
      })
      .where('id', '=', evidence)
      .execute()
    const subject = { kind: 'decision', id, organisation: decision.organisationId }
    await record(trx, actor, 'drift-accepted', subject, pinnedFact(one!), one!.now && evidenceFact({ label: one!.label, ...one!.now }), why)
    const left = (await evidenceOf(trx, [id])).filter((other) => other.id !== evidence && driftOf(other) !== 'as-pinned')
    if (!left.some(isUnsettled)) await settleDrift(trx, actor, decision)
  })
}

const movedOn = () =>
  new Problem('conflict', {
    sv: 'Underlaget är inte längre som när du läste det. Läs sidan igen och bedöm det som gäller nu.',
    en: 'The evidence is no longer as it was when you read it. Read the page again and judge what is there now.',
  })
