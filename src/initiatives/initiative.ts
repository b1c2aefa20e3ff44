import { z } from 'zod'
import { about } from '../api/texts.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { textIn, textNeeded } from './text-in.ts'

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

const number = z
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1)
const numbersOf = (most: number) =>
  z
    .array(number)
    .max(most)
    .transform((numbers) => [...new Set(numbers)])

const fields = {
  title: about(textNeeded(300), { sv: 'Vad initiativet heter.', en: 'What the initiative is called.' }),
  summary: about(textIn(10_000), { sv: 'Vad som ska göras, och varför.', en: 'What is to be done, and why.' }),
  goals: about(textIn(5000), {
    sv: 'Verksamhetens mål som initiativet bidrar till.',
    en: 'The goals of the organisation that the initiative serves.',
  }),
  parties: about(numbersOf(300), { sv: 'Andra organisationer som deltar.', en: 'Other organisations that take part.' }),
  segment: about(z.string().trim().min(1).max(200).nullable(), {
    sv: 'Vilket slags organisationer den är till för.',
    en: 'For which sort of organisations it is.',
  }),
  recommendations: about(
    z.array(z.number().int().min(1).max(9)).transform((numbers) => [...new Set(numbers)].sort()),
    { sv: 'Ramverkets rekommendationer som initiativet stöder.', en: 'The recommendations of the framework that it supports.' },
  ),
  endsOn: about(z.iso.date().nullable(), {
    sv: 'Dagen då själva arbetet ska vara klart.',
    en: 'The day when the work itself is to be over.',
  }),
  needs: about(numbersOf(50), { sv: 'Behoven som initiativet svarar mot.', en: 'The needs that it answers.' }),
}

/** What somebody says of an initiative; where it has come to is no field but a move. */
export const InitiativeInput = z.object({
  title: fields.title,
  summary: fields.summary.default({}),
  goals: fields.goals.default({}),
  parties: fields.parties.default([]),
  segment: fields.segment.default(null),
  recommendations: fields.recommendations.default([]),
  endsOn: fields.endsOn.default(null),
  needs: fields.needs.default([]),
})
export type InitiativeInput = z.input<typeof InitiativeInput>

/** What is left out stays as it is. */
export const InitiativeChange = z.object(fields).partial()
