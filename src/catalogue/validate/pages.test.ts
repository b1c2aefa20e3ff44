import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { testNode } from '../../../test/node.ts'
import { webServer } from '../../outside/fixtures.ts'
import { prefixes } from '../harvest/fixtures.ts'

const { url, db } = await testNode()
const faulty = `${prefixes}e:d a dcat:Dataset ; dcterms:title "Badplatser"@sv ; dcat:contactPoint [ a vcard:Kind ; vcard:fn "Kansliet" ; vcard:hasEmail "bad@example.se" ] .\n`

async function send(fields: Record<string, string | File>, language = '') {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return fetch(`${url}${language}/validate`, { method: 'POST', body, headers: { Origin: url } })
}

test('a pasted catalogue is answered with titles, fields and what to do, in both languages', async () => {
  for (const [language, words] of [
    ['', ['Granskning av inklistrad text', 'Badplatser', 'Fel', 'rad']],
    ['/en', ['Check of', 'Badplatser', 'Error']],
  ] as const) {
    const answer = await send({ text: faulty, profile: 'dcat-ap-se' }, language)
    const page = await answer.text()
    assert.equal(answer.status, 200)
    for (const word of words) assert.ok(page.includes(word), word)
  }
})

test('an uploaded file and an address are checked the same', async (t) => {
  const server = await webServer(t, (_, answer) => answer.setHeader('Content-Type', 'text/turtle').end(faulty))
  const uploaded = await send({ file: new File([faulty], 'faulty.ttl'), answer: 'json', profile: 'dcat-ap' })
  const fetched = await send({ url: `${server}/faulty.ttl`, answer: 'json', profile: 'dcat-ap' })
  const results = async (answer: Response) => ((await answer.json()) as { results: { shape: string }[] }).results.map(({ shape }) => shape)
  const found = await results(uploaded)
  assert.ok(found.length > 0)
  assert.deepEqual(await results(fetched), found)
})

test('the corrected file comes in the syntax it was sent in, with the faults that could be corrected gone', async () => {
  const answer = await send({ file: new File([faulty], 'faulty.ttl'), answer: 'corrected', profile: 'dcat-ap-se' })
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'text/turtle; charset=utf-8'])
  const corrected = await answer.text()
  assert.match(corrected, /<mailto:bad@example\.se>/)
  const again = await send({ text: corrected, answer: 'json', profile: 'dcat-ap-se' })
  const { results } = (await again.json()) as { results: { patch?: unknown }[] }
  assert.deepEqual(
    results.filter(({ patch }) => patch),
    [],
  )
})

test('a file that cannot be read is told with its line, and has no corrected form', async () => {
  const page = await (await send({ text: `${prefixes}e:d a dcat:Dataset ; !` })).text()
  assert.match(page, /rad \d+/)
  const answer = await send({ text: `${prefixes}e:d a dcat:Dataset ; !`, answer: 'corrected' })
  assert.equal(answer.status, 422)
})

test('nothing at all, and an address that is none, are said beside their fields', async () => {
  const empty = await send({ text: '' })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /Klistra in en text, välj en fil eller ange en adress/)
  assert.equal((await send({ url: 'nowhere' })).status, 422)
})

test('nothing that is checked is stored', async () => {
  const marked = `${prefixes}e:d a dcat:Dataset ; dcterms:title "Xyzzyplugh"@sv .`
  await send({ text: marked })
  const { rows } = await sql<{ found: boolean }>`select exists (select from entry_version where triples like '%Xyzzyplugh%') found`.execute(
    db,
  )
  assert.deepEqual(rows, [{ found: false }])
})
