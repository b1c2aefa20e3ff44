import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { approvables } from '../src/approvals.ts'
import { saveDraft, startDraft } from '../src/catalogue/own/drafts.ts'
import { draftAt, findOwnUnasked } from '../src/catalogue/own/find.ts'
import { keepFile } from '../src/catalogue/own/import/kept-file.ts'
import { publishEntry } from '../src/catalogue/own/publish.ts'
import { readRecord } from '../src/catalogue/own/read-record.ts'
import { addSource, changeSource } from '../src/catalogue/source.ts'
import { startSession } from '../src/identity/session/login-session.ts'
import { addInitiative } from '../src/initiatives/add-initiative.ts'
import { addAlternative } from '../src/initiatives/alternatives/add-alternative.ts'
import { defineIndicator } from '../src/indicators/define.ts'
import { keepImport as keepValues } from '../src/indicators/import/import.ts'
import { asToday, initiativeWith } from '../src/initiatives/business-case/case.fixture.ts'
import { type Actor, inOrganisation, system } from '../src/kernel/actor.ts'
import type { Role } from '../src/kernel/role.ts'
import { setApproval } from '../src/organisations/approval/settings.ts'
import { giveRole } from '../src/organisations/give-role.ts'
import { keepImport } from '../src/organisations/import/import.ts'
import { addOrganisation } from '../src/organisations/keep.ts'
import { makeKey } from '../src/organisations/keys/make-key.ts'
import { decidePublisher } from '../src/organisations/match-publishers.ts'
import { notify } from '../src/organisations/notices/notify.ts'
import { setParent } from '../src/organisations/relate.ts'
import { testApp } from './app.ts'

const { app, db } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const now = new Date()
const baseUrl = 'http://localhost:3000'

const mine = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const theirs = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallviks kommun' }, code: '2599' })

type Caller = { name: string; headers: Record<string, string> }
const callersOf = async (organisation: number, role: Role): Promise<Caller[]> => {
  const { id } = await db
    .insertInto('person')
    .values({ issuer: 'https://logga-in.example', subject: `${organisation} ${role}`, name: role })
    .returning('id')
    .executeTakeFirstOrThrow()
  await giveRole(db, system, { person: id, role, scope: inOrganisation(organisation) })
  const token = await startSession(db, { person: id, provider: 'https://logga-in.example', browser: 'Firefox' }, now)
  const { key } = await makeKey(db, system, { organisation, name: role, roles: [role] }, now)
  return [
    { name: `${role}, signed in`, headers: { cookie: `allmanning=${token}` } },
    { name: `${role}, by key`, headers: { authorization: `Bearer ${key}` } },
  ]
}
const roles = ['editor', 'steward', 'administrator'] as const
const outsiders = (await Promise.all(roles.map((role) => callersOf(mine, role)))).flat()
const insiders = (await Promise.all(roles.map((role) => callersOf(theirs, role)))).flat()

