/** What somebody may be trusted with, in an organisation, a collaboration or the whole node. */
export const roles = ['reader', 'editor', 'steward', 'assessor', 'decision-maker', 'administrator', 'coordinator'] as const

export type Role = (typeof roles)[number]

type Named = { readonly name: { sv: string; en: string }; readonly meaning: { sv: string; en: string } }

export const roleNames: { readonly [role in Role]: Named } = {
  reader: {
    name: { sv: 'läsare', en: 'reader' },
    meaning: { sv: 'läser det som ännu inte är publicerat', en: 'reads what is not yet published' },
  },
  editor: {
    name: { sv: 'redaktör', en: 'editor' },
    meaning: { sv: 'skriver och ändrar poster', en: 'writes and changes entries' },
  },
  steward: {
    name: { sv: 'förvaltare', en: 'steward' },
    meaning: { sv: 'sköter källor, publicerar och godkänner poster', en: 'looks after sources, publishes and approves entries' },
  },
  assessor: {
    name: { sv: 'bedömare', en: 'assessor' },
    meaning: { sv: 'bedömer standarder', en: 'assesses standards' },
  },
  'decision-maker': {
    name: { sv: 'beslutsfattare', en: 'decision maker' },
    meaning: { sv: 'prioriterar och beslutar', en: 'prioritises and decides' },
  },
  administrator: {
    name: { sv: 'administratör', en: 'administrator' },
    meaning: {
      sv: 'ger roller, gör nycklar och sköter organisationens uppgifter',
      en: 'gives roles, makes keys and keeps the facts of the organisation',
    },
  },
  coordinator: {
    name: { sv: 'samordnare', en: 'coordinator' },
    meaning: { sv: 'följer upp över många organisationer', en: 'follows up over many organisations' },
  },
}
