import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { fieldsOf } from '../../../web/form-state.ts'
import type { Visit } from '../../../web/visit.ts'
import { words as webWords } from '../../../web/words.ts'
import { benefitTypes, distributions, itemClasses, pengClasses } from '../case-document.ts'
import { field, rowsOf, type Values, yearsOf } from '../form/fields.ts'
import { words } from '../words.ts'
import { RowButton } from './row-button.tsx'

type Props = {
  visit: Visit
  values: Values
  errors: FormState['errors']
  action: string
  indicators: readonly { id: number; name: string }[]
}

/** Items down, years across. Under each item is what is not the same every year: range, probability, source. */
export function ItemsTable({ visit, values, errors, action, indicators }: Props) {
  const { language } = visit
  const t = visit.words(words)
  const years = yearsOf(values)
  const rows = rowsOf('item', values)
  if (rows.length === 0) return null
  const choices = whoseChoices(visit, values)
  return (
    <section class="table-scroll case-items" aria-label={webWords[language].tableScroll(t.items)} tabindex={0}>
      <table class="ds-table">
        <caption class="visually-hidden">{t.items}</caption>
        <thead>
          <tr>
            <th scope="col">{t.item}</th>
            <th scope="col">{t.kind}</th>
            <th scope="col">{t.whose}</th>
            {years.map((year) => (
              <th scope="col" class="number">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row, at) => {
          const own = (name: string) => field('item', row, name)
          const name = values[own('label')]?.trim() || t.newItem(at + 1)
          const cell = { values, errors }
          return (
            <tbody id={`row-${row}`}>
              <tr>
                <td>
                  <input type="hidden" name={own('id')} value={values[own('id')] ?? ''} />
                  <input type="hidden" name={own('rest')} value={values[own('rest')] ?? ''} />
                  <Cell {...cell} name={own('label')} label={t.itemLabel(at + 1)} wide />
                </td>
                <td>
                  <Choice {...cell} name={own('sort')} label={t.itemSort(name)} choices={sortChoices(visit)} />
                </td>
                <td>
                  <Choice {...cell} name={own('whose')} label={t.itemWhose(name)} choices={choices} />
                </td>
                {years.map((year) => (
                  <td>
                    <Cell {...cell} name={own(String(year))} label={t.amountOf(name, year)} number />
                  </td>
                ))}
              </tr>
              <tr>
                <td>
                  <div class="case-items__actions">
                    <RowButton action={action} to={`row-${row}`} does={`fill item ${row}`} label={t.fill} about={t.fillOf(name)} />
                    <RowButton action={action} to="items" does={`remove item ${row}`} label={t.remove} about={t.removeItem(name)} />
                  </div>
                </td>
                <td colspan={years.length + 2} class="case-items__more">
                  <More visit={visit} values={values} errors={errors} row={row} name={name} />
                </td>
              </tr>
            </tbody>
          )
        })}
      </table>
      <datalist id="indicators">
        {indicators.map(({ id, name }) => (
          <option value={String(id)}>{name}</option>
        ))}
      </datalist>
    </section>
  )
}

type CellProps = {
  values: Values
  errors: FormState['errors']
  name: string
  label: string
  number?: boolean
  wide?: boolean
  list?: string
}

/** A field in a table: its label is the row and the column, said in words. */
function Cell({ values, errors, name, label, number, wide }: CellProps) {
  const error = errors[name]
  return (
    <>
      <input
        class={`ds-input case-cell${number ? ' case-cell--number' : ''}${wide ? ' case-cell--wide' : ''}`}
        id={name}
        name={name}
        aria-label={label}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        inputmode={number ? 'decimal' : undefined}
        value={values[name] ?? ''}
      />
      {error && (
        <p class="ds-validation-message" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  )
}

type Choices = readonly { value: string; label: string }[]

function Choice({ values, errors, name, label, choices }: CellProps & { choices: Choices }) {
  const error = errors[name]
  return (
    <>
      <select
        class="ds-input case-cell case-cell--choice"
        id={name}
        name={name}
        aria-label={label}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      >
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === (values[name] ?? '')}>
            {choice.label}
          </option>
        ))}
      </select>
      {error && (
        <p class="ds-validation-message" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  )
}

