import { type LanguageText, say } from '../../kernel/language-text.ts'
import type { Choice } from '../../web/components/form-field/form-field.tsx'
import type { Visit } from '../../web/visit.ts'
import { words } from '../words.ts'

/** Whoever may act for several has to say for which; of one there is no question. */
export const organisationChoices = (visit: Visit, organisations: readonly { id: number; name: LanguageText }[]): Choice[] => [
  ...(organisations.length === 1 ? [] : [{ value: '', label: visit.words(words).choose }]),
  ...organisations.map(({ id, name }) => ({ value: String(id), label: say(name, visit.language)?.text ?? '' })),
]
