import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import { kronorOf } from '../../kernel/money.ts'
import type { Prioritised } from './prioritise.ts'
import { words } from './words.ts'

type Cell = string | number | null

/** The whole ranking as a spreadsheet: values and contributions by criterion, the money, and what is chosen. Those that are not ranked come last. */
export function rankingRows(result: Prioritised | null, language: Language): Cell[][] {
  const t = words[language]
  const text = (of: LanguageText) => say(of, language)?.text ?? ''
  if (!result) return [[t.place, t.initiative, t.organisation, t.total]]
  const { criteria, candidates, ranked, unranked, excluded, scored, within, dominated } = result
  const [exact, ratio] = [new Set(within.exact.chosen), new Set(within.byRatio.chosen)]
  // Spreadsheets in Swedish read a decimal comma.
  const rounded = (value: number | null | undefined) =>
    value == null ? '' : value.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB', { maximumFractionDigits: 3, useGrouping: false })
  const yes = (is: boolean) => (is ? t.yes : t.no)
  const rest = (id: number): Cell[] => {
    const { figures, gate, gateWhy } = candidates.get(id)!
    const other = dominated.get(id)
    return [
      figures ? kronorOf(figures.npv) : '',
      figures ? kronorOf(figures.investment) : '',
      figures && figures.investment > 0 ? rounded(figures.npv / figures.investment) : '',
      yes(exact.has(id)),
      yes(ratio.has(id)),
      t.gates[gate],
      text(gateWhy),
      other === undefined ? '' : t.dominated(text(candidates.get(other)!.title)),
    ]
  }
  const named = (id: number): Cell[] => [text(candidates.get(id)!.title), text(candidates.get(id)!.organisation)]
  const valuesOf = (id: number, contributions?: readonly number[]): Cell[] =>
    criteria.flatMap((_, at) => [rounded(scored.get(id)?.[at]?.value), rounded(contributions?.[at])])
  return [
    [
      t.place,
      t.initiative,
      t.organisation,
      t.total,
      ...criteria.flatMap(({ name }) => [
        `${text(name)}: ${t.value.toLocaleLowerCase(language)}`,
        `${text(name)}: ${t.contribution.toLocaleLowerCase(language)}`,
      ]),
      `${t.npv} (kr)`,
      `${t.investment} (kr)`,
      t.ratio,
      t.best,
      t.byRatio,
      t.gate,
      t.why,
      t.dominatedBy,
    ],
    ...ranked.map((row) => [row.place, ...named(row.id), rounded(row.total), ...valuesOf(row.id, row.contributions), ...rest(row.id)]),
    ...[...unranked.map(({ id }) => id), ...excluded].map((id) => ['', ...named(id), '', ...valuesOf(id), ...rest(id)]),
  ]
}
