import type { Quad } from '@rdfjs/types'
import { ns } from '../../rdf/namespaces.ts'
import type { Kind } from '../kind.ts'
import { type Profile, profileOf, profiles } from './profiles.ts'

export type Choosing = {
  /** What somebody asked for: only these are used, where they fit the record. */
  asked?: readonly string[]
  /** Two letters: whose records these are, where the record itself does not tell. */
  country?: string
}

/** The profiles to check a record by: what was asked for, else what the record says it follows, else what its kind and country suggest. */
export function profilesFor(record: { uri: string; kind: Kind; quads: readonly Quad[] }, { asked, country }: Choosing = {}): string[] {
  const fitting = profiles().filter(({ kinds }) => kinds.includes(record.kind))
  if (asked) return asked.filter((id) => fitting.some((profile) => profile.id === id) && applies(profileOf(id)!, record.quads))

  const said = new Set(
    record.quads
      .filter((quad) => quad.subject.value === record.uri && quad.predicate.value === ns.dcterms('conformsTo'))
      .map((quad) => quad.object.value),
  )
  const named = fitting.filter(({ conformsTo }) => conformsTo.some((iri) => said.has(iri)))
  const where = countryOf(record) ?? country
  const suggested = fitting.filter(
    (profile) =>
      profile.byDefault.includes(record.kind) &&
      profile.onlyWhen.length === 0 &&
      (profile.country === undefined || profile.country === where),
  )
  const beside = fitting.filter(
    (profile) => profile.byDefault.includes(record.kind) && profile.onlyWhen.length > 0 && applies(profile, record.quads),
  )
  const main = named.some(({ onlyWhen }) => onlyWhen.length === 0) ? named : [...suggested, ...named]
  const narrowed = new Set(main.flatMap(({ narrows }) => narrows))
  return [...new Set([...main.filter(({ iri }) => !narrowed.has(iri)), ...beside])].map(({ id }) => id)
}

const applies = ({ onlyWhen }: Profile, quads: readonly Quad[]) =>
  onlyWhen.length === 0 || quads.some((quad) => onlyWhen.includes(quad.object.value))

// Addresses under .se, the data portal's addresses of organisations, or texts in Swedish; but not those of another country's own domain.
export function countryOf({ uri, quads }: { uri: string; quads: readonly Quad[] }): string | undefined {
  const domain = topDomain(uri)
  if (domain === 'se' || quads.some((quad) => /^https?:\/\/(www\.)?dataportal\.se\/organisation\/SE/.test(quad.object.value))) return 'SE'
  if (domain?.length === 2 && !international.has(domain)) return domain.toUpperCase()
  if (quads.some((quad) => quad.predicate.value === ns.dcterms('publisher') && topDomain(quad.object.value) === 'se')) return 'SE'
  return quads.some((quad) => quad.object.termType === 'Literal' && /^sv(-se)?$/i.test(quad.object.language)) ? 'SE' : undefined
}

/** Where most of these records belong: an agent or a contact says little about itself, and belongs where its catalogue's datasets do. */
export function commonCountry(records: Iterable<{ uri: string; quads: readonly Quad[] }>): string | undefined {
  const counted = new Map<string, number>()
  for (const record of records) {
    const country = countryOf(record)
    if (country !== undefined) counted.set(country, (counted.get(country) ?? 0) + 1)
  }
  return [...counted].sort(([, a], [, b]) => b - a)[0]?.[0]
}

// Two-letter domains that say little about the country.
const international: ReadonlySet<string> = new Set(['eu', 'io', 'nu', 'me', 'co', 'ai'])

const topDomain = (uri: string) => /^https?:\/\/[^/:?#]*\.([a-z]+)([/:?#]|$)/i.exec(uri)?.[1]?.toLowerCase()
