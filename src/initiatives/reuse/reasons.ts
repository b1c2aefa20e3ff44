/** Why something that is there does not do. A row each, so that reasons can be counted, and used again by the next one who asks. */
export const reasons = {
  need: { sv: 'Täcker inte behovet', en: 'Does not cover the need' },
  legal: { sv: 'Rättsligt hinder', en: 'Legal obstacle' },
  licence: { sv: 'Licens eller villkor passar inte', en: 'Licence or terms do not fit' },
  security: { sv: 'Säkerhet eller integritet räcker inte', en: 'Security or privacy does not suffice' },
  support: { sv: 'Tillgänglighet eller support räcker inte', en: 'Availability or support does not suffice' },
  cost: { sv: 'För dyrt', en: 'Too expensive' },
  technology: { sv: 'Tekniken går inte att förena med vår', en: 'The technology cannot be joined with ours' },
  territory: { sv: 'Gäller ett annat område', en: 'Holds for another area' },
  ended: { sv: 'Avvecklat eller på väg bort', en: 'Ended or on its way out' },
  unrelated: { sv: 'Handlar om något annat', en: 'Is about something else' },
} as const
export type Reason = keyof typeof reasons
export const reasonKeys = Object.keys(reasons) as [Reason, ...Reason[]]

export const verdicts = ['use', 'adapt', 'not-suitable'] as const
export type Verdict = (typeof verdicts)[number]
