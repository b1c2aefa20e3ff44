import assert from 'node:assert/strict'
import test from 'node:test'
import { testNode } from '../../test/node.ts'
import { type FormFields, sendForm } from '../../test/send-form.ts'
import { historyOf } from '../history/read.ts'
import { findOrganisation, listOrganisations, publisherMatches } from './find.ts'

const { url, db } = await testNode()
const closed = await testNode({ BASE_URL: 'https://noden.example' })

const get = async (path: string) => {
  const answer = await fetch(url + path)
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') ?? '' }
}
/** Where a form leads; the page itself when it came back. */
const post = async (path: string, fields: FormFields, base = url) => {
  const answer = await sendForm(base + path, fields)
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}
const idOf = async (name: string) => {
  const found = (await listOrganisations(db, { text: name, all: true }, '2026-11-25')).rows.find((row) => row.name.sv === name)
  assert.ok(found, name)
  return found.id
}

test('organisations are found by name, number and code, narrowed down, and taken away as CSV', async () => {
  assert.match((await get('/organisations?q=v%C3%A4xj%C3%B6')).text, /Växjö kommun/)
  assert.match((await get('/organisations?q=202100-2114')).text, /1 organisation</)
  const { text } = await get('/organisations?kind=municipality&group=A1')
  assert.match(text, /3 organisationer/)
  assert.doesNotMatch(text, /Region Stockholm/)
  const csv = await get('/organisations.csv?kind=municipality&group=A1')
  assert.match(csv.type, /^text\/csv/)
  assert.equal(csv.text.trim().split('\n').length, 4)
  assert.match((await get('/organisations?q=finnsinte')).text, /Ingen organisation passar/)
  assert.equal((await get('/organisations/999999999')).status, 404)
})

test('a region leads to the municipalities of its county, and back', async () => {
  const region = await idOf('Region Jämtland Härjedalen')
  const { text } = await get(`/organisations/${region}`)
  assert.match(text, /8 kommuner/)
  assert.match((await get('/organisations?kind=municipality&county=23')).text, /8 organisationer/)
  assert.match((await get(`/organisations/${await idOf('Åre kommun')}`)).text, /Region Jämtland Härjedalen/)
})

test('a form with something wrong comes back with what was typed', async () => {
  const wrong = await post('/organisations/new', {
    kind: 'agency',
    nameSv: 'Provverket',
    number: '202100-4285',
    validFrom: '2027-02-01',
    validTo: '2027-01-01',
  })
  assert.equal(wrong.status, 422)
  for (const kept of ['Provverket', '202100-4285', 'kontrollsiffran']) assert.match(wrong.text, new RegExp(kept))
  const taken = await post('/organisations/new', { kind: 'agency', nameSv: 'Provverket', number: '202100-2114' })
  assert.deepEqual([taken.status, /Det finns redan/.test(taken.text), /Provverket/.test(taken.text)], [422, true, true])
})

test('two people change one organisation: the second sees both versions, and nothing is lost', async () => {
  const { to } = await post('/organisations/new', { kind: 'association', nameSv: 'Provförbundet' })
  const id = Number(/organisations\/(\d+)/.exec(to)![1])
  const was = JSON.stringify({ kind: 'association', 'name.sv': 'Provförbundet' })
  const fields = { kind: 'association', nameSv: 'Provförbundet', version: '1', was }
  assert.equal((await post(`/organisations/${id}/change`, { ...fields, nameSv: 'Första förbundet', nameEn: 'The first' })).status, 303)
  const second = await post(`/organisations/${id}/change`, { ...fields, nameSv: 'Andra förbundet', validFrom: '2020-01-01' })
  assert.equal(second.status, 409)
  for (const told of ['Provförbundet', 'Första förbundet', 'Andra förbundet', 'ni ändrade båda'])
    assert.match(second.text, new RegExp(told))
  assert.match(second.text, /name="nameEn" [^>]*value="The first"/, 'what only the first changed is kept')
  assert.match(second.text, /name="validFrom" [^>]*value="2020-01-01"/)
  assert.equal((await findOrganisation(db, id)).name.sv, 'Första förbundet')
  const again = { kind: 'association', nameSv: 'Andra förbundet', nameEn: 'The first', validFrom: '2020-01-01', version: '2', was: '{}' }
  assert.equal((await post(`/organisations/${id}/change`, again)).status, 303)
  assert.deepEqual((await findOrganisation(db, id)).name, { sv: 'Andra förbundet', en: 'The first' })
  assert.equal((await historyOf(db, 'organisation', id)).length, 3)
})

