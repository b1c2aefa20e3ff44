import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { KeyFigures } from './key-figures.tsx'

test('a number leads to what it counts', async () => {
  assert.match(
    await html(<KeyFigures figures={[{ value: '12', label: 'källor', href: '/sources' }]} />),
    /<a href="\/sources"><span[^>]*>12<\/span> <span[^>]*>källor/,
  )
})
