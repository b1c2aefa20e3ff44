import { type AccessTable, demand as demandRule, may as mayRule } from '../kernel/access.ts'
import { type Actor, inOrganisation } from '../kernel/actor.ts'

/** Who may do what with indicators and their values. */
export const access = {
  read: { who: 'anyone', what: { sv: 'läsa indikatorer', en: 'read indicators' } },
  define: {
    who: ['steward', 'administrator', 'coordinator'],
    what: { sv: 'lägga till, ändra och avsluta indikatorer', en: 'add, change and end indicators' },
  },
  report: {
    who: ['editor', 'steward', 'administrator', 'coordinator'],
    what: { sv: 'rapportera värden', en: 'report values' },
  },
} as const satisfies AccessTable

export type Action = keyof typeof access

/** `organisation` is who keeps the indicator; null, the node. */
export const may = (actor: Actor, action: Action, organisation: number | null = null): boolean =>
  mayRule(actor, access[action], inOrganisation(organisation))

export const demand = (actor: Actor, action: Action, organisation: number | null = null): void =>
  demandRule(actor, access[action], inOrganisation(organisation))
