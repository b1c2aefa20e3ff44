import type { LanguageText } from '../kernel/language-text.ts'
import type { Kind } from './kind.ts'

/** What we understand of a record: derived from its triples, never stored instead of them. */
export type Entry = {
  uri: string
  kind: Kind
  title: LanguageText
  description: LanguageText
  keywords: Word[]
  publisher?: Named
  creators: Named[]
  contacts: Contact[]
  /** IRIs as published; `facets.ts` says which of the EU's codes they are. */
  themes: string[]
  licences: string[]
  /** Media types, file-type IRIs or plain words, of the entry and its distributions. */
  formats: string[]
  accessRights: string[]
  languages: string[]
  frequency?: string
  issued?: string
  modified?: string
  identifiers: string[]
  spatial: Named[]
  temporal: Period[]
  landingPages: string[]
  conformsTo: Named[]
  distributions: Distribution[]
  /** Other texts worth finding it by: distributions' titles, alternative names, features. */
  otherTexts: Word[]
}

export type Word = { text: string; language: string }
/** Something named, with an address where it has one. */
export type Named = { uri?: string; name: LanguageText }
export type Contact = Named & { email?: string; telephone?: string; url?: string }
export type Period = { start?: string; end?: string }
export type Distribution = {
  uri?: string
  title: LanguageText
  description: LanguageText
  accessUrls: string[]
  downloadUrls: string[]
  formats: string[]
  licence?: string
  byteSize?: string
  modified?: string
  status?: string
  conformsTo: Named[]
}
