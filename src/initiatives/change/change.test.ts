import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { apiCaller } from '../../../test/api-caller.ts'
import { testApp } from '../../../test/app.ts'
import { historyOf } from '../../history/read.ts'
import { system } from '../../kernel/actor.ts'
import type { Role } from '../../kernel/role.ts'
import { dayOf } from '../../organisations/find.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { makeKey } from '../../organisations/keys/make-key.ts'
import { type AnswerValue, questions } from './pulse/question.ts'

const { app, db } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const party = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' }, code: '2597' })
const other = await addOrganisation(db, system, { kind: 'region', name: { sv: 'Region Norrskog' } })
const keyOf = async (role: Role, organisation = own) =>
  (await makeKey(db, system, { organisation, name: role, roles: [role], days: 30 }, new Date())).key
const keys = { editor: await keyOf('editor'), reader: await keyOf('reader', party), outsider: await keyOf('editor', other) }
const [anyone, editor, reader, outsider] = [
  apiCaller(app),
  apiCaller(app, keys.editor),
  apiCaller(app, keys.reader),
  apiCaller(app, keys.outsider),
]

async function visit(
  path: string,
  fields?: Record<string, string>,
  { key = '', headers = {} }: { key?: string; headers?: Record<string, string> } = {},
) {
  const answer = await app.request(`http://localhost:3000${path}`, {
    method: fields ? 'POST' : 'GET',
    headers: {
      origin: 'http://localhost:3000',
      ...(key && { authorization: `Bearer ${key}` }),
      ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
    ...(fields && { body: new URLSearchParams(fields).toString() }),
  })
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text(), headers: answer.headers }
}
const leading = { key: keys.editor }

const { id: initiative } = await db
  .insertInto('initiative')
  .values({ organisation_id: own, parties: [party], title: JSON.stringify({ sv: 'Gemensamt bygglov' }), published_at: new Date() })
  .returning('id')
  .executeTakeFirstOrThrow()
const home = `/initiatives/${initiative}/change`
const today = dayOf(new Date())
const days = (n: number) => dayOf(new Date(Date.now() + n * 86_400_000))

const groupFields = { name: 'Handläggare', organisation: String(own), people: '14', impact: 'much', changes: 'Granskar förslag.' }
let officers = 0
let managers = 0

test('those affected are added, changed by version and removed, and what is missing for them is said', async () => {
  assert.match((await visit(home, undefined, leading)).text, /Ingen grupp är tillagd/)
  const wrong = await visit(`${home}/groups/new`, { ...groupFields, name: '', people: 'många' }, leading)
  assert.equal(wrong.status, 422)
  for (const said of ['Skriv gruppens namn', 'med siffror', 'Granskar förslag']) assert.match(wrong.text, new RegExp(said))
  assert.equal((await visit(`${home}/groups/new`, groupFields, leading)).status, 303)
  assert.equal((await visit(`${home}/groups/new`, { ...groupFields, name: 'Chefer', people: '3', impact: 'little' }, leading)).status, 303)
  assert.equal(
    (await visit(`${home}/groups/new`, { ...groupFields, name: 'Sökande', organisation: '', people: '2 000', impact: 'some' }, leading))
      .status,
    303,
  )
  const groups = await db.selectFrom('affected_group').select(['id', 'people']).orderBy('id').execute()
  ;[officers, managers] = [groups[0]!.id, groups[1]!.id]
  const { text } = await visit(home, undefined, leading)
  for (const said of ['inget tillfälle att vara med', 'inget kompetensbehov beskrivet', 'utanför organisationerna', '2\\s017'])
    assert.match(text, new RegExp(said))

  const was = JSON.stringify({ ...groupFields })
  assert.equal((await visit(`${home}/groups/${officers}`, { ...groupFields, people: '15', version: '1', was }, leading)).status, 303)
  const second = await visit(`${home}/groups/${officers}`, { ...groupFields, changes: 'Allt.', version: '1', was }, leading)
  assert.equal(second.status, 409)
  assert.match(second.text, /name="people"[^>]*value="15"/)
  const [, , applicants] = groups
  assert.equal((await visit(`${home}/groups/${applicants!.id}/end`, {}, leading)).status, 303)
  assert.doesNotMatch((await visit(home)).text, /Sökande/)
  assert.deepEqual(
    (await historyOf(db, 'affected-group', applicants!.id)).map(({ action }) => action),
    ['ended', 'added'],
  )
})

