import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { Language } from '../kernel/language-text.ts'

/** Every address is whole, and stays the same: readers know an entry by it (RFC 4287 §4.2.6). */
export type Feed = {
  language: Language
  title: string
  subtitle?: string
  /** Where the feed itself stands. */
  self: string
  /** The page that it follows. */
  page: string
  updated: Date
  author: string
  entries: readonly FeedEntry[]
}

export type FeedEntry = { page: string; title: string; updated: Date; published?: Date; html: string }

/** A feed in Atom 1.0 (RFC 4287). */
export const atom = ({ language, title, subtitle, self, page, updated, author, entries }: Feed): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  <id>${escapeMarkup(self)}</id>
  <title>${escapeMarkup(title)}</title>
${subtitle === undefined ? '' : `  <subtitle>${escapeMarkup(subtitle)}</subtitle>\n`}  <updated>${updated.toISOString()}</updated>
  <link rel="self" type="application/atom+xml" href="${escapeMarkup(self)}"/>
  <link rel="alternate" type="text/html" href="${escapeMarkup(page)}"/>
  <author><name>${escapeMarkup(author)}</name></author>
${entries.map(entry).join('')}</feed>
`

const entry = ({ page, title, updated, published, html }: FeedEntry) => `  <entry>
    <id>${escapeMarkup(page)}</id>
    <title>${escapeMarkup(title)}</title>
    <updated>${updated.toISOString()}</updated>
${published === undefined ? '' : `    <published>${published.toISOString()}</published>\n`}    <link rel="alternate" type="text/html" href="${escapeMarkup(page)}"/>
    <content type="html">${escapeMarkup(html)}</content>
  </entry>
`

const escapes: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// XML 1.0 §2.2: what is no character there cannot even be escaped.
const noCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Others' text, for markup. */
export const escapeMarkup = (text: string): string =>
  text
    .toWellFormed()
    .replace(noCharacter, '')
    .replace(/[&<>"]/g, (character) => escapes[character]!)

/** Readers ask often; where nothing is new they get no more than that. */
export function feedAnswer(c: Context, feed: Feed): Response {
  const text = atom(feed)
  const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`
  const headers = { ETag: tag, 'Cache-Control': 'public, max-age=300' }
  const asked = c.req.header('If-None-Match')?.replaceAll('W/', '') ?? ''
  if (asked.split(/\s*,\s*/).includes(tag)) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'Content-Type': 'application/atom+xml; charset=utf-8' })
}
