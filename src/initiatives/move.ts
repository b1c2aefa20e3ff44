import type { Db } from '../db/open.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { dayOf } from '../organisations/find.ts'
import { factsOf } from './facts.ts'
import { findInitiative, needNumbers } from './find.ts'
import { type Initiative, moves, type StateName } from './initiative.ts'
import { words } from './words.ts'

type Move = {
  to: StateName
  action: string
  alternative?: number
  reason?: string
  /** The decision that it follows from, and its day. */
  decision?: { id: number; on: string }
  now: Date
}

/** Takes an initiative that is locked to another state, where the table of moves lets it. */
export async function move(
  trx: Db,
  actor: Actor,
  before: Initiative,
  { to, action, alternative, reason, decision, now }: Move,
): Promise<Initiative> {
  const { id, organisationId, state, version } = before
  // A decision may choose anew where one has been chosen: it replaces the one before.
  const chosenAnew = decision !== undefined && to === state.kind
  if (!moves[state.kind].includes(to) && !chosenAnew) throw noSuchMove(state.kind, to)
  await trx
    .updateTable('initiative')
    .set({
      state: to,
      ...(!chosenAnew && { state_on: to === 'draft' ? null : (decision?.on ?? dayOf(now)) }),
      ...(alternative !== undefined && { chosen_alternative_id: alternative }),
      version: version + 1,
      changed_at: now,
    })
    .where('id', '=', id)
    .execute()
  const [after, needs] = [await findInitiative(trx, actor, id), await needNumbers(trx, id)]
  const became = { ...factsOf(after, needs), ...(decision !== undefined && { decision: decision.id }) }
  await record(trx, actor, action, { kind: 'initiative', id, organisation: organisationId }, factsOf(before, needs), became, reason)
  return after
}

const noSuchMove = (from: StateName, to: StateName) =>
  new Problem('conflict', {
    sv: `Initiativet är ${words.sv.are[from]} och kan inte bli ${words.sv.are[to]} därifrån. Läs om sidan och se vad som går att göra.`,
    en: `The initiative is ${words.en.are[from]} and cannot become ${words.en.are[to]} from there. Read the page again to see what can be done.`,
  })
