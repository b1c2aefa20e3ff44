import assert from 'node:assert/strict'
import test from 'node:test'
import { door, read, webServer, wish } from './fixtures.ts'

const codeOf = (head: { kind: string; finding?: { code: string } }) => head.finding?.code ?? head.kind

test('HEAD tells what is there and fetches nothing', async (t) => {
  const asked: string[] = []
  const base = await webServer(t, (request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(200, { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Length': '5000000000' }).end()
  })
  const head = await door(t, { maxBytes: 10 }).head(`${base}/large.csv#row=2`, wish)
  assert.deepEqual(head, {
    kind: 'ok',
    status: 200,
    url: `${base}/large.csv`,
    redirects: [],
    notes: [],
    mediaType: 'text/csv',
    length: 5_000_000_000,
  })
  assert.deepEqual(asked, ['HEAD /large.csv'])
})

test('HEAD follows redirects as HEAD, and any 2xx is there', async (t) => {
  const asked: string[] = []
  const base = await webServer(t, (request, response) => {
    asked.push(`${request.method} ${request.url}`)
    if (request.url === '/old') response.writeHead(303, { Location: '/new' }).end()
    else response.writeHead(204).end()
  })
  const head = await door(t).head(`${base}/old`, wish)
  assert.ok(head.kind === 'ok' && head.status === 204 && head.url === `${base}/new`)
  assert.deepEqual(asked, ['HEAD /old', 'HEAD /new'])
})

for (const [status, code] of [
  [404, 'outside-not-found'],
  [405, 'outside-unexpected-status'],
  [410, 'outside-gone'],
  [500, 'outside-server-error'],
] as const) {
  test(`${status} to HEAD is ${code}`, async (t) => {
    const base = await webServer(t, (_, response) => response.writeHead(status).end())
    const head = await door(t).head(base, wish)
    assert.equal(codeOf(head), code)
    assert.ok(head.kind === 'refused' && head.status === status)
  })
}

test('HEAD is guarded as GET is, and robots.txt holds for it', async (t) => {
  const base = await webServer(t, (request, response) => {
    if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /private')
    else response.writeHead(302, { Location: 'http://169.254.169.254/' }).end()
  })
  const { port } = new URL(base)
  const outside = door(t, { allow: ['127.0.0.1/32'], resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
  assert.equal(codeOf(await outside.head(`http://data.example:${port}/private`, wish)), 'outside-robots-forbid')
  assert.equal(codeOf(await outside.head(`http://data.example:${port}/public`, wish)), 'outside-address-refused')
  assert.equal(codeOf(await outside.head('ftp://data.example/a.csv', wish)), 'outside-scheme')
})

test('the connection is free after HEAD: many in a row to one host, and then a GET', async (t) => {
  const base = await webServer(t, (request, response) => response.end(request.method === 'GET' ? 'here' : undefined))
  const outside = door(t, { connectionsPerHost: 1 })
  for (let n = 0; n < 5; n++) assert.equal((await outside.head(`${base}/${n}`, wish)).kind, 'ok')
  assert.equal(await read(await outside.get(base, wish)), 'here')
})

test('a busy server is asked again after its pause, also by HEAD', async (t) => {
  let times = 0
  const base = await webServer(t, (_, response) => {
    times++
    response.writeHead(times === 1 ? 503 : 200, times === 1 ? { 'Retry-After': '1' } : {}).end()
  })
  assert.equal((await door(t).head(base, wish)).kind, 'ok')
  assert.equal(times, 2)
})
