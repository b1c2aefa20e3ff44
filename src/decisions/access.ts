import { type AccessTable, demand as demandRule, may as mayRule } from '../kernel/access.ts'
import { type Actor, inOrganisation } from '../kernel/actor.ts'

/** Who may do what with decisions and positions. */
export const access = {
  read: { who: 'anyone', what: { sv: 'läsa beslut', en: 'read decisions' } },
  readDrafts: {
    who: ['reader', 'editor', 'steward', 'assessor', 'decision-maker', 'administrator'],
    what: { sv: 'läsa beslut som inte är fattade', en: 'read decisions that are not taken' },
  },
  write: { who: ['editor', 'steward', 'decision-maker'], what: { sv: 'bereda beslut', en: 'prepare decisions' } },
  decide: { who: ['decision-maker'], what: { sv: 'fatta, ersätta och dra tillbaka beslut', en: 'take, replace and withdraw decisions' } },
  acceptDrift: {
    who: ['decision-maker'],
    what: { sv: 'bedöma underlag som har ändrats', en: 'judge evidence that has moved' },
  },
  publish: { who: ['decision-maker', 'steward'], what: { sv: 'publicera ställningstaganden', en: 'publish positions' } },
  adopt: { who: ['decision-maker'], what: { sv: 'utgå från andras ställningstaganden', en: 'adopt the positions of others' } },
} as const satisfies AccessTable

export type Action = keyof typeof access

/** `organisation` is whose the decision is. */
export const may = (actor: Actor, action: Action, organisation: number | null = null): boolean =>
  mayRule(actor, access[action], inOrganisation(organisation))

export const demand = (actor: Actor, action: Action, organisation: number | null = null): void =>
  demandRule(actor, access[action], inOrganisation(organisation))

/** What has been taken is for everyone. What has not is for its own organisation. */
export const mayRead = (actor: Actor, { organisationId, decidedOn }: { organisationId: number; decidedOn: string | null }): boolean =>
  decidedOn !== null || may(actor, 'readDrafts', organisationId)

/** In which organisations somebody may do it; all of them, where a role holds in the whole node. */
export function organisationsWhere(actor: Actor, action: Action): 'all' | number[] {
  if (may(actor, action)) return 'all'
  if (actor.kind !== 'person' && actor.kind !== 'key') return []
  const own = actor.grants.flatMap(({ scope }) => (scope.kind === 'organisation' ? [scope.id] : []))
  return [...new Set(own)].filter((id) => may(actor, action, id))
}
