import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Claims = Record<string, unknown>

/** A sign-in server that lies when told to: it signs whatever it is given. A real server on loopback, with keys of its own. */
export type Issuer = {
  url: string
  /** What the ID token says, beside what it should; undefined takes a claim away. */
  lie: { claims: Claims; key?: KeyObject; header?: Claims; token?: string; status?: number; silent?: boolean }
  signed(claims: Claims, options?: { key?: KeyObject; header?: Claims }): string
  logoutToken(claims?: Claims, options?: { key?: KeyObject; header?: Claims }): string
  key: KeyObject
  asked: string[]
  close(): Promise<void>
}

export const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

export async function openIssuer({ clientId = 'node', subject = 'sub-1' } = {}): Promise<Issuer> {
  const { privateKey, publicKey } = newKey()
  const codes = new Map<string, { nonce: string }>()
  const now = () => Math.floor(Date.now() / 1000)
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  const issuer: Issuer = {
    url: '',
    lie: { claims: {} },
    key: privateKey,
    asked: [],
    signed(claims, { key = privateKey, header = {} } = {}) {
      const head = { alg: 'RS256', kid: 'one', typ: 'JWT', ...header }
      const text = `${encode(head)}.${encode(claims)}`
      const signature = head.alg === 'none' ? '' : sign('sha256', Buffer.from(text), key).toString('base64url')
      return `${text}.${signature}`
    },
    logoutToken(claims = {}, options) {
      const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
      const whole = { iss: issuer.url, aud: clientId, iat: now(), exp: now() + 120, jti: randomUUID(), sub: subject, events, ...claims }
      return issuer.signed(whole, options)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url!, issuer.url)
    issuer.asked.push(url.pathname)
    if (issuer.lie.silent) return // neither answers nor closes
    const json = (value: unknown, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer: issuer.url,
        authorization_endpoint: `${issuer.url}/authorize`,
        token_endpoint: `${issuer.url}/token`,
        jwks_uri: `${issuer.url}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    if (url.pathname === '/jwks') return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] })
    if (url.pathname === '/authorize') {
      const code = randomUUID()
      codes.set(code, { nonce: url.searchParams.get('nonce')! })
      const back = new URL(url.searchParams.get('redirect_uri')!)
      back.searchParams.set('code', code)
      back.searchParams.set('state', url.searchParams.get('state')!)
      response.writeHead(302, { location: back.href })
      return response.end()
    }
    if (url.pathname === '/token') {
      let body = ''
      request.on('data', (part) => (body += part))
      request.on('end', () => {
        const code = codes.get(new URLSearchParams(body).get('code') ?? '')
        if (!code || issuer.lie.status) return json({ error: 'invalid_grant' }, issuer.lie.status ?? 400)
        const claims = {
          iss: issuer.url,
          aud: clientId,
          sub: subject,
          iat: now(),
          exp: now() + 300,
          nonce: code.nonce,
          ...issuer.lie.claims,
        }
        json({
          access_token: 'access',
          token_type: 'Bearer',
          expires_in: 300,
          id_token: issuer.lie.token ?? issuer.signed(claims, issuer.lie),
        })
      })
      return
    }
    json({ error: 'not_found' }, 404)
  })
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  issuer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return issuer
}
