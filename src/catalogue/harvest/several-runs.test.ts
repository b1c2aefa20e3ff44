import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { harvestNode } from '../../../test/harvest.ts'
import { openUrl } from '../../db/open.ts'
import { system } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { addSource, endSource } from '../source.ts'
import { prefixes, told } from './fixtures.ts'
import { abandonedRuns, carryOut, finish, requestRun } from './run.ts'
import { RunFindings } from './run-findings.ts'
import { carryOutHarvest, runsToTakeUp } from './work.ts'

const { db, url, folder, tools, harvest, take, live, alsoClose } = await harvestNode()

const datasets = (n: number, title = 'Datamängd') =>
  prefixes + Array.from({ length: n }, (_, i) => `e:d${i} a dcat:Dataset ; dcterms:title "${title} ${i}"@sv .\n`).join('')
const nothing = { state: 'done', added: 0, changed: 0, unchanged: 0, removed: 0, refused: 0, held: 0 }
const runOf = (id: number) => db.selectFrom('harvest_run').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const isConflict = (error: unknown) => error instanceof Problem && error.kind === 'conflict'

/** Holds the source of a run, as a run under way does, while `meanwhile` goes on. */
async function whileRunning(source: number, meanwhile: () => Promise<void>): Promise<void> {
  const run = await requestRun(db, system, { source, onDisk: '/elsewhere' })
  await carryOut(db, run, async (claimed) => {
    await meanwhile()
    return finish(db, claimed, { state: 'done', findings: new RunFindings() })
  })
}

test('two runs of one source are never carried out at once: the second is told to wait', async () => {
  const name = 'En i taget'
  await take(datasets(2), { name, file: 'one.nt.ttl' })
  const { id } = await db.selectFrom('source').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  await whileRunning(id, async () => {
    await assert.rejects(take(datasets(3), { name, file: 'two.ttl' }), isConflict)
    assert.equal((await live(name)).length, 2)
  })
  assert.deepEqual(told(await take(datasets(3), { name, file: 'two.ttl' })), { ...nothing, added: 1, unchanged: 2 })
})

test('runs of different sources do not wait for each other', async () => {
  const id = await addSource(db, system, { name: 'Långsam' })
  await whileRunning(id, async () => {
    assert.equal(told(await take(datasets(1), { name: 'Snabb' })).added, 1)
  })
})

test('another process, with connections of its own, cannot carry out the same run', async () => {
  const other = alsoClose(await openUrl(url, { poolSize: 2 }))
  const id = await addSource(db, system, { name: 'Två processer' })
  const run = await requestRun(db, system, { source: id })
  await whileRunning(id, async () => {
    await assert.rejects(
      carryOut(other.db, run, () => assert.fail('carried out twice')),
      isConflict,
    )
  })
})

test('two that add the same source at once get one source between them', async () => {
  const added = await Promise.allSettled(
    [1, 2, 3].map(() => addSource(db, system, { name: 'Samtidig', url: 'https://example.se/samtidig' })),
  )
  assert.deepEqual(added.map(({ status }) => status).sort(), ['fulfilled', 'rejected', 'rejected'])
  for (const one of added) if (one.status === 'rejected') assert.ok(isConflict(one.reason))
})

test('a run whose process is killed in the middle is taken up again, and everything is counted once', async () => {
  const name = 'Dödad'
  const n = 6_000
  const place = join(folder, 'killed.ttl')
  await writeFile(place, datasets(n))
  const env = { ...process.env, DATABASE_URL: url, ALLMANNING_HOME: folder }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'harvest', place, '--source', name], { env, stdio: 'ignore' })
  let run: { id: number; added: number } | undefined
  while (!run && child.exitCode === null) {
    await sleep(5)
    run = await db
      .selectFrom('harvest_run')
      .innerJoin('source', 'source.id', 'source_id')
      .select(['harvest_run.id', 'added'])
      .where('name', '=', name)
      .where('added', '>', 0)
      .executeTakeFirst()
  }
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.equal(child.signalCode, 'SIGKILL', 'the run was over before it could be killed')
  const before = await runOf(run!.id)
  assert.equal(before.state, 'running')
  assert.ok(before.added > 0 && before.added < n, `${before.added} of ${n} were stored`)

  const report = await eventually(() => harvest({ place, name }))
  assert.equal(report.run, run!.id)
  assert.deepEqual(told(report), { ...nothing, added: n })
  const { rows } = await sql<{ entries: number; versions: number; remembered: number }>`
    select count(distinct entry.id)::int entries, count(*)::int versions,
      (select count(*)::int from history where subject_kind = 'entry' and actor ->> 'run' = ${String(report.run)}) remembered
    from entry join entry_version on entry_id = entry.id where run_id = ${report.run}`.execute(db)
  assert.deepEqual(rows[0], { entries: n, versions: n, remembered: n })
})

/** PostgreSQL notices within moments that a client is gone. */
async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!isConflict(error) || tries === 100) throw error
      await sleep(50)
    }
  }
}

test('a dead run of the source that nobody can take up is ended, with a reason, when the next one begins', async () => {
  const source = await addSource(db, system, { name: 'Lämnad' })
  const dead = await requestRun(db, system, { source, onDisk: '/gone.ttl' })
  await db.updateTable('harvest_run').set({ state: 'running' }).where('id', '=', dead).execute()
  await take(datasets(1), { name: 'Lämnad' })
  const { state, violations } = await runOf(dead)
  assert.deepEqual([state, violations], ['failed', 1])
})