test('how they take part and learn is for everybody; how they receive it is for those who take part', async () => {
  const fields = { says: 'Verkstad', how: 'Alla handläggare', on: '2026-02-10', doneOn: '', [`group-${officers}`]: 'yes' }
  assert.equal((await visit(`${home}/entries/new?kind=involvement`, { ...fields, on: '' }, leading)).status, 422)
  assert.equal((await visit(`${home}/entries/new?kind=involvement`, fields, leading)).status, 303)
  assert.equal(
    (await visit(`${home}/entries/new?kind=competence`, { ...fields, says: 'Granska förslag', on: days(30) }, leading)).status,
    303,
  )
  const note = { says: 'Oro för jobben', how: 'Möte med facket', on: '2026-02-11', level: '2', [`group-${officers}`]: 'yes' }
  assert.equal((await visit(`${home}/entries/new?kind=acceptance`, { ...note, level: '' }, leading)).status, 422)
  assert.equal((await visit(`${home}/entries/new?kind=acceptance`, note, leading)).status, 303)
  const seen = async (key?: string) => (await visit(home, undefined, key ? { key } : {})).text
  for (const text of [await seen(), await seen(keys.outsider)]) {
    assert.match(text, /Verkstad/)
    assert.match(text, /försenat/)
    assert.doesNotMatch(text, /Oro för jobben|Puls/)
  }
  for (const text of [await seen(keys.editor), await seen(keys.reader)]) assert.match(text, /Oro för jobben/)
  assert.doesNotMatch((await visit(`${home}.csv`)).text, /Oro/)
  assert.match((await visit(`${home}.csv`, undefined, leading)).text, /Oro för jobben/)
  const { id } = await db.selectFrom('change_entry').select('id').where('kind', '=', 'acceptance').executeTakeFirstOrThrow()
  assert.equal((await anyone('GET', `/change-entries/${id}`)).status, 404)
  assert.equal((await reader('GET', `/change-entries/${id}`)).status, 200)
  assert.equal((await anyone('GET', `/initiatives/${initiative}/change-entries`)).body.total, 2)
  assert.equal((await anyone('GET', `/initiatives/${initiative}/pulses`)).status, 401)
  assert.equal((await outsider('GET', `/initiatives/${initiative}/pulses`)).status, 403)
})

test('the API keeps the same work by version, and refuses groups of others', async () => {
  const json = { kind: 'involvement', says: { sv: 'Provkörning' }, on: '2027-03-01', groups: [officers] }
  assert.equal((await outsider('POST', `/initiatives/${initiative}/change-entries`, { json })).status, 403)
  assert.equal((await editor('POST', `/initiatives/${initiative}/change-entries`, { json: { ...json, groups: [999_999] } })).status, 422)
  const added = await editor('POST', `/initiatives/${initiative}/change-entries`, { json })
  assert.equal(added.status, 201)
  const address = `/change-entries/${added.body.id}`
  const ifMatch = (await editor('GET', address)).headers.get('etag')
  assert.equal((await editor('PUT', address, { json: { ...json, doneOn: '2027-03-02' }, ifMatch })).body.doneOn, '2027-03-02')
  assert.equal((await editor('PUT', address, { json, ifMatch })).status, 412)
  assert.equal((await outsider('DELETE', address)).status, 403)
  assert.equal((await editor('DELETE', address)).status, 200)
  assert.equal((await editor('GET', address)).status, 404)
  const group = await editor('POST', `/initiatives/${initiative}/affected-groups`, {
    json: { name: { sv: 'Registratorer' }, organisation: party, people: 4, impact: 'some' },
  })
  assert.deepEqual([group.status, group.body.people], [201, 4])
  assert.equal((await editor('DELETE', group.headers.get('location')!)).status, 200)
})

const answersOf = (value: AnswerValue) => Object.fromEntries(questions.map((question) => [question, value]))
let token = ''
let pulse = 0

test('a pulse is opened with a link that nobody can guess, which is not in history nor shown to others', async () => {
  const fields = { title: 'Före införandet', opensOn: today, closesOn: days(14), minimum: '5' }
  assert.equal((await visit(`${home}/pulses/new`, { ...fields, minimum: '4' }, leading)).status, 422)
  assert.equal((await visit(`${home}/pulses/new`, fields, { key: keys.outsider })).status, 403)
  assert.equal((await visit(`${home}/pulses/new`, fields, leading)).status, 303)
  const { text } = await visit(home, undefined, leading)
  token = /\/pulse\/([\w-]{32})</.exec(text)![1]!
  pulse = (await db.selectFrom('pulse').select('id').executeTakeFirstOrThrow()).id
  assert.doesNotMatch((await visit(home, undefined, { key: keys.reader })).text, new RegExp(token))
  assert.equal((await reader('GET', `/initiatives/${initiative}/pulses`)).body.items[0].link, null)
  const { rows } = await sql<{ n: number }>`select count(*)::int n from history h where h::text like ${`%${token}%`}`.execute(db)
  assert.equal(rows[0]!.n, 0)
  assert.equal((await visit('/pulse/abc')).status, 404)
  assert.equal((await visit(`/pulse/${'a'.repeat(32)}`)).status, 404)
})

