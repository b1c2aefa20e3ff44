import assert from 'node:assert/strict'
import test from 'node:test'
import { textOf } from '../../../../test/pages-harness/html.ts'
import { EmptyState } from './empty-state.tsx'

test('it says what is empty, why, and what to do next', async () => {
  const text = await textOf(
    <EmptyState title="Inga källor än" actions={<a href="/sources/new">Lägg till en källa</a>}>
      <p>Börja med en adress.</p>
    </EmptyState>,
  )
  assert.equal(text.replace(/\s+/g, ' '), 'Inga källor än Börja med en adress. Lägg till en källa')
})
