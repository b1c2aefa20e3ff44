import { type AccessTable, demand as demandRule, may as mayRule } from '../kernel/access.ts'
import { type Actor, inOrganisation } from '../kernel/actor.ts'

/** Who may do what with organisations, their people and their keys. */
export const access = {
  read: { who: 'anyone', what: { sv: 'läsa om organisationer', en: 'read about organisations' } },
  add: { who: ['administrator', 'coordinator'], at: 'node', what: { sv: 'lägga till en organisation', en: 'add an organisation' } },
  change: { who: ['administrator'], what: { sv: 'ändra organisationens uppgifter', en: 'change the facts of an organisation' } },
  relate: {
    who: ['administrator', 'coordinator'],
    at: 'node',
    what: { sv: 'slå ihop, dela eller avsluta organisationer', en: 'merge, split or end organisations' },
  },
  matchPublishers: {
    who: ['steward', 'administrator'],
    what: { sv: 'bekräfta vilka utgivare som är organisationen', en: 'confirm which publishers are the organisation' },
  },
  seePeople: { who: ['administrator'], what: { sv: 'se vilka som har roller', en: 'see who has roles' } },
  giveRoles: { who: ['administrator'], what: { sv: 'ge och ta bort roller', en: 'give and take away roles' } },
  makeKeys: { who: ['administrator'], what: { sv: 'göra och dra in nycklar', en: 'make and withdraw keys' } },
  readHistory: {
    who: ['reader', 'editor', 'steward', 'assessor', 'decision-maker', 'administrator', 'coordinator'],
    what: { sv: 'läsa organisationens hela historik', en: 'read the whole history of an organisation' },
  },
  forgetPeople: {
    who: ['administrator'],
    at: 'node',
    what: { sv: 'ta bort en persons namn och roller', en: 'take away the name and the roles of a person' },
  },
  approve: {
    who: ['steward', 'administrator'],
    what: { sv: 'godkänna eller avslå andras ändringar', en: 'approve or reject the changes of others' },
  },
  seeProposals: {
    who: ['reader', 'editor', 'steward', 'administrator'],
    what: { sv: 'se vilka ändringar som väntar', en: 'see which changes are waiting' },
  },
  setApproval: {
    who: ['administrator'],
    what: { sv: 'bestämma vad som kräver en andra person', en: 'decide what takes a second person' },
  },
  seeNotices: {
    who: ['reader', 'editor', 'steward', 'assessor', 'decision-maker', 'administrator'],
    what: { sv: 'läsa vad organisationen har att ta ställning till', en: 'read what the organisation needs to act on' },
  },
  dealWithNotices: {
    who: ['editor', 'steward', 'decision-maker', 'administrator'],
    what: { sv: 'markera meddelanden som klara', en: 'mark notices as dealt with' },
  },
} as const satisfies AccessTable

export type Action = keyof typeof access

/** `organisation` is whose it is; null, the node's. */
export const may = (actor: Actor, action: Action, organisation: number | null = null): boolean =>
  mayRule(actor, access[action], inOrganisation(organisation))

export const demand = (actor: Actor, action: Action, organisation: number | null = null): void =>
  demandRule(actor, access[action], inOrganisation(organisation))
