import type { z } from 'zod'
import { type LanguageText, withText } from '../kernel/language-text.ts'
import type { Typed } from '../web/typed.ts'
import type { Visit } from '../web/visit.ts'
import { type Alternative, type Decision, type Dissent, DraftChange } from './decision.ts'
import { words } from './words.ts'

/** How many empty rows for alternatives a form has. */
export const emptyRows = 3

/** A draft as the plain texts of a form in one language, by field: two people's versions are compared as these. */
export type Texts = Readonly<Record<string, string>>

export const textsOf = (
  of: Pick<Decision, 'title' | 'question' | 'alternatives' | 'chosen' | 'conclusion' | 'reasons' | 'reviewOn'>,
  { language }: Visit,
): Texts =>
  Object.fromEntries(
    Object.entries({
      title: of.title[language],
      question: of.question[language],
      ...Object.fromEntries(of.alternatives.map(({ key, title }) => [`alternative-${key}`, title[language]])),
      chosen: of.chosen,
      conclusion: of.conclusion?.[language],
      reasons: of.reasons?.[language],
      reviewOn: of.reviewOn,
    }).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''),
  )

/** What was typed, by the same fields; new alternatives have got their keys. */
export function typedTexts(typed: Typed, alternatives: readonly Alternative[]): Texts {
  const used = new Set(alternatives.map(({ key }) => key))
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(typed.values)) {
    const text = value.trim()
    if (text === '' || !/^(title|question|chosen|conclusion|reasons|reviewOn|alternative-[\w.-]{1,50})$/.test(name)) continue
    texts[name.startsWith('alternative-new.') ? `alternative-${newKey(used)}` : name] = text
  }
  return texts
}

function newKey(used: Set<string>): string {
  let n = 1
  while (used.has(String(n))) n++
  used.add(String(n))
  return String(n)
}

/** The texts put into a draft, so that what it says in other languages stays. An alternative without text is taken away. */
export function draftOf(
  texts: Texts,
  base: Pick<Decision, 'title' | 'question' | 'alternatives' | 'conclusion' | 'reasons'>,
  { language }: Visit,
) {
  const put = (of: LanguageText | null, name: string) => withText(of ?? {}, language, texts[name] ?? '')
  const orNothing = (text: LanguageText) => (Object.keys(text).length === 0 ? null : text)
  const keys = [
    ...base.alternatives.map(({ key }) => key),
    ...Object.keys(texts).flatMap((name) => (name.startsWith('alternative-') ? [name.slice('alternative-'.length)] : [])),
  ]
  const alternatives = [...new Set(keys)].flatMap((key) => {
    const text = texts[`alternative-${key}`]
    const before = base.alternatives.find((one) => one.key === key)?.title
    // Where the reader's language had no text, an empty row is one that was left as it was.
    if (text === undefined && (before === undefined || before[language] !== undefined)) return []
    return [{ key, title: text === undefined ? before! : withText(before ?? {}, language, text) }]
  })
  const chosen = texts.chosen ?? null
  return {
    title: put(base.title, 'title'),
    question: put(base.question, 'question'),
    alternatives,
    chosen: chosen !== null && !alternatives.some(({ key }) => key === chosen) ? null : chosen,
    conclusion: orNothing(put(base.conclusion, 'conclusion')),
    reasons: orNothing(put(base.reasons, 'reasons')),
    reviewOn: texts.reviewOn ?? null,
  }
}

export const emptyDraft = { title: {}, question: {}, alternatives: [], chosen: null, conclusion: null, reasons: null, reviewOn: null }

/** What to correct in a draft, by field. */
export function wrongIn(visit: Visit, draft: z.input<typeof DraftChange>): Record<string, string> {
  const t = visit.words(words).wrong
  const parsed = DraftChange.safeParse(draft)
  if (parsed.success) return {}
  const errors: Record<string, string> = {}
  for (const { path } of parsed.error.issues) {
    const [field, at] = path
    if (field === 'alternatives') {
      const key = typeof at === 'number' ? draft.alternatives?.[at]?.key : undefined
      errors[key === undefined ? 'alternatives' : `alternative-${key}`] = t.alternatives
    } else if (field === 'reviewOn') errors.reviewOn = t.reviewDay
    else if (field !== undefined) errors[String(field)] = t[String(field) as 'title']
  }
  return errors
}

/** A line for each: who, a colon, why. Undefined where a line has no colon. */
export function dissentIn(text: string, { language }: Visit): Dissent[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const read = lines.map((line) => /^([^:]+):(.+)$/.exec(line.trim()))
  if (read.some((one) => one === null)) return undefined
  return read.map((one) => ({ who: one![1]!.trim(), says: { [language]: one![2]!.trim() } }))
}
