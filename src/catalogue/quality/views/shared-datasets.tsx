import { Table } from '../../../web/components/table/table.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { NodeBeside } from '../count-node.ts'
import { words } from '../words.ts'

type Props = { visit: Visit; of: NodeBeside['duplicates']; sources: readonly { id: number; name: string }[] }

/** Datasets that are here more than once. */
export function SharedDatasets({ visit, of: { groups, addresses, first }, sources }: Props) {
  const { language } = visit
  const t = visit.words(words)
  const names = new Map(sources.map(({ id, name }) => [id, name]))
  if (groups === 0 && addresses === 0) return null
  return (
    <section class="flow">
      <h2>{t.duplicatesMeasure}</h2>
      {groups > 0 && <p>{t.duplicateGroups(formatNumber(groups, language), groups === 1)}</p>}
      {addresses > 0 && (
        <>
          <h3>{t.shared(formatNumber(addresses, language), addresses === 1)}</h3>
          <p>{t.sharedLead}</p>
          <Table
            language={language}
            caption={t.shared(formatNumber(addresses, language), addresses === 1)}
            hideCaption
            rows={first}
            columns={[
              { title: t.columnDataset, heads: true, cell: ({ uri }) => <span class="address">{uri}</span> },
              {
                title: t.inSources,
                cell: ({ sources }) =>
                  sources.map((id, at) => (
                    <>
                      {at > 0 && ', '}
                      <a href={visit.to(`/sources/${id}/quality`)}>{names.get(id) ?? id}</a>
                    </>
                  )),
              },
            ]}
          />
        </>
      )}
    </section>
  )
}
