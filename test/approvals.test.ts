import assert from 'node:assert/strict'
import test from 'node:test'
import { approvables } from '../src/approvals.ts'
import { addSource, changeSource, endSource } from '../src/catalogue/source.ts'
import { type Actor, inOrganisation, system } from '../src/kernel/actor.ts'
import { decide } from '../src/organisations/approval/decide.ts'
import { setApproval } from '../src/organisations/approval/settings.ts'
import { giveRole } from '../src/organisations/give-role.ts'
import { addOrganisation } from '../src/organisations/keep.ts'
import { testNode } from './node.ts'
import { type FormFields, sendForm } from './send-form.ts'

const { db, url } = await testNode({ DEMO: 'false' })
const now = new Date('2026-11-23T12:00:00Z')

const organisation = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Prov kommun' }, code: '2598' })
await setApproval(db, system, approvables, { organisation, kinds: Object.keys(approvables) })
const steward = async (): Promise<Actor> => {
  const { id } = await db
    .insertInto('person')
    .values({ issuer: 'x', subject: crypto.randomUUID(), name: 'Åsa' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const grant = { role: 'steward', scope: inOrganisation(organisation) } as const
  await giveRole(db, system, { person: id, ...grant })
  return { kind: 'person', person: id, grants: [grant] }
}
const [anna, bo] = [await steward(), await steward()]
const source = await addSource(db, system, { name: 'Källan', url: 'https://a.example/dcat', organisation })
const row = () => db.selectFrom('source').select(['name', 'ended_at']).where('id', '=', source).executeTakeFirstOrThrow()
const settings = { name: 'Nytt namn', url: 'https://a.example/dcat', maxGoneShare: 0.3, paused: false }

test('settings of a source wait, are shown field by field in both languages, and are made when approved', async () => {
  const outcome = await changeSource(db, anna, source, settings, now)
  assert.ok('waiting' in outcome)
  assert.equal((await row()).name, 'Källan')
  const list = await (await fetch(`${url}/organisations/${organisation}/approvals`)).text()
  assert.match(list, /Källor: Nytt namn/)
  const page = await (await fetch(`${url}/en/organisations/${organisation}/approvals/${outcome.waiting}`)).text()
  assert.match(page, /Name.*<del>Källan<\/del>.*<ins>Nytt namn<\/ins>/s)
  assert.match(await (await fetch(`${url}/sources/${source}`)).text(), /väntar på att någon annan godkänner/)
  await decide(db, bo, approvables, { request: outcome.waiting, verdict: 'approve' }, now)
  assert.equal((await row()).name, 'Nytt namn')
})

test('on the page, several are approved at once; rejecting takes a reason', async () => {
  const outcome = await changeSource(db, anna, source, { ...settings, name: 'Tredje' }, now)
  assert.ok('waiting' in outcome)
  const post = (fields: FormFields) => sendForm(`${url}/organisations/${organisation}/approvals`, fields)
  const unreasoned = await post({ request: String(outcome.waiting), verdict: 'reject' })
  assert.equal(unreasoned.status, 422)
  assert.match(await unreasoned.text(), /Skriv varför du avslår/)
  assert.match(await (await post({ request: String(outcome.waiting), verdict: 'approve' })).text(), /1 ändring är godkänd/)
  assert.equal((await row()).name, 'Tredje')
})

test('ending a source waits, too', async () => {
  const outcome = await endSource(db, anna, source, now)
  assert.ok('waiting' in outcome)
  assert.equal((await row()).ended_at, null)
  await decide(db, bo, approvables, { request: outcome.waiting, verdict: 'approve' }, now)
  assert.deepEqual((await row()).ended_at, now)
})
