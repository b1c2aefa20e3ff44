import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../test/api-caller.ts'
import { testApp } from '../../test/app.ts'
import { historyOf } from '../history/read.ts'
import { type Actor, anyone, inOrganisation, system, wholeNode } from '../kernel/actor.ts'
import type { Role } from '../kernel/role.ts'
import { addOrganisation } from '../organisations/keep.ts'
import { makeKey } from '../organisations/keys/make-key.ts'
import { changeIndicator, defineIndicator, endIndicator } from './define.ts'
import { indicatorEvidence } from './evidence.ts'
import { findIndicator, latestValue, listIndicators, revisionsOf, seriesOf } from './find.ts'
import { carryOutValues, previewValues, readValues } from './import/import.ts'
import { reportValues } from './report.ts'

const { app, db, get } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const now = new Date('2026-11-25T12:00:00Z')
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const other = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' }, code: '2599' })
const key = (role: Role, organisation: number | null): Actor => ({
  kind: 'key',
  key: 1,
  grants: [{ role, scope: organisation === null ? wholeNode : inOrganisation(organisation) }],
})
const steward = key('steward', own)
const editor = key('editor', own)

const input = { organisation: own, name: { sv: 'Handläggningstid', en: 'Processing time' }, unit: 'dagar', source: 'Ärendesystemet' }
const id = await defineIndicator(db, steward, { ...input, code: 'handlaggning', better: 'lower', decimals: 1 })
const report = (period: string, value: number | null, organisation: number | null = null, actor: Actor = editor) =>
  reportValues(db, actor, id, [{ organisation, period, value }], { now })

test('a steward defines and an editor reports, each for their own organisation', async () => {
  await assert.rejects(defineIndicator(db, editor, input), { kind: 'forbidden' })
  await assert.rejects(defineIndicator(db, steward, { ...input, organisation: other }), { kind: 'forbidden' })
  await assert.rejects(defineIndicator(db, steward, { ...input, code: 'handlaggning' }), { kind: 'conflict' })
  await assert.rejects(report('2024', 1, other, key('editor', other)), { kind: 'forbidden' })
  await assert.rejects(report('2024', 1, null, anyone), { kind: 'unauthenticated' })
})

test('another value for a period is a new revision, the same does nothing, and null withdraws: all is kept', async () => {
  assert.equal((await report('2024', 44)).added, 1)
  assert.equal((await report('2024', 44)).unchanged, 1)
  assert.equal((await report('2024', 42.5)).revised, 1)
  assert.equal((await report('2025', 40)).added, 1)
  assert.deepEqual(
    (await seriesOf(db, id, null)).map(({ period, value }) => [period, value]),
    [
      ['2024', 42.5],
      ['2025', 40],
    ],
  )
  assert.equal((await report('2025', null)).withdrawn, 1)
  assert.equal((await latestValue(db, id, null))?.period, '2024')
  assert.equal((await report('2025', 41)).added, 1)
  assert.deepEqual(
    (await revisionsOf(db, id)).rows.map(({ period, revision, value }) => [period, revision, value]),
    [
      ['2025', 3, 41],
      ['2025', 2, null],
      ['2025', 1, 40],
      ['2024', 2, 42.5],
      ['2024', 1, 44],
    ],
  )
  assert.equal((await historyOf(db, 'indicator-value', id)).length, 5)
})

test('many values are all or nothing, and each that is wrong is named with its place', async () => {
  const values = [
    { organisation: own, period: '2025', value: 39 },
    { organisation: own, period: '2025-Q1', value: 1 },
  ]
  await assert.rejects(reportValues(db, editor, id, values, { now }), (problem: { kind: string; findings: { field: string }[] }) => {
    assert.deepEqual([problem.kind, problem.findings.map(({ field }) => field)], ['invalid', ['/values/1/period']])
    return true
  })
  assert.equal(await latestValue(db, id, own), undefined)
  assert.equal((await reportValues(db, editor, id, values.slice(0, 1), { now })).added, 1)
  assert.equal((await latestValue(db, id, own))?.value, 39)
})

test('where the node keeps it, each organisation reports for itself and nobody for all', async () => {
  const shared = await defineIndicator(db, key('coordinator', null), { ...input, organisation: null, name: { sv: 'Nöjda brukare' } })
  const of = (organisation: number | null) => reportValues(db, editor, shared, [{ organisation, period: '2025', value: 1 }], { now })
  assert.equal((await of(own)).added, 1)
  await assert.rejects(of(other), { kind: 'forbidden' })
  await assert.rejects(of(null), { kind: 'forbidden' })
})

