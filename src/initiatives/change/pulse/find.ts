import type { Db } from '../../../db/open.ts'
import type { LanguageText } from '../../../kernel/language-text.ts'
import { noGroup, type Pulse, type PulseGroup, stateOf } from './pulse.ts'
import type { AnswerValue, Question } from './question.ts'
import { type PulseResult, resultOf } from './result.ts'

export async function pulsesOf(db: Db, initiative: number): Promise<Pulse[]> {
  const rows = await db.selectFrom('pulse').selectAll().where('initiative_id', '=', initiative).orderBy('opens_on').orderBy('id').execute()
  return rows.map(asPulse)
}

/** The pulse that a link leads to. */
export async function pulseBehind(db: Db, token: string): Promise<Pulse | undefined> {
  if (!/^[\w-]{32}$/.test(token)) return undefined
  const row = await db.selectFrom('pulse').selectAll().where('token', '=', token).executeTakeFirst()
  return row && asPulse(row)
}

type Row = {
  id: number
  initiative_id: number
  title: unknown
  token: string
  minimum: number
  groups: unknown
  opens_on: string
  closes_on: string
  closed_on: string | null
}

const asPulse = (row: Row): Pulse => ({
  id: row.id,
  initiativeId: row.initiative_id,
  title: row.title as LanguageText,
  token: row.token,
  minimum: row.minimum,
  groups: row.groups as PulseGroup[],
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  closedOn: row.closed_on,
})

/** What may be shown of each pulse that is closed. Of one that is open nothing is read at all. */
export async function resultsOf(db: Db, pulses: readonly Pulse[], today: string): Promise<Map<number, PulseResult>> {
  const closed = pulses.filter((pulse) => stateOf(pulse, today) === 'closed')
  if (closed.length === 0) return new Map()
  const rows = await db
    .selectFrom('pulse_count')
    .selectAll()
    .where(
      'pulse_id',
      'in',
      closed.map(({ id }) => id),
    )
    .execute()
  return new Map(
    closed.map(({ id, groups, minimum }) => {
      const counts = rows
        .filter((row) => row.pulse_id === id)
        .map((row) => ({ group: row.group_id, question: row.question as Question, answer: row.answer as AnswerValue, n: row.n }))
      return [id, resultOf(counts, [...groups.map((group) => group.id), noGroup], minimum)]
    }),
  )
}
