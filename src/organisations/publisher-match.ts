import type { LanguageText } from '../kernel/language-text.ts'
import type { MatchReason } from './find.ts'
import { organisationNumber } from './number.ts'

/** A publisher as catalogue records name it; the address is its IRI, or its name where it has none. */
export type Publisher = { uri: string; names: readonly string[]; identifiers: readonly string[] }

export type Candidate = { id: number; name: LanguageText; number: string | null; living: boolean; confirmed: readonly string[] }

export type Proposal = { organisation: number; uri: string; reason: MatchReason }

/**
 * Which organisations a publisher may be, by what speaks strongest for it: the number in its address (rule HV-8), the number it states,
 * the same address written another way, its exact name. A person confirms.
 */
export function proposalsFor(publishers: readonly Publisher[], candidates: readonly Candidate[]): Proposal[] {
  const ordered = [...candidates].sort((a, b) => Number(b.living) - Number(a.living))
  const byNumber = new Map<string, number>()
  const byAddress = new Map<string, number>()
  const byName = new Map<string, Set<number>>()
  for (const { id, number, name, confirmed } of ordered) {
    if (number !== null && !byNumber.has(number)) byNumber.set(number, id)
    for (const uri of confirmed) byAddress.set(sameAddress(uri), id)
    for (const text of Object.values(name)) byName.set(plainName(text), (byName.get(plainName(text)) ?? new Set()).add(id))
  }
  return publishers.flatMap(({ uri, names, identifiers }): Proposal[] => {
    const numbers = [numberInAddress(uri), ...identifiers.map(numberIn)]
    for (const [at, number] of numbers.entries()) {
      const organisation = number === undefined ? undefined : byNumber.get(number)
      if (organisation !== undefined) return [{ organisation, uri, reason: at === 0 ? 'number' : 'identifier' }]
    }
    const same = byAddress.get(sameAddress(uri))
    if (same !== undefined) return [{ organisation: same, uri, reason: 'variant' }]
    const named = new Set(names.flatMap((name) => [...(byName.get(plainName(name)) ?? [])]))
    // A name that several have says nothing of which one it is.
    return named.size === 1 ? [{ organisation: [...named][0]!, uri, reason: 'name' }] : []
  })
}

/** HV-8: http://dataportal.se/organisation/SE<ten digits>[-suffix]; also a number that stands by itself in another address. */
export function numberInAddress(uri: string): string | undefined {
  if (!/^https?:\/\//i.test(uri)) return undefined
  for (const [, number] of uri.matchAll(/(?<![\p{L}\d])(?:SE)?(\d{6}-?\d{4})(?!\d)/giu)) {
    const known = organisationNumber(number!)
    if (known !== undefined) return known
  }
  return undefined
}

const numberIn = (identifier: string): string | undefined => organisationNumber(identifier) ?? numberInAddress(identifier)

/** RFC 3986 §6.2: the same whatever the scheme, the case of the host, www., a port that goes without saying and a slash at the end. */
export function sameAddress(uri: string): string {
  if (!URL.canParse(uri) || !/^https?:/i.test(uri)) return uri
  const { host, pathname, search, hash } = new URL(uri)
  return `${host.replace(/^www\./, '').replace(/:(80|443)$/, '')}${pathname.replace(/\/$/, '')}${search}${hash}`
}

const plainName = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv')
