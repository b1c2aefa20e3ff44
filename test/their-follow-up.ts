import type { Db } from '../src/db/open.ts'
import { addEntry } from '../src/initiatives/change/keep-entry.ts'
import { addGroup } from '../src/initiatives/change/keep-group.ts'
import { openPulse } from '../src/initiatives/change/pulse/keep-pulse.ts'
import { evaluate } from '../src/initiatives/realisation/evaluation.ts'
import { keepPlan } from '../src/initiatives/realisation/keep-plan.ts'
import { system } from '../src/kernel/actor.ts'

/** An initiative under way whose benefits and change are followed: one of each thing that belongs to it. */
export async function followedInitiative(db: Db, organisation: number, { published = false } = {}) {
  const { id: initiative } = await db
    .insertInto('initiative')
    .values({
      organisation_id: organisation,
      title: JSON.stringify({ sv: 'Gemensamt bygglov' }),
      published_at: published ? new Date() : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: alternative } = await db
    .insertInto('alternative')
    .values({ initiative_id: initiative, position: 1, kind: 'develop', title: JSON.stringify({ sv: 'Utveckla' }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('initiative')
    .set({ state: 'running', state_on: '2024-02-01', chosen_alternative_id: alternative })
    .where('id', '=', initiative)
    .execute()
  const { id: benefit } = await db
    .insertInto('chain_step')
    .values({
      initiative_id: initiative,
      kind: 'benefit',
      position: 1,
      title: JSON.stringify({ sv: 'Lägre kostnader' }),
      type: 'financial',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepPlan(db, system, benefit, planInput(organisation), 0, new Date())
  const group = { name: { sv: 'Handläggare' }, people: 14, impact: 'much' } as const
  const [affectedGroup, spareGroup] = [await addGroup(db, system, initiative, group), await addGroup(db, system, initiative, group)]
  const entry = { kind: 'involvement', says: { sv: 'Verkstad' }, on: '2026-02-10' } as const
  return {
    initiative,
    benefit,
    evaluation: await evaluate(db, system, initiative, evaluationInput),
    affectedGroup,
    spareGroup,
    changeEntry: await addEntry(db, system, initiative, { ...entry, groups: [affectedGroup] }),
    spareEntry: await addEntry(db, system, initiative, entry),
    pulse: await openPulse(db, system, initiative, { title: { sv: 'Före' }, opensOn: '2026-01-01', closesOn: '2026-03-31' }),
  }
}

const planInput = (organisation: number) => ({
  owner: 'Chefen för bygglovsenheten',
  ownerOrganisation: organisation,
  measure: 'Minskade kostnader',
  unit: 'kr',
  baseline: 0,
  baselineOn: '2023-12-31',
  target: 400_000,
  targetOn: '2027-12-31',
  frequency: 'year' as const,
  method: 'linear' as const,
  valuesFrom: 'hand' as const,
  priceYear: 2026,
})
const evaluationInput = {
  evaluatedOn: '2026-01-15',
  evaluatedBy: 'Internrevisionen',
  effectiveness: 'yes' as const,
  effectivenessFound: { sv: 'Sökande får besked snabbare.' },
  efficiency: 'partly' as const,
  efficiencyFound: { sv: 'Driften blev dyrare.' },
  lessons: { sv: 'Räkna med ett halvår innan arbetssättet sitter.' },
}

/** Every way to change what belongs to it, as forms and as calls, each with where it is and what is sent. */
export function followUpTries(of: Awaited<ReturnType<typeof followedInitiative>>, organisation: number) {
  const tab = 'POST /initiatives/:id'
  const at = { id: of.initiative, ...of, group: of.affectedGroup, entry: of.changeEntry }
  const plan = planInput(organisation)
  const asForm = { ...plan, expected: '', indicator: '', indicatorOrganisation: '', unitWorth: '' }
  const group = { name: 'Kapad', organisation, people: 1, impact: 'some', changes: '' }
  const entry = { says: 'Kapad', how: '', on: '2026-02-10', doneOn: '' }
  const { effectivenessFound, efficiencyFound, lessons, ...evaluation } = evaluationInput
  const found = { ...evaluation, effectivenessFound: effectivenessFound.sv, efficiencyFound: efficiencyFound.sv, lessons: lessons.sv }
  const value = { period: '2024', value: 400_000, source: 'x', reason: '' }
  const groupJson = { name: { sv: 'Kapad' }, people: 1, impact: 'some' }
  const entryJson = { kind: 'involvement', says: { sv: 'Kapad' }, on: '2026-02-10' }
  return {
    [`${tab}/realisation/:benefit/values`]: [{ at, form: value }],
    [`${tab}/realisation/:benefit/plan`]: [{ at, form: { ...asForm, version: 1 } }],
    [`${tab}/realisation/decisions`]: [{ at, form: { purpose: 'stop' } }],
    [`${tab}/realisation/evaluations/new`]: [{ at, form: found }],
    [`${tab}/realisation/evaluations/:evaluation`]: [{ at, form: { ...found, version: 1 } }],
    [`${tab}/realisation/evaluations/:evaluation/lessons`]: [{ at, form: { publish: 'no' } }],
    [`${tab}/change/groups/new`]: [{ at, form: group }],
    [`${tab}/change/groups/:group`]: [{ at, form: { ...group, version: 1 } }],
    [`${tab}/change/groups/:group/end`]: [{ at: { ...at, group: of.spareGroup }, form: {} }],
    [`${tab}/change/entries/new`]: [{ at, form: entry }],
    [`${tab}/change/entries/:entry`]: [{ at, form: { ...entry, version: 1 } }],
    [`${tab}/change/entries/:entry/end`]: [{ at: { ...at, entry: of.spareEntry }, form: {} }],
    [`${tab}/change/pulses/new`]: [{ at, form: { title: 'Kapad', opensOn: '2026-01-01', closesOn: '2026-01-31', minimum: 5 } }],
    [`${tab}/change/pulses/:pulse/close`]: [{ at, form: {} }],
    'PUT /api/benefit-plans/:benefit': [{ at, json: plan }],
    'POST /api/benefit-plans/:benefit/values': [{ at, json: { period: '2024', value: 400_000, source: 'x' } }],
    'POST /api/initiatives/:initiative/evaluations': [{ at, json: evaluationInput }],
    'PUT /api/evaluations/:evaluation': [{ at, json: evaluationInput }],
    'POST /api/evaluations/:evaluation/publications': [{ at, json: { publish: false } }],
    'POST /api/initiatives/:initiative/follow-up-decisions': [{ at, json: { purpose: 'continue' } }],
    'POST /api/initiatives/:initiative/affected-groups': [{ at, json: groupJson }],
    'PUT /api/affected-groups/:affectedGroup': [{ at, json: groupJson }],
    'DELETE /api/affected-groups/:affectedGroup': [{ at }],
    'POST /api/initiatives/:initiative/change-entries': [{ at, json: entryJson }],
    'PUT /api/change-entries/:changeEntry': [{ at, json: entryJson }],
    'DELETE /api/change-entries/:changeEntry': [{ at }],
    'POST /api/initiatives/:initiative/pulses': [{ at, json: { title: { sv: 'Kapad' }, opensOn: '2026-01-01', closesOn: '2026-01-31' } }],
    'POST /api/pulses/:pulse/endings': [{ at }],
  }
}
