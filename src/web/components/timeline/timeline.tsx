import type { Child } from 'hono/jsx'
import type { Language } from '../../../kernel/language-text.ts'
import { formatDateTime } from '../../format.ts'
import { words } from '../../words.ts'

export type TimelineEvent = {
  at: Date
  /** What was done: `Ändrades`. */
  what: string
  who: string
  /** Where more about it is to be read. */
  more?: Child
  reason?: string | null
  /** What differs, already in the reader's words; empty text where there was nothing. */
  fields: readonly { label: string; before: string; after: string }[]
}

/** What happened to a thing, latest first: when, what, by whom, and each field as it was and as it became. */
export function Timeline({ language, events }: { language: Language; events: readonly TimelineEvent[] }) {
  const t = words[language]
  return (
    <ol class="timeline">
      {events.map(({ at, what, who, more, reason, fields }) => (
        <li class="timeline__event flow">
          <h3 class="timeline__what">{what}</h3>
          <p class="quiet small">
            <time datetime={at.toISOString()}>{formatDateTime(at)}</time>, {who}
            {more && <>, {more}</>}
          </p>
          {reason && (
            <p>
              {t.reason}: {reason}
            </p>
          )}
          {fields.length > 0 && (
            <dl class="timeline__fields">
              {fields.map(({ label, before, after }) => (
                <div>
                  <dt>{label}</dt>
                  <dd>
                    {before !== '' && (
                      <>
                        <span class="visually-hidden">{t.was}: </span>
                        <del>{before}</del>
                      </>
                    )}
                    {before !== '' && after !== '' && <span aria-hidden="true"> → </span>}
                    {after !== '' && (
                      <>
                        <span class="visually-hidden">{t.became}: </span>
                        <ins>{after}</ins>
                      </>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  )
}
