import type { Example } from '../../example.ts'
import { Difference } from './difference.tsx'

const same = ['Utgivare: Almbro kommun', 'Licens: CC0 1.0', 'Tema: Miljö', 'Språk: svenska', 'Format: CSV']

export const examples: Example[] = [
  {
    name: 'one line changed, one added',
    show: (language) => (
      <Difference
        language={language}
        before={['Titel: Badvatten', ...same, 'Ändrad: 2025-06-01']}
        after={['Titel: Badvattenkvalitet i Almbro', ...same, 'Format: JSON', 'Ändrad: 2025-06-01']}
      />
    ),
  },
]
