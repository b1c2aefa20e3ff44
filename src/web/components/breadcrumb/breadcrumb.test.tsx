import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { Breadcrumb } from './breadcrumb.tsx'

test('the way back is links, and the page itself is not', async () => {
  const made = await html(<Breadcrumb language="sv" trail={[{ href: '/sources', label: 'Källor' }]} here="Almbro" />)
  assert.match(made, /<a class="ds-link" href="\/sources">Källor<\/a><\/li><li aria-current="page">Almbro<\/li>/)
})
