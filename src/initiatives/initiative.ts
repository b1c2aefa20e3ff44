import type { LanguageText } from '../kernel/language-text.ts'

export type InitiativeId = number

export const states = ['draft', 'proposed', 'decided', 'running', 'completed', 'stopped'] as const
export type StateName = (typeof states)[number]

/** Where an initiative is, and since when. What is decided has a chosen alternative. */
export type State =
  | { kind: 'draft' }
  | { kind: 'proposed'; on: string }
  | { kind: 'decided' | 'running' | 'completed'; on: string; alternative: number }
  | { kind: 'stopped'; on: string }

export type Initiative = {
  id: InitiativeId
  organisationId: number
  title: LanguageText
  summary: LanguageText
  /** Of the line organisation, that it serves. */
  goals: LanguageText
  /** Other organisations that take part. */
  parties: number[]
  segment: string | null
  /** Of the framework, by number. */
  recommendations: number[]
  state: State
  /** The day when the work itself is to be over. */
  endsOn: string | null
  publishedAt: Date | null
  version: number
  addedAt: Date
  changedAt: Date
}

/** Which states one may go to from each; a rule of the process, whoever asks. */
export const moves: { readonly [from in StateName]: readonly StateName[] } = {
  draft: ['proposed', 'stopped'],
  proposed: ['draft', 'decided', 'stopped'],
  decided: ['running', 'stopped'],
  running: ['completed', 'stopped'],
  completed: [],
  stopped: [],
}
