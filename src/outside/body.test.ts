import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import test from 'node:test'
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import type { Problem } from '../kernel/problem.ts'
import type { Answer } from './fetch.ts'
import { codeOf, door, rawServer, read, webServer, wish } from './fixtures.ts'

/** The code of what went wrong while the body was read. */
async function endOf(answer: Answer): Promise<string> {
  if (answer.kind !== 'ok') return codeOf(answer)
  try {
    for await (const _ of answer.bytes);
    return 'whole'
  } catch (error) {
    const { kind, findings } = error as Problem
    assert.equal(kind, 'upstream', String(error))
    assert.equal(findings.length, 1)
    return findings[0]!.code
  }
}

const text = 'Räksmörgås. '.repeat(10_000)
const packings: [string, (bytes: Buffer) => Buffer][] = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })],
  ['zstd', zstdCompressSync],
  ['identity', (bytes) => bytes],
  ['GZIP', gzipSync],
]

for (const [coding, pack] of packings) {
  test(`${coding} (${pack.name || 'as it is'}) is unpacked`, async (t) => {
    const base = await webServer(t, (_, response) => response.writeHead(200, { 'Content-Encoding': coding }).end(pack(Buffer.from(text))))
    assert.equal(await read(await door(t).get(base, wish)), text)
  })
}

test('a packing we do not know, several on top of one another, and one that is not what it says', async (t) => {
  const base = await webServer(t, (request, response) => {
    const coding = decodeURIComponent(request.url!.slice(1))
    response.writeHead(200, { 'Content-Encoding': coding }).end('plain text after all')
  })
  const outside = door(t)
  assert.equal(await endOf(await outside.get(`${base}/compress`, wish)), 'outside-encoding-unknown')
  assert.equal(await endOf(await outside.get(`${base}/gzip,%20gzip`, wish)), 'outside-encoding-unknown')
  for (const coding of ['gzip', 'deflate', 'br', 'zstd'])
    assert.equal(await endOf(await outside.get(`${base}/${coding}`, wish)), 'outside-encoding-broken', coding)
})

test('an empty body is empty, whatever coding it claims', async (t) => {
  const base = await webServer(t, (_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end())
  assert.equal(await read(await door(t).get(base, wish)), '')
})

test('an answer that says it is too large is not read at all', async (t) => {
  const base = await webServer(t, (_, response) => {
    response.writeHead(200, { 'Content-Length': 1_000_000_000 })
    response.write('x')
  })
  assert.equal(codeOf(await door(t).get(base, wish)), 'outside-too-large')
})

test('an answer of 1 GB is left at the limit, and never held in memory', async (t) => {
  const megabyte = Buffer.alloc(1_000_000)
  let sent = 0
  const base = await webServer(t, (_, response) => {
    const more = () => {
      for (let room = true; room && sent < 1_000 && !response.destroyed; sent++) room = response.write(megabyte)
      if (sent === 1_000) response.end()
    }
    response.on('drain', more)
    more()
  })
  const answer = await door(t, { maxBytes: 60_000_000 }).get(base, wish)
  assert.ok(answer.kind === 'ok')
  const bytes = answer.bytes[Symbol.asyncIterator]()
  let got = (await bytes.next()).value!.length
  // While we do not read, the server cannot send: what is under way fits in the sockets' own buffers.
  await new Promise((resolve) => setTimeout(resolve, 100))
  assert.ok(sent < 20, `${sent} MB were sent to a reader that does not read`)
  const rest = async () => {
    for (let step = await bytes.next(); !step.done; step = await bytes.next()) got += step.value.length
  }
  await assert.rejects(rest, { kind: 'upstream', message: /larger than the limit of 60 MB/ })
  assert.ok(got > 50_000_000 && got <= 60_000_000, `${got} bytes were let through`)
  assert.ok(sent < 80, `${sent} MB were sent`)
})

for (const [coding, pack] of packings.filter(([coding]) => ['gzip', 'br', 'zstd'].includes(coding))) {
  test(`a bomb in ${coding} is left before it goes off`, async (t) => {
    const bomb = pack(Buffer.alloc(40_000_000))
    const base = await webServer(t, (_, response) => response.writeHead(200, { 'Content-Encoding': coding }).end(bomb))
    assert.equal(await endOf(await door(t).get(base, wish)), 'outside-unpacks-too-far')
    assert.equal(await endOf(await door(t, { maxBytes: 1_000_000 }).get(base, wish)), 'outside-too-large')
  })
}

test('a packing that goes on and never holds anything is left as well', async (t) => {
  // RFC 1951 §3.2.4: stored blocks of no bytes.
  const nothing = Buffer.from([0, 0, 0, 0xff, 0xff])
  const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])
  const base = await webServer(t, (_, response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' })
    response.end(Buffer.concat([head, ...Array<Buffer>(250_000).fill(nothing)]))
  })
  assert.equal(await endOf(await door(t, { maxBytes: 1_000_000 }).get(base, wish)), 'outside-too-large')
})

