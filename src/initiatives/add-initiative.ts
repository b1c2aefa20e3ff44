import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { findOrganisation } from '../organisations/find.ts'
import { demand } from './access.ts'
import { addDoingNothing } from './alternatives/add-alternative.ts'
import { factsOf } from './facts.ts'
import { findInitiative, needsToChoose } from './find.ts'
import { type InitiativeId, InitiativeInput } from './initiative.ts'

/** Begins an initiative as a draft. Doing nothing is there from the start: every other alternative is compared with it. */
export async function addInitiative(db: Db, actor: Actor, input: InitiativeInput & { organisation: number }): Promise<InitiativeId> {
  demand(actor, 'write', input.organisation)
  const values = InitiativeInput.parse(input)
  return inTransaction(db, async (trx) => {
    await findOrganisation(trx, input.organisation)
    const { id } = await trx
      .insertInto('initiative')
      .values({ organisation_id: input.organisation, ...(await rowOf(trx, values, input.organisation)) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await linkNeeds(trx, actor, id, values.needs, [])
    const initiative = await findInitiative(trx, actor, id)
    await record(trx, actor, 'added', { kind: 'initiative', id, organisation: input.organisation }, null, factsOf(initiative, values.needs))
    await addDoingNothing(trx, actor, initiative)
    return id
  })
}

type Values = ReturnType<typeof InitiativeInput.parse>

/** The organisation itself is no party to its own initiative. */
export async function rowOf(trx: Db, { title, summary, goals, parties, segment, recommendations, endsOn }: Values, organisation: number) {
  const others = parties.filter((party) => party !== organisation)
  for (const party of others) await findOrganisation(trx, party)
  return {
    title: JSON.stringify(title),
    summary: JSON.stringify(summary),
    goals: JSON.stringify(goals),
    parties: others,
    segment,
    recommendations,
    ends_on: endsOn,
  }
}

/** Only needs that one may read are linked; `before` are those that were. */
export async function linkNeeds(trx: Db, actor: Actor, initiative: InitiativeId, needs: readonly number[], before: readonly number[]) {
  const added = needs.filter((need) => !before.includes(need))
  const readable = new Set((await needsToChoose(trx, actor, { numbers: added })).map(({ id }) => id))
  const unknown = added.find((need) => !readable.has(need))
  if (unknown !== undefined)
    throw new Problem('invalid', {
      sv: `Det finns inget behov med nummer ${unknown} som du kan läsa. Välj ett annat.`,
      en: `There is no need number ${unknown} that you can read. Choose another.`,
    })
  if (added.length > 0)
    await trx
      .insertInto('initiative_need')
      .values(added.map((need_id) => ({ initiative_id: initiative, need_id })))
      .execute()
  const removed = before.filter((need) => !needs.includes(need))
  if (removed.length > 0)
    await trx.deleteFrom('initiative_need').where('initiative_id', '=', initiative).where('need_id', 'in', removed).execute()
}
