import { type AccessTable, demand as demandRule, may as mayRule } from '../kernel/access.ts'
import { type Actor, inOrganisation } from '../kernel/actor.ts'

/** Who may do what with needs, initiatives and what belongs to them. */
export const access = {
  read: { who: 'anyone', what: { sv: 'läsa behov och initiativ', en: 'read needs and initiatives' } },
  readDrafts: {
    who: ['reader', 'editor', 'steward', 'assessor', 'decision-maker', 'administrator'],
    what: { sv: 'läsa behov och initiativ som inte är publicerade', en: 'read needs and initiatives that are not published' },
  },
  write: {
    who: ['editor', 'steward', 'decision-maker'],
    what: { sv: 'beskriva behov, initiativ, alternativ och kalkyler', en: 'describe needs, initiatives, alternatives and cases' },
  },
  publish: {
    who: ['editor', 'steward', 'decision-maker'],
    what: { sv: 'publicera behov och initiativ', en: 'publish needs and initiatives' },
  },
  answerReuse: {
    who: ['editor', 'steward'],
    what: { sv: 'svara på återanvändningskontrollen', en: 'answer the reuse check' },
  },
  propose: { who: ['editor', 'steward'], what: { sv: 'lägga fram initiativ för beslut', en: 'put initiatives forward for decision' } },
  decide: {
    who: ['decision-maker'],
    what: { sv: 'välja alternativ och besluta om initiativ', en: 'choose alternatives and decide on initiatives' },
  },
  prioritise: { who: ['decision-maker'], what: { sv: 'göra och prioritera portföljer', en: 'make and prioritise portfolios' } },
  reportBenefits: { who: ['editor', 'steward'], what: { sv: 'rapportera och utvärdera nyttor', en: 'report and evaluate benefits' } },
  leadChange: {
    who: ['editor', 'steward'],
    what: { sv: 'planera och följa förändringsarbetet', en: 'plan and follow the work of change' },
  },
} as const satisfies AccessTable

export type Action = keyof typeof access

/** `organisation` is whose the need or the initiative is. */
export const may = (actor: Actor, action: Action, organisation: number | null = null): boolean =>
  mayRule(actor, access[action], inOrganisation(organisation))

export const demand = (actor: Actor, action: Action, organisation: number | null = null): void =>
  demandRule(actor, access[action], inOrganisation(organisation))

/** What is published is for everyone. The rest is for its organisation and, of an initiative, for the parties. */
export const mayRead = (actor: Actor, { organisationId, parties = [], publishedAt }: Readable): boolean =>
  publishedAt !== null || [organisationId, ...parties].some((organisation) => may(actor, 'readDrafts', organisation))

type Readable = { organisationId: number; parties?: readonly number[]; publishedAt: Date | null }

/** Whose drafts somebody may read: all, or those of these organisations. For lists, which the database narrows down. */
export const draftsReadBy = (actor: Actor): 'all' | number[] =>
  may(actor, 'readDrafts')
    ? 'all'
    : actor.kind === 'person' || actor.kind === 'key'
      ? [
          ...new Set(
            actor.grants.flatMap(({ scope }) => (scope.kind === 'organisation' && may(actor, 'readDrafts', scope.id) ? [scope.id] : [])),
          ),
        ]
      : []