test('a run that waits and one whose worker is gone are taken up; one under way is not', async () => {
  const long = new Date(Date.now() - 60_000)
  const source = (name: string) => addSource(db, system, { name, url: `https://example.se/${name}` })
  const [waits, gone, busy, fresh] = await Promise.all(['väntar', 'borta', 'upptagen', 'ny'].map(source))
  const asked = async (id: number, state: string, at: Date) => {
    const run = await requestRun(db, system, { source: id })
    await db.updateTable('harvest_run').set({ state, requested_at: at, heartbeat_at: at }).where('id', '=', run).execute()
    return run
  }
  const runs = [await asked(waits!, 'waiting', long), await asked(gone!, 'running', long)]
  const underWay = await asked(busy!, 'running', long)
  const justAsked = await asked(fresh!, 'waiting', new Date())
  await whileRunning(busy!, async () => {
    const taken = await abandonedRuns(db)
    assert.deepEqual(
      taken.filter((run) => [...runs, underWay, justAsked].includes(run)),
      runs,
    )
  })
})

test('a source is harvested again when its time has come, and not while it is paused', async () => {
  const source = await addSource(db, system, { name: 'Varje dygn', url: 'https://example.se/dygn', everyHours: 24 })
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000)
  const runs = async () => (await db.selectFrom('harvest_run').select('id').where('source_id', '=', source).execute()).length
  await runsToTakeUp(db, at(0))
  assert.equal(await runs(), 1)
  await runsToTakeUp(db, at(23))
  assert.equal(await runs(), 1)
  await runsToTakeUp(db, at(25))
  assert.equal(await runs(), 2)
  await db.updateTable('source').set({ paused_at: new Date() }).where('id', '=', source).execute()
  await runsToTakeUp(db, at(60))
  assert.equal(await runs(), 2)
})

test('a file that was handed in is carried out by any worker, and is not kept afterwards', async () => {
  const source = await addSource(db, system, { name: 'Inlämnad' })
  const run = await requestRun(db, system, { source, file: { name: 'katalog.ttl', bytes: Buffer.from(datasets(40)) } })
  const large = await requestRun(db, system, { source, file: { name: 'stor.txt', bytes: Buffer.alloc(2_500_000, 'x') } })
  await carryOutHarvest(tools, run)
  await carryOutHarvest(tools, large)
  const done = await runOf(run)
  assert.deepEqual([done.state, done.added, done.syntax], ['done', 40, 'turtle'])
  const failed = await runOf(large)
  assert.deepEqual([failed.state, Number(failed.bytes), failed.violations], ['failed', 2_500_000, 1])
  assert.deepEqual(await db.selectFrom('run_file').selectAll().execute(), [])
  assert.equal((await live('Inlämnad')).length, 40)
})

test('carrying out a run that is over does nothing', async () => {
  const source = await addSource(db, system, { name: 'Över' })
  const run = await requestRun(db, system, { source, file: { name: 'katalog.ttl', bytes: Buffer.from(datasets(1)) } })
  await carryOutHarvest(tools, run)
  const before = await runOf(run)
  await carryOutHarvest(tools, run)
  assert.deepEqual(await runOf(run), before)
})

test('a run that is stopped on request waits to be taken up again', async () => {
  const source = await addSource(db, system, { name: 'Stoppad' })
  const run = await requestRun(db, system, { source, file: { name: 'katalog.ttl', bytes: Buffer.from(datasets(5)) } })
  await assert.rejects(carryOutHarvest({ ...tools, signal: AbortSignal.abort() }, run), { name: 'AbortError' })
  assert.equal((await runOf(run)).state, 'waiting')
  await carryOutHarvest(tools, run)
  assert.deepEqual([(await runOf(run)).state, (await runOf(run)).added], ['done', 5])
})

test('a fault of ours is a failed run that says so, and the source is free again', async () => {
  const source = await addSource(db, system, { name: 'Olycka' })
  const run = await requestRun(db, system, { source })
  await assert.rejects(
    carryOut(db, run, async () => {
      throw new TypeError('a bug')
    }),
    TypeError,
  )
  const [finding] = await db.selectFrom('run_finding').select(['code', 'severity']).where('run_id', '=', run).execute()
  assert.deepEqual([(await runOf(run)).state, finding], ['failed', { code: 'interrupted', severity: 'violation' }])
  assert.equal(told(await take(datasets(1), { name: 'Olycka' })).added, 1)
})

test('a source that has ended is not harvested, though a run of it was waiting', async () => {
  await take(datasets(3), { name: 'Avslutas' })
  const { id } = await db.selectFrom('source').select('id').where('name', '=', 'Avslutas').executeTakeFirstOrThrow()
  const run = await requestRun(db, system, { source: id, file: { name: 'katalog.ttl', bytes: Buffer.from(datasets(3)) } })
  await db
    .updateTable('harvest_run')
    .set({ requested_at: new Date(0) })
    .where('id', '=', run)
    .execute()
  await endSource(db, system, id, new Date())
  assert.deepEqual(await live('Avslutas'), [])
  assert.ok(!(await abandonedRuns(db)).includes(run))
  await carryOutHarvest(tools, run)
  assert.deepEqual(await live('Avslutas'), [])
})
