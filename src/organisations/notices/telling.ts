import { type LanguageText, say } from '../../kernel/language-text.ts'
import type { Telling } from '../history/telling.ts'
import { words } from './words.ts'

export const noticeTelling: Telling = {
  name: { sv: { one: 'Att göra', many: 'Att göra' }, en: { one: 'To do', many: 'To do' } },
  actions: { sv: words.sv.actions, en: words.en.actions },
  fields: ({ before }, language) => {
    const text = say((before as { says?: LanguageText } | null)?.says ?? {}, language)?.text
    return text ? [{ label: words[language].what, before: '', after: text }] : []
  },
}
