import type { LanguageText } from '../kernel/language-text.ts'
import { type CodeListName, conceptOf } from './code-lists.ts'
import type { Entry } from './entry.ts'
import { indexable } from './indexable.ts'
import type { Kind } from './kind.ts'
import type { FacetName, Searchable } from './search/searchable.ts'

// People search for things to use, not for each other; these are reached from the entries that mention them.
export const notSearched: ReadonlySet<Kind> = new Set(['contact', 'other'])

/** What the search index keeps of an entry, or nothing where it is not meant to be searched for. */
export function asSearchable(
  entry: Entry,
  at: { id: number; source: number; changedAt: Date; publisherName?: LanguageText },
): Searchable | undefined {
  if (notSearched.has(entry.kind)) return undefined
  const publisher = publisherOf(entry, at.publisherName)
  return {
    id: at.id,
    uri: entry.uri,
    kind: entry.kind,
    source: String(at.source),
    ...(publisher && { publisher }),
    title: entry.title,
    keywords: entry.keywords,
    texts: [
      ...Object.entries(entry.description).map(([language, text]) => ({ text, language })),
      ...entry.identifiers.map((text) => ({ text, language: '' })),
      ...entry.otherTexts,
      ...entry.spatial.flatMap(({ name }) => Object.entries(name).map(([language, text]) => ({ text, language }))),
    ],
    facets: facetsOf(entry),
    ...((entry.modified ?? entry.issued) ? { modified: (entry.modified ?? entry.issued)! } : {}),
    changedAt: at.changedAt,
  }
}

/** The facet values of an entry: the code where the EU or DCAT-AP-SE has one, else what was published. */
export function facetsOf(entry: Entry): Partial<Record<FacetName, string[]>> {
  return {
    theme: codes('themes', entry.themes, 'only-known'),
    licence: codes('licences', entry.licences),
    format: codes('file-types', entry.formats),
    access: codes('access-rights', entry.accessRights, 'only-known'),
    language: codes('languages', entry.languages, 'only-known'),
  }
}

function codes(list: CodeListName, values: readonly string[], unknown: 'keep' | 'only-known' = 'keep'): string[] {
  const found = values.flatMap((value) => {
    const concept = conceptOf(list, value)
    if (concept) return [concept.code]
    return unknown === 'keep' && value.length <= 200 ? [value.trim()] : []
  })
  return [...new Set(found)]
}

function publisherOf(
  { publisher, uri, kind, title }: Entry,
  known: LanguageText | undefined,
): { value: string; label: string } | undefined {
  if (kind === 'publisher') return { value: uri, label: nameIn(title) ?? uri }
  if (!publisher) return undefined
  const name = nameIn(publisher.name) ?? (known && nameIn(known))
  const value = publisher.uri ?? name
  return value === undefined ? undefined : { value: indexable(value), label: name ?? value }
}

const nameIn = (name: LanguageText) => name.sv ?? name[''] ?? Object.values(name)[0]
