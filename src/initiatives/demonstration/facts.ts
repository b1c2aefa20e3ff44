import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { factsFolder } from '../../config.ts'
import type { IndicatorInput } from '../../indicators/indicator.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { AlternativeInput } from '../alternatives/alternative-input.ts'
import type { CaseDocument } from '../business-case/case-document.ts'
import type { ChainDocument } from '../chain/chain-document.ts'
import type { BenefitFacts } from '../chain/step.ts'
import type { NeedInput } from '../needs/need.ts'
import type { EvaluationInput } from '../realisation/evaluation.ts'
import type { Reason } from '../reuse/reasons.ts'

/** Organisations, indicators, needs and alternatives are named by keys, which the loader turns into numbers. */
type Key = string
type ByOrganisation<T> = { [organisation: Key]: { [period: string]: T } }

export type InventedIndicator = Omit<IndicatorInput, 'organisation'> & {
  key: Key
  of: Key
  values: ByOrganisation<number>
  /** What turns out later to have been counted wrong. */
  revised?: ByOrganisation<number>
  revisedNote?: { sv: string }
}
export type InventedNeed = Omit<NeedInput, 'affected'> & { key: Key; of: Key; affected: Key[] }
type InventedAlternative = Omit<AlternativeInput, 'reuses' | 'buildingBlocks'> & { key: Key; reuses?: string[]; buildingBlocks?: string[] }
type InventedCase = Omit<CaseDocument, 'items'> & {
  partyKeys: Key[]
  items: (Omit<CaseDocument['items'][number], 'basedOn'> & { basedOn?: { indicator: Key; of: Key; value: number } })[]
}
export type InventedBenefit = Partial<Omit<BenefitFacts, 'indicatorId'>> & { indicator?: Key; stakeholderOf?: Key; ownerOf?: Key }
type InventedChain = {
  steps: (Omit<ChainDocument['steps'][number], 'benefit'> & { benefit?: InventedBenefit })[]
  links: [from: Key, to: Key][]
}
type InventedDecision = {
  on: string
  by: string
  diary: string
  review?: string
  chosen: Key
  conclusion: LanguageText
  reasons: LanguageText
  dissent: { who: string; says: LanguageText }[]
  /** Indicators beside those of the benefits: `letters@alvbacka`. */
  evidence: string[]
}
export type InventedInitiative = {
  key: Key
  of: Key
  needs: Key[]
  parties: Key[]
  title: LanguageText
  summary: LanguageText
  goals: LanguageText
  recommendations: number[]
  endsOn: string
  reuse?: { use: string[]; adapt: string[]; otherwise: { reason: Reason; says: LanguageText } }
  alternatives: InventedAlternative[]
  chain?: InventedChain
  cases: { [alternative: Key]: InventedCase }
  decision?: InventedDecision
  started?: string
  completed?: string
  values?: { [benefit: Key]: { [period: string]: { expected: number; realised: number; reason?: LanguageText } } }
  evaluation?: EvaluationInput
  followUp?: { on: string; by: string; diary: string; conclusion: LanguageText; reasons: LanguageText }
  change?: InventedChange
}
export type InventedChange = {
  groups: {
    key: Key
    of: Key
    people: number
    impact: 'little' | 'some' | 'much' | 'entirely'
    name: LanguageText
    changes: LanguageText
  }[]
  entries: {
    kind: 'involvement' | 'competence' | 'acceptance'
    says: LanguageText
    how?: LanguageText
    groups: Key[]
    on: string
    doneOn?: string
    level?: number
  }[]
  /** What each who answers says to the five questions, by group: `34?45`. */
  pulses: { title: LanguageText; opensOn: string; closesOn: string; answers: { [group: Key]: string[] } }[]
}
export type InventedPosition = {
  of: Key
  on: string
  by: string
  diary: string
  review: string
  title: LanguageText
  question: LanguageText
  conclusion: LanguageText
  reasons: LanguageText
  appliesTo: LanguageText
  adoptions: { of: Key; on: string; diary: string; difference?: LanguageText }[]
}
export type InventedPortfolio = {
  of: Key
  title: LanguageText
  description: LanguageText
  budget: number
  initiatives: Key[]
  /** By initiative and criterion. */
  scores: { [initiative: Key]: { [criterion: string]: { score: number | string; why: LanguageText } } }
}

const read = <T>(name: string): T => JSON.parse(readFileSync(join(factsFolder, 'demonstration', 'benefits', name), 'utf8')) as T

/** The invented story, from need to follow-up: data/demonstration/benefits. */
export const readStory = () => ({
  ...read<{ indicators: InventedIndicator[] }>('indicators.json'),
  ...read<{ needs: InventedNeed[]; common: { title: LanguageText; description: LanguageText; needs: Key[] } }>('needs.json'),
  ...read<{ initiatives: InventedInitiative[]; portfolio: InventedPortfolio; position: InventedPosition }>('initiatives.json'),
})