test('a figure of a year is added with its source, and history keeps the one before', async () => {
  const id = await idOf('Åre kommun')
  assert.equal((await post(`/organisations/${id}/figures`, { fact: 'population', year: '', value: 'många', source: '' })).status, 422)
  await post(`/organisations/${id}/figures`, { fact: 'population', year: '2025', value: '12000', source: 'SCB' })
  await post(`/organisations/${id}/figures`, { fact: 'population', year: '2025', value: '12345', source: 'SCB' })
  assert.match((await get(`/organisations/${id}`)).text, /12\u202f345/)
  assert.match((await get(`/organisations/${id}/history`)).text, /Folkmängd 2025.*<del>12\u202f000<\/del>.*<ins>12\u202f345<\/ins>/s)
  assert.equal((await post(`/organisations/${id}/groups`, { edition: '2029', code: 'C8', groupSource: 'SKR' })).status, 303)
  assert.match((await get(`/organisations/${id}`)).text, /utgåva 2029/)
})

test('two merge into a new one, which finds their entries, takes over a source, and gives roles anew', async () => {
  const alvbacka = await idOf('Älvbacka kommun')
  const wrong = await post(`/organisations/${alvbacka}/succession`, { others: 'Ingen sådan', created: 'Ny; 123', on: 'snart' })
  assert.equal(wrong.status, 422)
  for (const told of ['Ingen sådan', 'kontrollsiffran', '2027-01-01']) assert.match(wrong.text, new RegExp(told))
  const { to } = await post(`/organisations/${alvbacka}/succession`, {
    others: 'Tallmo kommun',
    created: 'Älvtallens kommun',
    kind: 'municipality',
    on: '2026-01-01',
    reason: 'Beslut 12',
  })
  const id = Number(/organisations\/(\d+)/.exec(to)![1])
  const merged = await get(`/organisations/${id}`)
  for (const told of [
    'Kom efter',
    'Tallmo kommun',
    'Utgivet av den och av dem den har kommit efter',
    'tidigare Älvbacka kommun',
    'Ta över',
  ])
    assert.match(merged.text, new RegExp(told))
  assert.match((await get(`/organisations/${alvbacka}`)).text, /Roller i den gäller inte längre/)
  assert.match((await get(`/organisations/${alvbacka}/history`)).text, /Skäl: Beslut 12/)

  const source = await db
    .selectFrom('source')
    .select(['id', 'organisation_id'])
    .where('organisation_id', '=', alvbacka)
    .executeTakeFirstOrThrow()
  assert.equal((await post(`/sources/${source.id}/owner`, { organisation: String(id) })).status, 303)
  const [moved] = await historyOf(db, 'source', source.id)
  assert.deepEqual([moved!.action, moved!.before, moved!.after], ['moved', { organisation: alvbacka }, { organisation: id }])
  assert.match((await get(`/sources/${source.id}`)).text, /Älvtallens kommun/)

  const people = await get(`/organisations/${id}/people`)
  assert.match(people.text, /Hade roll i Älvbacka kommun/)
  const anna = await db.selectFrom('person').select('id').where('subject', '=', 'anna-lind').executeTakeFirstOrThrow()
  assert.equal((await post(`/organisations/${id}/people`, { person: String(anna.id), role: 'administrator' })).status, 303)
  assert.match((await get(`/organisations/${id}/people`)).text, /Ta bort rollen: administratör, Anna Lind/)
})

