import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { Pagination, shown } from './pagination.tsx'

for (const [page, pages, expected] of [
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 9, [1, 2, 'gap', 9]],
  [4, 9, [1, 2, 3, 4, 5, 'gap', 9]],
  [5, 9, [1, 'gap', 4, 5, 6, 'gap', 9]],
  [9, 9, [1, 'gap', 8, 9]],
] as const) {
  test(`on page ${page} of ${pages} these are shown: ${expected.join(' ')}`, () => assert.deepEqual(shown(page, pages), expected))
}

test('a single page needs no paging', async () => {
  assert.equal(await html(<Pagination language="sv" page={1} pages={1} to={String} />), '')
})

test('the page one is on is marked, and the first has nothing before it', async () => {
  const made = await html(<Pagination language="sv" page={1} pages={3} to={(n) => `/search?page=${n}`} />)
  assert.match(made, /href="\/search\?page=1" aria-label="Sida 1" aria-current="true"/)
  assert.doesNotMatch(made, /Föregående/)
})
