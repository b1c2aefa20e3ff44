import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import test from 'node:test'
import { door, rawServer, webServer } from '../../outside/fixtures.ts'
import { askLink } from './ask-link.ts'

type Say = (request: IncomingMessage, response: ServerResponse) => void

async function asked(t: Parameters<typeof webServer>[0], say: Say) {
  const methods: string[] = []
  const base = await webServer(t, (request, response) => {
    methods.push(request.method!)
    say(request, response)
  })
  const answer = await askLink(door(t, { maxBytes: 1_000 }), `${base}/data.csv`)
  return { methods: methods.join(' '), status: answer.status, code: 'finding' in answer ? answer.finding.code : 'answers' }
}

const cases: [what: string, say: Say, expected: object][] = [
  [
    'HEAD is enough where it is answered',
    (_, response) => response.writeHead(200).end(),
    { methods: 'HEAD', status: 200, code: 'answers' },
  ],
  [
    'a server that does not know HEAD is asked by GET',
    ({ method }, response) => response.writeHead(method === 'HEAD' ? 405 : 200).end('here'),
    { methods: 'HEAD GET', status: 200, code: 'answers' },
  ],
  [
    'a server that calls everything missing by HEAD is asked by GET',
    ({ method }, response) => response.writeHead(method === 'HEAD' ? 404 : 200).end('here'),
    { methods: 'HEAD GET', status: 200, code: 'answers' },
  ],
  [
    'what is missing both ways is missing',
    (_, response) => response.writeHead(404).end(),
    { methods: 'HEAD GET', status: 404, code: 'outside-not-found' },
  ],
  [
    'what may not be read does not answer',
    (_, response) => response.writeHead(403).end(),
    { methods: 'HEAD GET', status: 403, code: 'outside-access-denied' },
  ],
  [
    'a file larger than we read is there',
    ({ method }, response) => response.writeHead(method === 'HEAD' ? 501 : 200, { 'Content-Length': '5000000' }).end(),
    { methods: 'HEAD GET', status: 200, code: 'answers' },
  ],
  [
    'no more than the beginning is read of what has no end',
    ({ method }, response) => {
      if (method === 'HEAD') return response.writeHead(405).end()
      const timer = setInterval(() => response.write('x'.repeat(100)), 1)
      return response.on('close', () => clearInterval(timer))
    },
    { methods: 'HEAD GET', status: 200, code: 'answers' },
  ],
  [
    'an empty answer to GET is there',
    ({ method }, response) => response.writeHead(method === 'HEAD' ? 500 : 204).end(),
    { methods: 'HEAD GET', status: 204, code: 'answers' },
  ],
  [
    'a busy server is not asked again by GET',
    (_, response) => response.writeHead(429, { 'Retry-After': '7200' }).end(),
    { methods: 'HEAD', status: 429, code: 'outside-busy' },
  ],
]
for (const [what, say, expected] of cases) test(what, async (t) => assert.deepEqual(await asked(t, say), expected))

test('a server that is not there is asked once', async (t) => {
  let connections = 0
  const base = await rawServer(t, (socket) => {
    connections++
    socket.destroy()
  })
  const answer = await askLink(door(t), base)
  assert.ok('finding' in answer && answer.finding.code === 'outside-connection-lost')
  assert.equal(connections, 1)
})

test('an address that is no web address is never asked', async (t) => {
  const answer = await askLink(door(t), 'ftp://data.example/a.csv')
  assert.ok('finding' in answer && answer.finding.code === 'outside-scheme')
})
