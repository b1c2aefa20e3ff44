import type { Language } from '../../kernel/language-text.ts'
import { formatNumber } from '../../web/format.ts'
import type { CaseDocument, CaseItem } from './case-document.ts'
import { kronorText, percentText } from './figure-text.ts'
import { words } from './words.ts'

/** A document as lines to read, so that two versions can be compared line by line. Draws and seed are not of the matter itself. */
export function documentLines(document: CaseDocument, language: Language): string[] {
  const t = words[language]
  const { parties, leaves = {}, keys = [], items, correlations = [], pengWeights = {} } = document
  const names = new Map(items.map((item) => [item.id, nameOf(item)]))
  return [
    t.lines.baseYear(document.baseYear),
    t.lines.rate(percentText(document.rate, language, 4), document.rateFactor),
    ...(document.priceYear === undefined ? [] : [t.lines.priceYear(document.priceYear)]),
    ...parties.map(t.lines.party),
    ...Object.entries(leaves).map(([name, year]) => t.lines.leaves(name, year)),
    ...keys.map(({ id, model, weights = {}, base, host }) =>
      t.lines.key(
        id,
        t.models[model],
        [
          ...(base === undefined ? [] : [percentText(base, language, 4)]),
          ...(host === undefined ? [] : [host]),
          ...parties.flatMap((party) => (weights[party] === undefined ? [] : [`${party} ${formatNumber(weights[party], language)}`])),
        ].join(', '),
      ),
    ),
    ...(['green', 'yellow', 'red'] as const).flatMap((peng) =>
      pengWeights[peng] === undefined ? [] : [t.lines.peng(t.pengs[peng], percentText(pengWeights[peng], language))],
    ),
    ...items.flatMap((item) => itemLines(item, language)),
    ...correlations.map(({ items: [a, b], r }) => t.lines.correlation(names.get(a) ?? a, names.get(b) ?? b, formatNumber(r, language))),
  ]
}

function itemLines(item: CaseItem, language: Language): string[] {
  const t = words[language]
  const name = nameOf(item)
  const amounts = (of: { [year: string]: number } | undefined, line: (name: string, year: string, amount: string) => string) =>
    Object.entries(of ?? {}).map(([year, amount]) => line(name, year, kronorText(amount, language)))
  const { probability, distribution, source, basedOn, peng } = item
  return [
    t.lines.item(name, [sortOf(item, language), whoseOf(item, language), ...(peng ? [t.pengs[peng]] : [])].join(', ')),
    ...amounts(item.values, t.lines.amount),
    ...amounts(item.low, t.lines.low),
    ...amounts(item.high, t.lines.high),
    ...(distribution ? [t.lines.distribution(name, t.distributions[distribution])] : []),
    ...(probability === undefined ? [] : [t.lines.probability(name, percentText(probability, language))]),
    ...(basedOn ? [t.lines.basedOn(name, `${basedOn.kind} ${basedOn.subject} = ${formatNumber(basedOn.value, language)}`)] : []),
    ...(source ? [t.lines.source(name, source)] : []),
  ]
}

export const nameOf = ({ label, id }: Pick<CaseItem, 'label' | 'id'>): string => label ?? id

export function sortOf({ kind, class: of, type }: CaseItem, language: Language): string {
  const t = words[language]
  if (kind === 'cost') return of ? t.costOf(t.classes[of]) : t.cost
  return type ? t.benefitOf(t.types[type]) : t.benefit
}

export const whoseOf = ({ party, key }: CaseItem, language: Language): string => party ?? (key ? words[language].sharedBy(key) : '')
