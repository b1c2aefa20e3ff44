import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { cors } from 'hono/cors'
import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { addressOf } from '../web/caller-address.ts'
import type { Texts } from '../web/words.ts'
import { callerOf } from './caller.ts'
import { problemJsonLogging } from './problem-json.ts'
import { type Limit, rateLimit } from './rate-limit.ts'
import { registerShared } from './shared.ts'
import { traced } from './trace.ts'

export type ApiSettings = {
  db: Db
  /** Who calls. Every use case judges for itself what they may do. */
  actorOf: (c: Context) => Promise<Actor> | Actor
  log: (message: string, cause?: unknown) => void
  /** 0: no limit. The operator has none. */
  perMinute: number
  proxies: readonly string[]
  groups: readonly Group[]
}

export type Group = { name: string; title: Texts; description: Texts }

export type Api = {
  readonly app: OpenAPIHono
  readonly db: Db
  readonly groups: readonly Group[]
  readonly actorOf: ApiSettings['actorOf']
  readonly limit: Limit
  /** The caller, as it is counted. */
  callerOf(c: Context, actor: Actor): string
  /** Paths and the methods that each answers; `route` fills it. */
  readonly methods: Map<string, string[]>
}

/** Below which everything here answers. The version in it changes when an answer changes so that a client must. */
export const apiRoot = '/allmanning/v1'

export function openApi({ db, actorOf, log, perMinute, proxies, groups }: ApiSettings): Api {
  const app = new OpenAPIHono()
  app.onError(problemJsonLogging(log))
  app.use(traced)
  // Any page may read open data. No cookie counts here, and foreign pages are never the operator (app.ts).
  app.use(
    cors({
      origin: '*',
      exposeHeaders: [
        'ETag',
        'Link',
        'Location',
        'Retry-After',
        'RateLimit-Limit',
        'RateLimit-Remaining',
        'RateLimit-Reset',
        'traceparent',
      ],
    }),
  )
  registerShared(app.openAPIRegistry)
  const counted = rateLimit(db, perMinute)
  return {
    app,
    db,
    groups,
    actorOf,
    methods: new Map(),
    callerOf: (c, actor) => callerOf(actor, addressOf(c, proxies)),
    async limit(c, caller, cost) {
      await counted(c, caller, cost)
    },
  }
}

/** Call it after every route: what is left is refused, a known path by 405 and others by 404. */
export function refuseTheRest({ app, methods }: Api): void {
  for (const [path, known] of methods) {
    const allowed = [...known, ...(known.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
    app.all(path, (c) => {
      c.header('Allow', allowed)
      throw new Problem('method-not-allowed', {
        sv: `Den här adressen svarar på ${allowed}.`,
        en: `This address answers ${allowed}.`,
      })
    })
  }
  app.all('*', (c) => {
    throw nothingAt(c.req.path)
  })
}

export const nothingAt = (path: string) =>
  new Problem('not-found', {
    sv: `Det finns inget på ${path}. Se vad API:et svarar på i /api.`,
    en: `There is nothing at ${path}. See what the API answers at /en/api.`,
  })
