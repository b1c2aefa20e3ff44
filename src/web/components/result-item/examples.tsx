import type { Example } from '../../example.ts'
import { ResultList } from './result-item.tsx'

export const examples: Example[] = [
  {
    name: 'two hits, one in another language',
    show: (language) => (
      <ResultList
        items={[
          {
            language,
            href: '/components#1',
            title: [{ text: 'Badvattenkvalitet', hit: true }, { text: ' i Almbro' }],
            kind: 'Datamängd',
            publisher: 'Almbro kommun',
            updated: '2026-11-02',
            snippet: [
              { text: 'Provtagning vid kommunens tolv badplatser: temperatur, bakterier och algblomning. Mätvärden för ' },
              { text: 'badvatten', hit: true },
              { text: ' sedan 2011.' },
            ],
            facts: ['CSV, JSON', 'CC0'],
          },
          {
            language,
            href: '/components#2',
            title: 'Bathing water directive reporting',
            textLanguage: 'en',
            kind: 'Standard',
            publisher: 'Myndigheten för öppna vatten',
            snippet: [{ text: 'Data model for yearly reports on bathing water.' }],
          },
        ]}
      />
    ),
  },
]
