import assert from 'node:assert/strict'
import type { IncomingHttpHeaders } from 'node:http'
import test from 'node:test'
import { codeOf, door, read, webServer, wish } from './fixtures.ts'

test('an answer comes with all that is needed to read it and to ask again', async (t) => {
  const modified = 'Mon, 23 Nov 2026 12:00:00 GMT'
  const base = await webServer(t, (_, response) => {
    response
      .writeHead(200, { 'Content-Type': 'Text/Turtle; charset="UTF-8"', ETag: 'W/"1"', 'Last-Modified': modified })
      .end('<a> <b> <c> .')
  })
  const answer = await door(t).get(`${base}/catalog#fragment`, wish)
  assert.equal(await read(answer), '<a> <b> <c> .')
  const { bytes, ...rest } = answer as Extract<typeof answer, { kind: 'ok' }>
  assert.ok(bytes)
  assert.deepEqual(rest, {
    kind: 'ok',
    status: 200,
    url: `${base}/catalog`,
    redirects: [],
    notes: [],
    mediaType: 'text/turtle',
    charset: 'utf-8',
    etag: 'W/"1"',
    lastModified: modified,
  }) // prettier-ignore
})

test('we say who we are and what we want, and bring nothing else along', async (t) => {
  let seen: IncomingHttpHeaders = {}
  const base = await webServer(t, (request, response) => {
    seen = request.headers
    response.end()
  })
  await read(
    await door(t, { contact: 'mailto:drift@allmanning.example', version: '1.2.3' }).get(base, {
      accept: 'text/turtle, application/rdf+xml;q=0.9',
    }),
  )
  const { host, connection, ...told } = seen
  assert.deepEqual(told, {
    'user-agent': 'Allmanning/1.2.3 (+mailto:drift@allmanning.example)',
    accept: 'text/turtle, application/rdf+xml;q=0.9',
    'accept-encoding': 'gzip, deflate, br, zstd',
  })
})

test('a contact that cannot be sent is refused at the start', (t) => {
  for (const contact of ['', 'rör@exempel.se', 'a\r\nCookie: b', 'a)b']) assert.throws(() => door(t, { contact }), { kind: 'invalid' })
})

test('what has not changed is not sent again', async (t) => {
  const base = await webServer(t, (request, response) => {
    const same = request.headers['if-none-match'] === '"7"' || request.headers['if-modified-since'] !== undefined
    response.writeHead(same ? 304 : 200).end(same ? undefined : 'new')
  })
  const outside = door(t)
  assert.equal(codeOf(await outside.get(base, { ...wish, etag: '"7"' })), 'not-modified')
  assert.equal(codeOf(await outside.get(base, { ...wish, lastModified: 'Mon, 23 Nov 2026 12:00:00 GMT' })), 'not-modified')
  assert.equal(await read(await outside.get(base, { ...wish, etag: '"6"' })), 'new')
})

test('304 to a question without conditions is no answer', async (t) => {
  const base = await webServer(t, (_, response) => response.writeHead(304).end())
  assert.equal(codeOf(await door(t).get(base, wish)), 'outside-unexpected-status')
})

const statuses: [number, string][] = [
  [204, 'outside-unexpected-status'],
  [206, 'outside-unexpected-status'],
  [400, 'outside-unexpected-status'],
  [401, 'outside-access-denied'],
  [403, 'outside-access-denied'],
  [404, 'outside-not-found'],
  [406, 'outside-not-offered'],
  [410, 'outside-gone'],
  [500, 'outside-server-error'],
  [502, 'outside-server-error'],
]

for (const [status, code] of statuses) {
  test(`${status} is ${code}, told in both languages with what to do`, async (t) => {
    const base = await webServer(t, (_, response) => response.writeHead(status).end())
    const answer = await door(t).get(base, wish)
    assert.equal(codeOf(answer), code)
    assert.ok(answer.kind === 'refused' && answer.status === status)
    const { message, fix } = answer.finding
    for (const text of [message.sv, message.en]) assert.ok(text?.includes(base) && text.includes(String(status)))
    for (const text of [fix.sv, fix.en]) assert.match(text ?? '', /\.$/)
  })
}

test('a server that shuts us out is told about by our name', async (t) => {
  const base = await webServer(t, (_, response) => response.writeHead(403).end())
  const answer = await door(t).get(base, wish)
  assert.ok(answer.kind === 'refused')
  assert.match(answer.finding.fix.en!, /admit our client, named “Allmanning”/)
})

test('redirects are followed, and the way is told', async (t) => {
  const next: Record<string, [number, string]> = {
    '/1': [301, '/2'],
    '/2': [302, '/3'],
    '/3': [303, '/4'],
    '/4': [307, '/5'],
    '/5': [308, '/6'],
  }
  const base = await webServer(t, (request, response) => {
    const [status, location] = next[request.url!] ?? []
    if (status) response.writeHead(status, { Location: location }).end('moved')
    else response.end('here')
  })
  const answer = await door(t).get(`${base}/1`, wish)
  assert.equal(await read(answer), 'here')
  assert.ok(answer.kind === 'ok')
  assert.equal(answer.url, `${base}/6`)
  assert.deepEqual(
    answer.redirects,
    [1, 2, 3, 4, 5].map((step) => `${base}/${step}`),
  )
  assert.deepEqual(
    answer.notes.map(({ code }) => code),
    ['outside-moved'],
  )
})

test('redirects without end are left after five', async (t) => {
  let asked = 0
  const base = await webServer(t, (_, response) => response.writeHead(302, { Location: `/${++asked}` }).end())
  assert.equal(codeOf(await door(t).get(base, wish)), 'outside-redirects-too-many')
  assert.equal(asked, 6)
})

test('a circle of redirects is told as such', async (t) => {
  const base = await webServer(t, (request, response) => response.writeHead(302, { Location: request.url === '/a' ? '/b' : '/a' }).end())
  assert.equal(codeOf(await door(t).get(`${base}/a`, wish)), 'outside-redirect-loop')
})

test('a port where nobody listens', async (t) => {
  const { port } = new URL(await webServer(t, () => {}))
  const unused = Number(port) === 1 ? 2 : 1
  assert.equal(codeOf(await door(t).get(`http://127.0.0.1:${unused}/`, wish)), 'outside-connection-refused')
})

test('an abort before, during and after the answer is thrown with its reason', async (t) => {
  const base = await webServer(t, (request, response) => {
    if (request.url === '/silent') return
    response.write('beginning')
  })
  const outside = door(t)
  await assert.rejects(outside.get(base, { ...wish, signal: AbortSignal.abort(new Error('before')) }), { message: 'before' })

  const silent = new AbortController()
  const asked = outside.get(`${base}/silent`, { ...wish, signal: silent.signal })
  setTimeout(() => silent.abort(new Error('during')), 20)
  await assert.rejects(asked, { message: 'during' })

  const after = new AbortController()
  const answer = await outside.get(base, { ...wish, signal: after.signal })
  const reading = read(answer)
  after.abort(new Error('after'))
  await assert.rejects(reading, { message: 'after' })
})

test('a kept connection that its server drops as we use it again is not the end', async (t) => {
  const used = new WeakSet<object>()
  let dropped = 0
  const base = await webServer(t, (request, response) => {
    if (used.has(request.socket)) {
      dropped++
      request.socket.destroy()
      return
    }
    used.add(request.socket)
    response.end('fine')
  })
  const outside = door(t)
  for (const _ of [1, 2, 3]) assert.equal(await read(await outside.get(base, wish)), 'fine')
  assert.equal(dropped, 2)
})
