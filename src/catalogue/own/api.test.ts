import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller, type Call } from '../../../test/api-caller.ts'
import { testApp } from '../../../test/app.ts'
import { approvables } from '../../approvals.ts'
import { system } from '../../kernel/actor.ts'
import type { Role } from '../../kernel/role.ts'
import { setApproval } from '../../organisations/approval/settings.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { makeKey } from '../../organisations/keys/make-key.ts'

const { app, db } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, number: '999900-0012' })
const as = async (role: Role, organisation = own): Promise<Call> =>
  apiCaller(app, (await makeKey(db, system, { organisation, name: role, roles: [role] }, new Date())).key)
const [anyone, editor, reader] = [apiCaller(app), await as('editor'), await as('reader')]
const entries = `/organisations/${own}/own-entries`

const prefixes = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n`
const dataset = (
  title: string,
  at = '',
) => `${prefixes}<${at}> a dcat:Dataset ; dcterms:title "${title}"@sv ; dcterms:description "Prover."@sv ;
  dcterms:publisher <https://alvbacka.example/> ; dcat:distribution <https://alvbacka.example/fil> .
<https://alvbacka.example/> a foaf:Agent ; foaf:name "Älvbacka kommun"@sv ; dcterms:type <http://purl.org/adms/publishertype/LocalAuthority> .
<https://alvbacka.example/fil> a dcat:Distribution ; dcat:accessURL <https://alvbacka.example/fil.csv> .
`
const asTurtle = { headers: { accept: 'text/turtle' } }

test('an entry is written as RDF, read back, replaced, checked, published and ended', async () => {
  const begun = await editor('POST', entries, { turtle: dataset('Badvatten') })
  assert.deepEqual([begun.status, begun.body.kind, begun.body.state, begun.body.title], [201, 'dataset', 'draft', { sv: 'Badvatten' }])
  const path = begun.headers.get('location')!
  const { uri } = begun.body
  const read = await reader('GET', path)
  assert.deepEqual(read.body, begun.body)
  const turtle = await reader('GET', path, asTurtle)
  assert.equal(turtle.headers.get('content-type'), 'text/turtle')
  assert.ok(turtle.text.includes(`${uri}#distribution-1`), 'what belongs to the entry is at addresses of its own')
  assert.ok(!turtle.text.includes('/id/new'))
  const jsonLd = await reader('GET', path, { headers: { accept: 'application/ld+json' } })
  assert.ok(JSON.stringify(jsonLd.body).includes('Badvatten'))

  // The version of either representation will do for changing it.
  const ifMatch = turtle.headers.get('etag')!
  assert.equal((await editor('PUT', path, { turtle: turtle.text })).status, 428)
  assert.equal((await reader('PUT', path, { turtle: turtle.text, ifMatch })).status, 403)
  const same = await editor('PUT', path, { turtle: turtle.text, ifMatch })
  assert.deepEqual(same.body, begun.body, 'what came out is what goes in')
  const replaced = await editor('PUT', path, { turtle: dataset('Badplatser'), ifMatch })
  assert.deepEqual([replaced.status, replaced.body.version, replaced.body.title.sv], [200, 2, 'Badplatser'])
  assert.equal((await editor('PUT', path, { turtle: dataset('För sent'), ifMatch })).status, 412)
  const catalogue = 'https://alvbacka.example/katalog'
  const listed = await editor('PUT', path, { json: { turtle: dataset('Badplatser'), catalogues: [catalogue] }, ifMatch: '*' })
  assert.deepEqual([listed.body.version, listed.body.catalogues], [3, [catalogue]])

  const check = (await reader('GET', `${path}/check`)).body
  assert.deepEqual([check.version, check.ready, check.violations], [3, true, 0])
  assert.equal((await editor('POST', `${path}/publications`, { json: { version: 2 } })).status, 409, 'another version than the one read')
  const published = await editor('POST', `${path}/publications`, { json: { version: 3, reason: 'Nytt' } })
  assert.deepEqual([published.status, published.body.state], [200, 'published'])
  assert.equal((await anyone('GET', `/entries/${begun.body.id}`)).body.title.sv, 'Badplatser')
  assert.equal((await editor('DELETE', path, { ifMatch: '*' })).status, 409, 'what is published is ended instead')
  const ended = await editor('POST', `${path}/endings`)
  assert.equal(ended.body.state, 'ended')
  assert.deepEqual((await reader('GET', `${entries}?state=ended`)).body.items, [ended.body])
})

