import type { DistributionFacts, Facts } from './facts.ts'
import { formatMeant, listed } from './vocabulary.ts'

/**
 * Tim Berners-Lee's five stars, as Sveriges dataportal judges them from metadata (diggsweden/DCAT-AP-SE, docs/quality.md): each needs those before it.
 * The fifth, links to other data, cannot be seen in metadata, so 4 is the most that is given.
 */
export const stars = [
  { sv: 'Öppen licens och angivet format', en: 'Open licence and a stated format' },
  { sv: 'Maskinläsbart format', en: 'Machine-readable format' },
  { sv: 'Öppet format', en: 'Non-proprietary format' },
  { sv: 'RDF', en: 'RDF' },
  { sv: 'Länkar till andra data (går inte att se i metadata)', en: 'Links to other data (cannot be seen in metadata)' },
] as const

export type Stars = 0 | 1 | 2 | 3 | 4

export function starsOf({ licences, formats, mediaTypes }: DistributionFacts): Stars {
  const isOpen = licences.some((value) => listed('licences', value)?.open)
  const stated = [...formats, ...mediaTypes]
  const meant = stated.flatMap((value) => formatMeant(value) ?? [])
  if (!isOpen || stated.length === 0) return 0
  if (!meant.some((one) => one.machineReadable)) return 1
  if (!meant.some((one) => one.machineReadable && one.nonProprietary)) return 2
  return meant.some((one) => one.machineReadable && one.nonProprietary && (one as { rdf?: boolean }).rdf) ? 4 : 3
}

/** The stars of all distributions, from which a catalogue has its mean. */
export const starsIn = ({ distributions }: Facts): Stars[] => distributions.map(starsOf)