const measured = { organisation: theirs, name: { sv: 'Väntetid' }, unit: 'dagar', source: 'Diariet' }
/** All that the other organisation has, one of each. */
const their = {
  organisation: theirs,
  source: await addSource(db, system, { name: 'Tallvik', url: 'http://127.0.0.1:9/dcat', organisation: theirs }),
  spare: await addSource(db, system, { name: 'Tallvik två', url: 'http://127.0.0.1:9/två', organisation: theirs }),
  draft: await startDraft(db, system, { organisation: theirs, kind: 'dataset', baseUrl }),
  published: await publishedEntry(),
  key: (await makeKey(db, system, { organisation: theirs, name: 'Diariet', roles: ['editor'] }, now)).id,
  person: (await db.selectFrom('person').select('id').where('subject', '=', `${theirs} editor`).executeTakeFirstOrThrow()).id,
  proposal: 0,
  file: await keepFile(db, system, {
    organisation: theirs,
    kind: 'dataset',
    name: 'poster.csv',
    bytes: Buffer.from('dcterms:title@sv\nBadvatten\n'),
  }),
  // An import of organisations belongs to whoever handed it in.
  import: await keepImport(db, system, 'organisationer.csv', { rows: [], encoding: 'utf-8' } as never, now),
  publisher: 'https://tallvik.example/',
  initiative: await addInitiative(db, system, { organisation: theirs, title: { sv: 'Bygglov' } }),
  alternative: 0,
  spareAlternative: 0,
  indicator: await defineIndicator(db, system, measured),
  endedIndicator: await defineIndicator(db, system, measured),
  // An import of values belongs to whoever handed it in.
  values: await keepValues(db, system, 'värden.csv', { rows: [], encoding: 'utf-8', unknown: [] }, now),
  case: await initiativeWith(db, { organisation: theirs }),
}
const addOne = async (title: string) => (await addAlternative(db, system, their.initiative, { kind: 'procure', title: { sv: title } })).id
their.alternative = await addOne('Köp')
their.spareAlternative = await addOne('Köp senare')
await decidePublisher(db, system, { organisation: theirs, uri: their.publisher, state: 'proposed' })
await setApproval(db, system, approvables, { organisation: theirs, kinds: ['source'] })
const { id: proposing } = await makeKey(db, system, { organisation: theirs, name: 'Föreslår', roles: ['steward'] }, now)
const proposer: Actor = { kind: 'key', key: proposing, grants: [{ role: 'steward', scope: inOrganisation(theirs) }] }
const settings = { name: 'Nytt namn', url: 'http://127.0.0.1:9/dcat', maxGoneShare: 0.3, paused: false }
const outcome = await changeSource(db, proposer, their.source, settings, now)
their.proposal = 'waiting' in outcome ? outcome.waiting : assert.fail('the change did not wait')
const noticed = { organisation: theirs, kind: 'evidence-moved', subject: { kind: 'decision', id: 1 }, path: '/', says: { sv: 'Ändrat' } }
for (const key of ['a', 'b']) await notify(db, { ...noticed, key })
const [notice, notice2] = (await db.selectFrom('notice').select('id').execute()).map(({ id }) => id)
const parent = await addOrganisation(db, system, { kind: 'region', name: { sv: 'Region Norrskog' } })
await setParent(db, system, theirs, parent, '2020-01-01')
const relation = (await db.selectFrom('organisation_relation').select('id').executeTakeFirstOrThrow()).id

async function publishedEntry(): Promise<number> {
  const id = await startDraft(db, system, { organisation: theirs, kind: 'dataset', baseUrl })
  const { uri, version } = await findOwnUnasked(db, id)
  const { triples } = await draftAt(db, id, version)
  const more = `<${uri}> <http://purl.org/dc/terms/title> "Badvatten"@sv ; <http://purl.org/dc/terms/description> "Prover."@sv .`
  const read = await readRecord(`${triples}\n${more}`, uri)
  if (!('quads' in read)) return assert.fail('the example cannot be read')
  await saveDraft(db, system, id, { version, quads: read.quads })
  await publishEntry(db, system, id, { version: version + 1 })
  return id
}

/** One way to try a route on what the other organisation has. */
type Try = {
  at?: Record<string, string | number>
  form?: Record<string, string | number>
  json?: object
  turtle?: string
  /** Only a role in the whole node will do, so that nobody in the organisation may either. */
  node?: true
  /** One call for several things: it answers, and says of each that it was refused. */
  told?: true
}
const here = { id: theirs, organisation: theirs }
const turtle = '<> a <http://www.w3.org/ns/dcat#Dataset> .'
const facts = { kind: 'municipality', sv: 'Kapad', en: '', number: '', code: '', validFrom: '', validTo: '' }
const form = (fields: Record<string, string | number> = {}, at: Record<string, string | number> = here): Try => ({ form: fields, at })
const onNode = (fields: Record<string, string | number>, at: Record<string, string | number> = here): Try => ({
  form: fields,
  at,
  node: true,
})
const ofDraft = { id: their.draft }
const ofInitiative = { id: their.initiative }
const ofAlternative = { id: their.initiative, alternative: their.alternative }
const ofCase = { id: their.case.initiative, initiative: their.case.initiative, alternative: their.case.develop }

