/** The two languages of the interface. Texts of others may have any language. */
export type Language = 'sv' | 'en'

/** A text in languages, by BCP 47 tag; `''` holds a text whose language nobody stated. */
export type LanguageText = { readonly [tag: string]: string }

export type Said = { text: string; language: string; fallback: boolean }

/** The text in the reader's language, or the nearest there is, and then it says so, as CKAN's users have long asked (ckan/ckan#1043). */
export function say(text: LanguageText, language: Language): Said | undefined {
  const order = language === 'sv' ? ['sv', '', 'en', 'nb', 'no', 'nn', 'da'] : ['en', '', 'sv']
  const own = Object.keys(text).find((tag) => tag === language || tag.toLowerCase().startsWith(`${language}-`))
  const tag = own ?? order.find((candidate) => text[candidate] !== undefined) ?? Object.keys(text)[0]
  if (tag === undefined) return undefined
  return { text: text[tag]!, language: tag, fallback: own === undefined && tag !== '' }
}

/** The text with what somebody wrote in one language; nothing written takes that language away, and the others stay. */
export function withText(of: LanguageText, language: Language, written: string): LanguageText {
  const { [language]: _, ...others } = of
  return written.trim() === '' ? others : { ...others, [language]: written.trim() }
}
