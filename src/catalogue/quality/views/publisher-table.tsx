import { say } from '../../../kernel/language-text.ts'
import { Table } from '../../../web/components/table/table.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { PublisherQuality } from '../find-node.ts'
import { dimensionNames, dimensions } from '../indicators.ts'
import { bandOf } from '../method.ts'
import { words } from '../words.ts'

export function PublisherTable({ visit, caption, rows }: { visit: Visit; caption: string; rows: readonly PublisherQuality[] }) {
  const { language } = visit
  const t = visit.words(words)
  const rounded = (points: number) => formatNumber(Math.round(points), language)
  return (
    <div class="compared">
      <Table
        language={language}
        caption={caption}
        hideCaption
        rows={rows}
        columns={[
          {
            title: t.publisher,
            heads: true,
            cell: ({ publisher, name }) =>
              publisher === null ? (
                t.noPublisher
              ) : (
                <a href={visit.to('/search', { publisher })}>{(name && say(name, language)?.text) ?? publisher}</a>
              ),
          },
          { title: t.columnRecords, number: true, cell: ({ records }) => formatNumber(records, language) },
          { title: t.columnPoints, number: true, cell: ({ points }) => rounded(points) },
          { title: t.band, cell: ({ points }) => bandOf(points).label[language] },
          ...dimensionNames.map((name) => ({
            title: dimensions[name][language],
            number: true,
            cell: (row: PublisherQuality) => rounded(row.dimensions[name]),
          })),
          { title: t.columnStale, number: true, cell: ({ stale }) => formatNumber(stale, language) },
        ]}
      />
    </div>
  )
}