/** Every route that changes something for an organisation. A new one has its row here, or among those below. */
const tries: { readonly [route: string]: readonly Try[] } = {
  'POST /sources/new': [
    onNode({ name: 'Ny', url: 'http://127.0.0.1:9/ny' }),
    form({ name: 'Ny', url: 'http://127.0.0.1:9/ny', organisation: theirs }),
  ],
  'POST /organisations/people/:person/forget': [onNode({}, { person: their.person })],
  'POST /sources/:id/harvest': [form({}, { id: their.source })],
  'POST /sources/:id/settings': [form({ name: 'Kapad', url: 'http://127.0.0.1:9/dcat', maxGone: '30' }, { id: their.source })],
  'POST /sources/:id/end': [form({}, { id: their.spare })],
  'POST /sources/:id/owner': [onNode({ organisation: mine }, { id: their.source }), form({ organisation: theirs }, { id: their.source })],
  'POST /publishers/propose': [onNode({})],
  'POST /publishers/decide': [form({ uri: their.publisher, organisation: theirs, state: 'confirmed' })],
  'POST /search/synonyms': [onNode({ words: 'kapad, stulen' })],
  'POST /search/synonyms/remove': [onNode({ id: 1 })],
  'POST /entries/new': [form({ kind: 'dataset', organisation: theirs })],
  'POST /entries/:id/copy': [form({ organisation: theirs }, { id: their.published })],
  'POST /own/:id': [
    form({ whole: 'yes', version: 1, do: 'save' }, ofDraft),
    form({ whole: 'yes', version: 2, do: 'publish' }, { id: their.published }),
  ],
  'POST /own/:id/check': [form({ whole: 'yes', version: 1 }, ofDraft)],
  'POST /own/:id/merge': [
    form({ base: 1, version: 1, mine: `<${baseUrl}/id/dataset/${their.draft}> a <http://www.w3.org/ns/dcat#Dataset> .` }, ofDraft),
  ],
  'POST /own/:id/rdf': [form({ version: 1, turtle }, ofDraft)],
  'POST /own/:id/restore': [form({ version: 2, from: 1 }, { id: their.published })],
  'POST /own/:id/end': [form({ reason: 'x' }, { id: their.published })],
  'POST /own/:id/discard': [form({}, ofDraft)],
  'POST /own/:id/take-back': [form({}, ofDraft)],
  'POST /organisations/:organisation/entries/import': [form({ kind: 'dataset' })],
  'POST /own/imports/:id': [form({ do: 'drafts' }, { id: their.file })],
  'POST /organisations/new': [onNode({ ...facts })],
  'POST /organisations/import': [onNode({})],
  'POST /organisations/import/:import': [onNode({}, { import: their.import })],
  'POST /organisations/people': [onNode({ person: their.person, role: 'administrator' })],
  'POST /organisations/people/end': [onNode({ person: their.person, role: 'editor' })],
  'POST /organisations/:id/people': [form({ person: their.person, role: 'reader' })],
  'POST /organisations/:id/people/end': [form({ person: their.person, role: 'reader' })],
  'POST /organisations/:id/change': [form({ ...facts, version: 1 })],
  'POST /organisations/:id/figures': [form({ fact: 'staff', year: 2025, value: 1, source: 'x' })],
  'POST /organisations/:id/groups': [form({ edition: '2023', code: 'C6', groupSource: 'x' })],
  'POST /organisations/:id/parent': [form({ parent: '', parentOn: '2026-01-01' })],
  'POST /organisations/:id/publishers': [form({ uri: their.publisher, state: 'confirmed' })],
  'POST /organisations/:id/succession': [onNode({ on: '2026-01-01', created: 'Ny kommun' })],
  'POST /organisations/:id/call-off': [onNode({ relation })],
  'POST /organisations/:id/keys': [form({ name: 'Min', roles: 'administrator', days: 30 })],
  'POST /organisations/:id/keys/:key/withdraw': [
    form({}, { id: theirs, key: their.key }),
    { form: {}, at: { id: mine, key: their.key }, node: true },
  ],
  'POST /organisations/:id/notices/:notice': [form({}, { id: theirs, notice: notice! }), onNode({}, { id: mine, notice: notice! })],
  'POST /admin/keys': [onNode({ name: 'Min', roles: 'administrator', days: 30 })],
  'POST /admin/keys/:key/withdraw': [onNode({}, { key: their.key })],
  'POST /organisations/:id/approvals': [
    { ...form({ request: their.proposal, verdict: 'approve' }), told: true },
    { ...form({ request: their.proposal, verdict: 'approve' }, { id: mine }), told: true, node: true },
  ],
  'POST /organisations/:id/approvals/settings': [form({})],
  'POST /organisations/:id/approvals/:request': [
    form({ verdict: 'approve' }, { id: theirs, request: their.proposal }),
    form({ verdict: 'approve' }, { id: mine, request: their.proposal }),
  ],
  'POST /organisations/:id/approvals/:request/withdraw': [
    form({}, { id: theirs, request: their.proposal }),
    form({}, { id: mine, request: their.proposal }),
  ],
  'POST /initiatives/:id/cases/:alternative/edit': [form({ do: 'save', version: 0 }, ofCase), form({ do: 'add cost' }, ofCase)],
  'POST /initiatives/:id/cases/:alternative/import': [form({}, ofCase)],
  'POST /initiatives/:id/cases/:alternative/import/save': [form({ version: 0, document: JSON.stringify(asToday) }, ofCase)],

  'POST /initiatives/new': [form({ organisation: theirs, title: 'Ny' })],
  'POST /initiatives/:id/edit': [form({ version: 1, was: '{}', title: 'Kapad' }, ofInitiative)],
  'POST /initiatives/:id/decision': [form({ purpose: 'start' }, ofInitiative)],
  'POST /initiatives/:id/propose': [form({}, ofInitiative)],
  'POST /initiatives/:id/take-back': [form({}, ofInitiative)],
  'POST /initiatives/:id/start': [form({}, ofInitiative)],
  'POST /initiatives/:id/complete': [form({}, ofInitiative)],
  'POST /initiatives/:id/alternatives/new': [form({ kind: 'procure', title: 'Kapad' }, ofInitiative)],
  'POST /initiatives/:id/alternatives/:alternative/edit': [form({ version: 1, was: '{}', kind: 'procure', title: 'Kapad' }, ofAlternative)],
  'POST /initiatives/:id/alternatives/:alternative/end': [form({}, ofAlternative)],
  'POST /initiatives/:id/stop': [form({ reason: 'x' }, ofInitiative)],
  'POST /initiatives/:id/publish': [form({}, ofInitiative)],

  'POST /api/initiatives': [{ json: { organisation: theirs, title: { sv: 'Ny' } } }],
  'PATCH /api/initiatives/:initiative': [{ at: { initiative: their.initiative }, json: { title: { sv: 'Kapad' } } }],
  'POST /api/initiatives/:initiative/moves': [{ at: { initiative: their.initiative }, json: { move: 'stop', reason: 'x' } }],
  'POST /api/initiatives/:initiative/alternatives': [
    { at: { initiative: their.initiative }, json: { kind: 'procure', title: { sv: 'Kapad' } } },
  ],
  'PATCH /api/alternatives/:alternative': [{ at: { alternative: their.spareAlternative }, json: { licence: 'MIT' } }],
  'DELETE /api/alternatives/:alternative': [{ at: { alternative: their.spareAlternative } }],
  'POST /indicators/new': [
    form({ name: 'Kapad', unit: 'st', source: 'x', frequency: 'year', better: 'higher', organisation: 'Tallviks kommun' }),
  ],
  'POST /indicators/import/:import': [onNode({}, { import: their.values })],
  'POST /indicators/:id/values': [form({ period: '2025', value: '1' }, { id: their.indicator })],
  'POST /indicators/:id/change': [form({ name: 'Kapad', version: 1 }, { id: their.indicator })],
  'POST /indicators/:id/end': [form({}, { id: their.endedIndicator })],

  'POST /api/indicators': [{ json: { ...measured, name: { sv: 'Ny' } } }],
  'PATCH /api/indicators/:indicator': [{ at: { indicator: their.indicator }, json: { unit: 'timmar' } }],
  'DELETE /api/indicators/:indicator': [{ at: { indicator: their.endedIndicator } }],
  'POST /api/indicators/:indicator/values': [{ at: { indicator: their.indicator }, json: { values: [{ period: '2024', value: 1 }] } }],
  'PUT /api/initiatives/:initiative/cases/:alternative': [{ at: ofCase, json: { document: asToday } }],
  'POST /api/sources': [{ json: { name: 'Ny', organisation: theirs } }],
  'PATCH /api/sources/:source': [{ at: { source: their.source }, json: { name: 'Kapad' } }],
  'DELETE /api/sources/:source': [{ at: { source: their.spare } }],
  'POST /api/sources/:source/runs': [{ at: { source: their.source } }],
  'POST /api/organisations': [{ json: { kind: 'other', name: { sv: 'Ny' } }, node: true }],
  'PATCH /api/organisations/:organisation': [{ at: here, json: { name: { sv: 'Kapad' } } }],
  'POST /api/organisations/:organisation/figures': [{ at: here, json: { fact: 'staff', year: 2024, value: 1, source: 'x' } }],
  'POST /api/organisations/:organisation/groups': [{ at: here, json: { edition: '2017', code: 'C6', source: 'x' } }],
  'POST /api/organisations/:organisation/publishers': [{ at: here, json: { address: their.publisher, state: 'rejected' } }],
  'POST /api/organisations/:organisation/approvals/decisions': [
    { at: here, json: { approvals: [their.proposal], verdict: 'approve' } },
    { at: { organisation: mine }, json: { approvals: [their.proposal], verdict: 'approve' }, told: true, node: true },
  ],
  'POST /api/approvals/:approval/decisions': [{ at: { approval: their.proposal }, json: { verdict: 'approve' } }],
  'DELETE /api/approvals/:approval': [{ at: { approval: their.proposal } }],
  'PATCH /api/organisations/:organisation/notices/:notice': [
    { at: { organisation: theirs, notice: notice2! }, json: { done: true } },
    { at: { organisation: mine, notice: notice2! }, json: { done: true }, node: true },
  ],
  'POST /api/organisations/:organisation/keys': [{ at: here, json: { name: 'Min', roles: ['administrator'] } }],
  'DELETE /api/organisations/:organisation/keys/:key': [
    { at: { organisation: theirs, key: their.key } },
    { at: { organisation: mine, key: their.key }, node: true },
  ],
  'POST /api/organisations/:organisation/own-entries': [
    { at: here, json: { kind: 'dataset' } },
    { at: here, turtle },
  ],
  'PUT /api/own-entries/:ownEntry': [
    { at: { ownEntry: their.draft }, turtle },
    { at: { ownEntry: their.draft }, json: { turtle } },
  ],
  'DELETE /api/own-entries/:ownEntry': [{ at: { ownEntry: their.draft } }],
  'POST /api/own-entries/:ownEntry/publications': [{ at: { ownEntry: their.published }, json: { version: 2 } }],
  'POST /api/own-entries/:ownEntry/endings': [{ at: { ownEntry: their.published }, json: {} }],
}