test('a merger to come is told on the page and can be called off', async () => {
  const region = await idOf('Region Norrskog')
  const { to } = await post(`/organisations/${region}/succession`, { created: 'Region Storskog', kind: 'region', on: '2099-01-01' })
  assert.match((await get(to)).text, /Börjar 2099-01-01/)
  const { text } = await get(`/organisations/${region}`)
  assert.match(text, /Upphör 2099-01-01/)
  const [, relation] = /name="relation" value="(\d+)"/.exec(text)!
  assert.equal((await post(`/organisations/${region}/call-off`, { relation: relation! })).status, 303)
  assert.doesNotMatch((await get(`/organisations/${region}`)).text, /2099/)
})

test('a publisher is proposed by its name, confirmed, linked from entries and hits, and reversed', async () => {
  const uri = 'https://tallmo.example/myndighet'
  const [proposal] = (await publisherMatches(db)).filter((one) => one.uri === uri)
  assert.deepEqual([proposal!.state, proposal!.reason], ['proposed', 'name'])
  const offered = (text: string) => text.includes(`name="uri" value="${uri}"`)
  assert.ok(offered((await get('/publishers')).text))
  assert.equal((await post('/publishers/decide', { uri, organisation: String(proposal!.organisation), state: 'confirmed' })).status, 303)
  assert.ok(!offered((await get('/publishers')).text))
  const link = new RegExp(`href="/organisations/${proposal!.organisation}"`)
  const entry = await db
    .selectFrom('entry')
    .select('id')
    .where('publisher', '=', uri)
    .where('kind', '=', 'public-service')
    .executeTakeFirstOrThrow()
  assert.match((await get(`/entries/${entry.id}`)).text, link)
  assert.match((await get(`/search?publisher=${encodeURIComponent(uri)}`)).text, link)

  const other = await idOf('Åre kommun')
  const taken = await post(`/organisations/${other}/publishers`, { uri, state: 'confirmed' })
  assert.deepEqual([taken.status, /redan bekräftad för Tallmo kommun/.test(taken.text)], [422, true])
  assert.equal((await post(`/organisations/${proposal!.organisation}/publishers`, { uri, state: 'proposed' })).status, 303)
  assert.doesNotMatch((await get(`/entries/${entry.id}`)).text, link)
  assert.equal((await post('/publishers/propose', {})).status, 303)
  const back = await post('/publishers/decide', { uri, state: 'confirmed', field: 'called-0', 'called-0': 'Ingenstans' })
  assert.equal(back.status, 422)
  assert.equal((await post('/publishers/decide', { uri, state: 'confirmed', field: 'called-0', 'called-0': 'Åre kommun' })).status, 303)
  const decisions = (await historyOf(db, 'organisation', proposal!.organisation)).filter(
    ({ after }) => (after as { publisher?: string }).publisher === uri,
  )
  assert.deepEqual(
    decisions.map(({ action }) => action),
    ['publisher-reversed', 'publisher-confirmed', 'publisher-proposed'],
  )
})

test('somebody is invited to a role by e-mail, and the role ends', async () => {
  const id = await idOf('Luleå kommun')
  assert.equal((await post(`/organisations/${id}/people`, { role: 'editor' })).status, 422)
  assert.equal((await post(`/organisations/${id}/people`, { role: 'editor', email: 'inte en adress' })).status, 422)
  const email = 'Ulla.Prov@lulea.example'
  assert.equal((await post(`/organisations/${id}/people`, { role: 'editor', email, personName: 'Ulla Prov' })).status, 303)
  assert.equal((await post(`/organisations/${id}/people`, { role: 'steward', email: email.toLowerCase() })).status, 303)
  const people = await db.selectFrom('person').select(['id', 'subject']).where('name', '=', 'Ulla Prov').execute()
  assert.deepEqual(
    people.map(({ subject }) => subject),
    ['invited:ulla.prov@lulea.example'],
    'the same person twice is one',
  )
  assert.equal((await post(`/organisations/${id}/people/end`, { person: String(people[0]!.id), role: 'editor' })).status, 303)
  const { text } = await get(`/organisations/${id}/people`)
  assert.match(text, /Tidigare roller/)
  assert.match(text, /Ta bort rollen: förvaltare, Ulla Prov/)
  const kept = JSON.stringify((await historyOf(db, 'organisation', id)).map(({ before, after }) => [before, after]))
  assert.doesNotMatch(kept, /Ulla|lulea\.example/, 'history keeps persons by number only')
})

