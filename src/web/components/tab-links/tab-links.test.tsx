import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { TabLinks } from './tab-links.tsx'

test('each view is a link, and the one that is shown is marked', async () => {
  const made = await html(
    <TabLinks
      label="Vyer"
      tabs={[
        { href: '/e', label: 'Översikt', current: true },
        { href: '/e/history', label: 'Historik', count: '2' },
      ]}
    />,
  )
  assert.match(made, /<a href="\/e" aria-current="page">Översikt/)
  assert.match(made, /<a href="\/e\/history">Historik<span class="tab-links__count"> 2</)
})

test('a step that is done says so to those who cannot see the tick', async () => {
  const made = await html(<TabLinks label="Steg" tabs={[{ href: '/a', label: 'Behov', done: 'klart' }]} />)
  assert.match(made, /Behov<span class="tab-links__done" aria-hidden="true"><\/span><span class="visually-hidden">, klart<\/span>/)
})
