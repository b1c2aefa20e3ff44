import assert from 'node:assert/strict'

/** A rule of the profile that is about behaviour: tried on a node that runs. `api` is the address up to and with /v1. */
export type LiveRule = { id: string; level: 'SKALL' | 'BÖR'; text: string; holds: (api: string) => Promise<void> }

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at piece by piece
type Json = any
const get = (address: string, headers: Record<string, string> = {}) => fetch(address, { headers })
const send = (address: string, body: string, headers: Record<string, string>) => fetch(address, { method: 'POST', body, headers })
const answered = async (answer: Promise<Response>): Promise<Json> => (await answer).json()
const ndjson = { Accept: 'application/x-ndjson' }

/** One call for each way to be refused that needs no preparation. */
const refused = (api: string): [string, number, Promise<Response>][] => [
  ['something unknown', 404, get(`${api}/nothing`)],
  ['an entry that is not there', 404, get(`${api}/entries/2000000000`)],
  ['a method that is not there', 405, fetch(`${api}/entries`, { method: 'PUT' })],
  ['a format that is not there', 406, get(`${api}/sources`, ndjson)],
  ['a body that is not taken', 415, send(`${api}/sources`, '<a/>', { 'Content-Type': 'application/xml' })],
  ['a value that is wrong', 422, get(`${api}/entries?limit=0`)],
  ['a body that is no JSON', 422, send(`${api}/sources`, '{', { 'Content-Type': 'application/json' })],
  ['a version that is not stated', 428, fetch(`${api}/sources/1`, { method: 'DELETE' })],
  ['a version that is another', 412, fetch(`${api}/sources/1`, { method: 'DELETE', headers: { 'If-Match': '"old"' } })],
]

const languageTag = /^([a-z]{2,3}(-[A-Za-z0-9]+)*|und)$/
function fieldsOf(node: Json): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, value]) => [...(Array.isArray(node) ? [] : [name]), ...fieldsOf(value)])
}

