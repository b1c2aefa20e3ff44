import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { testDatabase } from '../../test/database.ts'
import { openQueue } from './queue.ts'

const { db, url, alsoClose } = await testDatabase()
const queue = alsoClose(await openQueue(url))

/** Waits for something that will be so; a test that waits in vain ends by the runner's limit. */
const until = async (true_: () => boolean) => {
  while (!true_()) await sleep(20)
}

test('what is sent is handled, with its data', async () => {
  const handled: unknown[] = []
  await queue.work('greet', async (data) => void handled.push(data))
  assert.equal(await queue.send('greet', { name: 'Åsa' }), true)
  assert.equal(await queue.send('greet', { name: 'Örjan' }), true)
  await until(() => handled.length === 2)
  assert.deepEqual(handled, [{ name: 'Åsa' }, { name: 'Örjan' }])
})

test('a job with a key is not queued twice, neither while it waits nor while it runs', async () => {
  assert.equal(await queue.send('harvest', { source: 1 }, { key: '1' }), true)
  assert.equal(await queue.send('harvest', { source: 1 }, { key: '1' }), false)
  assert.equal(await queue.send('harvest', { source: 2 }, { key: '2' }), true, 'another key is another job')
  const running: number[] = []
  const gate = Promise.withResolvers<void>()
  let done = 0
  await queue.work<{ source: number }>(
    'harvest',
    async ({ source }) => {
      running.push(source)
      await gate.promise
      done++
    },
    { concurrency: 2 },
  )
  await until(() => running.length === 2)
  assert.equal(await queue.send('harvest', { source: 1 }, { key: '1' }), false)
  gate.resolve()
  await until(() => done === 2)
  while (!(await queue.send('harvest', { source: 1 }, { key: '1' }))) await sleep(20)
  await until(() => done === 3)
  assert.deepEqual(running, [1, 2, 1])
})

test('a handler that throws gets its job again', async () => {
  const attempts: number[] = []
  await queue.work('fragile', async (_, { attempt }) => {
    attempts.push(attempt)
    if (attempt === 0) throw new Error('not today')
  })
  await queue.send('fragile', {})
  await until(() => attempts.length === 2)
  assert.deepEqual(attempts, [0, 1])
})

test('a job sent within a transaction that fails was never sent', async () => {
  const handled: unknown[] = []
  await queue.work('careful', async (data) => void handled.push(data))
  const failing = db.transaction().execute(async (trx) => {
    await queue.send('careful', { kept: false }, { within: trx })
    throw new Error('undone')
  })
  await assert.rejects(failing, /undone/)
  await db.transaction().execute((trx) => queue.send('careful', { kept: true }, { within: trx }))
  await until(() => handled.length > 0)
  assert.deepEqual(handled, [{ kept: true }])
})

test('the job of a process that is killed is given to another', async () => {
  const program = `
    const { openQueue } = await import(${JSON.stringify(new URL('./queue.ts', import.meta.url).href)})
    const queue = await openQueue(${JSON.stringify(url)})
    await queue.work('long', () => new Promise(() => console.log('working')))`
  await queue.send('long', { from: 'the dead' }, { key: 'only' })
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')

  // Twenty seconds without a sign of life, without our waiting for them.
  await sql`update jobs.job set heartbeat_on = heartbeat_on - interval '20 seconds' where name = 'long'`.execute(db)
  const inherited = Promise.withResolvers<unknown>()
  await queue.work('long', async (data, { attempt }) => inherited.resolve({ data, attempt }))
  assert.deepEqual(await inherited.promise, { data: { from: 'the dead' }, attempt: 1 })
})

test('a queue that closes tells its handlers, and the job is left for the next', async () => {
  const closing = await openQueue(url)
  const started = Promise.withResolvers<void>()
  await closing.work('patient', async (_, { signal }) => {
    started.resolve()
    await once(signal, 'abort')
    throw signal.reason
  })
  await queue.send('patient', {})
  await started.promise
  await closing.close()
  const again = Promise.withResolvers<number>()
  await queue.work('patient', async (_, { attempt }) => again.resolve(attempt))
  assert.equal(await again.promise, 1)
})

test('a schedule is kept, replaced and taken away', async () => {
  const schedules = async () => (await sql<{ cron: string }>`select cron from jobs.schedule where name = 'nightly'`.execute(db)).rows
  await queue.schedule('nightly', '0 3 * * *', { source: 1 }, { key: '1' })
  await queue.schedule('nightly', '0 4 * * *', { source: 1 }, { key: '1' })
  assert.deepEqual(await schedules(), [{ cron: '0 4 * * *' }])
  await queue.unschedule('nightly', { key: '1' })
  assert.deepEqual(await schedules(), [])
})
