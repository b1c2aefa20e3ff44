import { say } from '../../../kernel/language-text.ts'
import type { Visit } from '../../../web/visit.ts'
import type { InnovationCase } from '../alternative.ts'
import { routes } from '../innovation.ts'
import { words } from '../words.ts'

/** The way of an innovation procurement and what it takes, with where it is from. */
export function RouteOf({ visit, of }: { visit: Visit; of: InnovationCase }) {
  const t = visit.words(words)
  const { when, route, demands, sources } = routes[of]
  const text = (one: typeof when) => say(one, visit.language)!.text
  return (
    <div class="flow prose">
      <p>{text(when)}</p>
      <p>
        <strong>{t.route}:</strong> {text(route)}
      </p>
      <p>
        <strong>{t.demands}:</strong>
      </p>
      <ol>
        {demands.map((demand) => (
          <li>{text(demand)}</li>
        ))}
      </ol>
      <p class="quiet small">
        {t.guidance} {t.sources}:{' '}
        {sources.map(({ href, label }, at) => (
          <>
            {at > 0 && ', '}
            <a href={href}>{text(label)}</a>
          </>
        ))}
        .
      </p>
    </div>
  )
}
