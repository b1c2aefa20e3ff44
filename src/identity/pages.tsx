import * as client from 'openid-client'
import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { csvAnswer } from '../spreadsheet/csv.ts'
import { form, page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Visit } from '../web/visit.ts'
import { demand } from './access.ts'
import { actorOf, type Calling, refuse } from './caller.ts'
import { inventedPeople, inventedPerson } from './demonstration.ts'
import { demonstrationIssuer, keepPerson } from './person.ts'
import { refusedByDay } from './refused/refused-entry.ts'
import { browserOf } from './session/browser.ts'
import { endAllSessions, endOwnSession, endSession, providerOf, sessionsOf, startSession } from './session/login-session.ts'
import { askProvider } from './sign-in/ask-provider.ts'
import { endByProvider } from './sign-in/end-by-provider.ts'
import { beginSignIn, completeSignIn, type SignInProblem, signInProblems } from './sign-in/flow.ts'
import { openProviderKeys } from './sign-in/logout-token.ts'
import { type ClaimedRole, rolesIn } from './sign-in/mapping.ts'
import type { Provider } from './sign-in/provider.ts'
import { returnAddress } from './sign-in/return-address.ts'
import { accountPage, operatorPage, type Waiting } from './views/account.tsx'
import { refusedPage } from './views/refused.tsx'
import type { NamedRole } from './views/roles.tsx'
import { signedOutPage, signInPage } from './views/sign-in.tsx'
import { words } from './words.ts'

export type IdentityPages = Calling & {
  baseUrl: string
  secret: string
  providers: readonly Provider[]
  /** Of whoever keeps roles: those that claims give, and those that people have. */
  setRolesByClaims: (db: Db, person: number, claimed: readonly ClaimedRole[], now: Date) => Promise<void>
  /** In which of one's organisations something waits to be acted on. */
  waitingFor: (db: Db, actor: Actor) => Promise<readonly Waiting[]>
  rolesOf: (db: Db, persons: readonly number[]) => Promise<ReadonlyMap<number, NamedRole[]>>
  /** For whoever runs the node: why a sign-in failed, without what was in it. */
  log: (message: string) => void
}

