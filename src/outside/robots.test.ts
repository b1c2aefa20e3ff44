import assert from 'node:assert/strict'
import test from 'node:test'
import type { Settings } from './fetch.ts'
import { codeOf, door, read, webServer, wish } from './fixtures.ts'
import { openRobots, type RobotsAnswer } from './robots.ts'

type Asked = { answer: RobotsAnswer; times: number; at: number }

function rules(text: string | RobotsAnswer) {
  const state: Asked = { answer: typeof text === 'string' ? { kind: 'text', text } : text, times: 0, at: 0 }
  const read = async () => {
    state.times++
    return state.answer
  }
  const welcome = openRobots({ read, now: () => state.at })
  const verdict = async (path: string) => {
    const found = await welcome(new URL(path, 'https://data.example'))
    return 'refusal' in found ? found.refusal.code : found.intervalMs
  }
  return { state, verdict }
}

test('our own group goes before the one for all (RFC 9309 §2.2.1), and the longest rule wins (§2.2.2)', async () => {
  const { verdict } = rules('User-agent: *\nDisallow: /\n\nUser-agent: allmanning\nDisallow: /api/\nAllow: /api/dcat\nDisallow: /*.csv$\n')
  assert.equal(await verdict('/catalog.ttl'), 0)
  assert.equal(await verdict('/api/action'), 'outside-robots-forbid')
  assert.equal(await verdict('/api/dcat'), 0)
  assert.equal(await verdict('/a/b.csv'), 'outside-robots-forbid')
  assert.equal(await verdict('/a/b.csv?x'), 0)
})

test('what is no robots.txt forbids nothing', async () => {
  assert.equal(await rules('<!doctype html><title>Hej</title>').verdict('/x'), 0)
  assert.equal(await rules('').verdict('/x'), 0)
  for (const status of [301, 400, 403, 404, 410, 429])
    assert.equal(await rules({ kind: 'status', status }).verdict('/x'), 0, String(status))
})

test('a server error forbids everything (§2.3.1.4), until the server answers again', async () => {
  const { state, verdict } = rules({ kind: 'status', status: 503 })
  assert.equal(await verdict('/x'), 'outside-robots-unreachable')
  state.answer = { kind: 'text', text: '' }
  assert.equal(await verdict('/x'), 'outside-robots-unreachable')
  state.at = 11 * 60_000
  assert.equal(await verdict('/x'), 0)
})

test('rules are kept for a day (§2.4), and longer when new ones cannot be had', async () => {
  const { state, verdict } = rules('User-agent: *\nDisallow: /old\n')
  const hour = 3_600_000
  await verdict('/a')
  state.at = 23 * hour
  assert.equal(await verdict('/old'), 'outside-robots-forbid')
  assert.equal(state.times, 1)
  state.at = 25 * hour
  state.answer = { kind: 'status', status: 500 }
  assert.equal(await verdict('/old'), 'outside-robots-forbid')
  assert.equal(await verdict('/new'), 0)
  state.at = 50 * hour
  state.answer = { kind: 'text', text: 'User-agent: *\nDisallow: /new\n' }
  assert.equal(await verdict('/new'), 'outside-robots-forbid')
})

test('a crawl delay is kept to, within reason', async () => {
  assert.equal(await rules('User-agent: *\nCrawl-delay: 10\n').verdict('/x'), 10_000)
  assert.equal(await rules('User-agent: *\nCrawl-delay: 86400\n').verdict('/x'), 30_000)
  assert.equal(await rules('User-agent: *\nCrawl-delay: soon\n').verdict('/x'), 0)
  assert.equal(await rules('User-agent: *\nCrawl-delay: -5\n').verdict('/x'), 0)
})

test('a flood of wildcards costs us nothing, and the rules before it hold', async () => {
  const { verdict } = rules(`User-agent: *\nDisallow: /closed\n${'Disallow: /*a*a*a*a*b\n'.repeat(20_000)}`)
  assert.equal(await verdict(`/${'a'.repeat(7_000)}`), 0)
  assert.equal(await verdict('/closed'), 'outside-robots-forbid')
})

