import type { Db } from '../../db/open.ts'
import type { Language } from '../../kernel/language-text.ts'
import { didYouMean, nearest } from './did-you-mean.ts'
import { type Answer, countUses, type FoundEntry, findHits, type Sort } from './find-hits.ts'
import { type Counts, countPacked, type Selection } from './packed.ts'
import { parseQuery, type Query } from './query.ts'
import { type FacetName, facetNames } from './searchable.ts'
import { bestFragment, type Marked, markAll } from './snippet.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'

export type Search = {
  text: string
  facets?: Partial<Record<FacetName, readonly string[]>>
  /** Without words there is no relevance: then it means newest. */
  sort?: Sort
  /** From 1. */
  page?: number
  limit?: number
  language?: Language
  /** Also what has ended. */
  ended?: boolean
  /** The last word may be unfinished, as while somebody types. */
  typing?: boolean
}

export type Hit = {
  id: number
  uri: string
  kind: string
  title: Marked | undefined
  snippet: Marked | undefined
  publisher?: { value: string; label: string }
  sourceId: number
  modified: Date
  endedAt?: Date
}

export type FacetCount = { value: string; label?: string; n: number; selected: boolean }

export type Found = {
  total: number
  hits: Hit[]
  /** In each facet, what choosing a value would give: its own selection does not count against it. Most first. */
  facets: Record<FacetName, FacetCount[]>
  /** A better spelling, when nothing was found. */
  didYouMean?: string
  tookMs: number
}

const mostHits = 100
/** Further than this nobody leafs; what is beyond is read by other ways. */
export const lastOffset = 10_000

/** Finds entries, in one round trip; only a suggestion, where nothing was found, takes a second. Whatever is typed is a search: nothing in it is an error. */
export async function search(db: Db, asked: Search): Promise<Found> {
  const began = performance.now()
  let vocabulary = await vocabularyOf(db)
  if (unknownValues(asked, vocabulary)) vocabulary = await vocabularyOf(db, { fresh: true })
  let attempt = await ask(db, asked, vocabulary)
  if (attempt.answer.revision !== vocabulary.revision) {
    vocabulary = await vocabularyOf(db, { fresh: true })
    attempt = await ask(db, asked, vocabulary)
  }
  const { answer, query, selection } = attempt
  let counts = countsOf(answer, selection, vocabulary)
  if (counts.unknown) {
    vocabulary = await vocabularyOf(db, { fresh: true })
    counts = countsOf(answer, selection, vocabulary)
  }
  const suggestion = counts.total === 0 ? await suggestionFor(db, asked, answer) : undefined
  return {
    total: counts.total,
    hits: answer.top.map((entry) => hitOf(entry, query, asked.language ?? 'sv', vocabulary)),
    facets: facetCounts(counts, asked, vocabulary),
    ...(suggestion !== undefined && { didYouMean: suggestion }),
    tookMs: performance.now() - began,
  }
}

async function suggestionFor(db: Db, { text, ended = false }: Search, { candidates }: Answer): Promise<string | undefined> {
  const near = nearest(candidates ?? [])
  return near.length ? didYouMean(text, near, await countUses(db, [...new Set(near.map(({ stem }) => stem))], ended)) : undefined
}

async function ask(db: Db, asked: Search, vocabulary: Vocabulary): Promise<{ answer: Answer; query: Query; selection: Selection }> {
  const query = parseQuery(asked.text, { synonyms: vocabulary.synonyms, typing: asked.typing ?? false })
  const selection = selectionOf(asked, vocabulary)
  const limit = Math.min(mostHits, Math.max(0, Math.trunc(asked.limit ?? 20) || 0))
  const offset = Math.min(lastOffset, Math.max(0, Math.trunc((asked.page ?? 1) - 1) || 0) * limit)
  const sort = asked.sort ?? 'relevance'
  return {
    answer: await findHits(db, { query, selection, share: shareOf(vocabulary), sort, offset, limit, ended: asked.ended ?? false }),
    query,
    selection,
  }
}

