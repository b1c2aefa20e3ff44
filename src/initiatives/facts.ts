import type { LanguageText } from '../kernel/language-text.ts'
import type { Initiative, StateName } from './initiative.ts'

/** An initiative as history keeps it, whole in every change, so that it can be told as it was on any day. */
export type InitiativeFacts = {
  organisation_id: number
  title: LanguageText
  summary: LanguageText
  goals: LanguageText
  parties: number[]
  segment: string | null
  recommendations: number[]
  needs: number[]
  ends_on: string | null
  state: StateName
  state_on: string | null
  chosen_alternative_id: number | null
  published_at: string | null
}

export const factsOf = (initiative: Initiative, needs: readonly number[]): InitiativeFacts => ({
  organisation_id: initiative.organisationId,
  title: initiative.title,
  summary: initiative.summary,
  goals: initiative.goals,
  parties: initiative.parties,
  segment: initiative.segment,
  recommendations: initiative.recommendations,
  needs: [...needs],
  ends_on: initiative.endsOn,
  state: initiative.state.kind,
  state_on: 'on' in initiative.state ? initiative.state.on : null,
  chosen_alternative_id: 'alternative' in initiative.state ? initiative.state.alternative : null,
  published_at: initiative.publishedAt?.toISOString() ?? null,
})
