import type { Finding } from './finding.ts'
import type { Language, LanguageText } from './language-text.ts'

/** Every way to refuse. `docs/problems.md` is written from this table. */
export const problems = {
  'not-found': { status: 404, exit: 2, title: { sv: 'Det finns inte här', en: 'There is no such thing here' } },
  gone: { status: 410, exit: 2, title: { sv: 'Det är borttaget', en: 'It has been removed' } },
  unauthenticated: { status: 401, exit: 2, title: { sv: 'Du behöver logga in', en: 'You need to sign in' } },
  forbidden: { status: 403, exit: 2, title: { sv: 'Du får inte göra det', en: 'You may not do that' } },
  conflict: { status: 409, exit: 2, title: { sv: 'Det krockar med något annat', en: 'It conflicts with something else' } },
  invalid: { status: 422, exit: 2, title: { sv: 'Något behöver rättas', en: 'Something needs correcting' } },
  'method-not-allowed': { status: 405, exit: 2, title: { sv: 'Så går det inte att göra här', en: 'That cannot be done here' } },
  'not-acceptable': { status: 406, exit: 2, title: { sv: 'Vi kan inte svara i det formatet', en: 'We cannot answer in that format' } },
  'unsupported-media-type': { status: 415, exit: 2, title: { sv: 'Vi kan inte läsa det formatet', en: 'We cannot read that format' } },
  'too-large': { status: 413, exit: 2, title: { sv: 'Det som skickades är för stort', en: 'What was sent is too large' } },
  'precondition-required': {
    status: 428,
    exit: 2,
    title: { sv: 'Tala om vilken version du ändrar', en: 'Say which version you are changing' },
  },
  'precondition-failed': { status: 412, exit: 2, title: { sv: 'Någon annan hann ändra', en: 'Somebody else changed it first' } },
  'too-many-requests': { status: 429, exit: 2, title: { sv: 'För mycket på kort tid', en: 'Too much in a short time' } },
  upstream: {
    status: 502,
    exit: 2,
    title: { sv: 'En annan server svarade inte som den skulle', en: 'Another server did not answer as it should' },
  },
} as const satisfies Record<string, { status: number; exit: number; title: LanguageText }>

export type ProblemKind = keyof typeof problems

/** An expected refusal. Anything else that is thrown is a bug. */
export class Problem extends Error {
  readonly kind: ProblemKind
  /** What happened and what to do, for the person who asked. */
  readonly detail: { readonly [language in Language]: string }
  readonly findings: readonly Finding[]
  /** When it is worth trying again: the header Retry-After. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    kind: ProblemKind,
    detail: { sv: string; en: string },
    more: { findings?: readonly Finding[]; cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(detail.en, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'Problem'
    this.kind = kind
    this.detail = detail
    this.findings = more.findings ?? []
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}
