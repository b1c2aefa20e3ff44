import type { Language } from '../../../kernel/language-text.ts'
import type { CaseDocument, CaseItem } from '../case-document.ts'
import { field, type Values } from './fields.ts'
import { shownNumber, shownPercent } from './number.ts'

type Yearly = { readonly [year: string]: number }

/** A document as the fields of its form. What the form has no field for goes with it unseen. */
export function valuesOf(document: CaseDocument, language: Language): Values {
  const { parties, keys = [], items, correlations = [] } = document
  const { baseYear, rate, rateFactor, priceYear, organisations = {}, leaves = {}, pengWeights = {}, ...rest } = document
  const { parties: _, keys: __, items: ___, correlations: ____, ...unseen } = rest
  const values: Record<string, string> = {
    baseYear: String(baseYear),
    lastYear: String(lastYearOf(document)),
    rateFactor: rateFactor ?? '',
    rate: shownPercent(rate, language),
    priceYear: priceYear === undefined ? '' : String(priceYear),
    rest: JSON.stringify(unseen),
  }
  for (const peng of ['green', 'yellow', 'red'] as const)
    values[`peng-${peng}`] = pengWeights[peng] === undefined ? '' : shownPercent(pengWeights[peng], language)
  for (const [row, name] of parties.entries()) {
    values[field('party', row, 'name')] = name
    values[field('party', row, 'organisation')] = organisations[name] === undefined ? '' : String(organisations[name])
    values[field('party', row, 'leaves')] = leaves[name] === undefined ? '' : String(leaves[name])
  }
  for (const [row, key] of keys.entries()) {
    values[field('key', row, 'id')] = key.id
    values[field('key', row, 'model')] = key.model
    values[field('key', row, 'base')] = key.base === undefined ? '' : shownPercent(key.base, language)
    values[field('key', row, 'host')] = key.host === undefined ? '' : `p${parties.indexOf(key.host)}`
    for (const [party, name] of parties.entries())
      values[field('key', row, `w${party}`)] = key.weights?.[name] === undefined ? '' : shownNumber(key.weights[name], language, 6)
  }
  for (const [row, item] of items.entries()) Object.assign(values, itemValues(row, item, document, language))
  for (const [row, { items: pair, r }] of correlations.entries()) {
    values[field('pair', row, 'a')] = `i${items.findIndex(({ id }) => id === pair[0])}`
    values[field('pair', row, 'b')] = `i${items.findIndex(({ id }) => id === pair[1])}`
    values[field('pair', row, 'r')] = shownNumber(r, language)
  }
  return values
}

function itemValues(row: number, item: CaseItem, { parties, keys = [] }: CaseDocument, language: Language): Values {
  const {
    id,
    label,
    kind,
    class: of,
    type,
    peng,
    party,
    key,
    values,
    low,
    high,
    distribution,
    probability,
    basedOn,
    source,
    ...rest
  } = item
  const at = (name: string) => field('item', row, name)
  const shares = { low: shareOf(values, low), high: shareOf(values, high) }
  const typed: Record<string, string> = {
    [at('id')]: id,
    [at('label')]: label ?? id,
    [at('sort')]: `${kind}:${(kind === 'cost' ? of : type) ?? ''}`,
    [at('whose')]:
      party === undefined ? (key === undefined ? '' : `k${keys.findIndex((one) => one.id === key)}`) : `p${parties.indexOf(party)}`,
    [at('peng')]: peng ?? '',
    [at('distribution')]: distribution ?? '',
    [at('probability')]: probability === undefined ? '' : shownPercent(probability, language),
    [at('source')]: source ?? '',
    [at('basedOn')]: basedOn === undefined ? '' : basedOn.kind === 'indicator' ? basedOn.subject : '',
    [at('basedOnValue')]: basedOn?.kind === 'indicator' ? shownNumber(basedOn.value, language, 6) : '',
    [at('rest')]: JSON.stringify({
      ...rest,
      ...(kind === 'cost' ? type && { type } : of && { class: of }),
      ...(basedOn && basedOn.kind !== 'indicator' && { basedOn }),
    }),
    [at('lowShare')]: shares.low === undefined ? '' : shownPercent(shares.low, language),
    [at('highShare')]: shares.high === undefined ? '' : shownPercent(shares.high, language),
  }
  const years = (prefix: string, of: Yearly) => {
    for (const [year, amount] of Object.entries(of)) typed[at(`${prefix}${year}`)] = shownNumber(amount, language)
  }
  years('', values)
  if (low && shares.low === undefined) years('low', low)
  if (high && shares.high === undefined) years('high', high)
  return typed
}

/** The share of the likely amount, where it is the same in every year: the form then asks for one figure instead of one a year. */
function shareOf(likely: Yearly, bound: Yearly | undefined): number | undefined {
  if (!bound) return undefined
  const years = Object.keys(likely).filter((year) => likely[year] !== 0)
  const [first] = years
  if (first === undefined || Object.keys(bound).some((year) => !(year in likely))) return undefined
  const share = Math.round(((bound[first] ?? 0) / likely[first]!) * 10_000) / 10_000
  return years.every((year) => Math.abs((bound[year] ?? 0) - likely[year]! * share) < 0.005) ? share : undefined
}

export const lastYearOf = ({ baseYear, items }: Pick<CaseDocument, 'baseYear' | 'items'>): number =>
  Math.max(
    baseYear,
    ...items.flatMap(({ values, low = {}, high = {} }) => [values, low, high].flatMap((of) => Object.keys(of).map(Number))),
  )