export const liveRules: readonly LiveRule[] = [
  {
    id: 'DOK.01',
    level: 'BÖR',
    text: 'the documentation is at the address that api-info gives',
    async holds(api) {
      const { apiDocumentation } = await answered(get(`${api}/api-info`))
      const page = await get(new URL(new URL(apiDocumentation).pathname, api).href)
      assert.deepEqual([page.status, page.headers.get('content-type')], [200, 'text/html; charset=UTF-8'])
    },
  },
  {
    id: 'DOK.06',
    level: 'BÖR',
    text: 'the documentation is in Swedish and English',
    async holds(api) {
      const titles = await Promise.all(
        ['sv', 'en'].map(
          async (language) => (await answered(get(`${api}/openapi.json`, { 'Accept-Language': language }))).paths['/entries'].get.summary,
        ),
      )
      assert.deepEqual(titles, ['Sök bland posterna', 'Search the entries'])
    },
  },
  {
    id: 'DOT.04',
    level: 'SKALL',
    text: 'times come in UTC',
    async holds(api) {
      const { items } = await answered(get(`${api}/entries`))
      assert.ok(items.length > 0)
      for (const { changedAt } of items) assert.match(changedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
    },
  },
  {
    id: 'AME.02',
    level: 'BÖR',
    text: 'JSON comes when nothing is asked for',
    async holds(api) {
      for (const path of ['api-info', 'entries', 'sources', 'profiles', 'publishers', 'framework/recommendations'])
        assert.equal((await get(`${api}/${path}`, { Accept: '*/*' })).headers.get('content-type'), 'application/json', path)
    },
  },
  {
    id: 'AME.05',
    level: 'SKALL',
    text: 'field names are in camelCase in what comes, too',
    async holds(api) {
      for (const path of [
        'api-info',
        'entries?facets=true',
        'sources',
        'entries/1',
        'entries/1/versions',
        'sources/1/runs',
        'profiles/dcat-ap-se',
        'publishers',
      ])
        for (const name of fieldsOf(await answered(get(`${api}/${path}`))))
          assert.ok(/^[a-z][a-zA-Z0-9]*$/.test(name) || languageTag.test(name), `${path}: ${name}`)
    },
  },
  {
    id: 'ARQ.01',
    level: 'BÖR',
    text: 'requests in another encoding than UTF-8 are not misread',
    async holds(api) {
      const answer = await fetch(`${api}/sources`, {
        method: 'POST',
        body: Buffer.from('{"name":"V\xe4xj\xf6"}', 'latin1'),
        headers: { 'Content-Type': 'application/json' },
      })
      assert.equal(answer.status, 422)
      assert.match((await answered(Promise.resolve(answer))).detail, /UTF-8/)
    },
  },
  {
    id: 'ARQ.03',
    level: 'BÖR',
    text: 'Accept, Date, Cache-Control and ETag are used',
    async holds(api) {
      const first = await get(`${api}/sources`, { Accept: 'application/json' })
      for (const name of ['Date', 'Cache-Control', 'ETag']) assert.ok(first.headers.get(name), name)
      const again = await get(`${api}/sources`, { 'If-None-Match': first.headers.get('ETag')! })
      assert.deepEqual([again.status, await again.text()], [304, ''])
    },
  },
  {
    id: 'FEL.01',
    level: 'SKALL',
    text: 'every refusal has type, title, status, detail and instance',
    async holds(api) {
      for (const [what, status, call] of refused(api)) {
        const problem = await answered(call)
        assert.equal(problem.status, status, what)
        for (const name of ['type', 'title', 'detail', 'instance'])
          assert.ok(typeof problem[name] === 'string' && problem[name] !== '', `${what}: ${name}`)
      }
    },
  },
  {
    id: 'FEL.02',
    level: 'SKALL',
    text: 'every refusal is application/problem+json, with its status',
    async holds(api) {
      for (const [what, status, call] of refused(api)) {
        const answer = await call
        assert.deepEqual([answer.status, answer.headers.get('content-type')], [status, 'application/problem+json'], what)
      }
    },
  },
  {
    id: 'VER.06',
    level: 'SKALL',
    text: 'api-info tells name, version, date, documentation and status',
    async holds(api) {
      const about = await answered(get(`${api}/api-info`))
      assert.deepEqual(Object.keys(about).sort(), ['apiDocumentation', 'apiName', 'apiReleased', 'apiStatus', 'apiVersion'])
      assert.match(about.apiReleased, /^\d{4}-\d\d-\d\d$/)
      assert.equal(`v${about.apiVersion.split('.')[0]}`, api.split('/').at(-1))
    },
  },
  {
    id: 'SPA.02',
    level: 'SKALL',
    text: 'a trace that comes in goes on',
    async holds(api) {
      const trace = '0af7651916cd43dd8448eb211c80319c'
      const answer = await get(`${api}/sources`, { traceparent: `00-${trace}-b7ad6b7169203331-01` })
      assert.match(answer.headers.get('traceparent')!, new RegExp(`^00-${trace}-(?!b7ad6b7169203331)[0-9a-f]{16}-01$`))
    },
  },
  {
    id: 'SPA.04',
    level: 'BÖR',
    text: 'every answer has a trace, refusals too',
    async holds(api) {
      for (const call of [get(`${api}/sources`), ...refused(api).map(([, , one]) => one)])
        assert.match((await call).headers.get('traceparent')!, /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/)
    },
  },
  {
    id: 'FNS.07',
    level: 'SKALL',
    text: 'limit and page lead through everything, once each',
    async holds(api) {
      const seen: number[] = []
      let next: string | undefined = `${api}/entries?limit=50&sort=name`
      let total = 0
      while (next) {
        const page: Json = await answered(get(next))
        seen.push(...page.items.map(({ id }: Json) => id))
        total = page.total
        next = page.links.next && new URL(page.links.next, api).href
      }
      assert.equal(seen.length, total)
      assert.equal(new Set(seen).size, total)
    },
  },
  {
    id: 'FNS.08',
    level: 'SKALL',
    text: 'page begins at 1',
    async holds(api) {
      const [first, one] = await Promise.all([answered(get(`${api}/entries`)), answered(get(`${api}/entries?page=1`))])
      assert.deepEqual(first.items, one.items)
      assert.equal((await get(`${api}/entries?page=0`)).status, 422)
    },
  },
  {
    id: 'FNS.09',
    level: 'BÖR',
    text: 'limit is 20 when left out',
    async holds(api) {
      assert.equal((await answered(get(`${api}/entries`))).items.length, 20)
    },
  },
  {
    id: 'SAK.15',
    level: 'SKALL',
    text: 'a key in the address is refused, so that nobody makes it a habit',
    async holds(api) {
      assert.equal((await get(`${api}/sources?key=abc`)).status, 422)
    },
  },
  {
    id: 'SAK.29',
    level: 'BÖR',
    text: 'a wrong Content-Type, and none, is answered 415',
    async holds(api) {
      for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])
        assert.equal((await send(`${api}/sources`, 'name=a', { 'Content-Type': type })).status, 415, type)
      assert.equal((await fetch(`${api}/sources`, { method: 'POST', body: Buffer.from('{"name":"a"}') })).status, 415)
    },
  },
  {
    id: 'FOR.02',
    level: 'SKALL',
    text: 'what would be the body of a GET makes no difference',
    async holds(api) {
      assert.equal((await get(`${api}/sources`, { 'Content-Type': 'application/xml', 'Content-Length': '0' })).status, 200)
    },
  },
]
