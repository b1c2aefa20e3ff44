import assert from 'node:assert/strict'
import test from 'node:test'
import { Hono } from 'hono'
import { cookiesOf } from './cookie.ts'

const token = 'A'.repeat(43)
const kept = async (baseUrl: string) => {
  const cookies = cookiesOf(baseUrl)
  const app = new Hono().get('/', (c) => {
    cookies.keepSession(c, token)
    return c.text(cookies.session(c) ?? 'nobody')
  })
  return {
    set: (await app.request('/')).headers.get('set-cookie'),
    read: async (cookie: string) => (await app.request('/', { headers: { cookie } })).text(),
  }
}

test('over TLS the cookie is bound to the host, the whole site and TLS', async () => {
  const { set, read } = await kept('https://allmanning.example')
  assert.equal(set, `__Host-allmanning=${token}; Path=/; HttpOnly; Secure; SameSite=Lax`)
  assert.equal(await read(`__Host-allmanning=${token}`), token)
  assert.equal(await read(`allmanning=${token}`), 'nobody', 'a neighbouring host could have set that one')
})

test('on http localhost it has a name of its own, since browsers would not take the other', async () => {
  const { set } = await kept('http://localhost:3000')
  assert.equal(set, `allmanning=${token}; Path=/; HttpOnly; SameSite=Lax`)
})

test('what is no token is not looked up', async () => {
  const { read } = await kept('http://localhost:3000')
  for (const value of ['', 'short', 'A'.repeat(5000), `${token.slice(1)}'`]) assert.equal(await read(`allmanning=${value}`), 'nobody')
})