/** Signing in and out, one's own pages, and what was refused. */
export function identityPages(site: Site, deps: IdentityPages): void {
  const { db, cookies, providers, now, baseUrl, mayDemonstrate, rolesOf, limits } = deps
  const providerKeys = openProviderKeys(askProvider)

  page(site, '/sign-in', (visit) => showSignIn(visit, backTo(visit, visit.query.get('back')), problemIn(visit)))

  form(site, '/sign-in', async (visit, typed) => {
    const back = backTo(visit, typed.text('back'))
    if (typed.text('person') !== '') return signInAsInvented(visit, Number(typed.text('person')), back)
    const provider = providerNamed(typed.text('provider'))
    const browser = cookies.keepBrowser(visit.c)
    const begun = await beginSignIn(db, { provider, baseUrl, browser, returnTo: back }, now())
    if (begun.kind === 'begun') return visit.c.redirect(begun.address.href, 303)
    await tell(visit, provider, begun.problem, begun.cause)
    return { ...(await showSignIn(visit, back, begun.problem)), status: 502 }
  })

  page(site, '/sign-in/:provider{[a-z0-9-]+}/callback', async (visit) => {
    const provider = providerNamed(visit.param('provider'))
    const browser = cookies.browser(visit.c)
    const completed = await completeSignIn(db, { provider, baseUrl, browser, query: visit.query }, now())
    const returnTo = returnAddress(completed.returnTo)
    if (completed.kind === 'refused') {
      await tell(visit, provider, completed.problem, completed.cause)
      const where = returnTo === '/en' || returnTo.startsWith('/en/') ? '/en/sign-in' : '/sign-in'
      return visit.c.redirect(`${where}?${new URLSearchParams({ problem: completed.problem, back: returnTo })}`, 303)
    }
    const { claims, sid } = completed
    const text = (claim: unknown) => (typeof claim === 'string' ? claim : undefined)
    const who = {
      issuer: claims.iss,
      subject: claims.sub,
      name: text(claims.name),
      email: text(claims.email),
      emailVerified: claims.email_verified === true,
    }
    const person = await keepPerson(db, who, deps.secret, now())
    await deps.setRolesByClaims(db, person, rolesIn(claims, provider.mapping), now())
    await start(visit, { person, provider: provider.id, providerSid: sid })
    return visit.c.redirect(returnTo, 303)
  })

  form(site, '/sign-out', async (visit) => {
    const token = cookies.session(visit.c)
    const session = token ? await providerOf(db, token) : undefined
    if (token) await endSession(db, token, 'sign-out', now())
    cookies.dropSession(visit.c)
    const there = session && (await signOutThere(session.provider, visit))
    return there ? visit.c.redirect(there.href, 303) : visit.redirect('/signed-out')
  })

  page(site, '/signed-out', (visit) => {
    // The provider knows one address to come back to; the state tells the language.
    if (visit.query.get('state') === 'en' && visit.language === 'sv') return visit.c.redirect('/en/signed-out', 303)
    return signedOutPage(visit, visit.query.has('everywhere'))
  })

  // OpenID Connect Back-Channel Logout 1.0 §2.5: from the provider's server, not from a browser.
  site.app.post('/sign-in/:provider{[a-z0-9-]+}/logout', async (c) => {
    const provider = providers.find(({ id }) => id === c.req.param('provider'))
    c.header('Cache-Control', 'no-store')
    if (!provider || Number(c.req.header('content-length') ?? 0) > 20_000) return c.json({ error: 'invalid_request' }, 400)
    const token = (await c.req.parseBody()).logout_token
    const ended = await endByProvider(
      db,
      { provider, keys: providerKeys, token: typeof token === 'string' ? token : '', secret: deps.secret },
      now(),
    )
    if (ended.kind === 'ended') return c.body(null, 200)
    await refuse(c, deps, { door: 'logout-token', provider: provider.id, reason: ended.problem })
    return c.json({ error: 'invalid_request', error_description: ended.problem }, 400)
  })

  page(site, '/account', async (visit) => {
    if (actorOf(visit).kind === 'operator') return operatorPage(visit)
    const { person, session } = own(visit)
    const [roles, sessions, waiting] = await Promise.all([
      rolesOf(db, [person.id]),
      sessionsOf(db, person.id, limits, now()),
      deps.waitingFor(db, actorOf(visit)),
    ])
    return accountPage(visit, {
      person,
      roles: roles.get(person.id) ?? [],
      sessions,
      waiting,
      current: session,
      ended: visit.query.has('ended'),
    })
  })

  form(site, '/account/sessions/end', async (visit, typed) => {
    await endOwnSession(db, own(visit).person.id, Number(typed.text('id')) || 0, now())
    return visit.redirect('/account', { ended: '1' })
  })

  form(site, '/account/sign-out-everywhere', async (visit) => {
    await endAllSessions(db, own(visit).person.id, now())
    cookies.dropSession(visit.c)
    return visit.redirect('/signed-out', { everywhere: '1' })
  })

  page(site, '/admin/sign-ins', async (visit) => {
    demand(actorOf(visit), 'seeRefused')
    return refusedPage(visit, await refusedByDay(db, 30, now()), providerName)
  })

  page(site, '/admin/sign-ins.csv', async (visit) => {
    demand(actorOf(visit), 'seeRefused')
    const t = visit.words(words)
    const rows = (await refusedByDay(db, 30, now())).map(({ day, door, provider, reason, n }) => [
      day,
      t.doors[door],
      providerName(provider),
      t.reasons[reason] ?? reason,
      n,
    ])
    return csvAnswer('sign-ins', [[t.day, t.door, t.provider, t.reason, t.count], ...rows])
  })

  const providerName = (id: string | null) => providers.find((one) => one.id === id)?.name ?? id ?? ''

  async function showSignIn(visit: Visit, back: string, problem?: SignInProblem): Promise<Sheet> {
    const people = mayDemonstrate(visit.c) ? await inventedPeople(db) : undefined
    const roles = await rolesOf(
      db,
      (people ?? []).map(({ id }) => id),
    )
    return signInPage(visit, {
      providers,
      people: people?.map((person) => ({ ...person, roles: roles.get(person.id) ?? [] })),
      back,
      problem,
      isOperator: actorOf(visit).kind === 'operator',
      name: visit.c.get('signedIn')?.person.name,
    })
  }

  async function signInAsInvented(visit: Visit, id: number, back: string): Promise<Response> {
    const person = mayDemonstrate(visit.c) && Number.isInteger(id) && id < 2 ** 31 ? await inventedPerson(db, id) : undefined
    if (!person)
      throw new Problem('forbidden', {
        sv: 'Du kan inte logga in som den personen här. Gå till inloggningen och välj på nytt.',
        en: 'You cannot sign in as that person here. Go to the sign-in and choose again.',
      })
    await start(visit, { person: person.id, provider: demonstrationIssuer })
    return visit.c.redirect(back, 303)
  }

  /** Always a new session with a new token: what the browser had before is of no use to whoever may have put it there. */
  async function start({ c }: Visit, who: { person: number; provider: string; providerSid?: string | undefined }): Promise<void> {
    const before = cookies.session(c)
    if (before) await endSession(db, before, 'another-sign-in', now())
    cookies.keepSession(c, await startSession(db, { ...who, browser: browserOf(c.req.header('user-agent')) }, now()))
    c.header('Cache-Control', 'no-store')
  }

  /** The provider's page for signing out there too (RP-Initiated Logout 1.0), if it has one and answers. No ID token is sent, since we keep none. */
  async function signOutThere(id: string, visit: Visit): Promise<URL | undefined> {
    const provider = providers.find((one) => one.id === id)
    const configuration = await provider?.configuration().catch(() => undefined)
    if (!configuration?.serverMetadata().end_session_endpoint) return undefined
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${baseUrl}/signed-out`, state: visit.language })
  }

  function providerNamed(id: string): Provider {
    const provider = providers.find((one) => one.id === id)
    if (provider) return provider
    throw new Problem('not-found', {
      sv: 'Det finns ingen sådan inloggning här. Gå till inloggningen och välj på nytt.',
      en: 'There is no such sign-in here. Go to the sign-in and choose again.',
    })
  }

  async function tell(visit: Visit, provider: Provider, problem: SignInProblem, cause: unknown): Promise<void> {
    if (cause !== undefined && problem !== 'declined') deps.log(`Sign-in by ${provider.id} failed (${problem}): ${described(cause)}`)
    await refuse(visit.c, deps, { door: 'sign-in', provider: provider.id, reason: problem })
  }
}

/** The name, code and message of an error, without the answer that it came with: that may hold tokens and claims. */
const described = (cause: unknown): string => {
  const { name, code, message } = cause as { name?: string; code?: string; message?: string }
  return [name, code, message].filter(Boolean).join(' ')
}

/** Whoever came to the sign-in by itself goes on to the start in their own language. */
function backTo(visit: Visit, asked: string | null): string {
  const address = returnAddress(asked)
  return address === '/' ? visit.to('/') : address
}

function problemIn({ query }: Visit): SignInProblem | undefined {
  return signInProblems.find((problem) => problem === query.get('problem'))
}

function own({ c }: Visit) {
  const signedIn = c.get('signedIn')
  if (signedIn) return signedIn
  throw new Problem('unauthenticated', { sv: 'Logga in för att se dina sidor.', en: 'Sign in to see your pages.' })
}
