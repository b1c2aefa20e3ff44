import type { Alternative } from './alternatives/alternative.ts'
import type { LatestCase } from './business-case/find.ts'
import { caseKind } from './business-case/recalculate.ts'
import type { Chain } from './chain/find.ts'
import { alternativeKey } from './decided.ts'
import type { Initiative, StateName } from './initiative.ts'
import { words } from './words.ts'

export const purposes = ['start', 'continue', 'change', 'stop'] as const
export type Purpose = (typeof purposes)[number]

/** What there is to decide by where an initiative is. */
export const purposesIn: { readonly [state in StateName]: readonly Purpose[] } = {
  draft: [],
  proposed: ['start', 'stop'],
  decided: ['change', 'stop'],
  running: ['continue', 'change', 'stop'],
  completed: [],
  stopped: [],
}

type From = { initiative: Initiative; alternatives: readonly Alternative[]; cases: readonly LatestCase[]; chain: Chain; purpose: Purpose }

/** A decision on an initiative as it is drafted: the question, what there is to choose from, and all the evidence that the initiative has. */
export function draftOn({ initiative, alternatives, cases, chain, purpose }: From) {
  const indicators = new Set(chain.steps.flatMap(({ benefit }) => (benefit?.indicatorId == null ? [] : [benefit.indicatorId])))
  const inBoth = (say: (t: typeof words.sv, name: string) => string) => ({
    sv: say(words.sv, quoted(initiative, 'sv')),
    en: say(words.en, quoted(initiative, 'en')),
  })
  return {
    organisation: initiative.organisationId,
    title: inBoth((t, name) => t.decisionTitle(name)),
    question: inBoth((t, name) => t.questions[purpose](name)),
    alternatives:
      purpose === 'start'
        ? alternatives.map(({ id, title }) => ({ key: alternativeKey(id), title }))
        : answersTo(purpose).map((key) => ({ key, title: inBoth((t) => t.answers[key]) })),
    subject: { kind: 'initiative', id: String(initiative.id) },
    purpose,
    evidence: [
      ...cases.map(({ id }) => ({ kind: caseKind, subject: String(id) })),
      { kind: 'reuse', subject: String(initiative.id) },
      ...[...indicators].map((indicator) => ({ kind: 'indicator', subject: String(indicator) })),
    ],
  }
}

type Answer = 'continue' | 'change' | 'stop'
const answersTo = (purpose: Purpose): Answer[] => (purpose === 'change' ? ['continue', 'change', 'stop'] : ['continue', 'stop'])

function quoted({ title }: Initiative, language: 'sv' | 'en'): string {
  const name = title[language] ?? title['sv'] ?? title['en'] ?? Object.values(title)[0] ?? ''
  return language === 'sv' ? `«${name}»` : `“${name}”`
}
