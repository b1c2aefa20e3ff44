import { z } from 'zod'
import { apiRoot } from '../../api/api.ts'
import { TextInLanguages } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import { instant, textsOut } from '../../api/values.ts'
import { type Attention, attentionWeights } from './attention.ts'
import { type Evaluation, verdicts } from './evaluation.ts'
import type { BenefitRealisation } from './find.ts'
import type { FollowedUp } from './follow-up.ts'
import type { Lesson } from './lessons.ts'
import { frequencies } from './period.ts'
import { progresses } from './progress.ts'
import { kronor, unitWorth, worthOf } from './worth.ts'

const whole = z.number().int()
const number = z.number().nullable()
const day = z.iso.date().nullable()
const attention = about(z.array(z.enum(Object.keys(attentionWeights) as [Attention, ...Attention[]])), {
  sv: 'Vad som brister i uppföljningen.',
  en: 'What follow-up lacks.',
})

const row = z.object({
  period: about(z.string(), { sv: 'Perioden, som 2027 eller 2027-Q1.', en: 'The period, such as 2027 or 2027-Q1.' }),
  expected: about(number, { sv: 'Förväntat värde.', en: 'The expected value.' }),
  realised: about(number, { sv: 'Utfall.', en: 'What came.' }),
  ahead: about(number, {
    sv: 'Utfall minus förväntat, positivt där det är bättre.',
    en: 'What came less what was expected; positive where it is better.',
  }),
  realisedKronor: about(number, {
    sv: 'Utfallet i kronor, där nyttan räknas så.',
    en: 'What came in kronor, where the benefit is counted so.',
  }),
  reason: about(TextInLanguages, { sv: 'Orsaken till avvikelsen.', en: 'The reason for the deviation.' }),
  source: z.string().nullable(),
  from: about(z.enum(['hand', 'indicator']).nullable(), { sv: 'Skrivet för hand, eller indikatorns.', en: 'By hand, or the indicator’s.' }),
  revision: whole,
})

const plan = z
  .object({
    frequency: z.enum(frequencies),
    method: z.enum(['linear', 'hand']),
    expected: about(z.record(z.string(), z.number()), { sv: 'Värden för hand.', en: 'Values by hand.' }),
    valuesFrom: z.enum(['hand', 'indicator']),
    indicatorOrganisation: whole.nullable(),
    unitWorth: about(number, { sv: 'Kronor per enhet och period.', en: 'Kronor per unit and period.' }),
    priceYear: whole.nullable(),
    version: whole,
  })
  .nullable()

export const BenefitRealisationDetails = z
  .object({
    id: about(whole, { sv: 'Nyttans nummer.', en: 'The number of the benefit.' }),
    initiative: whole,
    title: TextInLanguages,
    progress: about(z.enum(progresses), { sv: 'Hur långt nyttan har kommit.', en: 'How far the benefit has come.' }),
    owner: z.string().nullable(),
    ownerOrganisation: whole.nullable(),
    measure: z.string().nullable(),
    unit: z.string().nullable(),
    baseline: number,
    baselineOn: day,
    target: number,
    targetOn: day,
    indicator: whole.nullable(),
    plan: about(plan, { sv: 'Planen, eller null.', en: 'The plan, or null.' }),
    periods: about(z.array(row), { sv: 'Förväntat och utfall per period.', en: 'Expected and realised by period.' }),
    links: z.object({ self: z.string(), initiative: z.string(), page: z.string() }),
  })
  .meta({ id: 'BenefitRealisation' })

export const benefitOut = ({
  id,
  initiativeId,
  title,
  progress,
  of,
  plan,
  rows,
}: BenefitRealisation): z.input<typeof BenefitRealisationDetails> => ({
  id,
  initiative: initiativeId,
  title: textsOut(title),
  progress,
  owner: of.owner,
  ownerOrganisation: of.ownerOrganisationId,
  measure: of.measure,
  unit: of.unit,
  baseline: of.baseline,
  baselineOn: of.baselineOn,
  target: of.target,
  targetOn: of.targetOn,
  indicator: of.indicatorId,
  plan: plan && {
    frequency: plan.frequency,
    method: plan.method,
    expected: { ...plan.expected },
    valuesFrom: plan.valuesFrom,
    indicatorOrganisation: plan.indicatorOrganisationId,
    unitWorth: kronor(unitWorth(plan, of)),
    priceYear: plan.priceYear,
    version: plan.version,
  },
  periods: rows.map((row) => ({
    period: row.period,
    expected: row.expected,
    realised: row.realised,
    ahead: row.ahead,
    realisedKronor: kronor(worthOf(row.realised, plan, of)),
    reason: textsOut(row.reason),
    source: row.source,
    from: row.from,
    revision: row.revision,
  })),
  links: {
    self: `${apiRoot}/benefit-plans/${id}`,
    initiative: `${apiRoot}/initiatives/${initiativeId}`,
    page: `/initiatives/${initiativeId}/realisation/${id}`,
  },
})

const verdict = z.enum(verdicts)
export const EvaluationDetails = z
  .object({
    id: whole,
    initiative: whole,
    evaluatedOn: z.iso.date(),
    evaluatedBy: z.string(),
    effectiveness: about(verdict, { sv: 'Om lösningen är ändamålsenlig.', en: 'Whether the solution is effective.' }),
    effectivenessFound: TextInLanguages,
    efficiency: about(verdict, { sv: 'Om lösningen är effektiv.', en: 'Whether the solution is efficient.' }),
    efficiencyFound: TextInLanguages,
    lessons: about(TextInLanguages, { sv: 'Lärdomar.', en: 'Lessons.' }),
    lessonsPublishedAt: z.iso.datetime().nullable(),
    version: whole,
    links: z.object({ self: z.string(), initiative: z.string() }),
  })
  .meta({ id: 'Evaluation' })

