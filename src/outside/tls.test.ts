import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { codeOf, door, listening, rawServer, read, webServer, wish } from './fixtures.ts'

const skip = spawnSync('openssl', ['version']).status === 0 ? false : 'no openssl on this machine to make a certificate with'

function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'outside-tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const names = ['-subj', '/CN=data.example', '-addext', 'subjectAltName=DNS:data.example']
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      cert,
      ...names,
    ],
    { stdio: 'ignore' },
  )
  const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  rmSync(folder, { recursive: true })
  return made
}

const pair = skip ? undefined : certificate()
const home = { allow: ['data.example', 'wrong.example', '127.0.0.1'], resolve: async () => [{ address: '127.0.0.1', family: 4 }] }

const secureServer = (t: TestContext, answer: https.ServerOptions & { reply: (response: import('node:http').ServerResponse) => void }) =>
  listening(
    t,
    https.createServer({ ...pair }, (_, response) => answer.reply(response)),
  )

test('a certificate that nobody vouches for is refused, with what to do', { skip }, async (t) => {
  const port = await secureServer(t, { reply: (response) => response.end('data') })
  const answer = await door(t, home).get(`https://data.example:${port}/`, wish)
  assert.equal(codeOf(answer), 'outside-tls')
  assert.match(answer.kind === 'refused' ? answer.finding.message.en! : '', /SELF_SIGNED/)
})

test('a certificate of an authority the operator trusts is good for its own name only', { skip }, async (t) => {
  const port = await secureServer(t, { reply: (response) => response.end('data') })
  const outside = door(t, { ...home, ca: [pair!.cert] })
  assert.equal(await read(await outside.get(`https://data.example:${port}/`, wish)), 'data')
  assert.equal(codeOf(await outside.get(`https://wrong.example:${port}/`, wish)), 'outside-tls')
})

test('https that sends us on to http is followed and noted', { skip }, async (t) => {
  const plain = await webServer(t, (_, response) => response.end('data'))
  const port = await secureServer(t, { reply: (response) => response.writeHead(302, { Location: plain }).end() })
  const answer = await door(t, { ...home, ca: [pair!.cert] }).get(`https://data.example:${port}/`, wish)
  assert.equal(await read(answer), 'data')
  assert.deepEqual(answer.kind === 'ok' && answer.notes.map(({ code }) => code), ['outside-downgraded'])
})

test('https asked of a server that does not speak it', async (t) => {
  const plain = await webServer(t, (_, response) => response.end('data'))
  assert.equal(codeOf(await door(t).get(plain.replace('http:', 'https:'), wish)), 'outside-tls')
})

test('a handshake that is never answered is a connection that is never made', async (t) => {
  const mute = await rawServer(t, () => {})
  assert.equal(codeOf(await door(t, { connectTimeoutMs: 100 }).get(mute.replace('http:', 'https:'), wish)), 'outside-connect-timeout')
})
