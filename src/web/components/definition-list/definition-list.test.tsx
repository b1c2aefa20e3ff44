import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { DefinitionList } from './definition-list.tsx'

test('what is not known is left out, and nought is known', async () => {
  const made = await html(<DefinitionList facts={[['Licens', 'CC0'], ['Tema', undefined], ['Språk', ''], false, ['Antal', 0]]} />)
  assert.deepEqual(
    [...made.matchAll(/<dt>([^<]+)/g)].map(([, term]) => term),
    ['Licens', 'Antal'],
  )
})
