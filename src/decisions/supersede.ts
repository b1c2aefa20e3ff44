import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import type { Actor } from '../kernel/actor.ts'
import type { EvidenceKinds } from '../kernel/evidence.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import { notInForce } from './conflicts.ts'
import type { DecisionId } from './decision.ts'
import { draftDecision } from './draft.ts'
import { evidenceOf, lockDecision } from './find.ts'

/** Begins a new draft from a decision, with the same evidence as it is now. The old one is in force until the new one is taken. */
export async function supersede(db: Db, actor: Actor, kinds: EvidenceKinds, id: DecisionId): Promise<DecisionId> {
  return inTransaction(db, async (trx) => {
    const before = await lockDecision(trx, actor, id)
    demand(actor, 'write', before.organisationId)
    if (before.state.kind !== 'decided') throw notInForce()
    const other = await trx
      .selectFrom('decision')
      .select('id')
      .where('supersedes_id', '=', id)
      .where('state', '<>', 'withdrawn')
      .executeTakeFirst()
    if (other)
      throw new Problem('conflict', {
        sv: `Det finns redan ett utkast som ska ersätta beslutet, nummer ${other.id}. Arbeta vidare i det.`,
        en: `There is a draft to replace the decision already, number ${other.id}. Work on in that one.`,
      })
    const { organisationId: organisation, title, question, alternatives, chosen, conclusion, reasons, subject, purpose } = before
    const evidence = await stillThere(trx, kinds, id)
    const input = { organisation, title, question, alternatives, chosen, conclusion, reasons, subject, purpose, evidence }
    return draftDecision(trx, actor, input, kinds, id)
  })
}

/** What is gone cannot be pinned anew, and is left behind. */
async function stillThere(db: Db, kinds: EvidenceKinds, id: DecisionId): Promise<{ kind: string; subject: string }[]> {
  const found = []
  for (const { kind, subject } of await evidenceOf(db, [id]))
    if (Object.hasOwn(kinds, kind) && (await kinds[kind]!.observe(db, [subject])).has(subject)) found.push({ kind, subject })
  return found
}
