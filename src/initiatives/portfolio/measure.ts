import { kronorOf } from '../../kernel/money.ts'
import type { Measure } from './criterion.ts'
import type { Candidate } from './prioritise.ts'
import type { Score } from './value-function.ts'

type Known = (candidate: Candidate) => Score | null

/** The score that the system knows by itself, by measure; null where it does not. To add one: a row. */
const known: { readonly [measure in Measure]: Known } = {
  npv: ({ figures }) => (figures ? kronorOf(figures.npv) : null),
  ratio: ({ figures }) => (figures && figures.investment > 0 ? figures.npv / figures.investment : null),
  probability: ({ figures }) => figures?.probability ?? null,
  urgency: ({ urgency }) => urgency,
  way: ({ way }) => way,
  reused: ({ reused }) => reused,
  'reuse-check': ({ reuseCheck }) => reuseCheck,
  risk: ({ risk }) => risk,
  parties: ({ parties }) => parties,
  hand: () => null,
}

export const knownScore = (measure: Measure, candidate: Candidate): Score | null => known[measure](candidate)