test('a draft can begin with what it should describe, and says what is missing; thrown away it is gone from the list', async () => {
  const { body } = await editor('POST', entries, { json: { kind: 'public-service' } })
  const path = body.links.self
  const check = (await reader('GET', `${path}/check`)).body
  assert.ok(!check.ready && check.results.some(({ message }: { message: { sv: string } }) => message.sv))
  const refused = await editor('POST', `${path}/publications`, { json: { version: 1 } })
  assert.deepEqual([refused.status, refused.body.findings.length], [422, check.violations])
  const etag = (await reader('GET', path)).headers.get('etag')!
  assert.equal((await editor('DELETE', path)).status, 428)
  assert.equal((await editor('DELETE', path, { ifMatch: etag })).body.state, 'discarded')
  assert.deepEqual((await reader('GET', `${entries}?kind=public-service`)).body.items, [])
})

for (const [what, turtle, says] of [
  ['cannot be read', '<> a', /går inte att läsa/],
  ['holds nothing that we recognise', '<> a <https://annan.example/Y> .', /Det finns ingen post/],
  ['holds two entries', `${prefixes}<urn:a> a dcat:Dataset . <urn:b> a dcat:Dataset .`, /hör inte ihop med posten: <urn:b>/],
  ['holds something beside the entry', `${prefixes}<> a dcat:Dataset . <urn:b> a <urn:c> .`, /hör inte ihop med posten: <urn:b>/],
] as const)
  test(`what ${what} is no entry, and it is said why`, async () => {
    const answer = await editor('POST', entries, { turtle })
    assert.equal(answer.status, 422)
    assert.match(answer.body.detail, says)
  })

test('an entry from elsewhere gets an address here, and says where it came from', async () => {
  const { body } = await editor('POST', entries, { turtle: dataset('Utifrån', 'https://alvbacka.example/badvatten') })
  assert.match(body.uri, /\/id\/dataset\/\d+$/)
  assert.equal(body.copiedFrom, 'https://alvbacka.example/badvatten')
})

test('drafts are read by those with a role in the organisation, and by nobody else', async () => {
  const { body } = await editor('POST', entries, { json: { kind: 'dataset' } })
  const other = await addOrganisation(db, system, { kind: 'agency', name: { sv: 'Kustdirektoratet' } })
  const outsider = await as('editor', other)
  for (const path of [entries, body.links.self, body.links.check]) {
    const [none, foreign] = [await anyone('GET', path), await outsider('GET', path)]
    assert.deepEqual([none.status, none.headers.get('www-authenticate'), foreign.status], [401, 'Bearer', 403])
  }
  assert.equal(
    (await outsider('PUT', body.links.self, { turtle: dataset('Kapad'), ifMatch: '"gissad"' })).status,
    403,
    'before versions are compared',
  )
})

test('where a second person is wanted, publishing and ending answer 202', async () => {
  const begun = await editor('POST', entries, { turtle: dataset('Lekplatser') })
  const path = begun.body.links.self
  await setApproval(db, system, approvables, { organisation: own, kinds: ['entries'] })
  const steward = await as('steward')
  const waits = async (call: () => ReturnType<Call>, state: string) => {
    const waiting = await call()
    assert.deepEqual([waiting.status, waiting.body.kind, waiting.body.subject], [202, 'entries', String(begun.body.id)])
    assert.notEqual((await reader('GET', path)).body.state, state)
    assert.equal((await steward('POST', `${waiting.headers.get('location')}/decisions`, { json: { verdict: 'approve' } })).status, 200)
    assert.equal((await reader('GET', path)).body.state, state)
  }
  await waits(() => editor('POST', `${path}/publications`, { json: { version: 1 } }), 'published')
  await waits(() => editor('POST', `${path}/endings`, { json: { reason: 'Slut' } }), 'ended')
})
