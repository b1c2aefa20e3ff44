import { type AccessTable, demand as demandRule, may as mayRule } from '../kernel/access.ts'
import { type Actor, inOrganisation } from '../kernel/actor.ts'

/** Who may do what with sources and entries. A source that no organisation has is the node's own. */
export const access = {
  read: { who: 'anyone', what: { sv: 'läsa katalogen', en: 'read the catalogue' } },
  manageSources: {
    who: ['steward', 'administrator'],
    what: { sv: 'lägga till, ändra och avsluta källor', en: 'add, change and end sources' },
  },
  harvest: { who: ['steward', 'administrator'], what: { sv: 'hämta en källa', en: 'harvest a source' } },
  readDrafts: {
    who: ['reader', 'editor', 'steward', 'administrator'],
    what: { sv: 'läsa utkast', en: 'read drafts' },
  },
  editEntries: { who: ['editor', 'steward'], what: { sv: 'skriva och ändra poster', en: 'write and change entries' } },
  publishEntries: { who: ['editor', 'steward'], what: { sv: 'publicera och avsluta poster', en: 'publish and end entries' } },
  editSynonyms: { who: ['steward', 'administrator'], at: 'node', what: { sv: 'ändra synonymer', en: 'change synonyms' } },
} as const satisfies AccessTable

export type Action = keyof typeof access

/** `organisation` is whose the source or the entry is; null, the node's. */
export const may = (actor: Actor, action: Action, organisation: number | null = null): boolean =>
  mayRule(actor, access[action], inOrganisation(organisation))

export const demand = (actor: Actor, action: Action, organisation: number | null = null): void =>
  demandRule(actor, access[action], inOrganisation(organisation))