test('a spreadsheet is shown row by row before it is read in', async () => {
  const file = (text: string, name = 'prov.csv') => {
    const body = new FormData()
    body.set('file', new File([text], name))
    return body
  }
  assert.equal((await post('/organisations/import', file('a;b\n1;2'))).status, 422)
  const { to } = await post(
    '/organisations/import',
    file(
      'kind;name_sv;code;organisation_number;annat\nmunicipality;Nya Luleå;2580;;x\nagency;Fel;;202100-4285;\nother;Prov<b>föreningen;;;\n',
    ),
  )
  const shown = await get(to)
  for (const told of [
    'Namn på svenska: Luleå kommun',
    'Namn på svenska: Nya Luleå',
    'kontrollsiffran',
    'Läs in 2 rader',
    'Prov&lt;b&gt;',
    'annat',
  ])
    assert.match(shown.text, new RegExp(told))
  assert.match((await get(to.replace(/\?.*/, '/rows.csv'))).text, /Avvisas/)
  const done = await post(to.replace(/\?.*/, ''), {})
  assert.match((await get(done.to)).text, /Inläsningen är klar/)
  await idOf('Nya Luleå')
})

test('nobody who is not signed in may change anything, try every door', async () => {
  const id = (await listOrganisations(closed.db, { text: 'Älvbacka kommun' }, '2026-11-25')).rows[0]!.id
  const doors = [
    'new',
    'import',
    `${id}/change`,
    `${id}/figures`,
    `${id}/groups`,
    `${id}/parent`,
    `${id}/succession`,
    `${id}/call-off`,
    `${id}/publishers`,
    `${id}/people`,
    `${id}/people/end`,
    'people',
    'people/end',
    'import/1',
  ]
  const valid = {
    kind: 'agency',
    nameSv: 'Kapad',
    fact: 'staff',
    year: '2025',
    value: '1',
    source: 'x',
    edition: '2023',
    code: 'A1',
    groupSource: 'x',
    parent: '',
    parentOn: '2026-01-01',
    on: '2026-01-01',
    created: 'Kapad',
    relation: '1',
    uri: 'https://x.example',
    state: 'confirmed',
    role: 'administrator',
    email: 'x@x.example',
    person: '1',
    version: '1',
  }
  for (const door of doors) {
    const answer = await fetch(`${closed.url}/organisations/${door}`, {
      method: 'POST',
      body: new URLSearchParams(valid),
      redirect: 'manual',
      headers: { Origin: closed.url },
    })
    assert.equal(answer.status, 401, door)
  }
  for (const door of ['/publishers/propose', '/publishers/decide', '/sources/1/owner'])
    assert.equal((await post(door, { ...valid, organisation: String(id) }, closed.url)).status, 401, door)
  for (const door of ['new', 'import', `${id}/people`, `${id}/change`, `${id}/succession`, 'people'])
    assert.equal((await fetch(`${closed.url}/organisations/${door}`)).status, 401, door)
  const { text } = { text: await (await fetch(`${closed.url}/organisations/${id}/history`)).text() }
  assert.doesNotMatch(text, /Roll gavs|Anna Lind/)
  assert.doesNotMatch(await (await fetch(`${closed.url}/organisations/${id}`)).text(), /<form method="post" action="\/organisations/)
})
