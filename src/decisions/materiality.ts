import type { Db } from '../db/open.ts'
import type { LanguageText } from '../kernel/language-text.ts'

/** A piece of evidence that is no longer as it was pinned. */
export type Moved = { kind: string; subject: string; pinned: unknown; now: unknown }

/** Whether a change of the evidence would change the decision, by calculating again. */
export type Materiality = {
  verdict: 'changes-ranking' | 'changes-sign' | 'unchanged' | 'unknown'
  /** What was calculated and what came out, in a sentence. */
  says: LanguageText
  /** What was compared, by alternative: net present value in kronor, with the evidence as pinned and as it is now. */
  figures: readonly { label: LanguageText; pinned: number | null; now: number | null }[]
}

/** Handed down by src/evidence.ts, since this room knows no calculations. Undefined: nothing that was pinned can be calculated with. */
export type Recalculate = (
  db: Db,
  pinned: readonly { kind: string; subject: string; value: unknown }[],
  moved: readonly Moved[],
) => Promise<Materiality | undefined>
