import type { Context } from 'hono'
import type { Language } from '../kernel/language-text.ts'

export type Query = URLSearchParams | Record<string, string | number | readonly string[] | undefined>

/** One reader's call on one page: the language, the address, and links that keep the language. */
export type Visit = {
  readonly language: Language
  /** The address without its language: `/search`. */
  readonly path: string
  readonly query: URLSearchParams
  /** The domain's texts in the reader's language: `const t = visit.words(words)`. */
  words<Words>(words: { sv: Words; en: Words }): Words
  /** A part of the path: `:id`. */
  param(name: string): string
  /** A link in the reader's language: `visit.to('/search', { q: 'vatten' })`. */
  to(path: string, query?: Query): string
  /** See other: the right answer to a form that did what it should. */
  redirect(path: string, query?: Query): Response
  /** The request itself, for headers and other rare needs. */
  readonly c: Context
}

export const languageOf = (path: string): Language => (path === '/en' || path.startsWith('/en/') ? 'en' : 'sv')

/** Swedish pages stand at `/…`, English at `/en/…`. Only pages have a language: write the path of a file or an API as it is. */
export function inLanguage(language: Language, path: string, query?: Query): string {
  const address = language === 'sv' ? path : path === '/' ? '/en' : `/en${path}`
  const asked = queryText(query)
  return asked ? `${address}?${asked}` : address
}

/** The same page with something else asked for; what is undefined is no longer asked. A list begins anew at its first page. */
export function sameWith(visit: Visit, changes: Record<string, string | undefined>): string {
  const asked = new URLSearchParams(visit.query)
  for (const [name, value] of Object.entries({ page: undefined, ...changes })) {
    if (value === undefined || value === '') asked.delete(name)
    else asked.set(name, value)
  }
  return visit.to(visit.path, asked)
}

function queryText(query: Query | undefined): string {
  if (!query) return ''
  if (query instanceof URLSearchParams) return query.toString()
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== undefined && one !== '') asked.append(name, String(one))
  }
  return asked.toString()
}

export function visitOf(c: Context): Visit {
  const language = languageOf(c.req.path)
  const to = (path: string, query?: Query) => inLanguage(language, path, query)
  return {
    c,
    language,
    path: (language === 'en' ? c.req.path.slice('/en'.length) : c.req.path) || '/',
    query: new URL(c.req.url).searchParams,
    words: (words) => words[language],
    param: (name) => c.req.param(name) ?? '',
    to,
    redirect: (path, query) => c.redirect(to(path, query), 303),
  }
}