/** They change nothing that an organisation has: the caller's own sign-in, or what is worked out and forgotten. */
const ofNobody = [
  'POST /appearance',
  'POST /sign-in',
  'POST /sign-in/:provider/logout',
  'POST /sign-out',
  'POST /account/forget',
  'POST /account/sessions/end',
  'POST /account/sign-out-everywhere',
  'POST /validate',
  // Keeps a file for whoever hands it in; which rows they may report is told row by row.
  'POST /indicators/import',
  'POST /api/validations',
  'POST /api/cases/calculation',
  'POST /api/corrections',
]

const apiRoot = '/allmanning/v1'
const named = (method: string, path: string) =>
  `${method} ${path
    .replaceAll(/\{[^}]*\}/g, '')
    .replace(/^\/en(?=\/)/, '')
    .replace(apiRoot, '/api')}`

test('every route that changes something is tried here, or is known to be about nobody’s things', () => {
  const routes = new Set(app.routes.filter(({ method }) => !['GET', 'ALL'].includes(method)).map(({ method, path }) => named(method, path)))
  assert.ok(routes.size > 60)
  assert.deepEqual(
    [...routes].filter((route) => !(route in tries) && !ofNobody.includes(route)),
    [],
  )
  assert.deepEqual(
    [...Object.keys(tries), ...ofNobody].filter((route) => !routes.has(route)),
    [],
  )
})

