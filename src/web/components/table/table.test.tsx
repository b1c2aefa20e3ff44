import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { Table } from './table.tsx'

const made = await html(
  <Table
    language="sv"
    caption="Källor"
    rows={[{ name: 'Almbro', entries: 12 }]}
    columns={[
      { title: 'Källa', heads: true, cell: (row) => row.name, sort: { href: '?sort=name', now: 'ascending' } },
      { title: 'Poster', number: true, cell: (row) => row.entries },
    ]}
    foot={['Summa', 12]}
  />,
)

test('a row is headed by its name, and numbers stand to the right', () => {
  assert.match(made, /<th scope="row">Almbro<\/th><td class="number">12<\/td>/)
  assert.match(made, /<tfoot><tr><td>Summa<\/td><td class="number">12/)
})

test('the order is told to those who hear the page, and changed by a link', () => {
  assert.match(made, /<th scope="col" aria-sort="ascending"><a class="table-sort" href="\?sort=name">Källa/)
})

test('a keyboard can reach and scroll a table wider than the screen', () => {
  assert.match(made, /^<section class="table-scroll" aria-label="Källor, kan rullas i sidled" tabindex="0">/)
})
