import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import type { Telling } from '../../organisations/history/telling.ts'
import type { AlternativeFacts } from './alternative-facts.ts'
import { words } from './words.ts'

type Titles = ReadonlyMap<number, { title: LanguageText }>
type Shown = (facts: AlternativeFacts, language: Language, entries: Titles) => string

const text = (of: LanguageText | undefined, language: Language) => (of && say(of, language)?.text) ?? ''

const shows: { readonly [field: string]: Shown } = {
  kind: ({ kind }, language) => words[language].kinds[kind],
  innovation: ({ innovation }, language) => (innovation ? words[language].innovation[innovation] : ''),
  title: ({ title }, language) => text(title, language),
  description: ({ description }, language) => text(description, language),
  reuses: ({ reuses }, language, entries) => named(reuses, language, entries),
  buildingBlocks: ({ buildingBlocks }, language, entries) => named(buildingBlocks, language, entries),
  standards: ({ standards }, language, entries) => named(standards, language, entries),
  dependencies: ({ dependencies }, language) =>
    dependencies.map(({ what, on }) => joined(text(what, language), text(on, language))).join('; '),
  noReturn: ({ noReturn }, language) =>
    noReturn.map(({ what, safeguard }) => joined(text(what, language), text(safeguard, language))).join('; '),
  openSource: ({ openSource }, language) => words[language].openSources[openSource],
  licence: ({ licence }) => licence ?? '',
  lockIn: ({ lockIn }, language) => text(lockIn, language),
  risks: ({ risks }, language) =>
    risks
      .map(({ what, likelihood, impact, measure }) =>
        joined(`${text(what, language)} (${likelihood} × ${impact})`, text(measure, language)),
      )
      .join('; '),
}
const named = (ids: readonly number[], language: Language, entries: Titles) =>
  ids.map((id) => text(entries.get(id)?.title, language) || String(id)).join(', ')
const joined = (...parts: string[]) => parts.filter((part) => part !== '').join(': ')

/** How the history of an alternative is told. `entries`: what they are called, where that is known. */
export const alternativeTellingWith = (entries: Titles): Telling => ({
  name: { sv: { one: words.sv.one, many: words.sv.many }, en: { one: words.en.one, many: words.en.many } },
  actions: { sv: words.sv.actions, en: words.en.actions },
  fields: ({ before, after }, language) =>
    Object.entries(shows).flatMap(([field, show]) => {
      const [was, is] = [before, after].map((side) => (side === null ? '' : show(side as AlternativeFacts, language, entries)))
      return was === is ? [] : [{ label: words[language].fields[field]!, before: was!, after: is! }]
    }),
  place: (id) => `/alternatives/${id}`,
})

export const alternativeTelling = alternativeTellingWith(new Map())
