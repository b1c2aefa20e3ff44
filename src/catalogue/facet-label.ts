import type { Language } from '../kernel/language-text.ts'
import { type CodeListName, conceptOf } from './code-lists.ts'
import type { Kind } from './kind.ts'
import type { FacetName } from './search/searchable.ts'
import { words } from './words.ts'

/** What sources are called, by number. */
export type SourceNames = ReadonlyMap<string, string>

const lists: { readonly [facet in FacetName]?: CodeListName } = {
  theme: 'themes',
  licence: 'licences',
  format: 'file-types',
  access: 'access-rights',
  language: 'languages',
}

/** A facet value in the reader's words. */
export function facetLabel(
  facet: FacetName,
  { value, label }: { value: string; label?: string },
  { language, sources }: { language: Language; sources: SourceNames },
): string {
  if (facet === 'kind') return words[language].kind[value as Kind] ?? value
  if (facet === 'source') return sources.get(value) ?? value
  const list = lists[facet]
  const concept = list && conceptOf(list, value)
  return concept ? concept[language] : (label ?? value.replace(/^https?:\/\/(www\.)?/, ''))
}
