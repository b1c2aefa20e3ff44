import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { lockInitiative } from '../find.ts'
import type { Initiative, InitiativeId } from '../initiative.ts'
import { reuseState } from '../reuse/find.ts'
import type { Alternative } from './alternative.ts'
import { factsOf } from './alternative-facts.ts'
import { AlternativeInput, type AlternativeValues } from './alternative-input.ts'
import { entriesNamed, findAlternative } from './find.ts'
import { refusalsOf } from './gate.ts'
import { words } from './words.ts'

/** Adds a way to meet the need. Building is refused until the reuse check is answered. */
export async function addAlternative(db: Db, actor: Actor, id: InitiativeId, input: AlternativeInput): Promise<Alternative> {
  const values = AlternativeInput.parse(input)
  return inTransaction(db, async (trx) => {
    const initiative = await lockInitiative(trx, actor, id)
    demand(actor, 'write', initiative.organisationId)
    demandOpen(initiative)
    if (values.kind === 'nothing') throw alreadyNothing()
    await demandKind(trx, initiative, values)
    await demandEntries(trx, values)
    return insert(trx, actor, initiative, values)
  })
}

/** Every initiative has it from the start. */
export const addDoingNothing = (trx: Db, actor: Actor, initiative: Initiative): Promise<Alternative> =>
  insert(
    trx,
    actor,
    initiative,
    AlternativeInput.parse({
      kind: 'nothing',
      title: { sv: words.sv.doingNothing, en: words.en.doingNothing },
      openSource: 'not-applicable',
    }),
  )

async function insert(
  trx: Db,
  actor: Actor,
  { id: initiative, organisationId }: Initiative,
  values: AlternativeValues,
): Promise<Alternative> {
  const { id } = await trx
    .insertInto('alternative')
    .values({
      initiative_id: initiative,
      position: sql<number>`(select coalesce(max(position), -1) + 1 from alternative where initiative_id = ${initiative})`,
      ...rowOf(values),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { alternative } = await findAlternative(trx, actor, id)
  await record(trx, actor, 'added', { kind: 'alternative', id, organisation: organisationId }, null, factsOf(alternative))
  return alternative
}

export const rowOf = (values: AlternativeValues) => ({
  kind: values.kind,
  innovation: values.kind === 'innovation' ? values.innovation : null,
  title: JSON.stringify(values.title),
  description: JSON.stringify(values.description),
  reuses: values.reuses,
  building_blocks: values.buildingBlocks,
  standards: values.standards,
  dependencies: JSON.stringify(values.dependencies),
  no_return: JSON.stringify(values.noReturn),
  open_source: values.openSource,
  licence: values.licence,
  lock_in: JSON.stringify(values.lockIn),
  risks: JSON.stringify(values.risks),
})

/** What has been carried out or stopped is history, and its alternatives with it. */
export function demandOpen({ state }: Initiative): void {
  if (state.kind === 'completed' || state.kind === 'stopped')
    throw new Problem('conflict', {
      sv: 'Initiativet är avslutat, så alternativen står fast. Gör ett nytt initiativ om behovet finns kvar.',
      en: 'The initiative is over, so its alternatives stand as they are. Make a new initiative if the need remains.',
    })
}

export async function demandKind(trx: Db, { id }: Initiative, values: Pick<AlternativeValues, 'kind' | 'innovation'>): Promise<void> {
  const findings = refusalsOf(values, await reuseState(trx, id), id)
  if (findings.length > 0) throw new Problem('invalid', { sv: findings[0]!.message['sv']!, en: findings[0]!.message['en']! }, { findings })
}

type Entries = Pick<AlternativeValues, 'reuses' | 'buildingBlocks' | 'standards'>

export async function demandEntries(trx: Db, { reuses, buildingBlocks, standards }: Entries): Promise<void> {
  const asked = [...reuses, ...buildingBlocks, ...standards]
  const known = await entriesNamed(trx, asked)
  const unknown = asked.find((entry) => !known.has(entry))
  if (unknown !== undefined)
    throw new Problem('invalid', {
      sv: `Det finns ingen post med nummer ${unknown}. Sök efter den i stället.`,
      en: `There is no entry number ${unknown}. Search for it instead.`,
    })
}

export const alreadyNothing = () =>
  new Problem('invalid', {
    sv: 'Att inte göra något finns redan bland alternativen. Välj en annan sort.',
    en: 'Doing nothing is among the alternatives already. Choose another kind.',
  })
