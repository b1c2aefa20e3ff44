import type { Example } from '../../example.ts'
import { SearchField } from './search-field.tsx'

export const examples: Example[] = [
  {
    name: 'large, on a page',
    show: (language) => (
      <SearchField
        id="example-search"
        language={language}
        action="/components"
        label="Vad letar du efter?"
        hint="Till exempel badplatser, adressregister eller e-faktura."
      />
    ),
  },
  {
    name: 'compact, with what was searched for and what is kept',
    show: (language) => (
      <SearchField
        id="example-search-compact"
        language={language}
        action="/components"
        label="Sök"
        value="badplatser"
        compact
        keep={[['kind', 'dataset']]}
      />
    ),
  },
]
