import type { Db } from '../../db/open.ts'
import { system } from '../../kernel/actor.ts'
import { addEntry } from '../change/keep-entry.ts'
import { addGroup } from '../change/keep-group.ts'
import { type AnswerInput, answerPulse } from '../change/pulse/answer.ts'
import { openPulse } from '../change/pulse/keep-pulse.ts'
import { questions } from '../change/pulse/question.ts'
import type { InventedChange } from './facts.ts'
import type { Cast } from './load.ts'

/** Who is affected by an initiative, and what is done so that the change takes hold. */
export async function leadChange(trx: Db, cast: Cast, initiative: number, { groups, entries, pulses }: InventedChange): Promise<void> {
  const numbers = new Map<string, number>()
  for (const { key, of, ...group } of groups)
    numbers.set(key, await addGroup(trx, system, initiative, { ...group, organisation: cast.organisations.get(of)! }))
  for (const { groups: keys, ...entry } of entries)
    await addEntry(trx, system, initiative, { ...entry, groups: keys.map((key) => numbers.get(key)!) })
  for (const { answers, ...pulse } of pulses) {
    const { token } = await trx
      .selectFrom('pulse')
      .select('token')
      .where('id', '=', await openPulse(trx, system, initiative, pulse))
      .executeTakeFirstOrThrow()
    for (const [key, given] of Object.entries(answers))
      for (const one of given) await answerPulse(trx, token, { group: numbers.get(key)!, ...said(one) }, pulse.opensOn)
  }
}

const said = (given: string) =>
  Object.fromEntries(questions.map((question, at) => [question, given[at] === '?' ? 'unknown' : given[at]])) as Omit<AnswerInput, 'group'>
