import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { request } from 'node:http'
import test from 'node:test'
import { testNode } from '../../../test/node.ts'
import { visitor } from '../../../test/visitor.ts'
import { type Actor, inOrganisation, system, wholeNode } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Role } from '../../kernel/role.ts'
import { giveRole } from '../give-role.ts'
import { addOrganisation } from '../keep.ts'
import { makeKey, withdrawKey } from './make-key.ts'

const { url, db, databaseUrl } = await testNode({ DEMO: 'false' })
const [own, other] = [
  await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2599' }),
  await addOrganisation(db, system, { kind: 'agency', name: { sv: 'Kustdirektoratet' }, number: '999900-0012' }),
]
const person = async (name: string, role: Role, organisation: number | null = own) => {
  const { id } = await db
    .insertInto('person')
    .values({ issuer: 'demonstration', subject: name, name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await giveRole(db, system, { person: id, role, scope: inOrganisation(organisation) })
  const who = visitor()
  await who.post(`${url}/sign-in`, { person: String(id) })
  return who
}
const keys = `${url}/organisations/${own}/keys`
const withKey = (key: string, path = '/sources/new', headers: Record<string, string> = {}) =>
  fetch(url + path, { headers: { authorization: `Bearer ${key}`, ...headers } })
const now = new Date()
const make = (roles: Role[], organisation: number | null = own, days = 365, at = now) =>
  makeKey(db, system, { organisation, name: 'System', roles, days }, at)
/** As whoever comes by another name than localhost: `fetch` sets no Host. */
const askedAs = (host: string, path: string, headers: Record<string, string> = {}) =>
  new Promise<number>((resolve, reject) => {
    request(url + path, { headers: { host, ...headers } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode!)
    })
      .on('error', reject)
      .end()
  })
test.beforeEach(() => db.deleteFrom('rate_limit').execute())

test('an administrator makes a key, sees it once, and the key does what its roles allow in its own organisation', async () => {
  const anna = await person('Anna', 'administrator')
  assert.match((await anna.get(keys)).text, /Det finns inga nycklar/)
  const empty = await anna.post(keys, { name: '', days: '365' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Skriv vilket system[\s\S]*Välj minst en roll/)
  const made = await anna.post(keys, { name: 'Diariet', roles: 'administrator', days: '365' })
  assert.equal(made.status, 201)
  assert.match(made.headers.get('cache-control')!, /no-store/)
  const key = /value="(allm_[\w-]{43})"/.exec(made.text)![1]!
  const again = await anna.get(keys)
  assert.ok(!again.text.includes(key))
  assert.match(again.text, new RegExp(`…${key.slice(-4)}`))
  assert.ok(!JSON.stringify(await db.selectFrom('api_key').selectAll().execute()).includes(key))
  assert.equal((await withKey(key, `/organisations/${own}/keys`)).status, 200)
  assert.equal((await withKey(key, `/organisations/${other}/keys`)).status, 403)
  assert.equal((await withKey(key, '/admin/sign-ins')).status, 403)
  const { id } = await db.selectFrom('api_key').select('id').where('name', '=', 'Diariet').executeTakeFirstOrThrow()
  const history = await db
    .selectFrom('history')
    .selectAll()
    .where('action', '=', 'key-made')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  assert.equal(history.subject_id, String(own))
  assert.equal((history.after as { key: number }).key, id)
  const gone = await anna.post(`${keys}/${id}/withdraw`, {})
  assert.match(gone.text, /Nyckeln är indragen/)
  assert.equal((await withKey(key)).status, 401)
})

test('nobody else makes, sees or withdraws keys of an organisation, whatever they know of its number', async () => {
  const { id, key } = await make(['steward'])
  const outsiders = [await person('Bo', 'editor'), await person('Cia', 'administrator', other), visitor()]
  for (const who of outsiders.slice(0, 2)) {
    assert.equal((await who.get(keys)).status, 403)
    assert.equal((await who.post(keys, { name: 'X', roles: 'steward', days: '365' })).status, 403)
    assert.equal((await who.post(`${keys}/${id}/withdraw`, {})).status, 403)
  }
  const cia = outsiders[1]!
  assert.equal(
    (await cia.post(`${url}/organisations/${other}/keys/${id}/withdraw`, {})).status,
    404,
    'the key of another, under one’s own address',
  )
  assert.notEqual((await withKey(key)).status, 401)
})

test('a key has only roles that its maker has', async () => {
  const anna: Actor = { kind: 'person', person: 1, grants: [{ role: 'administrator', scope: inOrganisation(own) }] }
  const refused = (error: unknown) => error instanceof Problem && error.kind === 'forbidden'
  await assert.rejects(makeKey(db, anna, { organisation: own, name: 'X', roles: ['decision-maker'] }, now), refused)
  await assert.rejects(makeKey(db, anna, { organisation: other, name: 'X', roles: ['administrator'] }, now), refused)
  await assert.rejects(makeKey(db, anna, { organisation: null, name: 'X', roles: ['administrator'] }, now), refused)
  const whole: Actor = { kind: 'person', person: 1, grants: [{ role: 'administrator', scope: wholeNode }] }
  const { id } = await makeKey(db, whole, { organisation: own, name: 'X', roles: ['administrator'] }, now)
  await assert.rejects(withdrawKey(db, anna, null, id, now), refused)
  const dag = await person('Dag', 'administrator')
  assert.equal((await dag.post(keys, { name: 'X', roles: 'steward', days: '365' })).status, 403)
})

test('a key that is wrong, expired, withdrawn, too long or in the wrong place opens nothing, and is counted', async () => {
  const good = await make(['steward'], null)
  const expired = await make(['steward'], null, 1, new Date(now.getTime() - 2 * 86_400_000))
  const gone = await make(['steward'], null)
  await withdrawKey(db, system, null, gone.id, now)
  const reasons: string[] = []
  for (const key of [
    expired.key,
    gone.key,
    `allm_${'A'.repeat(43)}`,
    `${good.key}x`,
    'x'.repeat(8000),
    good.key.replace('allm_', 'ghp_'),
    '',
    `${good.key}'--`,
  ]) {
    const answer = await withKey(key)
    assert.equal(answer.status, 401, key.slice(0, 60))
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer error="invalid_token"')
    const text = await answer.text()
    if (key) assert.ok(!text.includes(key))
    reasons.push((await db.selectFrom('refused_entry').select('reason').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()).reason)
  }
  assert.deepEqual(reasons, ['expired', 'withdrawn', 'unknown', 'form', 'form', 'form', 'form', 'form'])
  assert.equal((await withKey(good.key)).status, 200)
  // On the machine itself an address without a key is the operator's; a foreign Host makes one nobody, and a key in the address changes nothing.
  assert.equal(await askedAs('allmanning.example', `/admin/keys?access_token=${good.key}`), 401)
  assert.equal(await askedAs('allmanning.example', '/admin/keys', { authorization: `Bearer ${good.key}` }), 403)
})

test('a key beside a cookie counts, and a wrong one is never made good by the cookie', async () => {
  const anna = await person('Eva', 'administrator')
  const { key } = await make(['reader'])
  assert.equal((await anna.get(keys, { authorization: `Bearer ${key}` })).status, 403)
  assert.equal((await anna.get(keys, { authorization: 'Bearer allm_x' })).status, 401)
  assert.equal((await anna.get(keys, { authorization: 'Basic YTpi' })).status, 200, 'a password of a proxy is none of ours')
})

test('when a key was used is written once a minute', async () => {
  const { id, key } = await make(['reader'])
  const used = async () => (await db.selectFrom('api_key').select('used_at').where('id', '=', id).executeTakeFirstOrThrow()).used_at
  assert.equal(await used(), null)
  await withKey(key, '/')
  const first = await used()
  await withKey(key, '/')
  assert.deepEqual(await used(), first)
  await db
    .updateTable('api_key')
    .set({ used_at: new Date(Date.now() - 61_000) })
    .where('id', '=', id)
    .execute()
  await withKey(key, '/')
  assert.ok((await used())! > new Date(Date.now() - 60_000))
})

test('what a key or a person gets is for no shared cache', async () => {
  const { key } = await make(['reader'])
  const answer = await withKey(key, '/catalog.ttl')
  assert.match(answer.headers.get('cache-control')!, /private/)
  assert.match(answer.headers.get('vary')!, /Authorization/)
  await answer.body?.cancel()
})

const allmanning = (...words: string[]) => {
  const ran = spawnSync('node', ['--import', 'tsx', 'src/main.ts', ...words], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: databaseUrl, ALLMANNING_HOME: '/tmp/none' },
  })
  return { code: ran.status, out: ran.stdout.trim(), err: ran.stderr.trim() }
}