function sortChoices(visit: Visit): Choices {
  const t = visit.words(words)
  return [
    { value: 'cost:', label: t.cost },
    ...itemClasses.map((of) => ({ value: `cost:${of}`, label: t.costOf(t.classes[of]) })),
    { value: 'benefit:', label: t.benefit },
    ...benefitTypes.map((of) => ({ value: `benefit:${of}`, label: t.benefitOf(t.types[of]) })),
  ]
}

function whoseChoices(visit: Visit, values: Values): Choices {
  const t = visit.words(words)
  return [
    { value: '', label: t.nobody },
    ...rowsOf('party', values).map((row, at) => ({
      value: `p${row}`,
      label: values[field('party', row, 'name')]?.trim() || t.partyName(at + 1),
    })),
    ...rowsOf('key', values).map((row) => ({ value: `k${row}`, label: t.sharedBy(values[field('key', row, 'id')] || t.keyName) })),
  ]
}

type MoreProps = { visit: Visit; values: Values; errors: FormState['errors']; row: number; name: string }

function More({ visit, values, errors, row, name }: MoreProps) {
  const { language } = visit
  const t = visit.words(words)
  const own = (of: string) => field('item', row, of)
  const given = fieldsOf(visit, { values, errors })
  const years = yearsOf(values)
  const wrong = Object.keys(errors).some(
    (of) => of.startsWith(own('')) && ![own('label'), own('sort'), own('whose')].includes(of) && !/-\d{4}$/.test(of),
  )
  const bounds = [
    { prefix: 'low', title: t.lowest, label: t.lowOf },
    { prefix: 'high', title: t.highest, label: t.highOf },
  ] as const
  return (
    <Disclosure title={t.more(name)} open={wrong}>
      <div class="case-row">
        <TextField {...given(own('source'))} label={t.source} help={t.sourceHelp} optional />
        <TextField {...given(own('probability'))} label={t.probability} inputmode="decimal" optional />
      </div>
      <p data-field="description">{t.sharesHelp}</p>
      <div class="case-row">
        <TextField {...given(own('lowShare'))} label={t.lowShare} inputmode="decimal" optional />
        <TextField {...given(own('highShare'))} label={t.highShare} inputmode="decimal" optional />
        <SelectField
          {...given(own('distribution'))}
          label={t.distribution}
          optional
          choices={[{ value: '', label: t.usual }, ...distributions.map((of) => ({ value: of, label: t.distributions[of] }))]}
        />
        <SelectField
          {...given(own('peng'))}
          label={t.peng}
          optional
          choices={[{ value: '', label: t.noPeng }, ...pengClasses.map((of) => ({ value: of, label: t.pengs[of] }))]}
        />
      </div>
      <section class="table-scroll" aria-label={webWords[language].tableScroll(t.boundsCaption(name))} tabindex={0}>
        <table class="ds-table">
          <caption class="visually-hidden">{t.boundsCaption(name)}</caption>
          <thead>
            <tr>
              <td />
              {years.map((year) => (
                <th scope="col" class="number">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bounds.map(({ prefix, title, label }) => (
              <tr>
                <th scope="row">{title}</th>
                {years.map((year) => (
                  <td>
                    <Cell values={values} errors={errors} name={own(`${prefix}${year}`)} label={label(name, year)} number />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div class="case-row">
        <div class="ds-field form-field">
          <label class="ds-label" for={own('basedOn')}>
            {t.basedOn}
            <span class="form-field__optional"> ({webWords[language].optional})</span>
          </label>
          <p data-field="description" id={`${own('basedOn')}-help`}>
            {t.basedOnHelp}
          </p>
          <input
            class="ds-input"
            id={own('basedOn')}
            name={own('basedOn')}
            list="indicators"
            aria-describedby={`${own('basedOn')}-help`}
            value={values[own('basedOn')] ?? ''}
          />
        </div>
        <TextField {...given(own('basedOnValue'))} label={t.basedOnValue} inputmode="decimal" optional />
      </div>
    </Disclosure>
  )
}
