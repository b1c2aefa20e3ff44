import type { Example } from '../../example.ts'
import { Tag } from '../tag/tag.tsx'
import { DefinitionList } from './definition-list.tsx'

export const examples: Example[] = [
  {
    name: 'facts on an entry',
    show: () => (
      <DefinitionList
        facts={[
          ['Utgivare', <a href="/components">Almbro kommun</a>],
          ['Licens', 'CC0 1.0'],
          ['Uppdateras', 'Varje vecka'],
          ['Åtkomst', <Tag tone="success">Öppen</Tag>],
          ['Kontakt', undefined],
          ['Identitet', 'https://data.almbro.example/dataset/badvattenkvalitet'],
        ]}
      />
    ),
  },
]