test('keys and roles from the command line: made, listed and withdrawn; refusals say what to do', async () => {
  const made = allmanning('key', 'create', '--organisation', '2599', '--role', 'steward', '--name', 'Katalog', '--days', '30')
  assert.equal(made.code, 0, made.err)
  assert.match(made.out, /^allm_[\w-]{43}$/)
  assert.notEqual((await withKey(made.out, '/')).status, 401)
  const listed = JSON.parse(allmanning('key', 'list', '--organisation', '2599', '--format', 'json').out)
  assert.ok(!JSON.stringify(listed).includes(made.out))
  const id = listed.find(({ name }: { name: string }) => name === 'Katalog').id
  assert.equal(allmanning('key', 'withdraw', '--organisation', '2599', String(id)).code, 0)
  assert.equal((await withKey(made.out, '/')).status, 401)
  assert.equal(allmanning('key', 'create', '--organisation', '9999', '--role', 'steward', '--name', 'X').code, 2)
  assert.match(allmanning('key', 'create', '--node', '--role', 'boss', '--name', 'X').err, /at least one role/)

  await db
    .insertInto('person')
    .values({ issuer: 'https://idp.example', subject: 'f', name: 'Frida', email: 'frida@alvbacka.example' })
    .execute()
  assert.equal(
    allmanning('role', 'give', '--person', 'frida@alvbacka.example', '--role', 'administrator', '--organisation', '2599').code,
    0,
  )
  const { n } = await db
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('p.name', '=', 'Frida')
    .executeTakeFirstOrThrow()
  assert.equal(n, 1)
  assert.match(allmanning('role', 'give', '--person', 'nobody@x.example', '--role', 'reader', '--node').err, /has signed in here yet/)
})
