import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { Tag } from './tag.tsx'

test('a tag says its meaning in words', async () => {
  assert.equal(await html(<Tag tone="success">Klar</Tag>), '<span class="ds-tag" data-color="success">Klar</span>')
})
