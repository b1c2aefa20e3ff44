import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { inTransaction } from '../../../db/within.ts'
import { Problem } from '../../../kernel/problem.ts'
import { pulseBehind } from './find.ts'
import { noGroup, stateOf } from './pulse.ts'
import { answers, questions } from './question.ts'

const choice = z.enum(answers)
export const AnswerInput = z.object({
  group: z.number().int().min(0),
  ...(Object.fromEntries(questions.map((question) => [question, choice])) as { [question in (typeof questions)[number]]: typeof choice }),
})
export type AnswerInput = z.infer<typeof AnswerInput>

/**
 * Adds somebody's answers to the counts and forgets them. There is no actor, on purpose: nobody is asked who they are, nothing is written in
 * history, and no time is kept. So it cannot be known either whether somebody answers twice.
 */
export async function answerPulse(db: Db, token: string, input: AnswerInput, today: string): Promise<void> {
  const given = AnswerInput.parse(input)
  await inTransaction(db, async (trx) => {
    const pulse = await pulseBehind(trx, token)
    if (!pulse) throw noSuchPulse()
    if (stateOf(pulse, today) !== 'open') throw notOpen()
    if (given.group !== noGroup && !pulse.groups.some(({ id }) => id === given.group)) throw noSuchGroup()
    // Held until it is counted, so that nobody closes it and reads between two of the questions. In one order, so that no two wait for each other.
    const held = await sql`select from pulse where id = ${pulse.id} and closed_on is null for update`.execute(trx)
    if (held.rows.length === 0) throw notOpen()
    await sql`
      insert into pulse_count (pulse_id, group_id, question, answer, n)
      select ${pulse.id}, ${given.group}, question, answer, 1 from unnest(${questions as unknown as string[]}::text[], ${questions.map((question) => given[question])}::text[]) a (question, answer)
      on conflict (pulse_id, group_id, question, answer) do update set n = pulse_count.n + 1`.execute(trx)
  })
}

export const noSuchPulse = () =>
  new Problem('not-found', {
    sv: 'Länken leder inte till någon puls. Kontrollera att hela länken kom med.',
    en: 'The link leads to no pulse. Check that the whole link came along.',
  })

const notOpen = () =>
  new Problem('conflict', {
    sv: 'Pulsen tar inte emot svar just nu. Den kan ha stängt.',
    en: 'The pulse takes no answers now. It may have closed.',
  })

const noSuchGroup = () => new Problem('invalid', { sv: 'Välj en av grupperna i listan.', en: 'Choose one of the groups in the list.' })
