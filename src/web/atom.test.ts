import assert from 'node:assert/strict'
import test from 'node:test'
import { testBrowser } from '../../test/browser.ts'
import { wellFormed } from '../../test/well-formed.ts'
import { atom, type Feed } from './atom.ts'

const nasty = `<b>"A" & 'B'</b> ]]> \u0000\u000b\ud800 – å`
const feed: Feed = {
  language: 'sv',
  title: nasty,
  subtitle: nasty,
  self: 'https://node.example/f.atom?a=1&b="2"',
  page: 'https://node.example/f',
  updated: new Date('2026-11-25T12:00:00Z'),
  author: nasty,
  entries: [
    { page: 'https://node.example/f/2', title: nasty, updated: new Date('2026-11-25T12:00:00Z'), html: `<p>${'å'}</p>` },
    {
      page: 'https://node.example/f/1',
      title: '',
      updated: new Date('2026-11-24T12:00:00Z'),
      published: new Date('2026-11-23T12:00:00Z'),
      html: '',
    },
  ],
}

test('what others write is text in the feed, whatever it looks like', () => {
  const elements = wellFormed(atom(feed))
  const title = elements.find(({ path }) => path === 'feed/title')
  assert.equal(title?.text, `<b>"A" & 'B'</b> ]]> \ufffd – å`)
  assert.equal(elements.find(({ path }) => path === 'feed/entry/content')?.text, '<p>å</p>')
  assert.equal(elements.find(({ path, attributes }) => path === 'feed/link' && attributes['rel'] === 'self')?.attributes['href'], feed.self)
})

test('a feed and its entries have what RFC 4287 demands: one id, one title and one time each, and an author', () => {
  const elements = wellFormed(atom(feed))
  const count = (path: string) => elements.filter((one) => one.path === path).length
  for (const name of ['id', 'title', 'updated']) assert.deepEqual([count(`feed/${name}`), count(`feed/entry/${name}`)], [1, 2], name)
  assert.equal(count('feed/author/name'), 1)
  assert.equal(elements[0]?.attributes['xmlns'], 'http://www.w3.org/2005/Atom')
  const ids = elements.filter(({ name }) => name === 'id').map(({ text }) => text)
  assert.equal(new Set(ids).size, ids.length)
  for (const { name, text } of elements)
    if (name === 'updated' || name === 'published') assert.match(text, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
})

test('the check itself refuses what is not well-formed', () => {
  const head = '<?xml version="1.0" encoding="utf-8"?>'
  for (const wrong of ['<a>', '<a></b>', '<a>&</a>', '<a b=1/>', '<a/><b/>', '<a b="1" b="2"/>', '<a>\u0001</a>'])
    assert.throws(() => wellFormed(head + wrong), wrong)
})

const browser = await testBrowser()
test('a browser’s XML parser reads it too', { skip: browser.missing }, async () => {
  const page = await browser.visit('about:blank')
  const read = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml')
    return {
      fault: parsed.querySelector('parsererror')?.textContent,
      entries: parsed.getElementsByTagNameNS('http://www.w3.org/2005/Atom', 'entry').length,
    }
  }, atom(feed))
  assert.deepEqual([read.fault, read.entries], [undefined, 2])
  await page.context().close()
})
