import type { Language, LanguageText } from '../../kernel/language-text.ts'
import { say } from '../../kernel/language-text.ts'
import { placedWords } from './words.ts'

export type Segment = { text: string; hit: boolean }
/** A piece of text in one language; `fallback` when it is not the reader's. */
export type Marked = { segments: Segment[]; language: string; fallback: boolean }

/** Two lines on a page. */
const longestSnippet = 240

/** A whole text with its hits marked. */
export function markAll(text: LanguageText, marks: (word: string) => boolean, language: Language): Marked | undefined {
  const said = say(text, language)
  return said && { segments: segments(said.text, hitsIn(said.text, marks)), language: said.language, fallback: said.fallback }
}

/** The stretch of a text with most hits, in the reader's language where that has any, else in the language that has. */
export function bestFragment(text: LanguageText, marks: (word: string) => boolean, language: Language): Marked | undefined {
  const said = say(text, language)
  if (!said) return undefined
  const own = { ...said, hits: hitsIn(said.text, marks) }
  const other = own.hits.length ? undefined : otherWithHits(text, marks)
  const { text: chosen, hits, ...rest } = other ?? own
  const [from, to] = stretch(chosen, hits)
  const inside = hits.filter((hit) => hit.from >= from && hit.to <= to).map((hit) => ({ from: hit.from - from, to: hit.to - from }))
  const cut = segments(chosen.slice(from, to).replace(/\s/g, ' '), inside)
  if (from > 0) cut.unshift({ text: '… ', hit: false })
  if (to < chosen.length) cut.push({ text: ' …', hit: false })
  return { segments: cut, ...rest }
}

type Place = { from: number; to: number }

function otherWithHits(text: LanguageText, marks: (word: string) => boolean) {
  for (const [language, other] of Object.entries(text)) {
    const hits = hitsIn(other, marks)
    if (hits.length) return { text: other, hits, language, fallback: language !== '' }
  }
  return undefined
}

function hitsIn(text: string, marks: (word: string) => boolean): Place[] {
  return placedWords(text).filter(({ word }) => marks(word))
}

/** From the hit that has most others within reach, with some words before it, cut between words. */
function stretch(text: string, hits: readonly Place[]): [number, number] {
  if (text.length <= longestSnippet) return [0, text.length]
  const reach = (from: number) => hits.filter((hit) => hit.from >= from && hit.to <= from + longestSnippet * 0.8).length
  const start = hits.reduce((best, hit) => (reach(hit.from) > reach(best) ? hit.from : best), hits[0]?.from ?? 0)
  const from = start <= longestSnippet * 0.2 ? 0 : wordAfter(text, Math.min(start - longestSnippet * 0.2, text.length - longestSnippet))
  return [from, wordBefore(text, from + longestSnippet)]
}

function wordAfter(text: string, at: number): number {
  const blank = text.indexOf(' ', Math.floor(at))
  return blank < 0 || blank > at + 40 ? Math.floor(at) : blank + 1
}

function wordBefore(text: string, at: number): number {
  if (at >= text.length) return text.length
  const blank = text.lastIndexOf(' ', at)
  return blank < at - 40 ? at : blank
}

function segments(text: string, hits: readonly Place[]): Segment[] {
  const cut: Segment[] = []
  let at = 0
  for (const { from, to } of hits) {
    if (from > at) cut.push({ text: text.slice(at, from), hit: false })
    cut.push({ text: text.slice(from, to), hit: true })
    at = to
  }
  if (at < text.length) cut.push({ text: text.slice(at), hit: false })
  return cut
}
