import { constants, createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import { z } from 'zod'
import type { Provider } from './provider.ts'

// OpenID Connect Back-Channel Logout 1.0 §2.4 and §2.6: a provider tells that a session is over, in a token that it has signed.

const event = 'http://schemas.openid.net/event/backchannel-logout'

const LogoutClaims = z
  .looseObject({
    iss: z.string(),
    aud: z.union([z.string(), z.array(z.string())]),
    iat: z.number(),
    exp: z.number().optional(), // mandatory since errata 2023, but not all send it
    jti: z.string().min(1).max(500),
    sub: z.string().optional(),
    sid: z.string().optional(),
    events: z.record(z.string(), z.looseObject({})),
  })
  .refine((claims) => claims.sub !== undefined || claims.sid !== undefined)

export type LogoutToken = { jti: string; sub?: string | undefined; sid?: string | undefined; expiresAt: Date }
export type LogoutProblem =
  | 'malformed'
  | 'algorithm'
  | 'key'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'time'
  | 'event'
  | 'nonce'
  | 'unreachable'

type Verified = { kind: 'ok'; token: LogoutToken } | { kind: 'refused'; problem: LogoutProblem }

/** How each algorithm is verified, and the kind of key it takes. No `none`, and nothing symmetric: our client secret must not sign for the provider. */
const algorithms: Record<string, { kty: string; crv?: string; digest: string | null; options: object }> = {
  RS256: { kty: 'RSA', digest: 'sha256', options: {} },
  RS384: { kty: 'RSA', digest: 'sha384', options: {} },
  RS512: { kty: 'RSA', digest: 'sha512', options: {} },
  PS256: { kty: 'RSA', digest: 'sha256', options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } },
  ES256: { kty: 'EC', crv: 'P-256', digest: 'sha256', options: { dsaEncoding: 'ieee-p1363' } },
  ES384: { kty: 'EC', crv: 'P-384', digest: 'sha384', options: { dsaEncoding: 'ieee-p1363' } },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', digest: null, options: {} },
}

/** Old enough to be a replay; a little ahead is a clock that is fast. */
const longestAgeSeconds = 300
const skewSeconds = 60

export async function verifyLogoutToken(jwt: string, provider: Provider, keys: ProviderKeys, now: Date): Promise<Verified> {
  const refused = (problem: LogoutProblem): Verified => ({ kind: 'refused', problem })
  const parts = jwt.length <= 16_000 ? jwt.split('.') : []
  const [header, body] = [json(parts[0]), json(parts[1])]
  if (parts.length !== 3 || !header || !body) return refused('malformed')
  const algorithm = algorithms[String(header.alg)]
  if (!algorithm || header.crit !== undefined) return refused('algorithm')

  let found: JsonWebKey | undefined
  try {
    found = await keys(
      provider,
      (key) =>
        key.kty === algorithm.kty && (!algorithm.crv || key.crv === algorithm.crv) && (header.kid === undefined || key.kid === header.kid),
    )
  } catch {
    return refused('unreachable')
  }
  if (!found) return refused('key')
  const key = createPublicKey({ key: found, format: 'jwk' })
  const signed = Buffer.from(`${parts[0]}.${parts[1]}`)
  if (!verify(algorithm.digest, signed, { key, ...algorithm.options }, Buffer.from(parts[2]!, 'base64url'))) return refused('signature')

  if (body.nonce !== undefined) return refused('nonce') // §2.4: so that an ID token is never taken for a logout token
  const read = LogoutClaims.safeParse(body)
  if (!read.success) return refused('malformed')
  const { iss, aud, iat, exp, jti, sub, sid, events } = read.data
  if (iss !== (await provider.configuration()).serverMetadata().issuer) return refused('issuer')
  if (![aud].flat().includes(provider.clientId)) return refused('audience')
  if (!Object.hasOwn(events, event)) return refused('event')
  const seconds = now.getTime() / 1000
  const last = Math.min(exp ?? Number.POSITIVE_INFINITY, iat + longestAgeSeconds)
  if (iat > seconds + skewSeconds || seconds > last + skewSeconds) return refused('time')
  return { kind: 'ok', token: { jti, sub, sid, expiresAt: new Date((last + 2 * skewSeconds) * 1000) } }
}

function json(part: string | undefined): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(Buffer.from(part ?? '', 'base64url').toString())
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The first key of a provider that fits. Throws when its keys cannot be had. */
export type ProviderKeys = (provider: Provider, fits: (key: JsonWebKey & { kid?: string }) => boolean) => Promise<JsonWebKey | undefined>

const leastIntervalMs = 60_000
const longestKnownMs = 3_600_000 // a key that was withdrawn is trusted no longer than so
const KeySet = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), use: z.string().optional(), kid: z.string().optional() })).max(100),
})

/** Keys are remembered, and asked for again when one is missing: at most once a minute, so that nobody can make us ask. */
export function openProviderKeys(get: (url: string) => Promise<unknown>): ProviderKeys {
  const known = new Map<string, { keys: JsonWebKey[]; at: number }>()
  return async (provider, fits) => {
    const remembered = known.get(provider.id)
    const before = remembered && Date.now() - remembered.at < longestKnownMs ? remembered : undefined
    const fitting = before?.keys.find(fits)
    if (fitting || (before && Date.now() - before.at < leastIntervalMs)) return fitting
    const address = (await provider.configuration()).serverMetadata().jwks_uri
    if (!address) return undefined
    const { keys } = KeySet.parse(await get(address))
    const signing = keys.filter((key) => key.use === undefined || key.use === 'sig') as JsonWebKey[]
    known.set(provider.id, { keys: signing, at: Date.now() })
    return signing.find(fits)
  }
}
