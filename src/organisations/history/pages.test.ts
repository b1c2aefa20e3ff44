import assert from 'node:assert/strict'
import { request } from 'node:http'
import test from 'node:test'
import { testNode } from '../../../test/node.ts'
import { visitor } from '../../../test/visitor.ts'
import { record } from '../../history/record.ts'
import { inOrganisation, system } from '../../kernel/actor.ts'
import type { Role } from '../../kernel/role.ts'
import { giveRole } from '../give-role.ts'
import { addOrganisation, changeOrganisation } from '../keep.ts'
import { makeKey } from '../keys/make-key.ts'

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

test('who did it is told by name to those who may see people, by number to others; every action is told in words', async () => {
  const person = async (name: string, role: Role) => {
    const row = await db
      .insertInto('person')
      .values({ issuer: 'demonstration', subject: name, name })
      .returning('id')
      .executeTakeFirstOrThrow()
    await giveRole(db, system, { person: row.id, role, scope: inOrganisation(id) })
    return row.id
  }
  const [anna, reader] = [await person('Anna Älv', 'administrator'), await person('Rut Läsare', 'reader')]
  const actor = { kind: 'person', person: anna, grants: [{ role: 'administrator', scope: inOrganisation(id) }] } as const
  await makeKey(db, actor, { organisation: id, name: 'Diariet', roles: ['administrator'] }, new Date())
  const seenBy = async (who: number) => {
    const one = visitor()
    await one.post(`${url}/sign-in`, { person: String(who), back: '/' })
    return (await one.get(`${url}/organisations/${id}/history/all`)).text.replace(/<[^>]+>/g, ' ')
  }
  assert.match(await seenBy(anna), /Organisationen: Nyckel gjordes.*Anna Älv/s)
  const page = await seenBy(reader)
  assert.doesNotMatch(page, /Anna Älv/)
  assert.match(page, new RegExp(`person ${anna}`))
})
