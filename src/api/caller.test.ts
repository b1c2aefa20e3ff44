import assert from 'node:assert/strict'
import test from 'node:test'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { addressOf } from '../web/caller-address.ts'
import { callerOf } from './caller.ts'

/** The address that a node behind these proxies sees, by a real connection from this machine. */
async function seen(proxies: string[], forwarded?: string): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(addressOf(c, proxies)))
  const { port, server } = await new Promise<{ port: number; server: ReturnType<typeof serve> }>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve({ port: info.port, server }))
  })
  const text = await (
    await fetch(`http://127.0.0.1:${port}/`, {
      headers: { ...(forwarded !== undefined && { 'X-Forwarded-For': forwarded }), Connection: 'close' },
    })
  ).text()
  await new Promise((resolve) => server.close(resolve))
  return text
}

const here = ['127.0.0.0/8', '::1/128']
const cases: [what: string, proxies: string[], forwarded: string | undefined, address: string][] = [
  ['without a proxy it is the connection', here, undefined, '127.0.0.1'],
  ['a proxy of ours says whom it speaks for', here, '203.0.113.7', '203.0.113.7'],
  ['what a caller claims before our proxy does not count', here, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['two proxies of ours are both passed', [...here, '10.0.0.0/8'], '203.0.113.7, 10.1.2.3', '203.0.113.7'],
  ['whoever is no proxy of ours is not believed', ['10.0.0.0/8'], '203.0.113.7', '127.0.0.1'],
  ['nonsense is passed over', here, 'unknown, "x", 203.0.113.7', '203.0.113.7'],
  ['a proxy may be named by its address alone', ['127.0.0.1'], '2001:db8::1', '2001:db8::1'],
]
for (const [what, proxies, forwarded, address] of cases) test(what, async () => assert.equal(await seen(proxies, forwarded), address))

test('callers are told apart by address, households with IPv6 by network, and those who are known by who they are', () => {
  assert.notEqual(callerOf({ kind: 'anyone' }, '203.0.113.7'), callerOf({ kind: 'anyone' }, '203.0.113.8'))
  assert.equal(callerOf({ kind: 'anyone' }, '2001:db8:1:2::a'), callerOf({ kind: 'anyone' }, '2001:db8:1:2:ffff::b'))
  assert.notEqual(callerOf({ kind: 'anyone' }, '2001:db8:1:2::a'), callerOf({ kind: 'anyone' }, '2001:db8:1:3::a'))
  assert.equal(callerOf({ kind: 'operator', name: 'Åsa' }, '203.0.113.7'), callerOf({ kind: 'operator', name: 'Åsa' }, '203.0.113.8'))
})
