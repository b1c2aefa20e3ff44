import assert from 'node:assert/strict'
import test from 'node:test'
import { redirectOf } from './redirect.ts'

const urls = (...texts: string[]) => texts.map((text) => new URL(text))
const codes = (found: ReturnType<typeof redirectOf>) =>
  found && 'refusal' in found ? found.refusal.code : found?.notes.map(({ code }) => code)

for (const status of [301, 302, 303, 307, 308]) {
  test(`${status} leads on, relative to where we are`, () => {
    const found = redirectOf(status, '../b?c#d', urls('http://data.example/x/a'))
    assert.ok(found && 'to' in found)
    assert.equal(found.to.href, 'http://data.example/b?c')
  })
}

for (const status of [200, 300, 304, 305, 404]) {
  test(`${status} is no redirect`, () =>
    assert.equal(redirectOf(status, 'http://data.example/b', urls('http://data.example/a')), undefined))
}

test('a path with å, ä, ö in it is read as UTF-8, or else as it came', () => {
  for (const bytes of [Buffer.from('/räka', 'utf8'), Buffer.from('/räka', 'latin1')]) {
    const found = redirectOf(302, bytes.toString('latin1'), urls('http://data.example/'))
    assert.ok(found && 'to' in found)
    assert.equal(found.to.pathname, '/r%C3%A4ka')
  }
})

test('a redirect to nowhere is a finding', () => {
  for (const location of [undefined, '', 'http://'])
    assert.equal(codes(redirectOf(302, location, urls('http://data.example/a'))), 'outside-redirect-broken')
})

test('coming back to a URL already asked is a circle, whatever the fragment', () => {
  assert.equal(codes(redirectOf(302, '/a#again', urls('http://data.example/a', 'http://data.example/b'))), 'outside-redirect-loop')
})

test('the sixth redirect is not followed', () => {
  const five = [1, 2, 3, 4, 5].map((step) => new URL(`http://data.example/${step}`))
  assert.deepEqual(codes(redirectOf(302, '/next', five)), [])
  assert.equal(codes(redirectOf(302, '/next', [...five, new URL('http://data.example/6')])), 'outside-redirects-too-many')
})

test('https that becomes http is followed, and noted', () => {
  assert.deepEqual(codes(redirectOf(302, 'http://data.example/a', urls('https://data.example/a'))), ['outside-downgraded'])
  assert.deepEqual(codes(redirectOf(302, 'https://data.example/a', urls('http://data.example/a'))), [])
})

test('a source that has moved for good is noted, so that its address can be changed', () => {
  assert.deepEqual(codes(redirectOf(308, '/b', urls('https://data.example/a'))), ['outside-moved'])
  assert.deepEqual(codes(redirectOf(301, '/c', urls('https://data.example/a', 'https://data.example/b'))), [])
})
