import { say } from '../../../kernel/language-text.ts'
import { Table } from '../../../web/components/table/table.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { LateRecord } from '../find-node.ts'
import { words } from '../words.ts'

/** What should have been updated, by what it says of itself. */
export function LateRecords({ visit, records }: { visit: Visit; records: readonly LateRecord[] }) {
  const { language } = visit
  const t = visit.words(words)
  if (records.length === 0) return null
  return (
    <section class="flow" id="late">
      <h2>{t.late}</h2>
      <p>{t.lateLead}</p>
      <Table
        language={language}
        caption={t.late}
        hideCaption
        rows={records}
        columns={[
          {
            title: t.columnDataset,
            heads: true,
            cell: ({ id, title, uri }) => <a href={visit.to(`/entries/${id}`)}>{say(title, language)?.text ?? uri}</a>,
          },
          { title: t.columnLate, number: true, cell: ({ lateDays }) => formatNumber(lateDays, language) },
        ]}
      />
    </section>
  )
}
