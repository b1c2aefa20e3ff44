import { z } from 'zod'
import { about } from '../../api/texts.ts'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { findInitiative } from '../find.ts'

export const verdicts = ['yes', 'partly', 'no', 'unknown'] as const
export type Verdict = (typeof verdicts)[number]

/** Whether a solution does what it should (effectiveness), and at a cost that is worth it (efficiency). */
export type Evaluation = {
  id: number
  initiativeId: number
  evaluatedOn: string
  evaluatedBy: string
  effectiveness: Verdict
  effectivenessFound: LanguageText
  efficiency: Verdict
  efficiencyFound: LanguageText
  lessons: LanguageText
  lessonsPublishedAt: Date | null
  version: number
}

const found = z.record(z.string(), z.string().trim().max(5000))
const verdict = z.enum(verdicts)
const said = (text: LanguageText) => Object.values(text).some((one) => one.trim() !== '')

export const EvaluationInput = z.object({
  evaluatedOn: about(z.iso.date(), { sv: 'Dagen för utvärderingen.', en: 'The day of the evaluation.' }),
  evaluatedBy: about(z.string().trim().min(1).max(300), {
    sv: 'Vem som utvärderade: en befattning eller en enhet.',
    en: 'Who evaluated: an office or a unit.',
  }),
  effectiveness: about(verdict, { sv: 'Om lösningen är ändamålsenlig.', en: 'Whether the solution is effective.' }),
  effectivenessFound: about(found.refine(said), {
    sv: 'Vad som visade sig om ändamålsenligheten.',
    en: 'What was found of effectiveness.',
  }),
  efficiency: about(verdict, { sv: 'Om lösningen är effektiv.', en: 'Whether the solution is efficient.' }),
  efficiencyFound: about(found.refine(said), { sv: 'Vad som visade sig om effektiviteten.', en: 'What was found of efficiency.' }),
  lessons: about(found.default({}), { sv: 'Lärdomar.', en: 'Lessons.' }),
})
export type EvaluationInput = z.input<typeof EvaluationInput>

export async function evaluationsOf(db: Db, initiatives: readonly number[]): Promise<Evaluation[]> {
  if (initiatives.length === 0) return []
  const rows = await db
    .selectFrom('evaluation')
    .selectAll()
    .where('initiative_id', 'in', [...initiatives])
    .where('ended_at', 'is', null)
    .orderBy('evaluated_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    initiativeId: row.initiative_id,
    evaluatedOn: row.evaluated_on,
    evaluatedBy: row.evaluated_by,
    effectiveness: row.effectiveness as Verdict,
    effectivenessFound: row.effectiveness_found as LanguageText,
    efficiency: row.efficiency as Verdict,
    efficiencyFound: row.efficiency_found as LanguageText,
    lessons: row.lessons as LanguageText,
    lessonsPublishedAt: row.lessons_published_at,
    version: row.version,
  }))
}

export async function findEvaluation(db: Db, actor: Actor, id: number): Promise<Evaluation & { organisation: number; published: boolean }> {
  const row =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await db.selectFrom('evaluation').select('initiative_id').where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()
      : undefined
  if (!row)
    throw new Problem('not-found', {
      sv: `Det finns ingen utvärdering med nummer ${id}. Se initiativets hemtagning.`,
      en: `There is no evaluation number ${id}. See the realisation of the initiative.`,
    })
  const initiative = await findInitiative(db, actor, row.initiative_id)
  const evaluation = (await evaluationsOf(db, [initiative.id])).find((one) => one.id === id)!
  return { ...evaluation, organisation: initiative.organisationId, published: initiative.publishedAt !== null }
}

/** Remembers an evaluation. */
export async function evaluate(db: Db, actor: Actor, initiative: number, input: EvaluationInput): Promise<number> {
  return inTransaction(db, async (trx) => {
    const { organisationId } = await findInitiative(trx, actor, initiative)
    demand(actor, 'reportBenefits', organisationId)
    const values = rowOf(EvaluationInput.parse(input))
    const { id } = await trx
      .insertInto('evaluation')
      .values({ initiative_id: initiative, ...asColumns(values) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, actor, 'added', { kind: 'evaluation', id, organisation: organisationId }, null, { initiative, ...values })
    return id
  })
}

export async function changeEvaluation(db: Db, actor: Actor, id: number, input: EvaluationInput, version: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = await findEvaluation(trx, actor, id)
    demand(actor, 'reportBenefits', before.organisation)
    const values = rowOf(EvaluationInput.parse(input))
    const { numUpdatedRows } = await trx
      .updateTable('evaluation')
      .set({ ...asColumns(values), version: version + 1, changed_at: new Date() })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw changedMeanwhile()
    await record(trx, actor, 'changed', { kind: 'evaluation', id, organisation: before.organisation }, rowOf(before), values)
  })
}

/** Lets others learn from it, or no longer: what they have read cannot be taken back, but new readers do not find it. */
export async function publishLessons(db: Db, actor: Actor, id: number, publish: boolean): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { organisation, published, lessons, lessonsPublishedAt } = await findEvaluation(trx, actor, id)
    demand(actor, 'reportBenefits', organisation)
    demand(actor, 'publish', organisation)
    if ((lessonsPublishedAt !== null) === publish) return
    if (publish && !said(lessons))
      throw new Problem('invalid', { sv: 'Skriv lärdomarna innan du publicerar dem.', en: 'Write the lessons before you publish them.' })
    if (publish && !published)
      throw new Problem('conflict', {
        sv: 'Publicera initiativet först: den som läser lärdomarna behöver se vad de gäller.',
        en: 'Publish the initiative first: whoever reads the lessons needs to see what they are about.',
      })
    await trx
      .updateTable('evaluation')
      .set((e) => ({ lessons_published_at: publish ? new Date() : null, version: e('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    if (publish) await record(trx, actor, 'lessons-published', { kind: 'evaluation', id, organisation }, null, { lessons })
    else await record(trx, actor, 'lessons-withdrawn', { kind: 'evaluation', id, organisation }, { lessons }, null)
  })
}

const rowOf = (from: z.output<typeof EvaluationInput> | Evaluation) => ({
  evaluated_on: from.evaluatedOn,
  evaluated_by: from.evaluatedBy,
  effectiveness: from.effectiveness,
  effectiveness_found: from.effectivenessFound,
  efficiency: from.efficiency,
  efficiency_found: from.efficiencyFound,
  lessons: from.lessons,
})

const asColumns = (values: ReturnType<typeof rowOf>) => ({
  ...values,
  effectiveness_found: JSON.stringify(values.effectiveness_found),
  efficiency_found: JSON.stringify(values.efficiency_found),
  lessons: JSON.stringify(values.lessons),
})

const changedMeanwhile = () =>
  new Problem('conflict', {
    sv: 'Någon annan har ändrat utvärderingen sedan du öppnade den. Jämför med hur den är nu och spara igen.',
    en: 'Somebody else has changed the evaluation since you opened it. Compare with how it is now and save again.',
  })