test('it is answered without being anybody: no cookie comes or counts, and what is missing is asked for again', async () => {
  for (const path of [`/pulse/${token}`, `/en/pulse/${token}`]) {
    const page = await visit(path, undefined, { headers: { cookie: 'allmanning=whatever' } })
    assert.equal(page.status, 200)
    assert.equal(page.headers.get('set-cookie'), null)
    assert.equal(page.headers.get('cache-control'), 'no-store')
    assert.match(page.headers.get('x-robots-tag') ?? '', /noindex/)
  }
  const wrong = await visit(`/pulse/${token}`, { ...answersOf('4'), why: '', group: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Välj vilken grupp du hör till/)
  assert.match(wrong.text, /id="what-4"[^>]*checked/)
  assert.equal((await visit(`/pulse/${token}`, { ...answersOf('4'), group: '999999' })).status, 422)
  assert.equal((await db.selectFrom('pulse_count').selectAll().execute()).length, 0)
})

/** All rows of all tables but the counts, to see that nothing else remembers. */
async function everythingElse(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'pulse_count' order by 1`.execute(
    db,
  )
  const hashes: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{
      hash: string
    }>`select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) hash from ${sql.table(name)} t`.execute(db)
    hashes.push(`${name} ${rows[0]!.hash}`)
  }
  return hashes.join('\n')
}

test('an answer is added to counts and leaves no other trace: no row of its own, no time, no address, no person', async () => {
  const before = await everythingElse()
  const answered = await visit(
    `/pulse/${token}`,
    { ...answersOf('4'), group: String(officers) },
    { headers: { 'x-forwarded-for': '192.0.2.7', 'user-agent': 'Spårbar/1.0' } },
  )
  assert.deepEqual([answered.status, answered.to, answered.headers.get('set-cookie')], [303, '/pulse/thanks', null])
  assert.match((await visit('/pulse/thanks')).text, /Tack för ditt svar/)
  assert.equal(await everythingElse(), before)
  const columns = await sql<{ name: string; type: string }>`
    select column_name name, data_type type from information_schema.columns where table_name = 'pulse_count' order by ordinal_position`.execute(
    db,
  )
  assert.deepEqual(
    columns.rows.map(({ name, type }) => `${name} ${type}`),
    ['pulse_id integer', 'group_id integer', 'question text', 'answer text', 'n integer'],
  )
  assert.equal((await visit(`/pulse/${token}`, { ...answersOf('4'), group: String(officers) })).status, 303)
  const rows = await db.selectFrom('pulse_count').selectAll().execute()
  assert.deepEqual([rows.length, rows.every(({ n }) => n === 2)], [questions.length, true], 'the second answer has no row of its own')
})

test('nothing of an open pulse is shown, and of a closed only what stands on enough and cannot be had by subtraction', async () => {
  for (const value of ['3', '4', '2', '5'] as const) await visit(`/pulse/${token}`, { ...answersOf(value), group: String(officers) })
  for (const value of ['1', '1'] as const) await visit(`/pulse/${token}`, { ...answersOf(value), group: String(managers) })
  const open = await editor('GET', `/initiatives/${initiative}/pulses`)
  assert.deepEqual([open.body.items[0].state, open.body.items[0].result], ['open', null])
  assert.match((await visit(home, undefined, leading)).text, /Resultatet visas när pulsen har stängt/)
  assert.equal((await visit(`${home}/pulses/${pulse}/close`, {}, { key: keys.outsider })).status, 403)
  assert.equal((await visit(`${home}/pulses/${pulse}/close`, {}, leading)).status, 303)

  const { result, link } = (await editor('GET', `/initiatives/${initiative}/pulses`)).body.items[0]
  assert.deepEqual([result.answered, result.means.why, link], [8, 3, null])
  for (const { answered, means } of result.groups)
    assert.deepEqual([answered, means.why], [null, null], 'six officers less than eight would tell what two managers answered')
  const { text } = await visit(home, undefined, { key: keys.reader })
  assert.match(text, /Visas inte, eftersom för få har svarat/)
  assert.match(text, /Beredskap över tid/)
  assert.doesNotMatch((await visit(home)).text, /Beredskap/)

  const late = await visit(`/pulse/${token}`, { ...answersOf('5'), group: String(officers) })
  assert.match(late.text, /Pulsen har stängt/)
  assert.equal((await editor('GET', `/initiatives/${initiative}/pulses`)).body.items[0].result.answered, 8)
  assert.deepEqual(
    (await historyOf(db, 'pulse', pulse)).map(({ action }) => action),
    ['closed', 'opened'],
  )
})

test('more answers than there are people are told of, and too many in a minute are asked to wait', async () => {
  const made = await editor('POST', `/initiatives/${initiative}/pulses`, {
    json: { title: { sv: 'Efter' }, opensOn: today, closesOn: today },
  })
  assert.equal(made.status, 201)
  const address = made.body.link as string
  let refused = 0
  for (let n = 0; n < 122; n++) {
    const { status, headers } = await visit(address, { ...answersOf('3'), group: String(managers) })
    if (status === 429 && ++refused) assert.equal(headers.get('retry-after'), '60')
  }
  assert.ok(refused > 0)
  assert.equal((await editor('POST', `/pulses/${made.body.id}/endings`, {})).status, 200)
  assert.match((await visit(home, undefined, leading)).text, /Fler har svarat än det finns personer/)
})
