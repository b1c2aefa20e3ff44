import { type Language, type LanguageText, say } from '../../../kernel/language-text.ts'
import { kronorOf } from '../../../kernel/money.ts'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { RadioField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Typed } from '../../../web/typed.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import { BothVersions, type TwoVersions } from '../../views/two-versions.tsx'
import type { BenefitRealisation } from '../find.ts'
import { frequencies } from '../period.ts'
import { PlanInput } from '../plan.ts'
import { words } from '../words.ts'
import { numberIn, numberText } from './numbers.ts'

export type Named = { id: number; name: LanguageText }

export const planFields = [
  'owner',
  'ownerOrganisation',
  'measure',
  'unit',
  'baseline',
  'baselineOn',
  'target',
  'targetOn',
  'frequency',
  'method',
  'expected',
  'valuesFrom',
  'indicator',
  'indicatorOrganisation',
  'unitWorth',
  'priceYear',
] as const

export function planLabels(visit: Visit): Record<string, string> {
  const t = visit.words(words)
  return {
    ...t,
    expected: t.expectedByHand,
    priceYear: t.priceYearField,
  } as unknown as Record<string, string>
}

/** A plan as its form shows it; what the benefit says already where there is none. */
export function planValues(
  { of, plan }: BenefitRealisation,
  initiative: Initiative,
  language: 'sv' | 'en',
): Record<(typeof planFields)[number], string> {
  const number = (value: number | null) => (value === null ? '' : numberText(value, language))
  return {
    owner: of.owner ?? '',
    ownerOrganisation: String(of.ownerOrganisationId ?? initiative.organisationId),
    measure: of.measure ?? '',
    unit: of.unit ?? '',
    baseline: number(of.baseline),
    baselineOn: of.baselineOn ?? '',
    target: number(of.target),
    targetOn: of.targetOn ?? '',
    frequency: plan?.frequency ?? 'year',
    method: plan?.method ?? 'linear',
    expected: Object.entries(plan?.expected ?? {})
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([period, value]) => `${period} = ${numberText(value, language)}`)
      .join('\n'),
    valuesFrom: plan?.valuesFrom ?? (of.indicatorId === null ? 'hand' : 'indicator'),
    indicator: of.indicatorId === null ? '' : String(of.indicatorId),
    indicatorOrganisation: plan?.indicatorOrganisationId == null ? '' : String(plan.indicatorOrganisationId),
    unitWorth: plan?.unitWorth == null ? '' : numberText(kronorOf(plan.unitWorth), language),
    priceYear: plan?.priceYear == null ? '' : String(plan.priceYear),
  }
}

/** What was typed, as input or as what to correct by field. */
export function typedPlan(visit: Visit, typed: Typed): { input: PlanInput } | { errors: FormState['errors'] } {
  const t = visit.words(words).wrong
  const number = (name: string) => (typed.text(name) === '' ? null : (numberIn(typed.text(name), visit.language) ?? Number.NaN))
  const whole = (name: string) => (typed.text(name) === '' ? null : Number(typed.text(name)))
  const read = PlanInput.safeParse({
    owner: typed.text('owner'),
    ownerOrganisation: whole('ownerOrganisation'),
    measure: typed.text('measure'),
    unit: typed.text('unit'),
    baseline: number('baseline'),
    baselineOn: typed.text('baselineOn'),
    target: number('target'),
    targetOn: typed.text('targetOn'),
    frequency: typed.text('frequency'),
    method: typed.text('method'),
    expected: typed.text('method') === 'hand' ? expectedIn(typed.text('expected'), visit.language) : {},
    valuesFrom: typed.text('valuesFrom'),
    indicator: whole('indicator'),
    indicatorOrganisation: whole('indicatorOrganisation'),
    unitWorth: number('unitWorth'),
    priceYear: whole('priceYear'),
  })
  if (read.success) return { input: read.data }
  const errors: Record<string, string> = {}
  for (const issue of read.error.issues) {
    const field = String(issue.path[0]) as keyof typeof t
    const why = (issue as { params?: { why?: string } }).params?.why
    errors[field] ??= why === 'same' || why === 'order' ? t[why] : t[field]
  }
  return { errors }
}

