import type { Db } from '../db/open.ts'
import type { LanguageText } from './language-text.ts'

/** Something that a decision can stand on, as it is now. */
export type Observed = {
  label: LanguageText
  /** Its page, without the language: `/entries/12`. */
  path?: string
  version: string
  /** Of what was relied on: another hash is a drift. */
  hash: string
  /** The figure or the text to show, and to compute with. */
  value: unknown
  /** When it became so at its source. */
  observedAt: Date
}

export type EvidenceKind = {
  name: { sv: string; en: string }
  /** As they are now; what is gone has no row. A subject is the thing's number, or as the kind writes it: an indicator's is `12`, or `12@7` for organisation 7. */
  observe(db: Db, subjects: readonly string[]): Promise<ReadonlyMap<string, Observed>>
  /** For somebody who looks for evidence: at most 20, best first. */
  look(db: Db, text: string): Promise<readonly { subject: string; label: LanguageText }[]>
}

/** What can be evidence, by kind. Every room has its own rows; src/evidence.ts lists them. */
export type EvidenceKinds = { readonly [kind: string]: EvidenceKind }
