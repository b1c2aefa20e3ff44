import assert from 'node:assert/strict'
import test from 'node:test'
import { codeOf, door, read, webServer, wish } from './fixtures.ts'

const noon = Date.UTC(2026, 10, 23, 12)

/** A clock that moves only when somebody sleeps. */
function clock() {
  const slept: number[] = []
  let at = noon
  const sleep = async (ms: number) => {
    slept.push(ms)
    at += ms
  }
  return { slept, settings: { now: () => at, sleep } }
}

test('a busy server is asked again when it says so, and then it may answer', async (t) => {
  const replies: [number, string?][] = [[429, '7'], [503, new Date(noon + 20_000).toUTCString()], [200]] // prettier-ignore
  const base = await webServer(t, (_, response) => {
    const [status, after] = replies.shift()!
    response.writeHead(status, after === undefined ? {} : { 'Retry-After': after }).end('data')
  })
  const { slept, settings } = clock()
  assert.equal(await read(await door(t, settings).get(base, wish)), 'data')
  assert.deepEqual(slept, [7_000, 13_000])
})

test('a server that stays busy is asked three times in all', async (t) => {
  let asked = 0
  const base = await webServer(t, (_, response) => {
    asked++
    response.writeHead(503).end()
  })
  const { slept, settings } = clock()
  const answer = await door(t, settings).get(base, wish)
  assert.equal(codeOf(answer), 'outside-busy')
  assert.equal(asked, 3)
  assert.deepEqual(slept, [2_000, 4_000])
})

test('a long pause is handed on, and nobody asks that host meanwhile', async (t) => {
  let asked = 0
  const base = await webServer(t, (_, response) => {
    asked++
    response.writeHead(429, { 'Retry-After': '3600' }).end()
  })
  const { slept, settings } = clock()
  const outside = door(t, settings)
  const first = await outside.get(base, wish)
  const second = await outside.get(`${base}/other`, wish)
  for (const answer of [first, second]) {
    assert.equal(codeOf(answer), 'outside-busy')
    assert.equal(answer.kind === 'refused' && answer.retryAfterSeconds, 3600)
    assert.match(answer.kind === 'refused' ? answer.finding.message.sv! : '', /3600 s/)
  }
  assert.equal(asked, 1)
  assert.deepEqual(slept, [])
})

test('pages of one host come at an interval, or at the crawl delay it asks for', async (t) => {
  let delay = ''
  const base = await webServer(t, (request, response) => {
    if (request.url === '/robots.txt') response.end(`User-agent: *\n${delay}`)
    else response.end('data')
  })
  const url = base.replace('127.0.0.1', 'data.example')
  const stranger = { allow: ['127.0.0.0/8'], resolve: async () => [{ address: '127.0.0.1', family: 4 }] }
  for (const [line, waits] of [
    ['', [250, 250]],
    ['Crawl-delay: 10', [10_000, 10_000]],
  ] as const) {
    delay = line
    const { slept, settings } = clock()
    const outside = door(t, { ...stranger, ...settings })
    for (const page of [1, 2, 3]) await read(await outside.get(`${url}/${page}`, wish))
    assert.deepEqual(slept, waits)
  }
})
