import type { LanguageText } from '../../kernel/language-text.ts'

export const facetNames = ['kind', 'publisher', 'theme', 'licence', 'format', 'access', 'language', 'source'] as const
export type FacetName = (typeof facetNames)[number]

export type Literal = { text: string; language: string }

/** What an entry is found by. The catalogue makes it from an entry; search knows no RDF. */
export type Searchable = {
  /** entry.id */
  id: number
  uri: string
  kind: string
  source: string
  /** Value: its IRI, or its name where it has none. */
  publisher?: { value: string; label: string }
  title: LanguageText
  keywords: readonly Literal[]
  /** Description and everything else worth finding it by. */
  texts: readonly Literal[]
  /** Kind, source and publisher are added from the fields above. */
  facets: Partial<Record<FacetName, readonly string[]>>
  /** When its publisher last changed it, as published: a date, or a date and time. */
  modified?: string
  /** When it last changed here. */
  changedAt: Date
  /** Ended entries stay, so that they can be asked for. */
  endedAt?: Date
}
