import assert from 'node:assert/strict'
import { request } from 'node:http'
import test from 'node:test'
import { testNode } from '../../../test/node.ts'
import { record } from '../../history/record.ts'
import { system } from '../../kernel/actor.ts'
import { addOrganisation, changeOrganisation } from '../keep.ts'

const { url, db } = await testNode({ DEMO: 'false' })
const id = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Prov kommun' }, code: '2598' })
await changeOrganisation(db, system, id, { kind: 'municipality', name: { sv: 'Provstad' }, code: '2598' }, 1)
const get = async (path: string) => (await fetch(url + path)).text()

test('the history of an organisation tells each field as it was and became, in both languages', async () => {
  const swedish = await get(`/organisations/${id}/history/all`)
  assert.match(swedish, /Historik för Provstad/)
  assert.match(swedish, /Namn på svenska.*<del>Prov kommun<\/del>.*<ins>Provstad<\/ins>/s)
  assert.match(await get(`/en/organisations/${id}/history/all`), /History of Provstad/)
})

test('only one kind is shown when asked, and older pages follow', async () => {
  for (let n = 0; n < 60; n++)
    await record(db, system, 'added', { kind: 'source', id: 1000 + n, organisation: id }, null, { name: `Källa ${n}` })
  const sources = await get(`/organisations/${id}/history/all?kind=source`)
  assert.equal(sources.match(/timeline__event/g)!.length, 50)
  const [, older] = /href="([^"]*before=[^"]*)"/.exec(sources)!
  assert.equal((await get(older!.replaceAll('&amp;', '&'))).match(/timeline__event/g)!.length, 10)
})

test('the chain is checked on the page, and the whole history can be taken away', async () => {
  assert.match(await get(`/organisations/${id}/history/all?check=1`), /Kedjan håller: 62 händelser i 62 förseglingar/)
  const answer = await fetch(`${url}/organisations/${id}/history.jsonl`)
  assert.equal(answer.headers.get('content-type'), 'application/jsonl; charset=utf-8')
  const lines = (await answer.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { seal?: unknown })
  assert.equal(lines.filter(({ seal }) => seal).length, 62)
})

test('whoever is not at the machine and has no role may not read it', async () => {
  const status = await new Promise((resolve, reject) => {
    request(`${url}/organisations/${id}/history/all`, { headers: { Host: 'allmanning.example' } }, (answer) =>
      resolve(answer.resume().statusCode),
    )
      .on('error', reject)
      .end()
  })
  assert.equal(status, 401)
})
