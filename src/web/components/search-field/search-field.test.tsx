import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { SearchField } from './search-field.tsx'

test('the field has a label of its own and keeps what was searched for, escaped', async () => {
  const made = await html(
    <SearchField id="q" language="sv" action="/search" label="Sök" value={'"><script>'} keep={[['kind', 'dataset']]} />,
  )
  assert.match(made, /<label for="q"/)
  assert.match(made, /value="&quot;&gt;&lt;script&gt;"/)
  assert.match(made, /<input type="hidden" name="kind" value="dataset"/)
})
