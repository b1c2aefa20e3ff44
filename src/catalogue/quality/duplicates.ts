import { createHash } from 'node:crypto'
import type { Facts } from './facts.ts'

/** Why two records look like the same thing. HV-10: datasets are told apart by dcterms:identifier where it is a UUID, else by address (domain.md §2.2). */
export const duplicateReasons = {
  identifier: { sv: 'Samma identifikator (UUID)', en: 'The same identifier (UUID)' },
  titleAndPublisher: { sv: 'Samma titel och utgivare', en: 'The same title and publisher' },
  accessUrl: { sv: 'Samma webbadress för åtkomst', en: 'The same access URL' },
} as const

export type DuplicateReason = keyof typeof duplicateReasons
export type Duplicate = { reason: DuplicateReason; uris: string[] }

const uuid = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i

/** What a record may share with another one. */
function keysOf({ titles, publisher, identifiers, distributions }: Facts): [DuplicateReason, string][] {
  const same = (text: string) => text.toLowerCase().replace(/\s+/g, ' ')
  return [
    ...identifiers.flatMap((text): [DuplicateReason, string][] => {
      const found = uuid.exec(text)?.[1]
      return found === undefined ? [] : [['identifier', found.toLowerCase()]]
    }),
    ...titles.map((title): [DuplicateReason, string] => ['titleAndPublisher', `${same(title)}\n${publisher ?? ''}`]),
    ...[...new Set(distributions.flatMap((one) => one.accessUrls))].map((url): [DuplicateReason, string] => ['accessUrl', url]),
  ]
}

/** Finds likenesses as records come; of each key only a short digest is kept, some 100 bytes a key. */
export class Likenesses {
  readonly #first = new Map<string, string>()
  readonly #groups = new Map<string, Duplicate>()

  add(facts: Facts): void {
    for (const [reason, text] of keysOf(facts)) {
      const key = reason[0]! + createHash('sha1').update(text).digest('base64').slice(0, 16)
      const first = this.#first.get(key)
      const group = this.#groups.get(key)
      if (first === undefined) this.#first.set(key, facts.uri)
      else if (first === facts.uri || group?.uris.includes(facts.uri)) continue
      // One page may be the access URL of a whole catalogue; a group longer than this says no more.
      else if (group) group.uris.length < mostInGroup && group.uris.push(facts.uri)
      else this.#groups.set(key, { reason, uris: [first, facts.uri] })
    }
  }

  /** Each pair or group once, the surest reason first. */
  result(): Duplicate[] {
    const seen = new Set<string>()
    const order = Object.keys(duplicateReasons)
    return [...this.#groups.values()]
      .sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason))
      .filter(({ reason, uris }) => {
        const key = `${reason}\n${[...uris].sort().join('\n')}`
        return !seen.has(key) && seen.add(key)
      })
  }
}

const mostInGroup = 100
