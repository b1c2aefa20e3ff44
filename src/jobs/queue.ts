import { randomUUID } from 'node:crypto'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Db } from '../db/open.ts'

/**
 * Jobs, kept in the database so that they survive us, by pg-boss. Its tables are in a schema of their own, `jobs`, which it
 * makes and upgrades itself at the first start: they are not in our migrations and not in db/tables.ts, and nobody but pg-boss
 * reads or writes them. The role in DATABASE_URL must be allowed to create that schema, or it must be there already.
 */
export type Queue = {
  /** Queues a job. With a key, at most one of that name and key waits or runs: false when there was one. `within` a transaction it is queued when that commits. */
  send(name: string, data: object, options?: { key?: string; within?: Db }): Promise<boolean>
  /** Handles jobs of this name, `concurrency` at a time in this process. A handler that throws gets the job again, and again after longer. */
  work<Data extends object>(
    name: string,
    handler: (data: Data, run: JobRun) => Promise<void>,
    options?: { concurrency?: number },
  ): Promise<void>
  /** Queues a job again and again, by cron, in Swedish time. One schedule for each name and key; a new one replaces the old. */
  schedule(name: string, cron: string, data: object, options?: { key?: string }): Promise<void>
  unschedule(name: string, options?: { key?: string }): Promise<void>
  /** Takes no more jobs, tells the handlers, and waits for them (at most 30 s; what is left then is somebody's to do again). */
  close(): Promise<void>
}

export type JobRun = {
  /** Aborted when we are closing, or when the job is no longer ours. Stop tidily and throw: the job comes again. */
  signal: AbortSignal
  /** 0 at the first attempt. */
  attempt: number
}

/** 0.5 s is the least pg-boss allows. No LISTEN/NOTIFY: it does not reach everyone where a pooler stands between. */
const pollingIntervalSeconds = 0.5

/** A worker says every 10 s that its job lives; one that has said nothing for 20 s is dead, and within 5 s more the job is given to another. */
const heartbeatSeconds = 20
const monitorIntervalSeconds = 5

const jobOptions = {
  policy: 'exclusive', // one job waiting or running for each key
  heartbeatSeconds,
  expireInSeconds: 12 * 3600, // the heartbeat tells the dead from the slow; this ends only what hangs
  retryLimit: 5,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 600,
} as const

export async function openQueue(
  url: string,
  { schema = 'jobs', log = () => {} }: { schema?: string; log?: (line: string) => void } = {},
): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'allmanning jobs',
    schema,
    max: 4,
    superviseIntervalSeconds: monitorIntervalSeconds,
    monitorIntervalSeconds,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (error) => log(`The job queue: ${error.message}`)) // a database that is away for a moment must not end the process
  await boss.start()

  const closing = new AbortController()
  const known = new Map<string, Promise<void>>()
  /** pg-boss refuses names it has not been told of. */
  const ensure = (name: string) => {
    const made = known.get(name) ?? boss.createQueue(name, jobOptions)
    known.set(name, made)
    return made
  }

  return {
    async send(name, data, { key, within } = {}) {
      await ensure(name)
      // The policy counts jobs without a key as having the same one.
      return (await boss.send(name, data, { singletonKey: key ?? randomUUID(), ...(within && { db: fromKysely(within) }) })) !== null
    },
    async work<Data extends object>(name: string, handler: (data: Data, run: JobRun) => Promise<void>, { concurrency = 1 } = {}) {
      await ensure(name)
      await boss.work<Data>(name, { pollingIntervalSeconds, localConcurrency: concurrency }, async (jobs) => {
        for (const job of jobs) await handler(job.data, { signal: AbortSignal.any([job.signal, closing.signal]), attempt: job.retryCount })
      })
    },
    async schedule(name, cron, data, { key = name } = {}) {
      await ensure(name)
      await boss.schedule(name, cron, data, { key, tz: 'Europe/Stockholm', singletonKey: key })
    },
    async unschedule(name, { key = name } = {}) {
      await boss.unschedule(name, key)
    },
    async close() {
      closing.abort(new DOMException('The process is closing', 'AbortError'))
      await boss.stop({ timeout: 30_000 })
    },
  }
}
