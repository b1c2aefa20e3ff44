import { type AccessTable, demand as demandRule } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'

/** What belongs to the doors of the node itself. */
export const access = {
  seeRefused: {
    who: ['administrator'],
    at: 'node',
    what: { sv: 'se vilka inloggningar som har nekats', en: 'see which sign-ins were refused' },
  },
} as const satisfies AccessTable

export const demand = (actor: Actor, action: keyof typeof access): void => demandRule(actor, access[action])
