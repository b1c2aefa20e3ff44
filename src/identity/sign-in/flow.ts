import * as client from 'openid-client'
import type { Db } from '../../db/open.ts'
import { sameHash, sha256 } from '../secret.ts'
import type { Claims } from './mapping.ts'
import type { Provider } from './provider.ts'

/** Time to find one's card and its code. */
const flowMinutes = 10

/** Why a sign-in came to nothing. Each has its words, and is counted. */
export const signInProblems = ['unreachable', 'no-flow', 'other-browser', 'other-provider', 'declined', 'answer', 'token'] as const
export type SignInProblem = (typeof signInProblems)[number]

export type Begun = { kind: 'begun'; address: URL } | { kind: 'refused'; problem: SignInProblem; cause: unknown }

export const callbackAddress = (baseUrl: string, provider: string) => `${baseUrl}/sign-in/${provider}/callback`

type Begin = { provider: Provider; baseUrl: string; browser: string; returnTo: string }

/** Authorization code flow with PKCE, state and nonce (RFC 9700 §2.1.1). What is to be compared later is kept here, and never in the browser. */
export async function beginSignIn(db: Db, { provider, baseUrl, browser, returnTo }: Begin, now: Date): Promise<Begun> {
  let configuration: client.Configuration
  try {
    configuration = await provider.configuration()
  } catch (cause) {
    return { kind: 'refused', problem: 'unreachable', cause }
  }
  const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()]
  await db
    .insertInto('sign_in_flow')
    .values({
      state_hash: sha256(state),
      browser_hash: sha256(browser),
      provider: provider.id,
      nonce,
      code_verifier: verifier,
      return_to: returnTo,
      expires_at: new Date(now.getTime() + flowMinutes * 60_000),
    })
    .execute()
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackAddress(baseUrl, provider.id),
    scope: provider.scope,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return { kind: 'begun', address }
}

export type Completed =
  | { kind: 'signed-in'; claims: Claims & { iss: string; sub: string }; sid: string | undefined; returnTo: string }
  | { kind: 'refused'; problem: SignInProblem; returnTo: string; cause?: unknown }

type Answer = { provider: Provider; baseUrl: string; browser: string | undefined; query: URLSearchParams }

/** What the provider answered. The flow is taken out first, so no answer is used twice, whatever is wrong with it. */
export async function completeSignIn(db: Db, { provider, baseUrl, browser, query }: Answer, now: Date): Promise<Completed> {
  const state = query.get('state') ?? ''
  const flow = await db.deleteFrom('sign_in_flow').where('state_hash', '=', sha256(state)).returningAll().executeTakeFirst()
  if (!flow || flow.expires_at <= now) return { kind: 'refused', problem: 'no-flow', returnTo: '/' }
  const refused = (problem: SignInProblem, cause?: unknown): Completed => ({ kind: 'refused', problem, returnTo: flow.return_to, cause })
  if (flow.provider !== provider.id) return refused('other-provider') // mix-up (RFC 9700 §4.4)
  if (!browser || !sameHash(flow.browser_hash, sha256(browser))) return refused('other-browser') // somebody else's sign-in, put upon this person
  if (query.has('error')) return refused('declined', query.get('error'))
  let configuration: client.Configuration
  try {
    configuration = await provider.configuration()
  } catch (cause) {
    return refused('unreachable', cause)
  }
  try {
    const address = new URL(callbackAddress(baseUrl, provider.id))
    address.search = query.toString()
    const tokens = await client.authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.code_verifier,
      idTokenExpected: true,
    })
    const token = tokens.claims()!
    const more = provider.userinfo ? await client.fetchUserInfo(configuration, tokens.access_token, token.sub) : {}
    const claims = { ...more, ...token }
    return { kind: 'signed-in', claims, sid: typeof token.sid === 'string' ? token.sid : undefined, returnTo: flow.return_to }
  } catch (cause) {
    return refused(problemOf(cause), cause)
  }
}

/** The server is down, refused the code, or gave a token that does not hold. */
function problemOf(cause: unknown): SignInProblem {
  const { code, name } = cause as { code?: string; name?: string }
  if (cause instanceof client.ResponseBodyError) return 'answer'
  if (name === 'TimeoutError' || cause instanceof TypeError || code === 'OAUTH_TIMEOUT') return 'unreachable'
  return code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON' ? 'answer' : 'token'
}
