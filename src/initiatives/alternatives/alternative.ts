import type { LanguageText } from '../../kernel/language-text.ts'

/** In the framework's order: what exists comes before what is bought, and that before what is built. */
export const alternativeKinds = ['nothing', 'reuse', 'join', 'procure', 'innovation', 'co-develop', 'develop'] as const
export type AlternativeKind = (typeof alternativeKinds)[number]

/** The framework's three cases where innovation procurement fits (recommendation 1 d). */
export const innovationCases = ['improved', 'first-customer', 'research'] as const
export type InnovationCase = (typeof innovationCases)[number]

export type Alternative = {
  id: number
  initiativeId: number
  position: number
  kind: AlternativeKind
  innovation: InnovationCase | null
  title: LanguageText
  description: LanguageText
  /** Numbers of entries: what is reused, joined or bought; building blocks; standards that it follows. */
  reuses: number[]
  buildingBlocks: number[]
  standards: number[]
  dependencies: { what: LanguageText; on: LanguageText }[]
  /** What cannot be undone, such as an analogue way that is removed, and what keeps the organisational memory. */
  noReturn: { what: LanguageText; safeguard: LanguageText }[]
  openSource: 'yes' | 'partly' | 'no' | 'not-applicable' | 'unknown'
  licence: string | null
  lockIn: LanguageText
  risks: { what: LanguageText; likelihood: number; impact: number; measure: LanguageText }[]
  version: number
}

/** All but doing nothing have a business case: it is what the others are compared with. */
export const isCosted = (kind: AlternativeKind): boolean => kind !== 'nothing'
