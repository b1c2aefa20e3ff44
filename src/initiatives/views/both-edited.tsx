import type { Edit } from '../../organisations/merge-edits.ts'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import type { Visit } from '../../web/visit.ts'
import { words } from '../words.ts'

type Props = {
  visit: Visit
  edits: readonly Edit[]
  fieldName: (key: string) => string
  valueText?: (key: string, value: string) => string
}

/** What each of two has changed since both began: above the form that holds the changes of both. */
export function BothEdited({ visit, edits, fieldName, valueText = (_, value) => value }: Props) {
  const { language } = visit
  const t = visit.words(words)
  const shown = (key: string, value: string) => (value === '' ? <span class="quiet">{t.emptyValue}</span> : valueText(key, value))
  return (
    <>
      <Message language={language} tone="warning" title={t.bothTitle} live>
        <p>{t.bothText}</p>
      </Message>
      <Table
        language={language}
        caption={t.bothTitle}
        hideCaption
        rows={edits}
        columns={[
          {
            title: t.field,
            heads: true,
            cell: ({ key, collides }) => (
              <>
                {fieldName(key)} {collides && <span class="quiet">({t.collides})</span>}
              </>
            ),
          },
          { title: t.wasBefore, cell: ({ key, was }) => shown(key, was) },
          { title: t.theirs, cell: ({ key, theirs }) => shown(key, theirs) },
          { title: t.mine, cell: ({ key, mine }) => shown(key, mine) },
        ]}
      />
    </>
  )
}
