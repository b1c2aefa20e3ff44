import type { Example } from '../../example.ts'
import { formatNumber } from '../../format.ts'
import { Tag } from '../tag/tag.tsx'
import { Table } from './table.tsx'

const sources = [
  { name: 'Almbro kommun', entries: 1234, changed: 12, at: '2026-11-23 06:00', ok: true },
  { name: 'Region Östermark', entries: 87, changed: 0, at: '2026-11-22 06:00', ok: true },
  { name: 'Myndigheten för öppna vatten', entries: 10450, changed: 431, at: '2026-11-20 06:00', ok: false },
]

export const examples: Example[] = [
  {
    name: 'sources, sorted by name, with a sum',
    show: (language) => (
      <Table
        language={language}
        caption="Källor"
        rows={sources}
        columns={[
          {
            title: 'Källa',
            heads: true,
            cell: (row) => <a href="/components">{row.name}</a>,
            sort: { href: '/components?sort=name', now: 'ascending' },
          },
          { title: 'Poster', number: true, cell: (row) => formatNumber(row.entries, language), sort: { href: '/components?sort=entries' } },
          { title: 'Ändrade', number: true, cell: (row) => formatNumber(row.changed, language) },
          { title: 'Senast hämtad', cell: (row) => <span class="nowrap">{row.at}</span> },
          { title: 'Läge', cell: (row) => (row.ok ? <Tag tone="success">Klar</Tag> : <Tag tone="danger">Misslyckad</Tag>) },
        ]}
        foot={['Summa', formatNumber(11_771, language), formatNumber(443, language), '', '']}
      />
    ),
  },
]
