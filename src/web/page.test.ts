import assert from 'node:assert/strict'
import test from 'node:test'
import { sampleSite } from '../../test/pages-harness/sample-site.tsx'

const { app } = sampleSite()
const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await app.request(path, { headers })
  return { answer, text: await answer.text() }
}
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = { origin: 'http://localhost' }) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers })

test('a page is a whole document in standards mode, with one main and a way past the menu', async () => {
  const { text } = await get('/search')
  assert.match(text, /^<!DOCTYPE html><html lang="sv"/)
  assert.equal(text.match(/<main/g)?.length, 1)
  assert.match(text, /<a class="ds-skip-link" href="#content">/)
})

test('each page is there in both languages, and the switch keeps path and query', async () => {
  const swedish = await get('/search?q=bad&kind=standard')
  assert.match(swedish.text, /href="\/en\/search\?q=bad&amp;kind=standard" lang="en"/)
  const english = await get('/en/search?q=bad&kind=standard')
  assert.match(english.text, /<html lang="en"/)
  assert.match(english.text, /href="\/search\?q=bad&amp;kind=standard" lang="sv"/)
  assert.match((await get('/en')).text, /<a class="head__name" href="\/en">/)
})

test('the menu marks where one is', async () => {
  assert.match((await get('/search')).text, /href="\/search" aria-current="page">Hitta/)
  assert.match((await get('/sources/new')).text, /href="\/sources" aria-current="true">Källor/)
})

test('the foot names the recommendation that the page supports, and leads to it', async () => {
  assert.match((await get('/')).text, /href="\/framework\/6">6\. Samla/)
  assert.match((await get('/en')).text, /href="\/en\/framework\/6">6\. Gather/)
})

test('what has one address keeps it in English', async () => {
  assert.match((await get('/en')).text, /href="\/api">API/)
})

test('invented content is marked, and only when there is some', async () => {
  assert.match((await get('/')).text, /class="demonstration"/)
  assert.doesNotMatch(await (await sampleSite({ demonstration: () => false }).app.request('/')).text(), /class="demonstration"/)
})

test('light or dark is chosen with a form, remembered in a cookie and leads back to the page', async () => {
  const chosen = await post('/appearance', { appearance: 'dark', back: '/search?q=bad' })
  assert.equal(chosen.status, 303)
  assert.equal(chosen.headers.get('location'), '/search?q=bad')
  const cookie = chosen.headers.get('set-cookie')!.split(';')[0]!
  assert.match((await get('/', { cookie })).text, /data-color-scheme="dark"/)
})

for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/%2f/evil', '']) {
  test(`«${back}» cannot send a person to another site`, async () => {
    const location = (await post('/appearance', { appearance: 'dark', back })).headers.get('location')!
    assert.equal(new URL(location, 'http://localhost').origin, 'http://localhost')
    assert.doesNotMatch(location, /^\/[/\\]/)
  })
}

test('a form that went well answers 303, and one that did not comes back with what was typed', async () => {
  const well = await post('/en/sources/new', { name: 'Almbro' })
  assert.deepEqual([well.status, well.headers.get('location')], [303, '/en/search?q=Almbro'])
  const back = await post('/sources/new', { name: 'A"' })
  assert.equal(back.status, 422)
  assert.match(await back.text(), /value="A&quot;"/)
})

test('a form from another site is refused with a page that says why', async () => {
  const refused = await post('/sources/new', { name: 'Almbro' }, { origin: 'https://evil.example' })
  assert.equal(refused.status, 403)
  assert.match(await refused.text(), /Formuläret skickades inte härifrån/)
})

test('behind a proxy the public address is our own origin', async () => {
  const { app } = sampleSite({ baseUrl: 'https://node.example' })
  const answer = await app.request('http://10.0.0.7/sources/new', {
    method: 'POST',
    body: new URLSearchParams({ name: 'Almbro' }),
    headers: { origin: 'https://node.example' },
  })
  assert.equal(answer.status, 303)
  assert.match(answer.headers.get('strict-transport-security')!, /max-age/)
})

test('a form with too much in it is refused before it is read', async () => {
  const answer = await post('/sources/new', { name: 'a'.repeat(1_100_000) })
  assert.equal(answer.status, 413)
  assert.match(await answer.text(), /för stort/)
})

test('nothing but our own files may run or be shown, and no page is framed', async () => {
  const { answer, text } = await get('/')
  const policy = answer.headers.get('content-security-policy')!
  assert.match(
    policy,
    /default-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'/,
  )
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(answer.headers.get('strict-transport-security'), null)
  assert.doesNotMatch(text, / style=| on[a-z]+=|<script(?![^>]* src=)/)
})
