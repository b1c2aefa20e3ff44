import { unreadable } from '../parse-problem.ts'
import { shippedContexts } from './shipped.ts'

/** What a term of a context means. Only what ordinary catalogues use; `Unusual` sends the rest to the jsonld package. */
export type Term = {
  iri: string
  /** A coercion: '@id', '@vocab', or a datatype. */
  type?: string
  /** A language for plain strings; null says that they have none whatever the context's language. */
  language?: string | null
  container?: 'list' | 'language'
  /** JSON-LD 1.1 §4.1.3: a context for nodes of this type only. */
  scoped?: unknown
  usableAsPrefix: boolean
}

export type Context = {
  terms: ReadonlyMap<string, Term | null>
  vocab?: string
  language?: string
  base?: string
}

/** Something of JSON-LD that our reader leaves to the library: allowed, but not seen in catalogues. */
export class Unusual extends Error {}

const keywords = new Set([
  '@id',
  '@type',
  '@value',
  '@language',
  '@list',
  '@set',
  '@graph',
  '@context',
  '@reverse',
  '@index',
  '@nest',
  '@included',
  '@json',
  '@none',
  '@vocab',
  '@base',
  '@version',
  '@direction',
  '@container',
  '@prefix',
  '@import',
  '@propagate',
  '@protected',
])
export const isKeyword = (name: string): boolean => name.startsWith('@') && keywords.has(name)

export const emptyContext = (base?: string): Context => ({ terms: new Map(), ...(base === undefined ? {} : { base }) })

/** JSON-LD 1.1 API §4.1, for the subset above. An address of a context that we do not ship is refused by name. */
export function compileContext(local: unknown, active: Context, original: Context = active): Context {
  let context = active
  for (const part of Array.isArray(local) ? local : [local]) {
    if (part === null) context = emptyContext(original.base)
    else if (typeof part === 'string') context = compileContext(contextAt(part, context.base), context, original)
    else if (typeof part === 'object') context = withDefinitions(part as Record<string, unknown>, context)
    else throw new Unusual('context')
  }
  return context
}

function contextAt(address: string, base: string | undefined): unknown {
  const absolute = URL.parse(address, base)?.href ?? address
  const shipped = shippedContexts.get(absolute) ?? shippedContexts.get(address)
  if (shipped === undefined) throw unknownContext(absolute)
  return shipped
}

export const unknownContext = (address: string) =>
  unreadable(
    'jsonld-context-unknown',
    {
      sv: `Filen använder en kontext på annan plats, ${address}, som inte följer med programmet. Den hämtas inte.`,
      en: `The file uses a context elsewhere, ${address}, that does not come with this program. It is not fetched.`,
    },
    {
      sv: 'Skriv kontexten direkt i filen, eller lämna katalogen som Turtle eller RDF/XML.',
      en: 'Write the context in the file itself, or give the catalogue as Turtle or RDF/XML.',
    },
  )

function withDefinitions(local: Record<string, unknown>, active: Context): Context {
  const terms = new Map(active.terms)
  const context: { -readonly [K in keyof Context]: Context[K] } & { terms: Map<string, Term | null> } = { ...active, terms }
  for (const unusual of ['@import', '@propagate', '@direction']) if (unusual in local) throw new Unusual(unusual)
  setOrUnset(context, 'base', local['@base'], (base) => URL.parse(base, active.base)?.href ?? base)
  setOrUnset(context, 'vocab', local['@vocab'], (vocab) => expandIri(vocab, context, { vocab: true }))
  setOrUnset(context, 'language', local['@language'], (language) => language)

  const defining = new Set<string>()
  const define = (name: string): void => {
    if (!(name in local) || name.startsWith('@') || defining.has(name)) return
    defining.add(name)
    terms.set(name, termFrom(name, local[name], context, define))
  }
  for (const name of Object.keys(local)) define(name)
  return context
}

function setOrUnset(
  context: Record<'base' | 'vocab' | 'language', unknown> | Context,
  key: 'base' | 'vocab' | 'language',
  value: unknown,
  read: (value: string) => string,
): void {
  const target = context as Record<string, unknown>
  if (value === null) delete target[key]
  else if (typeof value === 'string') target[key] = read(value)
  else if (value !== undefined) throw new Unusual(key)
}

const endsLikePrefix = /[:/?#[\]@]$/

function termFrom(name: string, definition: unknown, context: Context, define: (name: string) => void): Term | null {
  if (definition === null) return null
  const simple = typeof definition === 'string'
  if (!simple && (typeof definition !== 'object' || Array.isArray(definition))) throw new Unusual(name)
  const entry = (simple ? { '@id': definition } : definition) as Record<string, unknown>
  for (const key of Object.keys(entry)) if (!knownInTerms.has(key)) throw new Unusual(key)

  const expand = (value: string): string => {
    const prefix = value.includes(':') ? value.slice(0, value.indexOf(':')) : value
    if (value !== name) define(value)
    if (prefix !== name) define(prefix)
    return isKeyword(value) ? value : expandIri(value, context, { vocab: true, except: name })
  }
  const id = entry['@id']
  if (id === null) return null
  if (id !== undefined && typeof id !== 'string') throw new Unusual('@id')
  const iri = expand(id === undefined || id === name ? name : id)
  if (iri === '@context') throw new Unusual('alias of @context')
  if (!isKeyword(iri) && !iri.includes(':')) return null
  const term: Term = { iri, usableAsPrefix: entry['@prefix'] === true || (simple && !/[:/]/.test(name) && endsLikePrefix.test(iri)) }

  const type = entry['@type']
  if (type === '@json') throw new Unusual('@json')
  if (typeof type === 'string' && type !== '@none') term.type = type.startsWith('@') ? type : expand(type)
  if ('@language' in entry) term.language = entry['@language'] as string | null
  for (const container of [entry['@container'] ?? []].flat()) {
    if (container === '@list') term.container = 'list'
    else if (container === '@language') term.container = 'language'
    else if (container !== '@set') throw new Unusual(String(container))
  }
  if ('@context' in entry) term.scoped = entry['@context']
  return term
}

const knownInTerms = new Set(['@id', '@type', '@language', '@container', '@context', '@prefix', '@protected'])

/** JSON-LD 1.1 API §5.2. What stays relative is returned as written: the caller reports it, or drops it where it is a property. */
export function expandIri(value: string, context: Context, { vocab = false, except }: { vocab?: boolean; except?: string } = {}): string {
  if (isKeyword(value)) return value
  if (vocab && value !== except) {
    const term = context.terms.get(value)
    if (term === null) return ''
    if (term !== undefined) return term.iri
  }
  const colon = value.indexOf(':', 1)
  if (colon > 0) {
    const prefix = value.slice(0, colon)
    if (prefix === '_' || value.startsWith('//', colon + 1)) return value
    const term = prefix === except ? undefined : context.terms.get(prefix)
    if (term?.usableAsPrefix) return term.iri + value.slice(colon + 1)
    return value
  }
  if (vocab) return context.vocab === undefined ? value : context.vocab + value
  return context.base === undefined ? value : (URL.parse(value, context.base)?.href ?? value)
}