test('two who change one definition: the second is told, and history has both', async () => {
  const { version } = await findIndicator(db, id)
  await changeIndicator(db, steward, id, { ...input, code: 'handlaggning', better: 'lower', decimals: 1, freshDays: 400 }, version)
  await assert.rejects(changeIndicator(db, steward, id, { ...input, unit: 'timmar' }, version), { kind: 'conflict' })
  assert.equal((await historyOf(db, 'indicator', id)).length, 2)
})

test('as evidence it is its latest value: a correction or a later period has another hash, a note has not', async () => {
  const one = async () => (await indicatorEvidence.observe(db, [`${id}`, `${id}@${own}`, `${id}@${other}`, '999999', 'x'])).get(`${id}`)!
  const before = await one()
  assert.deepEqual(
    [before.version, before.value, before.path, before.label['sv']],
    ['2025 r3', 41, `/indicators/${id}`, 'Handläggningstid'],
  )
  const all = await indicatorEvidence.observe(db, [`${id}`, `${id}@${own}`, `${id}@${other}`, '999999', 'x'])
  assert.deepEqual([...all.keys()], [`${id}`, `${id}@${own}`])
  assert.equal(all.get(`${id}@${own}`)!.label['sv'], 'Handläggningstid, Älvbacka kommun')
  await reportValues(db, editor, id, [{ organisation: null, period: '2025', value: 41, note: 'Kontrollräknat' }], { now })
  assert.deepEqual([(await one()).version, (await one()).hash === before.hash], ['2025 r4', true])
  await report('2025', 43)
  assert.deepEqual([(await one()).version, (await one()).hash === before.hash], ['2025 r5', false])
  const found = await indicatorEvidence.look(db, 'handlägg')
  assert.deepEqual(
    found.map(({ subject }) => subject),
    [`${id}`, `${id}@${own}`],
  )
})

test('the list is found by words, organisation and freshness', async () => {
  const found = async (asked: Parameters<typeof listIndicators>[1]) =>
    (await listIndicators(db, asked, '2026-11-25')).rows.map(({ name }) => name['sv'])
  assert.deepEqual(await found({ text: 'HANDLÄGG' }), ['Handläggningstid'])
  assert.deepEqual(await found({ text: 'processing' }), ['Handläggningstid'])
  assert.deepEqual(await found({ organisation: own }), ['Handläggningstid', 'Nöjda brukare'])
  assert.deepEqual(await found({ organisation: other }), [])
  assert.deepEqual(await found({ freshness: 'fresh' }), ['Handläggningstid', 'Nöjda brukare'])
  assert.deepEqual(await found({ freshness: 'stale' }), [])
})

test('a spreadsheet is planned row by row, written as it was shown, and read again it changes nothing', async () => {
  const text = `indikator;organisation;period;värde;källa;annat
handlaggning;;2023;45,5;;x
handlaggning;2598;2025;38;Stickprov;
handlaggning;Tallmo kommun;2025;50;;
handlaggning;Ingenstans;2025;1;;
finnsinte;;2025;1;;
handlaggning;;2025-Q1;1;;
handlaggning;;2022;många;;
handlaggning;;2024;–;;
`
  const { rows, unknown } = await readValues(new TextEncoder().encode(text))
  assert.deepEqual(unknown, ['annat'])
  const { plan, hash } = await previewValues(db, editor, rows, now)
  assert.deepEqual(
    plan.map(({ outcome, fault, planned }) => fault?.why ?? (planned?.outcome === 'refused' ? planned.why : outcome)),
    ['added', 'revised', 'added', 'no-organisation', 'no-indicator', 'frequency', 'no-value', 'withdrawn'],
  )
  await report('2025', 37, own)
  await assert.rejects(carryOutValues(db, editor, rows, { hash, now }), { kind: 'conflict' }, 'somebody reported meanwhile')
  const again = await previewValues(db, editor, rows, now)
  const counts = await carryOutValues(db, editor, rows, { hash: again.hash, now })
  assert.deepEqual(counts, { added: 2, revised: 1, withdrawn: 1, unchanged: 0, refused: 4 })
  assert.equal((await previewValues(db, editor, rows, now)).counts.unchanged, 4)
  const { source, origin } = (await latestValue(db, id, own))!
  assert.deepEqual([source, origin], ['Stickprov', 'file'])
  const outsider = await previewValues(db, key('editor', other), rows, now)
  assert.equal(outsider.plan[0]!.fault?.why, 'forbidden')
})

