import assert from 'node:assert/strict'
import test from 'node:test'
import { testNode } from '../../../test/node.ts'
import { visitor } from '../../../test/visitor.ts'

const { url, db } = await testNode()
const people = await db.selectFrom('person').select(['id', 'name']).where('issuer', '=', 'demonstration').orderBy('id').execute()
const [one, other, third] = people
assert.ok(one && other && third)
const nameOf = async (id: number) => (await db.selectFrom('person').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name

test('one takes away one’s own name from the own pages, and is signed out', async () => {
  const who = visitor()
  assert.match((await who.post(`${url}/sign-in`, { person: String(one.id), back: '/account' })).text, /href="\/account\/forget"/)
  assert.match((await who.get(`${url}/account/forget`)).text, /Det går inte att ångra/)
  const done = await who.post(`${url}/account/forget`, {})
  assert.match(done.text, /Ditt namn är borttaget/)
  assert.equal(await nameOf(one.id), null)
  assert.equal((await who.get(`${url}/account/forget`)).status, 401)
})

test('somebody else’s name is taken away by whoever looks after the node, and by nobody else', async () => {
  const stranger = visitor()
  await stranger.post(`${url}/sign-in`, { person: String(third.id), back: '/account' })
  const address = `${url}/organisations/people/${other.id}/forget`
  assert.equal((await stranger.get(address)).status, 403)
  assert.equal((await stranger.post(address, {})).status, 403)
  assert.equal(await nameOf(other.id), other.name)

  const operator = visitor()
  assert.match((await operator.get(address)).text, new RegExp(`Ta bort namnet: ${other.name}`))
  assert.equal((await operator.post(address, {})).status, 200)
  assert.equal(await nameOf(other.id), null)
  assert.equal((await operator.get(address)).status, 404)
})