// A line that cannot be read becomes a period that there is none of, and so an error of the field.
const expectedIn = (text: string, language: Language): Record<string, number> =>
  Object.fromEntries(
    text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const [, period, value] = /^\s*([0-9HQ-]+)\s*[=:\t ]\s*(.+)$/.exec(line) ?? []
        const read = value === undefined ? undefined : numberIn(value, language)
        return period === undefined || read === undefined ? [line, 0] : [period, read]
      }),
  )

type PlanView = {
  initiative: Initiative
  benefit: BenefitRealisation
  organisations: readonly Named[]
  indicators: readonly Named[]
  state?: FormState
  both?: TwoVersions['edits']
}

export function planPage(visit: Visit, { initiative, benefit, organisations, indicators, state, both }: PlanView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const name = say(benefit.title, language)?.text ?? ''
  const start = planValues(benefit, initiative, language)
  const field = fieldsOf(visit, state, start)
  const choice = ({ id, name }: Named) => {
    const said = say(name, language)
    return { value: String(id), label: said?.text ?? String(id), ...(said && said.language !== language && { lang: said.language }) }
  }
  const places = organisations.map(choice)
  return {
    title: t.planTitle(name),
    serves: [3],
    ...(state && { status: both ? (409 as const) : (422 as const) }),
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="realisation">
        <h2>{t.planTitle(name)}</h2>
        {state && <ErrorSummary language={language} errors={state.errors} />}
        {both && <BothVersions visit={visit} edits={both} labels={planLabels(visit)} />}
        <form method="post" class="flow form">
          <input type="hidden" name="version" value={String(benefit.plan?.version ?? 0)} />
          <input type="hidden" name="was" value={JSON.stringify(start)} />
          <TextField {...field('owner')} label={t.owner} help={t.ownerHelp} />
          <SelectField {...field('ownerOrganisation')} label={t.ownerOrganisation} choices={places} />
          <TextField {...field('measure')} label={t.measure} help={t.measureHelp} />
          <TextField {...field('unit')} label={t.unit} help={t.unitHelp} />
          <TextField {...field('baseline')} label={t.baseline} help={t.baselineHelp} inputmode="decimal" />
          <TextField {...field('baselineOn')} label={t.baselineOn} type="date" />
          <TextField {...field('target')} label={t.target} inputmode="decimal" />
          <TextField {...field('targetOn')} label={t.targetOn} type="date" />
          <SelectField
            {...field('frequency')}
            label={t.frequency}
            choices={frequencies.map((one) => ({ value: one, label: t.frequencies[one] }))}
          />
          <RadioField
            {...field('method')}
            label={t.method}
            choices={(['linear', 'hand'] as const).map((one) => ({ value: one, label: t.methods[one] }))}
          />
          <TextField {...field('expected')} label={t.expectedByHand} help={t.expectedHelp} rows={5} optional />
          <RadioField
            {...field('valuesFrom')}
            label={t.valuesFrom}
            choices={(['hand', 'indicator'] as const).map((one) => ({ value: one, label: t.valuesFroms[one] }))}
          />
          <SelectField
            {...field('indicator')}
            label={t.indicator}
            optional
            choices={[{ value: '', label: t.noIndicator }, ...indicators.map(choice)]}
          />
          <SelectField
            {...field('indicatorOrganisation')}
            label={t.indicatorOrganisation}
            optional
            choices={[{ value: '', label: t.together }, ...places]}
          />
          <TextField {...field('unitWorth')} label={t.unitWorth} help={t.unitWorthHelp} inputmode="decimal" optional />
          <TextField {...field('priceYear')} label={t.priceYearField} inputmode="numeric" optional />
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.savePlan}
            </button>
          </div>
        </form>
      </InitiativeFrame>
    ),
  }
}
