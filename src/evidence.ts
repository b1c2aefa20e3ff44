import { entryEvidence, qualityEvidence } from './catalogue/evidence.ts'
import type { CarryOut } from './decisions/carry-out.ts'
import { positionEvidence } from './decisions/evidence.ts'
import type { Recalculate } from './decisions/materiality.ts'
import { indicatorEvidence } from './indicators/evidence.ts'
import { caseEvidence } from './initiatives/business-case/evidence.ts'
import { caseKind, recalculate as recalculateCases } from './initiatives/business-case/recalculate.ts'
import { initiativeDecided } from './initiatives/decided.ts'
import { benefitEvidence } from './initiatives/realisation/evidence.ts'
import { reuseEvidence } from './initiatives/reuse/evidence.ts'
import type { EvidenceKinds } from './kernel/evidence.ts'

/** What a decision can stand on. To add a kind: a row here, with the room that knows it. */
export const evidenceKinds: EvidenceKinds = {
  benefit: benefitEvidence,
  entry: entryEvidence,
  quality: qualityEvidence,
  decision: positionEvidence,
  indicator: indicatorEvidence,
  reuse: reuseEvidence,
  [caseKind]: caseEvidence,
}

/** What is calculated again when evidence has moved. */
export const recalculate: Recalculate = recalculateCases

/** What follows when a decision has been taken, by what it is about. */
export const carryOut: CarryOut = { initiative: initiativeDecided }
