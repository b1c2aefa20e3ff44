import type { LanguageText } from '../../kernel/language-text.ts'

export const stepKinds = ['activity', 'change', 'effect', 'benefit', 'goal'] as const
export type StepKind = (typeof stepKinds)[number]

export const benefitTypes = ['financial', 'redistribution', 'quality', 'environment'] as const
export type BenefitType = (typeof benefitTypes)[number]

/** The nine dimensions of value in the framework's text on business cases. */
export const valueDimensions = [
  'return',
  'total-cost',
  'flexibility',
  'administrative-burden',
  'efficiency',
  'risk',
  'openness',
  'working-methods',
  'user-satisfaction',
] as const
export type ValueDimension = (typeof valueDimensions)[number]

/** One step of a benefit chain. */
export type ChainStep = { id: number; initiativeId: number; kind: StepKind; position: number; title: LanguageText; benefit?: BenefitFacts }

/** What a benefit must say beyond its name: without stakeholder, measure and a way to a goal it is not one. */
export type BenefitFacts = {
  type: BenefitType | null
  dimensions: ValueDimension[]
  stakeholderId: number | null
  stakeholder: string | null
  owner: string | null
  ownerOrganisationId: number | null
  measure: string | null
  indicatorId: number | null
  unit: string | null
  baseline: number | null
  baselineOn: string | null
  target: number | null
  targetOn: string | null
  method: string | null
  confidence: 'low' | 'medium' | 'high' | null
  peng: 'green' | 'yellow' | 'red' | null
}
