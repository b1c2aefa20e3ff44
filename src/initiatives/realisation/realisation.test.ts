import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../../test/api-caller.ts'
import { testApp } from '../../../test/app.ts'
import { evidenceKinds } from '../../evidence.ts'
import { historyOf } from '../../history/read.ts'
import { system } from '../../kernel/actor.ts'
import type { Role } from '../../kernel/role.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { makeKey } from '../../organisations/keys/make-key.ts'
import { lookForMissingFollowUp } from './missing.ts'

const { app, db } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const other = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' }, code: '2597' })
const keyOf = async (role: Role, organisation = own) =>
  (await makeKey(db, system, { organisation, name: role, roles: [role], days: 30 }, new Date())).key
const keys = {
  editor: await keyOf('editor'),
  decider: await keyOf('decision-maker'),
  reader: await keyOf('reader'),
  outsider: await keyOf('editor', other),
}
const [anyone, editor, outsider] = [apiCaller(app), apiCaller(app, keys.editor), apiCaller(app, keys.outsider)]

/** A page as somebody with a key sees it; with fields, the answer to its form. */
async function visit(path: string, fields?: Record<string, string>, key: string | undefined = keys.editor) {
  const answer = await app.request(`http://localhost:3000${path}`, {
    method: fields ? 'POST' : 'GET',
    headers: {
      origin: 'http://localhost:3000',
      ...(key && { authorization: `Bearer ${key}` }),
      ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(fields && { body: new URLSearchParams(fields).toString() }),
  })
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}

async function initiative(title: string, state: string, published: boolean, on = '2024-02-01'): Promise<number> {
  const { id } = await db
    .insertInto('initiative')
    .values({ organisation_id: own, title: JSON.stringify({ sv: title }), published_at: published ? new Date() : null })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: alternative } = await db
    .insertInto('alternative')
    .values({ initiative_id: id, position: 1, kind: 'develop', title: JSON.stringify({ sv: 'Utveckla' }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.updateTable('initiative').set({ state, state_on: on, chosen_alternative_id: alternative }).where('id', '=', id).execute()
  return id
}
async function benefit(initiative: number, title: string, type = 'financial', indicator: number | null = null): Promise<number> {
  const { id } = await db
    .insertInto('chain_step')
    .values({
      initiative_id: initiative,
      kind: 'benefit',
      position: 1,
      title: JSON.stringify({ sv: title }),
      type,
      indicator_id: indicator,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
const plan = {
  owner: 'Chefen för bygglovsenheten',
  ownerOrganisation: String(own),
  measure: 'Minskade kostnader',
  unit: 'kr',
  baseline: '0',
  baselineOn: '2023-12-31',
  target: '400 000',
  targetOn: '2027-12-31',
  frequency: 'year',
  method: 'linear',
  expected: '',
  valuesFrom: 'hand',
  indicator: '',
  indicatorOrganisation: '',
  unitWorth: '',
  priceYear: '2026',
  version: '0',
  was: '{}',
}

const bygglov = await initiative('Gemensamt bygglov', 'running', true)
const saving = await benefit(bygglov, 'Lägre kostnader')
const home = `/initiatives/${bygglov}/realisation`

test('a benefit is planned: what is wrong comes back with what was typed, what is right is kept and told', async () => {
  assert.match((await visit(`${home}/${saving}`)).text, /Nyttan har ingen plan för hemtagning/)
  const wrong = await visit(`${home}/${saving}/plan`, { ...plan, target: '0', targetOn: '2020-01-01', owner: '' })
  assert.equal(wrong.status, 422)
  for (const said of ['Målet är detsamma som nolläget', 'Måldatumet måste komma efter', 'vilken befattning', 'Minskade kostnader'])
    assert.match(wrong.text, new RegExp(said))
  const right = await visit(`${home}/${saving}/plan`, plan)
  assert.deepEqual([right.status, right.to], [303, `${home}/${saving}?saved=1`])
  const { text } = await visit(`${home}/${saving}`)
  for (const said of ['efter plan', 'Chefen för bygglovsenheten', '2027-12-31', '2026', '<svg', 'saknas'])
    assert.match(text, new RegExp(said))
  assert.deepEqual(
    (await historyOf(db, 'benefit-plan', saving)).map(({ action }) => action),
    ['added'],
  )
})

test('two who change one plan: the second sees both, and what only one changed is kept', async () => {
  const was = JSON.stringify({ ...plan, target: '400000' })
  const first = await visit(`${home}/${saving}/plan`, { ...plan, version: '1', was, owner: 'Stadsbyggnadschefen' })
  assert.equal(first.status, 303)
  const second = await visit(`${home}/${saving}/plan`, { ...plan, version: '1', was, target: '400000', measure: 'Lägre driftkostnad' })
  assert.equal(second.status, 409)
  assert.match(second.text, /Någon annan har ändrat samtidigt/)
  assert.match(second.text, /name="owner"[^>]*value="Stadsbyggnadschefen"/)
  assert.match(second.text, /name="measure"[^>]*value="Lägre driftkostnad"/)
})

test('values are reported with source, a clearly worse one needs a reason, and every revision is kept', async () => {
  const address = `${home}/${saving}/values`
  const noSource = await visit(address, { period: '2024', value: '95 000', source: '', reason: '' })
  assert.deepEqual([noSource.status, /var uppgiften kommer från/.test(noSource.text)], [422, true])
  const noReason = await visit(address, { period: '2024', value: '20 000', source: 'Ekonomisystemet', reason: '' })
  assert.equal(noReason.status, 422)
  assert.match(noReason.text, /klart sämre än det förväntade/)
  assert.match(noReason.text, /value="20 000"/)
  assert.equal((await visit(address, { period: '2099', value: '1', source: 'x', reason: '' })).status, 422)
  assert.equal((await visit(address, { period: '2024', value: '20 000', source: 'Ekonomisystemet', reason: 'Sen start.' })).status, 303)
  assert.equal((await visit(address, { period: '2024', value: '60 000', source: 'Bokslutet', reason: 'Sen start.' })).status, 303)
  const { text } = await visit(`${home}/${saving}`)
  for (const said of ['60 000', 'Sen start', 'Bokslutet', 'sämre', 'Allt som har rapporterats', '20 000'])
    assert.match(text, new RegExp(said.replace(' ', '\\s')))
  const rows = await db
    .selectFrom('benefit_value')
    .select(['revision', 'value'])
    .where('benefit_id', '=', saving)
    .orderBy('revision')
    .execute()
  assert.deepEqual(rows, [
    { revision: 1, value: 20_000 },
    { revision: 2, value: 60_000 },
  ])
  assert.match((await visit(`${home}.csv`)).text, /Lägre kostnader;2024;[\d.]+;60000;kr;60000;2026;Sen start\.;Bokslutet/)
})

test('where an indicator measures the benefit its latest revision is the value, and only the reason is written here', async () => {
  const { id: indicator } = await db
    .insertInto('indicator')
    .values({ name: JSON.stringify({ sv: 'Handläggningstid' }), unit: 'minuter', source: 'Ärendesystemet' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const value = (revision: number, figure: number) => ({
    indicator_id: indicator,
    organisation_id: own,
    period: '2024',
    period_end: '2024-12-31',
    revision,
    value: figure,
    origin: 'api',
    actor: '{}',
  })
  await db
    .insertInto('indicator_value')
    .values([value(1, 39), value(2, 30)])
    .execute()
  const faster = await benefit(bygglov, 'Kortare handläggning', 'redistribution', indicator)
  const path = `${home}/${faster}`
  const fields = {
    ...plan,
    unit: 'minuter',
    baseline: '40',
    target: '20',
    valuesFrom: 'indicator',
    indicator: String(indicator),
    indicatorOrganisation: String(own),
    unitWorth: '5 200',
  }
  assert.equal((await visit(`${path}/plan`, { ...fields, indicator: '' })).status, 422)
  assert.equal((await visit(`${path}/plan`, fields)).status, 303)
  const read = await anyone('GET', `/benefit-plans/${faster}`)
  const [row] = read.body.periods
  assert.deepEqual(
    [row.period, row.realised, row.from, row.source, row.realisedKronor, read.body.progress],
    ['2024', 30, 'indicator', 'Ärendesystemet', 52_000, 'on-the-way'],
  )
  assert.equal((await visit(`${path}/values`, { period: '2024', value: '12', source: 'x', reason: '' })).status, 422)
  assert.equal((await visit(`${path}/values`, { period: '2024', value: '', source: '', reason: 'Ny mall för beslut.' })).status, 303)
  assert.equal((await anyone('GET', `/benefit-plans/${faster}`)).body.periods[0].reason.sv, 'Ny mall för beslut.')
})

test('the API plans by version, reports, and says which field is wrong', async () => {
  const quality = await benefit(bygglov, 'Nöjdare sökande', 'quality')
  const address = `/benefit-plans/${quality}`
  const json = {
    owner: 'Kvalitetschefen',
    ownerOrganisation: own,
    measure: 'Nöjd kund-index',
    unit: 'index',
    baseline: 60,
    baselineOn: '2023-12-31',
    target: 80,
    targetOn: '2027-12-31',
    frequency: 'year',
    method: 'hand',
    expected: { '2024': 65, '2025': 72 },
    valuesFrom: 'hand',
  }
  const { headers } = await editor('GET', address)
  assert.equal((await editor('PUT', address, { json })).status, 428)
  assert.equal((await outsider('PUT', address, { json, ifMatch: headers.get('etag') })).status, 403)
  assert.equal((await anyone('PUT', address, { json, ifMatch: headers.get('etag') })).status, 401)
  const kept = await editor('PUT', address, { json, ifMatch: headers.get('etag') })
  assert.deepEqual([kept.status, kept.body.plan.version, kept.body.plan.unitWorth], [200, 1, null])
  assert.equal((await editor('PUT', address, { json, ifMatch: headers.get('etag') })).status, 412)
  assert.equal((await editor('PUT', address, { json: { ...json, expected: { '2024-Q1': 1 } }, ifMatch: '*' })).status, 422)
  const early = await editor('POST', `${address}/values`, { json: { period: '2099', value: 70, source: 'Enkäten' } })
  assert.deepEqual([early.status, early.body.findings[0].field], [422, '/period'])
  const reported = await editor('POST', `${address}/values`, { json: { period: '2024', value: 66, source: 'Enkäten' } })
  assert.deepEqual([reported.status, reported.body.progress, reported.body.periods[0].ahead], [200, 'on-the-way', 1])
  assert.equal((await outsider('POST', `${address}/values`, { json: { period: '2024', value: 1, source: 'x' } })).status, 403)
})

test('what is not published is not there for others, on any page or call', async () => {
  const hidden = await initiative('Hemligt', 'running', false)
  const secret = await benefit(hidden, 'Hemlig nytta')
  for (const path of [
    `/initiatives/${hidden}/realisation`,
    `/initiatives/${hidden}/realisation.csv`,
    `/initiatives/${hidden}/realisation/${secret}`,
    `${home}/${secret}`,
  ])
    assert.equal((await visit(path, undefined, keys.outsider)).status, 404, path)
  assert.equal((await visit(`/initiatives/${hidden}/realisation/${secret}`, undefined, keys.reader)).status, 200)
  assert.equal((await visit(`/initiatives/${hidden}/realisation/${secret}/plan`, undefined, keys.reader)).status, 403)
  assert.equal((await outsider('GET', `/benefit-plans/${secret}`)).status, 404)
  assert.equal((await outsider('POST', `/benefit-plans/${secret}/values`, { json: { period: '2024', value: 1, source: 'x' } })).status, 404)
  for (const path of ['/follow-up', '/follow-up.csv']) {
    assert.doesNotMatch((await visit(path, undefined, keys.outsider)).text, /Hemlig/)
    assert.match((await visit(path)).text, /Hemlig/)
  }
  const found = await evidenceKinds['benefit']!.look(db, 'nytta')
  assert.deepEqual(found, [])
})

test('an evaluation tells what was found; its lessons are published, found by others, and withdrawn', async () => {
  const draft = await initiative('Opublicerat', 'completed', false)
  const fields = {
    evaluatedOn: '2026-03-01',
    evaluatedBy: 'Internrevisionen',
    effectiveness: 'yes',
    effectivenessFound: 'Sökande får besked snabbare.',
    efficiency: 'partly',
    efficiencyFound: 'Driften blev dyrare.',
    lessons: 'Räkna med ett halvår innan arbetssättet sitter.',
  }
  const wrong = await visit(`${home}/evaluations/new`, { ...fields, effectiveness: '', efficiencyFound: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Internrevisionen/)
  assert.equal((await visit(`${home}/evaluations/new`, fields, keys.outsider)).status, 403)
  assert.equal((await visit(`${home}/evaluations/new`, fields)).status, 303)
  const { id } = await db.selectFrom('evaluation').select('id').executeTakeFirstOrThrow()
  assert.doesNotMatch((await visit('/lessons', undefined, undefined)).text, /halvår/)
  assert.equal((await visit(`${home}/evaluations/${id}/lessons`, { publish: 'yes' }, keys.outsider)).status, 403)
  assert.equal((await visit(`${home}/evaluations/${id}/lessons`, { publish: 'yes' })).status, 303)
  assert.match((await visit('/lessons?q=arbetss%C3%A4ttet', undefined, '')).text, /halvår innan/)
  assert.match((await visit('/lessons?q=finnsinte', undefined, '')).text, /Ingen lärdom passar/)
  assert.equal((await anyone('GET', '/lessons?q=halv%C3%A5r')).body.total, 1)
  assert.match((await visit('/lessons.csv', undefined, '')).text, /Räkna med ett halvår/)
  assert.equal((await visit(`${home}/evaluations/${id}/lessons`, { publish: 'no' })).status, 303)
  assert.equal((await anyone('GET', '/lessons')).body.total, 0)

  const { headers } = await editor('GET', `/evaluations/${id}`)
  const { lessons: _, ...rest } = fields
  const json = { ...rest, effectivenessFound: { sv: 'Ja.' }, efficiencyFound: { sv: 'Nej.', en: 'No.' } }
  assert.equal((await editor('PUT', `/evaluations/${id}`, { json, ifMatch: headers.get('etag') })).status, 200)
  assert.equal((await editor('POST', `/evaluations/${id}/publications`, { json: { publish: true } })).status, 422, 'no lessons are left')
  const added = await editor('POST', `/initiatives/${draft}/evaluations`, { json: { ...json, lessons: { sv: 'Lär.' } } })
  assert.equal(added.status, 201)
  assert.equal(
    (await editor('POST', `/evaluations/${added.body.id}/publications`, { json: { publish: true } })).status,
    409,
    'the initiative is a draft',
  )
  assert.equal((await outsider('GET', `/evaluations/${added.body.id}`)).status, 404)
})

test('projects without follow-up stand out, the gravest first, and can be narrowed and taken away', async () => {
  const empty = await initiative('Utan nyttor', 'completed', true)
  const { text } = await visit('/follow-up', undefined, '')
  for (const said of ['inga nyttor beskrivna', 'genomfört utan utvärdering', '[Vv]ärde väntar på att rapporteras', 'hemtaget hittills'])
    assert.match(text, new RegExp(said))
  const list = (await anyone('GET', '/follow-up')).body.items as {
    initiative: number
    attention: string[]
    realisedKronor: number | null
  }[]
  assert.deepEqual(list.find(({ initiative }) => initiative === empty)!.attention, ['no-benefits', 'no-evaluation'])
  assert.equal(list.find(({ initiative }) => initiative === bygglov)!.realisedKronor, 60_000 + 52_000)
  assert.match((await visit(`/follow-up?organisation=${other}`, undefined, '')).text, /0 initiativ/)
  assert.match((await visit('/en/follow-up', undefined, '')).text, /carried out without evaluation/)
})

test('the owner is told of a value that is due, once, and no longer when it has come', async () => {
  const notices = () =>
    db.selectFrom('notice').select(['kind', 'organisation_id', 'path', 'done_at']).where('subject_id', '=', String(saving)).execute()
  const now = new Date('2026-03-15T06:00:00Z')
  await lookForMissingFollowUp(db, now)
  await lookForMissingFollowUp(db, now)
  const [told, ...more] = await notices()
  assert.deepEqual(
    [told!.kind, told!.organisation_id, told!.path, told!.done_at, more.length],
    ['benefit-value-due', own, `${home}/${saving}`, null, 0],
  )
  assert.equal((await visit(`${home}/${saving}/values`, { period: '2025', value: '205 000', source: 'Bokslutet', reason: '' })).status, 303)
  await lookForMissingFollowUp(db, now)
  assert.ok((await notices())[0]!.done_at)
  await lookForMissingFollowUp(db, new Date('2028-03-15T06:00:00Z'))
  assert.deepEqual(
    (await notices()).filter(({ done_at }) => done_at === null).map(({ kind }) => kind),
    ['benefit-target-passed'],
  )
})

test('a decision to stop is prepared with what came of the benefits as evidence, and drifts when that is revised', async () => {
  assert.equal((await visit(`${home}/decisions`, { purpose: 'stop' }, keys.outsider)).status, 403)
  assert.equal((await visit(`${home}/decisions`, { purpose: 'sell' })).status, 422)
  const made = await visit(`${home}/decisions`, { purpose: 'stop' })
  assert.equal(made.status, 303)
  const id = Number(/decisions\/(\d+)/.exec(made.to)![1])
  const pinned = await db
    .selectFrom('decision_evidence')
    .select(['kind', 'subject_id', 'value', 'hash'])
    .where('decision_id', '=', id)
    .where('kind', '=', 'benefit')
    .orderBy('id')
    .execute()
  const value = pinned.find(({ subject_id }) => subject_id === String(saving))!.value as { period: string; value: number; unit: string }
  assert.deepEqual([value.period, value.value, value.unit], ['2025', 205_000, 'kr'])
  const observe = async () => (await evidenceKinds['benefit']!.observe(db, [String(saving)])).get(String(saving))!.hash
  assert.equal(await observe(), pinned.find(({ subject_id }) => subject_id === String(saving))!.hash)
  await editor('POST', `/benefit-plans/${saving}/values`, { json: { period: '2025', value: 215_000, source: 'Rättat bokslut' } })
  assert.notEqual(await observe(), pinned.find(({ subject_id }) => subject_id === String(saving))!.hash)
  assert.match((await visit(home)).text, /Stoppa: Gemensamt bygglov/)
  assert.doesNotMatch((await visit(home, undefined, '')).text, /Stoppa: Gemensamt bygglov/, 'a draft is for those who may read it')
  assert.equal((await editor('POST', `/initiatives/${bygglov}/follow-up-decisions`, { json: { purpose: 'continue' } })).status, 201)
})

test('history keeps every step of it, in words', async () => {
  const found = await historyOf(db, 'benefit-value', saving)
  assert.deepEqual(
    found.map(({ action }) => action),
    ['revised', 'reported', 'revised', 'reported'],
  )
  const evaluations = await db.selectFrom('evaluation').select('id').orderBy('id').execute()
  assert.deepEqual(
    (await historyOf(db, 'evaluation', evaluations[0]!.id)).map(({ action }) => action),
    ['changed', 'lessons-withdrawn', 'lessons-published', 'added'],
  )
  const { text } = await visit(`/organisations/${own}/history`, undefined, await keyOf('administrator'))
  assert.doesNotMatch(text, /benefit-value|undefined|NaN/)
})
