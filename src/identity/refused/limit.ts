import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { asClient } from '../../db/as-client.ts'
import type { Db } from '../../db/open.ts'
import { Problem } from '../../kernel/problem.ts'
import { keyedHash } from '../secret.ts'

/** Refusals from one address before it has to wait, counted over all processes. */
const most = 20
const withinSeconds = 600

export type FailureLimit = {
  /** Throws `too-many-requests` when there have been too many refusals from here of late. */
  check(address: string): Promise<void>
  /** One more. Answers false when it is one too many, and then there is nothing more to write about it. */
  count(address: string): Promise<boolean>
}

/** Addresses are personal data: the table holds keyed hashes, for ten minutes. */
export function failureLimit(db: Db, secret: string): FailureLimit {
  const limiter = new RateLimiterPostgres({
    storeClient: asClient(db),
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false, // tidy.ts
    keyPrefix: 'refused',
    points: most,
    duration: withinSeconds,
    inMemoryBlockOnConsumed: most + 1, // a flood costs the database nothing
    inMemoryBlockDuration: 60,
  })
  const keyOf = (address: string) => keyedHash(secret, 'refused address', address)
  return {
    async check(address) {
      const counted = await limiter.get(keyOf(address))
      if (counted && counted.consumedPoints > most) throw tooMany(counted.msBeforeNext)
    },
    async count(address) {
      try {
        await limiter.consume(keyOf(address))
        return true
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return false
        throw refusal
      }
    },
  }
}

function tooMany(ms: number): Problem {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  return new Problem(
    'too-many-requests',
    {
      sv: `Det har blivit för många försök härifrån. Vänta ${minutes} ${minutes === 1 ? 'minut' : 'minuter'} och försök igen.`,
      en: `There have been too many attempts from here. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
    },
    { retryAfterSeconds: Math.ceil(ms / 1000) },
  )
}
