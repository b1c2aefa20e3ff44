import type { Context } from 'hono'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { asClient } from '../db/as-client.ts'
import type { Db } from '../db/open.ts'
import { Problem } from '../kernel/problem.ts'

/** Counts a call against what its caller may ask for in a minute, and says in the headers what is left. */
export type Limit = (c: Context, caller: string, cost: number) => Promise<void>

const seconds = 60

/** The same count for all processes: it is in the database. */
export function rateLimit(db: Db, perMinute: number): Limit {
  if (perMinute === 0) return async () => {}
  const limiter = new RateLimiterPostgres({
    storeClient: asClient(db),
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: 'api',
    points: perMinute,
    duration: seconds,
    clearExpiredByTimeout: false, // identity/tidy.ts
    inMemoryBlockOnConsumed: perMinute + 1, // whoever goes on asking costs no more statements
  })
  return async (c, caller, cost) => {
    const { count, refused } = await limiter.consume(caller, Math.min(cost, perMinute)).then(
      (count) => ({ count, refused: false }),
      (count: unknown) => {
        if (count instanceof RateLimiterRes) return { count, refused: true }
        throw count
      },
    )
    const reset = Math.max(1, Math.ceil(count.msBeforeNext / 1000))
    c.header('RateLimit-Limit', String(perMinute))
    c.header('RateLimit-Remaining', String(Math.max(0, count.remainingPoints)))
    c.header('RateLimit-Reset', String(reset))
    if (!refused) return
    c.header('Retry-After', String(reset))
    throw new Problem(
      'too-many-requests',
      {
        sv: `Du får göra ${perMinute} anrop i minuten. Vänta ${reset} sekunder. Ska du läsa mycket, använd exporten.`,
        en: `You may make ${perMinute} calls a minute. Wait ${reset} seconds. If you read a lot, use the export.`,
      },
      { retryAfterSeconds: reset },
    )
  }
}
