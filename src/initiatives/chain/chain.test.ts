import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../../test/api-caller.ts'
import { testApp } from '../../../test/app.ts'
import { historyOf } from '../../history/read.ts'
import { defineIndicator } from '../../indicators/define.ts'
import { type Actor, anyone, inOrganisation, system } from '../../kernel/actor.ts'
import type { Role } from '../../kernel/role.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { makeKey } from '../../organisations/keys/make-key.ts'
import { addStep, changeStep, moveStep, removeStep, stepVersion } from './edit-chain.ts'
import { benefitsOf, chainOf } from './find.ts'
import { benefitRegister } from './register.ts'

const { app, db, get } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const other = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' }, code: '2599' })
const key = (role: Role, organisation: number): Actor => ({ kind: 'key', key: 1, grants: [{ role, scope: inOrganisation(organisation) }] })
const editor = key('editor', own)
const indicator = await defineIndicator(db, system, {
  organisation: own,
  name: { sv: 'Handläggningstid' },
  unit: 'dagar',
  source: 'Diariet',
  code: 'tid',
})
const begin = async (title: string, published = true) =>
  (
    await db
      .insertInto('initiative')
      .values({
        organisation_id: own,
        title: JSON.stringify({ sv: title }),
        summary: '{}',
        goals: '{}',
        ...(published && { published_at: new Date() }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
const initiative = await begin('Gemensam e-tjänst')
const draft = await begin('Hemligt utkast', false)

const goal = await addStep(db, editor, initiative, { kind: 'goal', title: { sv: 'Enklare vardag' } })
const benefit = await addStep(db, editor, initiative, {
  kind: 'benefit',
  title: { sv: 'Kortare väntan' },
  benefit: {
    type: 'quality',
    dimensions: ['user-satisfaction'],
    stakeholder: 'Invånare',
    indicatorId: indicator,
    baseline: 44,
    target: 30,
    targetOn: '2027-12-31',
    unit: 'dagar',
  },
  to: [goal],
})
const activity = await addStep(db, editor, initiative, { kind: 'activity', title: { sv: 'Införa e-tjänst' }, to: [benefit] })

test('steps are added by those who may write, and links are kept from both ends', async () => {
  await assert.rejects(addStep(db, key('editor', other), initiative, { kind: 'goal', title: { sv: 'x' } }), { kind: 'forbidden' })
  await assert.rejects(addStep(db, key('reader', own), initiative, { kind: 'goal', title: { sv: 'x' } }), { kind: 'forbidden' })
  await assert.rejects(addStep(db, key('editor', other), draft, { kind: 'goal', title: { sv: 'x' } }), { kind: 'not-found' })
  await assert.rejects(addStep(db, anyone, initiative, { kind: 'goal', title: { sv: 'x' } }), { kind: 'unauthenticated' })
  const { steps, links } = await chainOf(db, initiative)
  assert.deepEqual(steps.map(({ kind }) => kind).sort(), ['activity', 'benefit', 'goal'])
  assert.deepEqual(
    links.sort((a, b) => a.from - b.from),
    [
      { from: benefit, to: goal },
      { from: activity, to: benefit },
    ].sort((a, b) => a.from - b.from),
  )
  assert.deepEqual(
    (await benefitsOf(db, initiative)).map(({ id, valid, benefit: { target } }) => [id, valid, target]),
    [[benefit, true, 30]],
  )
})

test('links that go backwards, round or to what is not there are refused in words, and nothing is written', async () => {
  const before = await chainOf(db, initiative)
  const change = (to: number[]) => changeStep(db, editor, initiative, goal, { kind: 'goal', title: { sv: 'Enklare vardag' }, to })
  await assert.rejects(change([activity]), (problem: { kind: string; detail: { sv: string } }) => {
    assert.deepEqual(
      [problem.kind, problem.detail.sv],
      ['invalid', '«Enklare vardag» kan inte leda till «Införa e-tjänst»: en kedja går från insats till mål.'],
    )
    return true
  })
  await assert.rejects(change([goal]), { kind: 'invalid' })
  await assert.rejects(change([999_999]), { kind: 'invalid' })
  const unknown = { kind: 'benefit' as const, title: { sv: 'x' }, benefit: { stakeholderId: 999_999 } }
  await assert.rejects(addStep(db, editor, initiative, unknown), { kind: 'invalid' })
  await assert.rejects(addStep(db, editor, initiative, { ...unknown, benefit: { indicatorId: 999_999 } }), { kind: 'invalid' })
  assert.deepEqual(await chainOf(db, initiative), before)
})

test('the second of two who change one step is told, and history has what changed', async () => {
  const version = stepVersion(await chainOf(db, initiative), activity)
  await changeStep(db, editor, initiative, activity, { kind: 'activity', title: { sv: 'Införa en gemensam e-tjänst' } }, version)
  await assert.rejects(changeStep(db, editor, initiative, activity, { kind: 'activity', title: { sv: 'Något annat' } }, version), {
    kind: 'conflict',
  })
  await changeStep(db, editor, initiative, activity, { kind: 'activity', title: { sv: 'Införa en gemensam e-tjänst' } })
  const changes = await historyOf(db, 'chain-step', activity)
  assert.deepEqual(
    changes.map(({ action }) => action),
    ['changed', 'added'],
    'what says the same is no change',
  )
  assert.deepEqual((changes[0]!.after as { leadsTo: string[] }).leadsTo, ['Kortare väntan'])
})

test('steps of a kind are moved among themselves, and a removed one takes its links along', async () => {
  const second = await addStep(db, editor, initiative, { kind: 'activity', title: { sv: 'Utbilda handläggare' }, to: [benefit] })
  const activities = async () => (await chainOf(db, initiative)).steps.filter(({ kind }) => kind === 'activity').map(({ id }) => id)
  assert.deepEqual(await activities(), [activity, second])
  await moveStep(db, editor, initiative, second, 'up')
  assert.deepEqual(await activities(), [second, activity])
  await moveStep(db, editor, initiative, second, 'up')
  assert.deepEqual(await activities(), [second, activity])
  await removeStep(db, editor, initiative, second)
  assert.deepEqual(await activities(), [activity])
  assert.equal((await chainOf(db, initiative)).links.length, 2)
  await assert.rejects(removeStep(db, editor, initiative, second), { kind: 'not-found' })
  const { ended_at } = await db.selectFrom('chain_step').select('ended_at').where('id', '=', second).executeTakeFirstOrThrow()
  assert.ok(ended_at, 'it is ended and not deleted')
})

test('the page has the drawing with links and words, the same as a table, and what to correct', async () => {
  const { status, text } = await get(`/initiatives/${initiative}/benefits`)
  assert.equal(status, 200)
  for (const told of [
    'aria-label="Insats: Införa en gemensam e-tjänst. Leder till Kortare väntan."',
    `href="#benefit-${benefit}"`,
    `id="benefit-${benefit}"`,
    `id="step-${goal}"`,
    'Handläggningstid',
    'Invånare',
    'Alla nyttor har någon som får dem, ett mått och ett mål',
    '44\u00a0dagar',
  ])
    assert.ok(text.includes(told), told)
  assert.doesNotMatch(text, /NaN|Infinity|undefined|\sstyle=|Lägg till nytta/)
  assert.doesNotMatch(text, /Steget lades till/, 'the past is for those who may read drafts')
  const english = await get(`/en/initiatives/${initiative}/benefits`)
  assert.match(english.text, /Activity: Införa en gemensam e-tjänst\. Leads to Kortare väntan\./)
  assert.match((await get(`/initiatives/${initiative}/benefits.csv`)).text, /Nytta;Kortare väntan;Enklare vardag;Kvalitet/)
  assert.equal((await get(`/initiatives/${draft}/benefits`)).status, 404)
  assert.equal((await get(`/initiatives/${draft}/benefits.csv`)).status, 404)
})

test('the register has the benefits of what is published, found by organisation, type and value', async () => {
  await addStep(db, editor, draft, { kind: 'benefit', title: { sv: 'Hemlig nytta' }, benefit: { type: 'financial' } })
  const found = async (asked: Parameters<typeof benefitRegister>[1]) =>
    (await benefitRegister(db, asked)).rows.map(({ title }) => title['sv'])
  assert.deepEqual(await found({}), ['Kortare väntan'])
  assert.deepEqual(
    (await benefitRegister(db, {})).rows.map(({ valid }) => valid),
    [true],
  )
  assert.deepEqual(await found({ organisation: own, type: 'quality', dimension: 'user-satisfaction', text: 'E-TJÄNST' }), [
    'Kortare väntan',
  ])
  assert.deepEqual(await found({ organisation: other }), [])
  assert.deepEqual(await found({ type: 'financial' }), [])
  const { text } = await get('/benefits')
  assert.match(text, /Kortare väntan/)
  assert.doesNotMatch(text, /Hemlig/)
  assert.match((await get('/benefits.csv?type=quality')).text, /Kortare väntan;Gemensam e-tjänst;Älvbacka kommun;Kvalitet/)
  assert.match((await get('/benefits?organisation=Nowhere')).text, /Vi hittar ingen organisation/)
})

test('by the API the whole chain is read, replaced by its version, and told what is wrong with it', async () => {
  const { key: secret } = await makeKey(db, system, { organisation: own, name: 'Diariet', roles: ['editor'] }, new Date())
  const [asEditor, nobody] = [apiCaller(app, secret), apiCaller(app)]
  const path = `/initiatives/${await begin('Nytt')}/chain`
  const empty = await nobody('GET', path)
  assert.deepEqual([empty.status, empty.body.steps, empty.body.findings], [200, [], []])
  const sent = {
    steps: [
      { key: 'a', kind: 'activity', title: { sv: 'Göra' } },
      { key: 'b', kind: 'benefit', title: { sv: 'Nyttan' }, benefit: { stakeholder: 'Företag' } },
      { key: 'g', kind: 'goal', title: { sv: 'Målet' } },
    ],
    links: [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'g' },
    ],
  }
  const ifMatch = empty.headers.get('etag')!
  assert.equal((await asEditor('PUT', path, { json: sent })).status, 428)
  assert.equal((await nobody('PUT', path, { json: sent, ifMatch })).status, 401)
  const made = await asEditor('PUT', path, { json: sent, ifMatch })
  assert.equal(made.status, 200)
  const of = (kind: string) => made.body.steps.find((step: { kind: string }) => step.kind === kind).key
  assert.deepEqual(
    made.body.findings
      .filter(({ severity }: { severity: string }) => severity === 'violation')
      .map(({ code, step }: { code: string; step: string }) => [code, step]),
    [['benefit-without-measure', of('benefit')]],
  )
  assert.equal((await asEditor('PUT', path, { json: sent, ifMatch })).status, 412)
  const etag = made.headers.get('etag')!
  const wrong = await asEditor('PUT', path, { json: { ...sent, links: [{ from: 'g', to: 'a' }] }, ifMatch: etag })
  assert.deepEqual([wrong.status, wrong.body.findings[0].field], [422, '/links/0'])
  const { findings: _, address: __, ...read } = made.body
  const again = await asEditor('PUT', path, {
    json: { ...read, steps: read.steps.filter(({ kind }: { kind: string }) => kind !== 'activity'), links: read.links.slice(1) },
    ifMatch: etag,
  })
  assert.deepEqual(
    [again.status, again.body.steps.map(({ key }: { key: string }) => key).sort()],
    [200, [of('benefit'), of('goal')].sort()],
  )
  assert.equal((await nobody('GET', `/initiatives/${draft}/chain`)).status, 404)
})
