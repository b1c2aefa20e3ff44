import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import test from 'node:test'
import { codeOf, door, rawServer, read, webServer, wish } from './fixtures.ts'

const named = (...addresses: string[]): LookupAddress[] => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

test('this machine and its neighbours are not asked unless the operator says so', async (t) => {
  let asked = 0
  const base = await webServer(t, (_, response) => {
    asked++
    response.end()
  })
  const { port } = new URL(base)
  const outside = door(t, { allow: [] })
  const spellings = [
    base,
    `http://2130706433:${port}/`,
    `http://0x7f.1:${port}/`,
    `http://0:${port}/`,
    `http://localhost:${port}/`,
    `http://[::ffff:7f00:1]:${port}/`,
  ]
  for (const url of spellings) assert.equal(codeOf(await outside.get(url, wish)), 'outside-address-refused', url)
  assert.equal(asked, 0)
})

test('a redirect to the metadata service of a cloud is refused', async (t) => {
  const base = await webServer(t, (_, response) => response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data/' }).end())
  const answer = await door(t).get(base, wish)
  assert.equal(codeOf(answer), 'outside-address-refused')
  assert.match(answer.kind === 'refused' ? answer.finding.message.en! : '', /169\.254\.169\.254/)
})

test('a redirect to another port of this machine is refused when only one is allowed', async (t) => {
  let reached = false
  const inner = await webServer(t, (_, response) => {
    reached = true
    response.end('secret')
  })
  const base = await webServer(t, (_, response) => response.writeHead(307, { Location: inner }).end())
  const outside = door(t, { allow: [new URL(base).host] })
  assert.equal(codeOf(await outside.get(base, wish)), 'outside-address-refused')
  assert.equal(reached, false)
})

test('a redirect to a file, or with a password, is refused', async (t) => {
  const base = await webServer(t, (request, response) => {
    response.writeHead(302, { Location: request.url === '/file' ? 'file:///etc/passwd' : 'http://a:b@data.example/' }).end()
  })
  const outside = door(t)
  assert.equal(codeOf(await outside.get(`${base}/file`, wish)), 'outside-scheme')
  assert.equal(codeOf(await outside.get(`${base}/password`, wish)), 'outside-credentials')
})

test('a name that leads to a private address is refused, also behind a redirect', async (t) => {
  const base = await webServer(t, (_, response) => response.writeHead(302, { Location: 'http://inner.example/' }).end())
  for (const address of ['10.0.0.1', '127.0.0.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1']) {
    const outside = door(t, { allow: [new URL(base).host], resolve: async () => named(address), robots: false })
    assert.equal(codeOf(await outside.get('http://inner.example/', wish)), 'outside-address-refused', address)
    assert.equal(codeOf(await outside.get(base, wish)), 'outside-address-refused', address)
  }
})

test('a name with several addresses is reached at those that may be reached', async (t) => {
  const base = await webServer(t, (request, response) => response.end(request.headers.host))
  const { port } = new URL(base)
  const outside = door(t, { allow: ['127.0.0.1/32'], resolve: async () => named('10.255.255.1', '127.0.0.1', 'fe80::1'), robots: false })
  assert.equal(await read(await outside.get(`http://data.example:${port}/`, wish)), `data.example:${port}`)
})

test('we connect to the address that was judged: a name is not looked up again in between', async (t) => {
  const base = await webServer(t, (_, response) => response.end('the judged one'))
  const { port } = new URL(base)
  const answers = [named('127.0.0.1'), named('169.254.169.254')]
  let lookups = 0
  const outside = door(t, { allow: ['127.0.0.1/32'], robots: false, resolve: async () => answers[lookups++] ?? [] })
  assert.equal(await read(await outside.get(`http://rebinding.example:${port}/`, wish)), 'the judged one')
  assert.equal(lookups, 1)
})

test('a name that is nowhere, and one that cannot be looked up now', async (t) => {
  const failing = (code: string) => door(t, { resolve: () => Promise.reject(Object.assign(new Error(code), { code })) })
  assert.equal(codeOf(await failing('ENOTFOUND').get('http://data.example/', wish)), 'outside-name-not-found')
  assert.equal(codeOf(await failing('EAI_AGAIN').get('http://data.example/', wish)), 'outside-name-unanswered')
  assert.equal(codeOf(await door(t, { resolve: async () => [] }).get('http://data.example/', wish)), 'outside-name-not-found')
})

test('a server that speaks something else, or hangs up', async (t) => {
  const mail = await rawServer(t, (socket) => socket.end('220 mail.example ESMTP\r\n'))
  const rude = await rawServer(t, (socket) => socket.once('data', () => socket.destroy()))
  const wordy = await rawServer(t, (socket) => socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`))
  const outside = door(t)
  assert.equal(codeOf(await outside.get(mail, wish)), 'outside-not-http')
  assert.equal(codeOf(await outside.get(rude, wish)), 'outside-connection-lost')
  assert.equal(codeOf(await outside.get(wordy, wish)), 'outside-not-http')
})
