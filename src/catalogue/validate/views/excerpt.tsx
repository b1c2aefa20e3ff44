import type { Visit } from '../../../web/visit.ts'
import type { Lined } from '../text-around.ts'
import { words } from '../words.ts'

/** Some lines of a file, with the one at fault marked. */
export function Excerpt({ visit, of }: { visit: Visit; of: Lined | undefined }) {
  const t = visit.words(words)
  if (!of) return null
  return (
    <>
      <p class="quiet small">{t.excerpt(of.at)}</p>
      <pre class="excerpt" tabindex={0}>
        {of.lines.map((text, at) => {
          const number = of.from + at
          const line = `${String(number).padStart(String(of.from + of.lines.length).length)}  ${text}\n`
          return number === of.at ? <mark>{line}</mark> : line
        })}
      </pre>
    </>
  )
}