/** A stranger's host: reached, since its network is allowed, but not named by the operator. */
const stranger = (base: string, more: Partial<Settings> = {}) => ({
  url: base.replace('127.0.0.1', 'data.example'),
  settings: { allow: ['127.0.0.0/8'], resolve: async () => [{ address: '127.0.0.1', family: 4 }], ...more },
})

test('a harvest asks for robots.txt once, keeps to it, and says whom to ask when it is shut out', async (t) => {
  const asked: string[] = []
  const base = await webServer(t, (request, response) => {
    asked.push(request.url!)
    response.end(request.url === '/robots.txt' ? 'User-agent: *\nDisallow: /closed\n' : 'data')
  })
  const { url, settings } = stranger(base)
  const outside = door(t, settings)
  assert.equal(await read(await outside.get(`${url}/open`, wish)), 'data')
  const answer = await outside.get(`${url}/closed/catalog`, wish)
  assert.equal(codeOf(answer), 'outside-robots-forbid')
  assert.match(answer.kind === 'refused' ? answer.finding.fix.en! : '', /“User-agent: Allmanning”/)
  assert.deepEqual(asked, ['/robots.txt', '/open'])
})

test('a redirect is judged by the robots.txt of where it leads', async (t) => {
  const other = await webServer(t, (request, response) =>
    response.end(request.url === '/robots.txt' ? 'User-agent: *\nDisallow: /\n' : 'data'),
  )
  const { url: target } = stranger(other)
  const base = await webServer(t, (request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end()
    else response.writeHead(302, { Location: target }).end()
  })
  const { url, settings } = stranger(base)
  assert.equal(codeOf(await door(t, settings).get(`${url}/x`, wish)), 'outside-robots-forbid')
})

test('a host that the operator has named, or a setting, lets us in without', async (t) => {
  const asked: string[] = []
  const base = await webServer(t, (request, response) => {
    asked.push(request.url!)
    response.end(request.url === '/robots.txt' ? 'User-agent: *\nDisallow: /\n' : 'data')
  })
  const { url, settings } = stranger(base)
  assert.equal(codeOf(await door(t, settings).get(url, wish)), 'outside-robots-forbid')
  assert.equal(await read(await door(t, { ...settings, allow: ['data.example'] }).get(url, wish)), 'data')
  assert.equal(await read(await door(t, { ...settings, robots: false }).get(url, wish)), 'data')
  assert.deepEqual(asked, ['/robots.txt', '/', '/'])
})

test('robots.txt goes through the same guard, and without end it is read only so far (§2.5)', async (t) => {
  let way = 'endless'
  const base = await webServer(t, (request, response) => {
    if (request.url !== '/robots.txt') return response.end('data')
    if (way === 'inside') return response.writeHead(302, { Location: 'http://169.254.169.254/' }).end()
    if (way === 'circle') return response.writeHead(302, { Location: '/robots.txt' }).end()
    response.write('User-agent: *\nDisallow: /closed\n')
    const more = () => {
      while (!response.destroyed && response.write('# nothing\n'.repeat(1_000)));
    }
    response.on('drain', more)
    return more()
  })
  const { url, settings } = stranger(base)
  const endless = door(t, settings)
  assert.equal(codeOf(await endless.get(`${url}/closed`, wish)), 'outside-robots-forbid')
  assert.equal(await read(await endless.get(`${url}/open`, wish)), 'data')
  way = 'inside'
  assert.equal(codeOf(await door(t, settings).get(url, wish)), 'outside-address-refused')
  way = 'circle'
  assert.equal(await read(await door(t, settings).get(url, wish)), 'data')
})

test('a host that cannot be reached is told as such, and not as a matter of robots', async (t) => {
  const { url, settings } = stranger('http://127.0.0.1:1')
  assert.equal(codeOf(await door(t, settings).get(url, wish)), 'outside-connection-refused')
})
