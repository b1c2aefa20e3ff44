import { field, type RowKind, rowsOf, type Values, yearsOf } from './fields.ts'

/** What a button of the form does to what was typed; the page then shows the form again. */
export function afterButton(button: string, values: Values): Values {
  const [verb = '', what = '', row = ''] = button.split(' ')
  return steps[verb]?.(values, what, Number(row)) ?? values
}

const steps: { readonly [verb: string]: (values: Values, what: string, row: number) => Values } = {
  add: (values, what) => adding[what]?.(values) ?? values,
  remove: (values, what, row) => (what in kinds ? removed(values, kinds[what]!, row) : values),
  /** The last amount that was typed, in every year after it. */
  fill: (values, _, row) => {
    const years = yearsOf(values).map((year) => field('item', row, String(year)))
    const last = years.findLastIndex((name) => (values[name] ?? '').trim() !== '')
    if (last < 0) return values
    return { ...values, ...Object.fromEntries(years.slice(last + 1).map((name) => [name, values[years[last]!]!])) }
  },
}

const kinds: { readonly [what: string]: RowKind } = { item: 'item', party: 'party', key: 'key', pair: 'pair' }

export const nextRow = (kind: RowKind, values: Values): number => (rowsOf(kind, values).at(-1) ?? -1) + 1

const adding: { readonly [what: string]: (values: Values) => Values } = {
  cost: (values) => withItem(values, 'cost:operation'),
  benefit: (values) => withItem(values, 'benefit:financial'),
  party: (values) => ({ ...values, [field('party', nextRow('party', values), 'name')]: '' }),
  key: (values) => {
    const row = nextRow('key', values)
    return { ...values, [field('key', row, 'id')]: '', [field('key', row, 'model')]: 'equal' }
  },
  pair: (values) => ({ ...values, [field('pair', nextRow('pair', values), 'a')]: '' }),
}

function withItem(values: Values, sort: string): Values {
  const row = nextRow('item', values)
  const ids = new Set(rowsOf('item', values).map((one) => values[field('item', one, 'id')]))
  let number = row + 1
  while (ids.has(`post-${number}`)) number++
  const [party] = rowsOf('party', values)
  return {
    ...values,
    [field('item', row, 'id')]: `post-${number}`,
    [field('item', row, 'label')]: '',
    [field('item', row, 'sort')]: sort,
    [field('item', row, 'whose')]: party === undefined ? '' : `p${party}`,
  }
}

const removed = (values: Values, kind: RowKind, row: number): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(field(kind, row, ''))))
