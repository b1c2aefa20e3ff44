import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import type { Visit } from '../../../web/visit.ts'
import { words } from '../words.ts'

export type SavedField = { label: string; theirs: string; mine: string }

/** Two have changed the same: what is saved now beside what was written. The form below has what was written, and the new version. */
export function BothSaved({ visit, fields }: { visit: Visit; fields: readonly SavedField[] }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <>
      <Message language={language} tone="warning" title={t.bothTitle} live>
        <p>{t.bothText}</p>
      </Message>
      <Table
        language={language}
        caption={t.bothTitle}
        hideCaption
        rows={fields.filter(({ theirs, mine }) => theirs !== mine)}
        columns={[
          { title: t.field, heads: true, cell: ({ label }) => label },
          { title: t.theirs, cell: ({ theirs }) => theirs || '–' },
          { title: t.mine, cell: ({ mine }) => mine || '–' },
        ]}
      />
    </>
  )
}
