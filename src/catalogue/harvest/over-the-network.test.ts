import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import test, { type TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import { harvestNode } from '../../../test/harvest.ts'
import { door, rawServer, webServer } from '../../outside/fixtures.ts'
import { codes, finding, prefixes, told } from './fixtures.ts'

const { harvest, live, sourceOf } = await harvestNode()

const turtle = (n: number) =>
  prefixes + Array.from({ length: n }, (_, i) => `e:d${i} a dcat:Dataset ; dcterms:title "Datamängd ${i}"@sv .\n`).join('')
const nothing = { state: 'done', added: 0, changed: 0, unchanged: 0, removed: 0, refused: 0, held: 0 }
const failed = { ...nothing, state: 'failed' }

/** A source that once gave three datasets, and then answers as it likes. */
async function sourceThatTurns(t: TestContext, bad: RequestListener) {
  let good = true
  const place = await webServer(t, (request, response) => {
    if (!good) return bad(request, response)
    response.setHeader('Content-Type', 'text/turtle').end(turtle(3))
  })
  await harvest({ place, name: t.name })
  good = false
  return place
}

test('a source is asked whether it has changed, and a no changes nothing', async (t) => {
  const asked: (string | undefined)[] = []
  const place = await webServer(t, (request, response) => {
    asked.push(request.headers['if-none-match'])
    if (request.headers['if-none-match'] === '"ett"') return response.writeHead(304).end()
    response.setHeader('Content-Type', 'text/turtle').setHeader('ETag', '"ett"').end(turtle(3))
  })
  assert.deepEqual(told(await harvest({ place })), { ...nothing, added: 3 })
  assert.deepEqual(told(await harvest({ place })), { ...nothing, unchanged: 3 })
  assert.deepEqual(asked, [undefined, '"ett"'])
})

test('after a run that was not whole, the file is asked for again whatever its ETag', async (t) => {
  const asked: (string | undefined)[] = []
  let body = turtle(4)
  const place = await webServer(t, (request, response) => {
    asked.push(request.headers['if-none-match'])
    response.setHeader('Content-Type', 'text/turtle').setHeader('ETag', `"${body.length}"`).end(body)
  })
  await harvest({ place })
  body = turtle(1)
  assert.equal(told(await harvest({ place })).held, 3)
  body = turtle(4)
  assert.deepEqual(told(await harvest({ place })), { ...nothing, unchanged: 4 })
  assert.deepEqual(asked, [undefined, `"${turtle(4).length}"`, undefined])
})

test('the same bytes without an ETag are not read again', async (t) => {
  const place = await webServer(t, (_, response) => response.setHeader('Content-Type', 'text/turtle').end(turtle(2)))
  await harvest({ place })
  const { file_hash } = await sourceOf(place)
  assert.match(file_hash!, /^r\d+:[0-9a-f]{64}$/)
  assert.deepEqual(told(await harvest({ place })), { ...nothing, unchanged: 2 })
})

test('a catalogue that has moved for good is harvested, and the move is told each time', async (t) => {
  const place = await webServer(t, (request, response) => {
    if (request.url === '/ny') return response.setHeader('Content-Type', 'text/turtle').end(turtle(1))
    response.writeHead(301, { Location: '/ny' }).end()
  })
  assert.deepEqual(codes(await harvest({ place })), codes(await harvest({ place })))
  assert.deepEqual(codes(await harvest({ place })), ['outside-moved'])
})

test('relative addresses stand on the address that answered', async (t) => {
  const place = await webServer(t, (_, response) =>
    response.setHeader('Content-Type', 'text/turtle').end(`${prefixes} <d1> a dcat:Dataset .`),
  )
  await harvest({ place: `${place}/katalog/allt.ttl`, name: 'Relativ' })
  assert.deepEqual(
    (await live('Relativ')).map(({ uri }) => uri),
    [`${place}/katalog/d1`],
  )
})

test('the encoding that the server states is believed where the file says nothing', async (t) => {
  const place = await webServer(t, (_, response) =>
    response.setHeader('Content-Type', 'text/turtle; charset=iso-8859-1').end(Buffer.from(turtle(1), 'latin1')),
  )
  assert.deepEqual(told(await harvest({ place })), { ...nothing, added: 1 })
})

test('a wrong media type does not matter when the content says what it is', async (t) => {
  const place = await webServer(t, (_, response) => response.setHeader('Content-Type', 'application/octet-stream').end(turtle(1)))
  assert.deepEqual(told(await harvest({ place })), { ...nothing, added: 1 })
})

test('packed on the way is unpacked', async (t) => {
  const place = await webServer(t, (_, response) =>
    response
      .setHeader('Content-Type', 'text/turtle')
      .setHeader('Content-Encoding', 'gzip')
      .end(gzipSync(turtle(2))),
  )
  assert.deepEqual(told(await harvest({ place })), { ...nothing, added: 2 })
})

const page = '<!doctype html><html><head><title>Logga in</title></head><body>Logga in</body></html>'
const bad: readonly (readonly [string, string, RequestListener])[] = [
  ['a web page instead of a catalogue', 'not-rdf-html', (_, response) => response.setHeader('Content-Type', 'text/html').end(page)],
  ['a web page that is said to be Turtle', 'not-rdf-html', (_, response) => response.setHeader('Content-Type', 'text/turtle').end(page)],
  ['an empty file', 'not-rdf-empty', (_, response) => response.setHeader('Content-Type', 'text/turtle').end()],
  ['prefixes and nothing else', 'nothing-found', (_, response) => response.setHeader('Content-Type', 'text/turtle').end(prefixes)],
  ['an answer of 404', 'outside-not-found', (_, response) => response.writeHead(404).end()],
  ['an answer of 500', 'outside-server-error', (_, response) => response.writeHead(500).end()],
  [
    'a download that breaks off',
    'outside-truncated',
    (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/turtle', 'Content-Length': '100000' })
      response.write(turtle(2), () => response.destroy())
    },
  ],
  [
    'a redirect to the address of a cloud machine itself',
    'outside-address-refused',
    (_, response) => response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  ],
]

for (const [what, code, answer] of bad)
  test(`${what} is a failed run with a finding, and every entry stays`, async (t) => {
    const place = await sourceThatTurns(t, answer)
    const report = await harvest({ place, name: t.name })
    assert.deepEqual([told(report), codes(report)], [failed, [code]])
    const said = finding(report, code)!
    assert.ok(said.message.sv && said.fix.sv && said.message.en && said.fix.en)
    assert.equal((await live(t.name)).length, 3)
  })

test('an answer without end is left at the limit', async (t) => {
  const piece = Buffer.from(turtle(1_000))
  const place = await sourceThatTurns(t, (_, response) => {
    response.setHeader('Content-Type', 'text/turtle')
    const more = () => {
      while (!response.destroyed && response.write(piece));
    }
    response.on('drain', more)
    more()
  })
  const report = await harvest({ place, name: t.name }, { outside: door(t, { maxBytes: 2_000_000 }) })
  assert.deepEqual([told(report), codes(report), (await live(t.name)).length], [failed, ['outside-too-large'], 3])
})

test('a file that unpacks to a thousand times its size is left at the limit', async (t) => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, ' '))
  assert.ok(bomb.length < 100_000)
  const place = await sourceThatTurns(t, (_, response) =>
    response.setHeader('Content-Type', 'text/turtle').setHeader('Content-Encoding', 'gzip').end(bomb),
  )
  const report = await harvest({ place, name: t.name }, { outside: door(t, { maxBytes: 1_000_000 }) })
  assert.deepEqual([told(report), codes(report), (await live(t.name)).length], [failed, ['outside-too-large'], 3])
})

test('a server that gives one byte at a time is given up', async (t) => {
  const place = await rawServer(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/turtle\r\n\r\n')
    const drip = setInterval(() => socket.write('#'), 20)
    socket.on('close', () => clearInterval(drip))
  })
  const report = await harvest({ place, name: t.name }, { outside: door(t, { idleTimeoutMs: 150 }) })
  assert.deepEqual([told(report), codes(report)], [failed, ['outside-too-slow']])
})

test('a server that nobody answers at is a failed run', async () => {
  const report = await harvest({ place: 'http://127.0.0.1:9/katalog.ttl', name: 'Ingen där' })
  assert.equal(report.outcome.state, 'failed')
  assert.equal(report.outcome.findings.kept.length, 1)
})
