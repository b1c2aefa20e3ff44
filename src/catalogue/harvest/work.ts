import type { Db } from '../../db/open.ts'
import { system } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { type HarvestTools, harvest } from './harvest.ts'
import { abandonedRuns, carryOut, type RunId, requestRun } from './run.ts'

/** The jobs a worker does for the catalogue. */
export const harvestJob = 'harvest'
export const watchJob = 'harvest-watch'

export async function carryOutHarvest(tools: HarvestTools, run: RunId): Promise<void> {
  try {
    await carryOut(tools.db, run, (claimed) => harvest(tools, claimed), tools.signal)
  } catch (error) {
    // Taken by another worker, or over already: nothing to do. The rest is recorded on the run; the log has the cause.
    if (error instanceof Problem && error.kind === 'conflict') return
    throw error
  }
}

/** Runs to take up now: those whose worker is gone, and a new one for each source whose time has come. */
export async function runsToTakeUp(db: Db, now: Date): Promise<RunId[]> {
  const due = await dueSources(db, now)
  const fresh = []
  for (const source of due) fresh.push(await requestRun(db, system, { source }))
  return [...(await abandonedRuns(db)), ...fresh]
}

async function dueSources(db: Db, now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('source')
    .select([
      'id',
      'every_hours',
      (e) =>
        e
          .selectFrom('harvest_run')
          .whereRef('source_id', '=', 'source.id')
          .select((r) => r.fn.max('requested_at').as('at'))
          .as('last'),
    ])
    .where('every_hours', 'is not', null)
    .where('url', 'is not', null)
    .where('paused_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
  return rows.filter((row) => row.last === null || now.getTime() - row.last.getTime() >= row.every_hours! * 3_600_000).map((row) => row.id)
}