test('an answer that breaks off is not taken for a whole one', async (t) => {
  const packed = gzipSync(text)
  const ways: Record<string, string | Buffer> = {
    'fewer bytes than Content-Length': 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this',
    'chunks without the last one': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n',
    'a packed stream without its end': Buffer.concat([
      Buffer.from('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\n\r\n'),
      packed.subarray(0, packed.length / 2),
    ]),
    'packed, and fewer bytes than Content-Length': Buffer.concat([
      Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 9999\r\nContent-Encoding: gzip\r\n\r\n'),
      packed.subarray(0, 50),
    ]),
  }
  for (const [way, bytes] of Object.entries(ways)) {
    const base = await rawServer(t, (socket) => socket.once('data', () => socket.end(bytes)))
    assert.equal(await endOf(await door(t).get(base, wish)), 'outside-truncated', way)
  }
})

/** Says a beginning, and then one more word again and again. */
const dripping = (begin: string | Buffer, word: string) => (socket: Socket) => {
  socket.write(begin)
  const timer = setInterval(() => socket.write(word), 20)
  socket.on('close', () => clearInterval(timer))
}

test('a server that sends a byte now and then is left', async (t) => {
  const base = await rawServer(t, dripping('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n', 'x'))
  assert.equal(await endOf(await door(t, { idleTimeoutMs: 200 }).get(base, wish)), 'outside-too-slow')
})

test('a packed trickle is left as well', async (t) => {
  // RFC 1952 §2.3: a header without extras; RFC 1951 §3.2.4: a stored block of 65 535 bytes, which then drips.
  const packed = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 0xff, 0xff, 0, 0])
  const begin = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 65558\r\n\r\n'), packed])
  const base = await rawServer(t, dripping(begin, 'x'))
  assert.equal(await endOf(await door(t, { idleTimeoutMs: 200 }).get(base, wish)), 'outside-too-slow')
})

test('a server that never gets to the end of its headers is left', async (t) => {
  const base = await rawServer(t, dripping('HTTP/1.1 200 OK\r\n', 'X: y\r\n'))
  assert.equal(await endOf(await door(t, { idleTimeoutMs: 200 }).get(base, wish)), 'outside-no-answer')
})

test('a server that goes on without end is left when the time is up', async (t) => {
  const base = await rawServer(t, dripping('HTTP/1.1 200 OK\r\n\r\n', 'x'.repeat(2_000)))
  assert.equal(await endOf(await door(t, { totalTimeoutMs: 300 }).get(base, wish)), 'outside-too-long')
})

test('a name that is never looked up is left as one that cannot be connected to', async (t) => {
  const outside = door(t, { connectTimeoutMs: 50, robots: false, resolve: () => new Promise(() => {}) })
  assert.equal(codeOf(await outside.get('http://data.example/', wish)), 'outside-connect-timeout')
})

test('our own slowness is not blamed on the server', async (t) => {
  const base = await webServer(t, (_, response) => response.end(Buffer.alloc(3_000_000)))
  const answer = await door(t, { idleTimeoutMs: 400, totalTimeoutMs: 1_000 }).get(base, wish)
  assert.ok(answer.kind === 'ok')
  let pieces = 0
  for await (const _ of answer.bytes) if (pieces++ % 20 === 0 && pieces < 60) await new Promise((resolve) => setTimeout(resolve, 600))
  assert.ok(pieces > 20)
})

test('an answer that nobody reads is let go', async (t) => {
  const closed = Promise.withResolvers<void>()
  const base = await webServer(t, (request, response) => {
    request.socket.once('close', () => closed.resolve())
    response.write('unread')
  })
  const answer = await door(t, { totalTimeoutMs: 100 }).get(base, wish)
  await closed.promise
  assert.equal(await endOf(answer), 'outside-abandoned')
})

test('a reader that stops early closes the connection, and its own error is its own', async (t) => {
  const closings: Promise<unknown>[] = []
  const base = await webServer(t, (request, response) => {
    closings.push(new Promise((closed) => request.socket.once('close', closed)))
    response.writeHead(200, { 'Content-Encoding': request.url === '/gzip' ? 'gzip' : 'identity' })
    response.write(request.url === '/gzip' ? gzipSync('x'.repeat(100_000)) : 'x'.repeat(100_000))
  })
  // One connection at a time: that a second question gets its turn shows that the place is given back.
  const outside = door(t, { connectionsPerHost: 1 })
  for (const path of ['/', '/gzip']) {
    const left = await outside.get(base + path, wish)
    assert.ok(left.kind === 'ok')
    for await (const _ of left.bytes) break
    const failed = await outside.get(base + path, wish)
    assert.ok(failed.kind === 'ok')
    await assert.rejects(
      async () => {
        for await (const _ of failed.bytes) throw new TypeError('a bug of the reader')
      },
      { name: 'TypeError' },
    )
  }
  await Promise.all(closings)
  assert.equal(closings.length, 4)
})