test('the page shows definition, values, all revisions and the chart with its numbers, in both languages', async () => {
  const { status, text } = await get(`/indicators/${id}`)
  assert.equal(status, 200)
  for (const told of [
    'Handläggningstid',
    'Ärendesystemet',
    'Lägre är bättre',
    'Tillbakadraget',
    'Ersatt',
    '43,0\u00a0dagar',
    'role="img"',
    'Kontrollräknat',
  ])
    assert.ok(text.includes(told), told)
  assert.doesNotMatch(text, /NaN|Infinity|undefined/)
  assert.match((await get(`/en/indicators/${id}?organisation=${own}`)).text, /Development: <\/?|Development: Älvbacka kommun/)
  assert.match((await get('/indicators?organisation=Nowhere')).text, /Vi hittar ingen organisation som heter Nowhere/)
  const csv = await get(`/indicators/${id}/values.csv`)
  assert.match(csv.text, /handlaggning;Alla tillsammans;2025;43;5;/)
  assert.equal((await get('/indicators/999')).status, 404)
  assert.match((await get(`/organisations/${own}`)).text, /id="indicators"/)
})

const call = async (role: Role) => apiCaller(app, (await makeKey(db, system, { organisation: own, name: role, roles: [role] }, now)).key)

test('the API defines, changes by version, reports and reads', async () => {
  const [asSteward, asEditor, nobody] = [await call('steward'), await call('editor'), apiCaller(app)]
  const made = await asSteward('POST', '/indicators', { json: { ...input, organisation: own, frequency: 'quarter' } })
  assert.equal(made.status, 201)
  const one = made.headers.get('location')!
  const read = await nobody('GET', one)
  assert.deepEqual(read.body, made.body)
  assert.equal((await asSteward('PATCH', one, { json: { unit: 'timmar' } })).status, 428)
  const ifMatch = read.headers.get('etag')!
  assert.equal((await asEditor('PATCH', one, { json: { unit: 'timmar' }, ifMatch })).status, 403)
  const changed = await asSteward('PATCH', one, { json: { unit: 'timmar' }, ifMatch })
  assert.deepEqual([changed.status, changed.body.unit, changed.body.frequency, changed.body.version], [200, 'timmar', 'quarter', 2])
  assert.equal((await asSteward('PATCH', one, { json: { unit: 'år' }, ifMatch })).status, 412)
  const values = [
    { period: '2026-Q1', value: 12 },
    { period: '2026-Q2', value: 11, organisation: own },
  ]
  assert.deepEqual((await asEditor('POST', `${one}/values`, { json: { values } })).body, {
    added: 2,
    revised: 0,
    withdrawn: 0,
    unchanged: 0,
  })
  const wrong = await asEditor('POST', `${one}/values`, { json: { values: [{ period: 'snart', value: 1 }] } })
  assert.deepEqual([wrong.status, wrong.body.findings[0].field], [422, '/values/0/period'])
  assert.equal((await nobody('POST', `${one}/values`, { json: { values } })).status, 401)
  const listed = await nobody('GET', `${one}/values?organisation=together`)
  assert.deepEqual([listed.body.total, listed.body.items[0].value, listed.body.items[0].periodEnd], [1, 12, '2026-03-31'])
  assert.equal((await nobody('GET', `${one}/values?organisation=${own}&revisions=true`)).body.items[0].period, '2026-Q2')
  const ending = await asSteward('DELETE', one, { ifMatch: changed.headers.get('etag')! })
  assert.ok(ending.body.endedAt)
  assert.equal((await asEditor('POST', `${one}/values`, { json: { values } })).status, 409)
})

test('what has ended takes no more values, and those that are there can be read', async () => {
  await endIndicator(db, steward, id, now)
  await assert.rejects(report('2026', 1), { kind: 'conflict' })
  assert.equal((await latestValue(db, id, null))?.value, 43)
  assert.match((await get(`/indicators/${id}`)).text, /Avslutad 2026-11-25/)
  assert.doesNotMatch((await get('/indicators')).text, /handlaggning/)
})
