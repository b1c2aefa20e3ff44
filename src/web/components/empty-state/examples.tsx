import type { Example } from '../../example.ts'
import { EmptyState } from './empty-state.tsx'

export const examples: Example[] = [
  {
    name: 'no sources yet',
    show: () => (
      <EmptyState
        title="Inga källor än"
        actions={
          <a class="ds-button" href="/components">
            Lägg till en källa
          </a>
        }
      >
        <p>Lägg till en katalog så hämtar vi den varje natt. Det går med en adress eller en fil.</p>
      </EmptyState>
    ),
  },
]
