import type { Finding } from '../../kernel/finding.ts'

export type LinkState = 'waiting' | 'answers' | 'broken' | 'unsure'

export const linkStates = {
  waiting: { sv: 'Inte kontrollerad än', en: 'Not checked yet' },
  answers: { sv: 'Svarar', en: 'Answers' },
  broken: { sv: 'Svarar inte', en: 'Does not answer' },
  unsure: { sv: 'Gick inte att kontrollera', en: 'Could not be checked' },
} as const satisfies Record<LinkState, { sv: string; en: string }>

/** What came of asking. */
export type LinkAnswer = { status: number } | { finding: Finding; status?: number; retryAfterSeconds?: number }

/** What a failure says of the address: that it is wrong, that the server is in trouble just now, or nothing, since it was never asked. */
const never = new Set(['outside-robots-forbid', 'outside-scheme', 'outside-credentials', 'outside-address-refused'])
const wrong = new Set([
  'outside-url-invalid',
  'outside-name-not-found',
  'outside-not-found',
  'outside-gone',
  'outside-access-denied',
  'outside-not-offered',
  'outside-unexpected-status',
  'outside-redirect-broken',
  'outside-redirect-loop',
  'outside-redirects-too-many',
])

export type LinkFate = 'answers' | 'wrong' | 'trouble' | 'never-asked'

export function fateOf(answer: LinkAnswer): LinkFate {
  if (!('finding' in answer)) return 'answers'
  const { code } = answer.finding
  return never.has(code) ? 'never-asked' : wrong.has(code) ? 'wrong' : 'trouble'
}

const hour = 3_600_000
const day = 24 * hour

/** A server in trouble is asked again after these, and then called broken: a night's maintenance is no broken link. */
const troubleMs = [hour, 6 * hour, day]
/** A link that answers is good for a week, and what was never asked is left alone for a month. */
const answersMs = 7 * day
const neverMs = 30 * day
const longestMs = 14 * day

/** An answer older than this is no longer counted: then it is not known. */
export const expiresMs = 30 * day

export type Checked = { state: LinkState; failures: number; dueAt: Date }

/** The state after an answer, and when to ask next. `before` is what it was. */
export function afterAnswer(before: { state: LinkState; failures: number }, answer: LinkAnswer, now: Date): Checked {
  const fate = fateOf(answer)
  const failures = fate === 'answers' || fate === 'never-asked' ? 0 : Math.min(before.failures + 1, 1_000)
  const pauseMs = 'finding' in answer ? (answer.retryAfterSeconds ?? 0) * 1000 : 0
  const due = (ms: number) => new Date(now.getTime() + Math.min(Math.max(ms, pauseMs), neverMs))
  switch (fate) {
    case 'answers':
      return { state: 'answers', failures, dueAt: due(answersMs) }
    case 'never-asked':
      return { state: 'unsure', failures, dueAt: due(neverMs) }
    case 'wrong':
      return { state: 'broken', failures, dueAt: due(Math.min(day * 2 ** (failures - 1), longestMs)) }
    case 'trouble': {
      const patient = failures <= troubleMs.length
      const known = before.state === 'answers' || before.state === 'broken' ? before.state : 'unsure'
      const ms = patient ? troubleMs[failures - 1]! : Math.min(day * 2 ** (failures - troubleMs.length), longestMs)
      return { state: patient ? known : 'broken', failures, dueAt: due(ms) }
    }
  }
  fate satisfies never
}
