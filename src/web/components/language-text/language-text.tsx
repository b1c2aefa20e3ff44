import { type Language, type LanguageText, type Said, say } from '../../../kernel/language-text.ts'
import { words } from '../../words.ts'

type Props = { of: LanguageText; language: Language }

/** A text of others in the reader's language, or the nearest there is, and then it says so. */
export function Text({ of, language }: Props) {
  const said = say(of, language)
  if (!said) return null
  return (
    <>
      <span lang={langOf(said, language)}>{said.text}</span>
      <LanguageNote said={said} language={language} />
    </>
  )
}

/** The same for a long text: its blank lines become paragraphs. */
export function Paragraphs({ of, language }: Props) {
  const said = say(of, language)
  if (!said) return null
  return (
    <div class="flow prose">
      {said.fallback && (
        <p>
          <LanguageNote said={said} language={language} />
        </p>
      )}
      {said.text
        .split(/\n\s*\n/)
        .filter((text) => text.trim() !== '')
        .map((text) => (
          <p lang={langOf(said, language)}>{text.trim()}</p>
        ))}
    </div>
  )
}

function LanguageNote({ said, language }: { said: Said; language: Language }) {
  if (!said.fallback) return null
  return <small class="language-note">{` ${languagePhrase(said.language, language)}`}</small>
}

/** «på engelska» */
export function languagePhrase(tag: string, language: Language): string {
  const t = words[language]
  const name = (t.languages as Record<string, string>)[tag.toLowerCase().split('-')[0]!]
  return name ? t.inLanguage(name) : t.unknownLanguage(tag)
}

/** `lang` only where it differs from the page's, and never for a language that nobody stated. */
const langOf = (said: Said, language: Language) => (said.language === language || said.language === '' ? undefined : said.language)
