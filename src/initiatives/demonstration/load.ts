import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import type { CarryOut } from '../../decisions/carry-out.ts'
import type { Recalculate } from '../../decisions/materiality.ts'
import { lookForDrift } from '../../decisions/watch.ts'
import { defineIndicator } from '../../indicators/define.ts'
import { reportValues } from '../../indicators/report.ts'
import { system } from '../../kernel/actor.ts'
import type { EvidenceKinds } from '../../kernel/evidence.ts'
import { findCommonNeed } from '../needs/common-need.ts'
import { answerProposal, changeCommonNeed, proposeCommonNeed } from '../needs/join.ts'
import { addNeed, publishNeed } from '../needs/keep.ts'
import { addToPortfolio, scoreInitiative } from '../portfolio/items.ts'
import { addPortfolio, publishPortfolio } from '../portfolio/keep.ts'
import { type InventedIndicator, type InventedPortfolio, readStory } from './facts.ts'
import { takeInitiative } from './initiative.ts'
import { takePosition } from './position.ts'

/** What the story needs beside the database. */
export type Telling = { kinds: EvidenceKinds; recalculate: Recalculate; carryOut: CarryOut; now: Date }
/** The numbers that keys stand for. */
export type Cast = {
  organisations: ReadonlyMap<string, number>
  indicators: Map<string, number>
  needs: Map<string, number>
  initiatives: Map<string, number>
}

/**
 * Three invented organisations with a common need, through all steps: once, by the same use cases as people use. What the figures turn out to have
 * been comes last, so that one decision stands on evidence that has moved and would be another today, and one on evidence that has moved and would not.
 */
export async function loadStory(db: Db, organisations: ReadonlyMap<string, number>, telling: Telling): Promise<void> {
  const story = readStory()
  await inTransaction(db, async (trx) => {
    const isThere = await trx
      .selectFrom('indicator')
      .select('id')
      .where(
        'code',
        'in',
        story.indicators.flatMap(({ code }) => code ?? []),
      )
      .limit(1)
      .executeTakeFirst()
    if (isThere) return
    const cast: Cast = { organisations, indicators: new Map(), needs: new Map(), initiatives: new Map() }
    for (const indicator of story.indicators) await measure(trx, cast, indicator, telling.now)
    for (const { key, of, affected, ...need } of story.needs) {
      const input = { ...need, affected: affected.map((one) => organisations.get(one)!) }
      const id = await addNeed(trx, system, organisations.get(of)!, input)
      cast.needs.set(key, id)
      await publishNeed(trx, system, id, 1, telling.now)
    }
    await makeCommon(trx, cast, story.common)
    await takePosition(trx, cast, story.position, telling)
    for (const initiative of story.initiatives) await takeInitiative(trx, cast, initiative, telling)
    await prioritise(trx, cast, story.portfolio)
    for (const indicator of story.indicators) await revise(trx, cast, indicator, telling.now)
  })
  await lookForDrift(db, telling.kinds, telling.recalculate, telling.now)
}

async function measure(trx: Db, cast: Cast, { key, of, values, revised: _, revisedNote: __, ...input }: InventedIndicator, now: Date) {
  const id = await defineIndicator(trx, system, { ...input, organisation: cast.organisations.get(of)! })
  cast.indicators.set(key, id)
  await reportValues(trx, system, id, reports(cast, values), { origin: 'demonstration', now })
}

async function revise(trx: Db, cast: Cast, { key, revised = {}, revisedNote }: InventedIndicator, now: Date) {
  const values = reports(cast, revised).map((one) => ({ ...one, ...(revisedNote && { note: revisedNote.sv }) }))
  if (values.length > 0) await reportValues(trx, system, cast.indicators.get(key)!, values, { origin: 'demonstration', now })
}

const reports = (cast: Cast, values: InventedIndicator['values']) =>
  Object.entries(values).flatMap(([of, byPeriod]) =>
    Object.entries(byPeriod).map(([period, value]) => ({ organisation: cast.organisations.get(of)!, period, value })),
  )

async function makeCommon(trx: Db, cast: Cast, { title, description, needs }: ReturnType<typeof readStory>['common']) {
  const [need, ...others] = needs.map((key) => cast.needs.get(key)!)
  const common = await proposeCommonNeed(trx, system, { need: need!, others })
  for (const other of others) {
    const { state } = (await trx
      .selectFrom('need_joining')
      .select('state')
      .where('common_need_id', '=', common)
      .where('need_id', '=', other)
      .executeTakeFirst()) ?? { state: 'none' }
    if (state === 'proposed') await answerProposal(trx, system, common, { need: other, verdict: 'join' })
  }
  const { version } = await findCommonNeed(trx, common)
  await changeCommonNeed(trx, system, common, { title, description }, version)
}

async function prioritise(trx: Db, cast: Cast, { of, title, description, budget, initiatives, scores }: InventedPortfolio) {
  const portfolio = await addPortfolio(trx, system, { organisation: cast.organisations.get(of)!, title, description, budget })
  const numbers = initiatives.map((key) => cast.initiatives.get(key)!)
  await addToPortfolio(trx, system, portfolio, numbers)
  for (const [key, byCriterion] of Object.entries(scores))
    await scoreInitiative(trx, system, portfolio, cast.initiatives.get(key)!, { scores: byCriterion }, 1)
  await publishPortfolio(trx, system, portfolio, true)
}
