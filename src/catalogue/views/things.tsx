import type { Child } from 'hono/jsx'
import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import { Text } from '../../web/components/language-text/language-text.tsx'
import type { Visit } from '../../web/visit.ts'
import { type CodeListName, conceptOf } from '../code-lists.ts'
import type { Named } from '../entry.ts'
import type { Linked } from '../find.ts'

/** The entries that a page's addresses lead to. */
export type Links = ReadonlyMap<string, Linked>

export const titleOf = (title: LanguageText, language: Language) => say(title, language)?.text

export const listed = (items: readonly Child[]) =>
  items.length === 1 ? (
    items[0]
  ) : (
    <ul class="plain-list">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  )

/** By its own name, or by what we know of its address: a link to the entry where it is one. */
export function NamedThing({ visit, links, of }: { visit: Visit; links: Links; of: Named }) {
  const linked = of.uri === undefined ? undefined : links.get(of.uri)
  const name = Object.keys(of.name).length > 0 ? of.name : linked?.title
  if (linked && name) {
    return (
      <a href={visit.to(`/entries/${linked.id}`)}>
        <Text of={name} language={visit.language} />
      </a>
    )
  }
  if (!name) return <Address of={of.uri ?? ''} />
  if (of.uri && /^https?:/.test(of.uri)) {
    return (
      <a href={of.uri} rel="noreferrer">
        <Text of={name} language={visit.language} />
      </a>
    )
  }
  return <Text of={name} language={visit.language} />
}

/** An address as published; a link only where following it is safe. */
export function Address({ of }: { of: string }) {
  if (!/^(https?|ftps?|mailto|tel):/i.test(of)) return <span class="address">{of}</span>
  return (
    <a class="ds-link address" href={of} rel="noreferrer">
      {of}
    </a>
  )
}

export function Code({ list, value, language }: { list: CodeListName; value: string; language: Language }) {
  const concept = conceptOf(list, value)
  if (!concept) return <Address of={value} />
  return list === 'licences' && value.startsWith('http') ? (
    <a href={value} rel="noreferrer">
      {concept[language]}
    </a>
  ) : (
    concept[language]
  )
}