/** A value nobody has is number 0: it is chosen, and matches nothing. */
function selectionOf({ facets = {} }: Search, vocabulary: Vocabulary): Selection {
  const chosen = facetNames.filter((facet) => facets[facet]?.length)
  return new Map(chosen.map((facet) => [facet, new Set(facets[facet]!.map((value) => vocabulary.idOf(facet, value) ?? 0))]))
}

function unknownValues({ facets = {} }: Search, vocabulary: Vocabulary): boolean {
  return facetNames.some((facet) => facets[facet]?.some((value) => vocabulary.idOf(facet, value) === undefined))
}

/** About which share of all entries has one of these values. */
function shareOf({ byId, total }: Vocabulary): (ids: ReadonlySet<number>) => number {
  return (ids) => [...ids].reduce((sum, id) => sum + (byId.get(id)?.n ?? 0), 0) / Math.max(total, 1)
}

/** `unknown`: a value has come since the vocabulary was read. */
function countsOf(answer: Answer, selection: Selection, { byId }: Vocabulary): Counts & { unknown: boolean } {
  const facetOf = (id: number) => byId.get(id)?.facet
  const counted = answer.counts
    ? withKept(answer.packed, answer.counts, selection, facetOf)
    : countPacked(answer.packed, selection, facetOf)
  return {
    ...counted,
    unknown: [...counted.byValue.keys(), ...(answer.counts ?? []).map(({ value }) => value)].some((id) => !byId.has(id)),
  }
}

/** The counts that are kept are the whole answer when nothing is chosen, and that of the one facet in which something is. */
function withKept(
  packed: string,
  kept: readonly { value: number; n: number }[],
  selection: Selection,
  facetOf: (id: number) => FacetName | undefined,
): Counts {
  const [only] = selection.keys()
  if (only === undefined) {
    // Every entry has exactly one kind.
    const total = kept.reduce((sum, { value, n }) => (facetOf(value) === 'kind' ? sum + n : sum), 0)
    return { total, byValue: new Map(kept.map(({ value, n }) => [value, n])) }
  }
  const { total, byValue } = countPacked(packed, new Map(), facetOf)
  const others = [...byValue].filter(([id]) => facetOf(id) !== only)
  const own = kept.filter(({ value }) => facetOf(value) === only).map(({ value, n }) => [value, n] as const)
  return { total, byValue: new Map([...others, ...own]) }
}

function facetCounts({ byValue }: Counts, { facets = {} }: Search, { byId }: Vocabulary): Found['facets'] {
  const counted = Object.fromEntries(facetNames.map((facet) => [facet, []])) as unknown as Found['facets']
  for (const [id, n] of byValue) {
    const known = byId.get(id)
    if (!known) continue
    const { facet, value, label } = known
    counted[facet].push({ value, ...(label && { label }), n, selected: facets[facet]?.includes(value) ?? false })
  }
  for (const facet of facetNames) {
    for (const value of new Set(facets[facet])) {
      if (!counted[facet].some((known) => known.value === value)) counted[facet].push({ value, n: 0, selected: true })
    }
    counted[facet].sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
  }
  return counted
}

function hitOf(
  { id, uri, kind, title, description, publisher, sourceId, modified, endedAt }: FoundEntry,
  query: Query,
  language: Language,
  vocabulary: Vocabulary,
): Hit {
  const number = publisher === null ? undefined : vocabulary.idOf('publisher', publisher)
  const label = number === undefined ? undefined : vocabulary.byId.get(number)?.label
  return {
    id,
    uri,
    kind,
    title: markAll(title, query.marks, language),
    snippet: bestFragment(description, query.marks, language),
    ...(publisher !== null && { publisher: { value: publisher, label: label ?? publisher } }),
    sourceId,
    modified: new Date(modified),
    ...(endedAt !== null && { endedAt: new Date(endedAt) }),
  }
}
