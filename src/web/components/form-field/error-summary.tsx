import type { Language } from '../../../kernel/language-text.ts'
import { words } from '../../words.ts'

/** First on a form that came back: what to correct, each a link to its field. */
export function ErrorSummary({ language, errors }: { language: Language; errors: Readonly<Record<string, string | undefined>> }) {
  const wrong = Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== undefined)
  if (wrong.length === 0) return null
  return (
    <div class="ds-error-summary" role="alert">
      <h2 class="ds-heading">{words[language].errorSummary}</h2>
      <ul class="ds-list">
        {wrong.map(([name, message]) => (
          <li>
            <a href={`#${name}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
