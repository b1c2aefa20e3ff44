import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { fieldsOf } from '../../../web/form-state.ts'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { HourlyCostFormula } from '../calculation-factors.ts'
import type { BurdenResult, Calculated, HourResult } from '../calculators.ts'
import { words } from '../words.ts'

const kronor = (value: number, visit: Visit) =>
  formatNumber(value, visit.language, Number.isInteger(value) ? {} : { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const plain = (value: number, visit: Visit) => formatNumber(value, visit.language, { maximumFractionDigits: 4 })

type Props<Result> = { visit: Visit; calculated: Calculated<Result> }

export function HourCalculator({
  visit,
  calculated: { state, result },
  formulas,
}: Props<HourResult> & { formulas: readonly HourlyCostFormula[] }) {
  const t = visit.words(words)
  const field = fieldsOf(visit, state)
  return (
    <form method="get" action={`${visit.to('/calculation-factors')}#hour`} class="flow form" id="hour">
      <h3>{t.hourCalculator}</h3>
      <ErrorSummary language={visit.language} errors={state.errors} />
      <input type="hidden" name="calculate" value="hour" />
      <SelectField
        {...field('formula')}
        label={t.formula}
        choices={formulas.map(({ id, name }) => ({ value: id, label: name[visit.language] }))}
      />
      <TextField {...field('salary')} label={t.salary} help={t.salaryHelp} inputmode="decimal" />
      <div class="actions">
        <button class="ds-button" type="submit">
          {t.calculate}
        </button>
      </div>
      {result && (
        <Message language={visit.language} tone="success" title={t.hourResult(kronor(result.cost, visit))} level={3} live>
          <p>
            {t.hourSteps(
              kronor(result.salary, visit),
              plain(result.formula.months, visit),
              plain(result.formula.hours, visit),
              plain(result.formula.onCosts, visit),
              kronor(result.cost, visit),
            )}
          </p>
        </Message>
      )}
    </form>
  )
}

export function BurdenCalculator({ visit, calculated: { state, result } }: Props<BurdenResult>) {
  const t = visit.words(words)
  const field = fieldsOf(visit, state)
  return (
    <form method="get" action={`${visit.to('/calculation-factors')}#burden`} class="flow form" id="burden">
      <ErrorSummary language={visit.language} errors={state.errors} />
      <input type="hidden" name="calculate" value="burden" />
      {(Object.keys(t.burdenFields) as (keyof typeof t.burdenFields)[]).map((name) => (
        <TextField {...field(name)} label={t.burdenFields[name]} inputmode="decimal" />
      ))}
      <div class="actions">
        <button class="ds-button" type="submit">
          {t.calculate}
        </button>
      </div>
      {result && (
        <Message language={visit.language} tone="success" title={t.burdenResult(kronor(result.total, visit))} level={3} live>
          <p>
            {t.burdenSteps(
              plain(result.hours, visit),
              kronor(result.hourlyCost, visit),
              kronor(result.external, visit),
              kronor(result.price, visit),
              plain(result.population, visit),
              plain(result.timesAYear, visit),
              plain(result.quantity, visit),
            )}
          </p>
        </Message>
      )}
    </form>
  )
}
