import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { factsFolder } from '../config.ts'

/** A concept of an authority table, as data/authority/*.json has it (data/README.md). */
export type Concept = {
  uri: string
  code: string
  sv: string
  en: string
  /** Other addresses that mean the same. */
  variants?: string[]
  sameAs?: string[]
  mediaTypes?: string[]
  tag?: string
  open?: boolean
  kind?: string
  machineReadable?: boolean
  nonProprietary?: boolean
}

export const codeLists = [
  'access-rights',
  'distribution-status',
  'file-types',
  'frequencies',
  'high-value-categories',
  'languages',
  'licences',
  'planned-availability',
  'publisher-types',
  'themes',
] as const
export type CodeListName = (typeof codeLists)[number]

type CodeList = { concepts: readonly Concept[]; byKey: ReadonlyMap<string, Concept> }

const lists = new Map<CodeListName, CodeList>()

export function codeList(name: CodeListName): CodeList {
  const known = lists.get(name)
  if (known) return known
  const { concepts } = JSON.parse(readFileSync(join(factsFolder, 'authority', `${name}.json`), 'utf8')) as { concepts: Concept[] }
  const byKey = new Map<string, Concept>()
  for (const concept of concepts) {
    for (const key of [
      concept.uri,
      ...(concept.variants ?? []),
      ...(concept.sameAs ?? []),
      ...(concept.mediaTypes ?? []),
      concept.tag ?? concept.code,
      concept.code,
    ]) {
      if (!byKey.has(keyOf(key))) byKey.set(keyOf(key), concept)
    }
  }
  const list = { concepts, byKey }
  lists.set(name, list)
  return list
}

export const codeListOf = (name: CodeListName): readonly Concept[] => codeList(name).concepts

/** The concept that a published value means, however it is written: with https, without the last slash, as a code or a media type. */
export function conceptOf(name: CodeListName, value: string): Concept | undefined {
  const { byKey } = codeList(name)
  const key = keyOf(value)
  return byKey.get(key) ?? byKey.get(key.slice(Math.max(key.lastIndexOf('/'), key.lastIndexOf('#')) + 1)) ?? undefined
}

const keyOf = (value: string) =>
  value
    .trim()
    .toLowerCase()
    .replace(/^https:\/\//, 'http://')
    .replace(/;.*$/, '')
    .replace(/\/$/, '')