async function call(route: string, { at = {}, form: fields, json, turtle: rdf }: Try, { headers }: Caller): Promise<Response> {
  const [method, path] = route.split(' ') as [string, string]
  const filled = path
    .replace(/^\/api\//, `${apiRoot}/`)
    .replaceAll(/:(\w+)/g, (_, name) => String(at[name] ?? assert.fail(`${route} has no ${name}`)))
  const body = fields
    ? new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString()
    : (rdf ?? (json && JSON.stringify(json)))
  const type = fields ? 'application/x-www-form-urlencoded' : rdf ? 'text/turtle' : 'application/json'
  return app.request(`${baseUrl}${filled}`, {
    method,
    headers: { origin: baseUrl, 'if-match': '*', accept: '*/*', ...(body !== undefined && { 'content-type': type }), ...headers },
    ...(body !== undefined && { body }),
  })
}

/** All that the node knows, by table, but for when somebody was seen last. */
async function everything(): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'rate_limit' order by 1`.execute(
    db,
  )
  assert.ok(tables.length > 30)
  const hashes: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ hash: string }>`
      select md5(coalesce(string_agg(row, ',' order by row), '')) hash
      from (select md5((to_jsonb(t) - 'used_at' - 'seen_at')::text) row from ${sql.table(name)} t) r`.execute(db)
    hashes[name] = rows[0]!.hash
  }
  return hashes
}

const refused = [401, 403, 404]
const isApi = (route: string) => route.includes(' /api/')

test('nobody from another organisation changes anything, by any route, whatever their role and however they come', async () => {
  const before = await everything()
  const wrong: string[] = []
  let tried = 0
  for (const caller of [...outsiders, { name: 'nobody', headers: {} }])
    for (const [route, ways] of Object.entries(tries))
      for (const way of ways) {
        const answer = await call(route, way, caller)
        tried++
        // A cookie counts for nothing in the API.
        const expected = isApi(route) && !caller.headers['authorization'] ? [401, 404] : way.told ? [...refused, 200] : refused
        if (!expected.includes(answer.status)) wrong.push(`${route} ${JSON.stringify(way)} as ${caller.name}: ${answer.status}`)
        if (answer.status === 401 && isApi(route)) assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/)
      }
  assert.deepEqual(wrong, [])
  assert.ok(tried > 500)
  assert.deepEqual(await everything(), before)
})

test('the same calls are open to those in the organisation, so it was the roles that stopped the others', async () => {
  const stopped: string[] = []
  for (const [route, ways] of Object.entries(tries))
    for (const way of ways.filter(({ node }) => !node)) {
      const statuses: number[] = []
      for (const caller of insiders) statuses.push((await call(route, way, caller)).status)
      if (statuses.every((status) => refused.includes(status))) stopped.push(`${route} ${JSON.stringify(way)}: ${statuses}`)
    }
  assert.deepEqual(stopped, [])
})
