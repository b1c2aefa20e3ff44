import { say } from '../../../kernel/language-text.ts'
import { formatDate, formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { BrokenLink } from '../find.ts'
import { words } from '../words.ts'

/** Each link that does not answer, why, and who should be told. */
export function BrokenLinks({ visit, links }: { visit: Visit; links: readonly BrokenLink[] }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <ul class="ruled">
      {links.map((link) => (
        <li>
          <p>
            <a href={visit.to(`/entries/${link.entry.id}`)}>{say(link.entry.title, language)?.text ?? link.url}</a>
            {link.more > 0 && ` ${t.andMore(formatNumber(link.more, language))}`}
          </p>
          <p class="address">{link.url}</p>
          <p class="quiet small">
            {link.finding ? say(link.finding.message, language)?.text : link.status !== null && `HTTP ${link.status}.`}{' '}
            {t.checked(formatDate(link.checkedAt))}{' '}
            {link.contact?.email && (
              <>
                {t.tell} <a href={`mailto:${link.contact.email}`}>{link.contact.email}</a>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
