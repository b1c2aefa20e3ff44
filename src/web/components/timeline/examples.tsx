import type { Example } from '../../example.ts'
import { Timeline } from './timeline.tsx'

export const examples: Example[] = [
  {
    name: 'a source that was added and then changed',
    show: (language) => (
      <Timeline
        language={language}
        events={[
          {
            at: new Date('2026-11-20T08:15:00Z'),
            what: 'Ändrades',
            who: 'Åsa Berg',
            reason: 'Kommunen har flyttat sin katalog',
            fields: [
              { label: 'Adress', before: 'https://gammal.example/dcat', after: 'https://data.almbro.example/dcat' },
              { label: 'Hämtas', before: '', after: 'varje dygn' },
            ],
          },
          {
            at: new Date('2026-11-02T13:00:00Z'),
            what: 'Lades till',
            who: 'den som sköter noden',
            fields: [{ label: 'Namn', before: '', after: 'Almbro' }],
          },
        ]}
      />
    ),
  },
]