export const evaluationOut = (of: Evaluation): z.input<typeof EvaluationDetails> => ({
  id: of.id,
  initiative: of.initiativeId,
  evaluatedOn: of.evaluatedOn,
  evaluatedBy: of.evaluatedBy,
  effectiveness: of.effectiveness,
  effectivenessFound: textsOut(of.effectivenessFound),
  efficiency: of.efficiency,
  efficiencyFound: textsOut(of.efficiencyFound),
  lessons: textsOut(of.lessons),
  lessonsPublishedAt: of.lessonsPublishedAt && instant(of.lessonsPublishedAt),
  version: of.version,
  links: { self: `${apiRoot}/evaluations/${of.id}`, initiative: `${apiRoot}/initiatives/${of.initiativeId}` },
})

export const FollowedUpInitiative = z
  .object({
    initiative: whole,
    title: TextInLanguages,
    organisation: whole,
    state: z.string(),
    evaluations: about(whole, { sv: 'Hur många utvärderingar som är gjorda.', en: 'How many evaluations have been made.' }),
    attention,
    expectedKronor: about(number, { sv: 'Väntat hittills.', en: 'Expected so far.' }),
    realisedKronor: about(number, { sv: 'Hemtaget hittills.', en: 'Realised so far.' }),
    benefits: z.array(
      z.object({
        id: whole,
        title: TextInLanguages,
        progress: z.enum(progresses),
        attention,
        expectedKronor: number,
        realisedKronor: number,
        link: z.string(),
      }),
    ),
    links: z.object({ self: z.string(), page: z.string() }),
  })
  .meta({ id: 'FollowedUpInitiative' })

export const followedUpOut = (of: FollowedUp): z.input<typeof FollowedUpInitiative> => ({
  initiative: of.initiative.id,
  title: textsOut(of.initiative.title),
  organisation: of.initiative.organisationId,
  state: of.initiative.state.kind,
  evaluations: of.evaluations,
  attention: of.attention,
  expectedKronor: kronor(of.soFar.expected),
  realisedKronor: kronor(of.soFar.realised),
  benefits: of.benefits.map(({ id, title, progress, attention, soFar }) => ({
    id,
    title: textsOut(title),
    progress,
    attention,
    expectedKronor: kronor(soFar.expected),
    realisedKronor: kronor(soFar.realised),
    link: `${apiRoot}/benefit-plans/${id}`,
  })),
  links: { self: `${apiRoot}/initiatives/${of.initiative.id}`, page: `/initiatives/${of.initiative.id}/realisation` },
})

export const LessonInList = z
  .object({
    evaluation: whole,
    initiative: whole,
    title: about(TextInLanguages, { sv: 'Initiativets namn.', en: 'The name of the initiative.' }),
    organisation: whole,
    evaluatedOn: z.iso.date(),
    evaluatedBy: z.string(),
    effectiveness: verdict,
    efficiency: verdict,
    lessons: TextInLanguages,
    links: z.object({ initiative: z.string() }),
  })
  .meta({ id: 'Lesson' })

export const lessonOut = (of: Lesson): z.input<typeof LessonInList> => ({
  evaluation: of.evaluation,
  initiative: of.initiativeId,
  title: textsOut(of.title),
  organisation: of.organisationId,
  evaluatedOn: of.evaluatedOn,
  evaluatedBy: of.evaluatedBy,
  effectiveness: of.effectiveness,
  efficiency: of.efficiency,
  lessons: textsOut(of.lessons),
  links: { initiative: `${apiRoot}/initiatives/${of.initiativeId}` },
})

export const exampleBenefit: z.input<typeof BenefitRealisationDetails> = {
  id: 41,
  initiative: 12,
  title: { sv: 'Kortare handläggning av bygglov' },
  progress: 'on-the-way',
  owner: 'Chefen för bygglovsenheten',
  ownerOrganisation: 17,
  measure: 'Handläggningstid per ärende',
  unit: 'minuter',
  baseline: 340,
  baselineOn: '2026-12-31',
  target: 280,
  targetOn: '2029-12-31',
  indicator: null,
  plan: {
    frequency: 'year',
    method: 'linear',
    expected: {},
    valuesFrom: 'hand',
    indicatorOrganisation: null,
    unitWorth: 5200,
    priceYear: 2026,
    version: 1,
  },
  periods: [
    {
      period: '2027',
      expected: 320,
      realised: 324,
      ahead: -4,
      realisedKronor: 83200,
      reason: { sv: 'Införandet blev en månad försenat.' },
      source: 'Ärendesystemet',
      from: 'hand',
      revision: 1,
    },
  ],
  links: { self: '/allmanning/v1/benefit-plans/41', initiative: '/allmanning/v1/initiatives/12', page: '/initiatives/12/realisation/41' },
}

export const exampleEvaluation: z.input<typeof EvaluationDetails> = {
  id: 5,
  initiative: 12,
  evaluatedOn: '2029-03-01',
  evaluatedBy: 'Internrevisionen',
  effectiveness: 'yes',
  effectivenessFound: { sv: 'Sökande får besked snabbare och behöver komplettera mer sällan.' },
  efficiency: 'partly',
  efficiencyFound: { sv: 'Driften kostar mer än kalkylen sade.' },
  lessons: { sv: 'Räkna med ett halvår innan arbetssättet sitter.' },
  lessonsPublishedAt: '2029-03-10T08:00:00.000Z',
  version: 2,
  links: { self: '/allmanning/v1/evaluations/5', initiative: '/allmanning/v1/initiatives/12' },
}
