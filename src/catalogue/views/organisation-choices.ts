import type { Language, LanguageText } from '../../kernel/language-text.ts'
import { say } from '../../kernel/language-text.ts'
import type { Choice } from '../../web/components/form-field/form-field.tsx'

export type Organisations = readonly { id: number; name: LanguageText }[]

/** Organisations by name for a select field; each name in the language it has. */
export function organisationChoices(organisations: Organisations, language: Language): Choice[] {
  return organisations
    .map(({ id, name }) => {
      const said = say(name, language)
      return { value: String(id), label: said?.text ?? String(id), ...(said?.fallback && { lang: said.language }) }
    })
    .sort((a, b) => a.label.localeCompare(b.label, language))
}
