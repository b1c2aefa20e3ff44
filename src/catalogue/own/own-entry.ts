import type { LanguageText } from '../../kernel/language-text.ts'
import type { OwnKind } from './kind-forms.ts'

/** Something that people write here: the draft, and where it stands against what is published. */
export type OwnEntry = {
  /** The number of the entry too. */
  id: number
  organisation: number
  kind: OwnKind
  uri: string
  /** Of the draft: a change says which one it was made from. */
  version: number
  hash: string
  catalogues: string[]
  title: LanguageText
  copiedFrom: string | null
  state: OwnState
  addedAt: Date
  changedAt: Date
}

/** `changed` is published, and its draft says something else. */
export type OwnState = 'draft' | 'published' | 'changed' | 'ended' | 'discarded'
export const ownStates = ['draft', 'published', 'changed', 'ended', 'discarded'] as const satisfies readonly OwnState[]

export type Life = {
  hash: string
  catalogues: readonly string[]
  publishedHash: string | null
  publishedCatalogues: readonly string[] | null
  /** The entry's own: nothing where there is none yet. */
  entry: boolean
  endedAt: Date | null
  discardedAt: Date | null
}

/** The state follows from what happened; it is stored nowhere, so that it can never say something else. */
export function stateOf({ hash, catalogues, publishedHash, publishedCatalogues, entry, endedAt, discardedAt }: Life): OwnState {
  if (discardedAt) return 'discarded'
  if (!entry) return 'draft'
  if (endedAt) return 'ended'
  return publishedHash === hash && JSON.stringify(publishedCatalogues ?? []) === JSON.stringify(catalogues) ? 'published' : 'changed'
}

/** The address that it has from its first draft, and that `/id/…` answers at (Digg's rules for persistent identifiers). */
export const ownAddress = (baseUrl: string, kind: OwnKind, id: number): string => `${baseUrl.replace(/\/$/, '')}/id/${kind}/${id}`
