import { z } from 'zod'
import { about } from '../../api/texts.ts'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import { type Actor, recorded } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { dayOf } from '../../organisations/find.ts'
import { demand } from '../access.ts'
import { type BenefitRealisation, findBenefit } from './find.ts'
import { settleFollowUp } from './missing.ts'
import { endOf, frequencyOf } from './period.ts'
import { lags } from './progress.ts'

const period = z.string().refine((text) => frequencyOf(text) !== undefined)

export const ValueInput = z.object({
  period: about(period, { sv: 'Perioden: 2027, 2027-H1, 2027-Q3 eller 2027-03.', en: 'The period: 2027, 2027-H1, 2027-Q3 or 2027-03.' }),
  value: about(z.number().finite().nullable(), {
    sv: 'Värdet. null tar tillbaka det, eller säger att det är indikatorns.',
    en: 'The value. null withdraws it, or says that it is the indicator’s.',
  }),
  source: about(z.string().trim().max(500).default(''), { sv: 'Var uppgiften kommer från.', en: 'Where the figure is from.' }),
  reason: about(z.record(z.string(), z.string().trim().max(2000)).default({}), {
    sv: 'Varför det avviker från det förväntade. Krävs när värdet är klart sämre.',
    en: 'Why it deviates from what was expected. Demanded where the value is clearly worse.',
  }),
})
export type ValueInput = z.input<typeof ValueInput>

/** Reports what came of a benefit in a period, or why it came out as it did. What was reported before is kept. */
export async function reportValue(db: Db, actor: Actor, benefit: number, input: ValueInput, now: Date): Promise<BenefitRealisation> {
  const today = dayOf(now)
  return inTransaction(db, async (trx) => {
    const { initiative } = await findBenefit(trx, actor, benefit, today)
    demand(actor, 'reportBenefits', initiative.organisationId)
    const { period, value, source, reason } = ValueInput.parse(input)
    await trx.selectFrom('chain_step').select('id').where('id', '=', benefit).forUpdate().execute()
    const { benefit: before } = await findBenefit(trx, actor, benefit, today)
    refuseWrong(before, { period, value, source, reason }, today)
    const latest = await trx
      .selectFrom('benefit_value')
      .select(['revision', 'value', 'source', 'reason'])
      .where('benefit_id', '=', benefit)
      .where('period', '=', period)
      .orderBy('revision', 'desc')
      .limit(1)
      .executeTakeFirst()
    await trx
      .insertInto('benefit_value')
      .values({
        benefit_id: benefit,
        period,
        period_end: endOf(period),
        revision: (latest?.revision ?? 0) + 1,
        value,
        source: source === '' ? null : source,
        reason: JSON.stringify(reason),
        actor: JSON.stringify(recorded(actor)),
        at: now,
      })
      .execute()
    const was = latest && { title: before.title, period, value: latest.value, source: latest.source, reason: latest.reason }
    const became = { title: before.title, period, value, source, reason }
    const subject = { id: benefit, organisation: initiative.organisationId }
    if (was) await record(trx, actor, 'revised', { kind: 'benefit-value', ...subject }, was, became)
    else await record(trx, actor, 'reported', { kind: 'benefit-value', ...subject }, null, became)
    const { benefit: after } = await findBenefit(trx, actor, benefit, today)
    await settleFollowUp(trx, actor, initiative, after, today)
    return after
  })
}

type Report = { period: string; value: number | null; source: string; reason: LanguageText }

function refuseWrong({ plan, of, rows }: BenefitRealisation, { period, value, source, reason }: Report, today: string): void {
  if (plan && frequencyOf(period) !== plan.frequency)
    throw wrong('period', {
      sv: 'Perioden passar inte planen. Följs nyttan upp per år skriver du till exempel 2027.',
      en: 'The period does not fit the plan. Where the benefit is followed up by year, write 2027.',
    })
  const row = rows.find((one) => one.period === period)
  const fromIndicator = row?.from === 'indicator'
  if (value !== null && fromIndicator)
    throw wrong('value', {
      sv: 'Värdet kommer från indikatorn. Lämna fältet tomt och skriv bara orsaken, eller rätta indikatorn.',
      en: 'The value is the indicator’s. Leave the field empty and write only the reason, or correct the indicator.',
    })
  if (value === null && !row?.revision && !fromIndicator)
    throw wrong('value', { sv: 'Skriv värdet som ett tal.', en: 'Write the value as a number.' })
  if (value !== null && source === '')
    throw wrong('source', { sv: 'Skriv var uppgiften kommer från.', en: 'Write where the figure is from.' })
  // A part of a period cannot be told from the whole of it afterwards.
  if (value !== null && endOf(period) > today)
    throw wrong('period', {
      sv: `Perioden är inte slut förrän ${endOf(period)}. Vänta med värdet till dess.`,
      en: `The period is not over until ${endOf(period)}. Wait with its value until then.`,
    })
  const ahead = row?.expected == null || value === null ? null : (value - row.expected) * Math.sign((of.target ?? 0) - (of.baseline ?? 0))
  if (lags(of, { ahead }) && Object.values(reason).every((text) => text === ''))
    throw wrong('reason', {
      sv: 'Värdet är klart sämre än det förväntade. Skriv varför.',
      en: 'The value is clearly worse than expected. Write why.',
    })
}

const wrong = (field: string, detail: { sv: string; en: string }) =>
  new Problem('invalid', detail, {
    findings: [{ severity: 'violation', code: 'wrong-value', field: `/${field}`, message: detail, fix: detail }],
  })
