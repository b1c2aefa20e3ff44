import assert from 'node:assert/strict'
import test from 'node:test'
import { afterIn, paged, slice, walked } from './paging.ts'

const address = (query: string) => ({ path: '/things', searchParams: new URLSearchParams(query) })

const cases: [what: string, page: number, limit: number, total: number, furthest: number | undefined, next: string | undefined][] = [
  ['the first of several', 1, 20, 45, undefined, '/things?page=2'],
  ['the last, which is not full', 3, 20, 45, undefined, undefined],
  ['the last, which is full', 2, 20, 40, undefined, undefined],
  ['of none', 1, 20, 0, undefined, undefined],
  ['the last that may be reached', 335, 30, 99_999, 10_000, undefined],
  ['the one before it', 333, 30, 99_999, 10_000, '/things?page=334'],
]
for (const [what, page, limit, total, furthest, next] of cases)
  test(`the page ${what} leads ${next ? 'on' : 'no further'}`, () => {
    const { links } = paged(address(`page=${page}`), { page, limit }, { items: [], total, ...(furthest !== undefined && { furthest }) })
    assert.equal('next' in links ? links.next : undefined, next)
    assert.equal('previous' in links, page > 1)
  })

test('a cursor leads back to where it was given out, and keeps what else was asked for', () => {
  const { nextCursor, links } = walked(address('cursor=*&kind=dataset'), [1, 2], 2) as { nextCursor: string; links: { next: string } }
  assert.equal(afterIn(nextCursor), 2)
  assert.equal(links.next, `/things?cursor=${nextCursor}&kind=dataset`)
  assert.equal(afterIn('*'), 0)
  assert.equal('nextCursor' in walked(address(''), [], undefined), false)
})

test('a page beyond the last is empty', () => assert.deepEqual(slice([1, 2, 3], { page: 9, limit: 2 }), { items: [], total: 3 }))
