import { say } from '../../../kernel/language-text.ts'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { formatDate, formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { RunFinding } from '../../find.ts'
import type { ToTell } from '../find.ts'
import { mailTo } from '../mail-to.ts'
import type { Fault, Faults } from '../refused.ts'
import { words } from '../words.ts'

type Entry = { id: number; title: { readonly [tag: string]: string } }

/** A record that was not taken in: its name, each error with what to do, and what stays of it meanwhile. */
export function RefusedRecord({ visit, finding, entry }: { visit: Visit; finding: RunFinding; entry: Entry | undefined }) {
  const { language } = visit
  const t = visit.words(words)
  const { title = entry?.title, faults } = finding.refused ?? {}
  return (
    <>
      <h3>
        {title && Object.keys(title).length > 0 ? <Text of={title} language={language} /> : <span class="address">{finding.focus}</span>}
      </h3>
      <p class="tags">
        <Tag tone="danger">{t.refusedTag}</Tag>
        {faults && <span>{t.faults(formatNumber(faults.total, language), faults.total === 1)}</span>}
      </p>
      {faults ? (
        <FaultList visit={visit} faults={faults} />
      ) : (
        <>
          <p>
            <strong>{say(finding.message, language)?.text}</strong>
          </p>
          <p>{say(finding.fix, language)?.text}</p>
        </>
      )}
      {faults?.stays && <p>{entry ? <a href={visit.to(`/entries/${entry.id}`)}>{t.earlierStays}</a> : t.earlierStays}</p>}
      {title && Object.keys(title).length > 0 && finding.focus !== undefined && <p class="quiet small address">{finding.focus}</p>}
    </>
  )
}

function FaultList({ visit, faults }: { visit: Visit; faults: Faults }) {
  const { language } = visit
  const t = visit.words(words)
  const more = faults.total - faults.first.length
  return (
    <ul class="spaced">
      {faults.first.map((fault) => (
        <li>
          <OneFault visit={visit} fault={fault} />
        </li>
      ))}
      {more > 0 && <li>{t.moreFaults(formatNumber(more, language))}</li>}
    </ul>
  )
}

function OneFault({ visit, fault }: { visit: Visit; fault: Fault }) {
  const { language } = visit
  const t = visit.words(words)
  const part = fault.part && say(fault.part, language)?.text
  return (
    <>
      <p>
        {part && `${part}: `}
        <strong>{say(fault.message, language)?.text}</strong>
        {fault.value !== undefined && fault.value !== '' && (
          <>
            {' '}
            {t.valueNow} <code class="address">{fault.value}</code>
          </>
        )}
      </p>
      <p>
        {say(fault.fix, language)?.text}
        {fault.example !== undefined && (
          <>
            {' '}
            {t.example} <code class="address">{fault.example}</code>
          </>
        )}{' '}
        {fault.rule !== undefined && (
          <span class="small">
            <a href={fault.rule}>{t.rule}</a>
          </span>
        )}
      </p>
    </>
  )
}

export type Telling = {
  source: { id: number; name: string }
  refused: number
  at: Date
  toTell: readonly ToTell[]
  /** The list of what was refused, within the site. */
  list: { path: string; query: Record<string, string> }
  /** A whole address in the reader's language. */
  whole: (path: string, query?: Record<string, string>) => string
}

/** Whom to tell, each with a letter that is ready to be sent. */
export function WhomToTell({ visit, telling }: { visit: Visit; telling: Telling }) {
  const { language } = visit
  const t = visit.words(words)
  const { source, at, toTell, list, whole } = telling
  if (toTell.length === 0) return <p>{t.nobodyToTell}</p>
  const letter = (records: number) => ({
    subject: t.letterSubject(source.name),
    body: t.letterBody({
      records: formatNumber(records, language),
      one: records === 1,
      source: source.name,
      date: formatDate(at),
      list: whole(list.path, list.query),
      feed: whole(`/sources/${source.id}/runs.atom`),
    }),
  })
  return (
    <>
      <p>{t.tellThem}</p>
      <ul>
        {toTell.map(({ email, records }) => (
          <li>
            <a href={mailTo(email, letter(records))}>{t.writeTo(email)}</a>
            {` – ${t.records(formatNumber(records, language), records === 1)}`}
          </li>
        ))}
      </ul>
    </>
  )
}
