import type { Language } from '../../../kernel/language-text.ts'
import type { Limits, Line } from '../../../spreadsheet/read.ts'
import { readTable } from '../../../spreadsheet/read.ts'
import { benefitTypes, type CaseDocument, type CaseItem, distributions, itemClasses, pengClasses } from '../case-document.ts'
import { typedNumber } from '../form/number.ts'
import { words } from '../words.ts'
import { type ColumnMeaning, type ItemColumn, meaningOf } from './item-columns.ts'

export const caseLimits: Limits = { maxBytes: 5_000_000, maxRows: 10_000 }

export type RowWrong = Exclude<keyof (typeof words)['sv']['importWrong'], 'refused'>
/** A row of the file: the item that it gives, or what to correct in it. */
export type ReadRow = { line: number; name: string } & ({ item: CaseItem } | { wrong: readonly { why: RowWrong; value: string }[] })
export type ReadItems = { rows: ReadRow[]; unknown: string[]; parties: string[] }

/** The items of a spreadsheet. Keys must be there already; parties that are new are told. */
export async function readItems(
  bytes: Uint8Array,
  settings: Pick<CaseDocument, 'parties' | 'keys'>,
  language: Language,
): Promise<ReadItems> {
  const table = await readTable(bytes, { ...caseLimits, known: (title) => meaningOf(title) !== undefined })
  const meanings = table.header.map(meaningOf)
  const rows: ReadRow[] = []
  const ids = new Set<string>()
  const parties = new Set(settings.parties)
  const keys = new Set((settings.keys ?? []).map(({ id }) => id))
  for await (const line of table.rows) {
    const row = readRow(line, meanings, { ids, keys, language })
    if ('item' in row && row.item.party !== undefined) parties.add(row.item.party)
    rows.push(row)
  }
  return {
    rows,
    unknown: table.header.filter((title, at) => title !== '' && meanings[at] === undefined),
    parties: [...parties],
  }
}

type Known = { ids: Set<string>; keys: ReadonlySet<string>; language: Language }

function readRow({ line, cells }: Line, meanings: readonly (ColumnMeaning | undefined)[], { ids, keys, language }: Known): ReadRow {
  const wrong: { why: RowWrong; value: string }[] = []
  const text = (column: ItemColumn) =>
    (cells[meanings.findIndex((meaning) => meaning && 'column' in meaning && meaning.column === column)] ?? '').trim()
  const among = <Value extends string>(column: ItemColumn, values: ReadonlyMap<string, Value>, why: RowWrong): Value | undefined => {
    const written = text(column)
    if (written === '') return undefined
    const found = values.get(written.toLocaleLowerCase('sv'))
    if (found === undefined) wrong.push({ why, value: written })
    return found
  }
  const label = text('label')
  const id = text('id') || label
  if (id === '') wrong.push({ why: 'label', value: '' })
  if (id !== '' && ids.has(id)) wrong.push({ why: 'twice', value: id })
  ids.add(id)
  const kind = among('kind', kinds, 'kind')
  if (text('kind') === '') wrong.push({ why: 'kind', value: '' })
  const of = kind === 'cost' ? among('class', classes, 'sort') : undefined
  const type = kind === 'benefit' ? among('class', types, 'sort') : undefined
  const [party, key] = [text('party'), text('key')]
  if (party === '' && key === '') wrong.push({ why: 'party', value: '' })
  if (key !== '' && !keys.has(key)) wrong.push({ why: 'key', value: key })
  const distribution = among('distribution', distributionNames, 'distribution')
  const peng = among('peng', pengNames, 'peng')
  const probability = text('probability') === '' ? undefined : shareIn(text('probability'), language)
  if (Number.isNaN(probability)) wrong.push({ why: 'probability', value: text('probability') })

  const yearly = { values: {} as Record<string, number>, low: {} as Record<string, number>, high: {} as Record<string, number> }
  for (const [at, meaning] of meanings.entries()) {
    const written = (cells[at] ?? '').trim()
    if (!meaning || 'column' in meaning || written === '') continue
    const amount = amountIn(written, language)
    if (Number.isNaN(amount)) wrong.push({ why: 'amount', value: written })
    else for (const [name, year] of Object.entries(meaning)) yearly[name as keyof typeof yearly][String(year)] = amount
  }
  if (Object.keys(yearly.values).length === 0 && !wrong.some(({ why }) => why === 'amount')) wrong.push({ why: 'noAmounts', value: '' })
  const name = label || id
  if (wrong.length > 0) return { line, name, wrong }
  const source = text('source')
  return {
    line,
    name,
    item: {
      id,
      ...(label !== '' && label !== id && { label }),
      kind: kind!,
      ...(of && { class: of }),
      ...(type && { type }),
      ...(peng && { peng }),
      ...(key === '' ? { party } : { key }),
      values: yearly.values,
      ...(Object.keys(yearly.low).length > 0 && { low: yearly.low }),
      ...(Object.keys(yearly.high).length > 0 && { high: yearly.high }),
      ...(distribution && { distribution }),
      ...(probability !== undefined && { probability }),
      ...(source !== '' && { source: source.slice(0, 1000) }),
    },
  }
}

// A workbook gives 1.5 with a point whatever the language; what is written in CSV follows the reader's own.
const amountIn = (text: string, language: Language): number => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : typedNumber(text, language))

/** 0,9 and 90 % are the same. */
function shareIn(text: string, language: Language): number {
  const percent = /^(.*?)\s*%$/.exec(text)
  return percent ? amountIn(percent[1]!, language) / 100 : amountIn(text, language)
}

/** A value by its own name, and by what either language calls it. */
function named<Value extends string>(
  values: readonly Value[],
  ...called: readonly { readonly [value in Value]: string }[]
): ReadonlyMap<string, Value> {
  return new Map(
    values.flatMap((value) => [value, ...called.map((of) => of[value])].map((name) => [name.toLocaleLowerCase('sv'), value] as const)),
  )
}

const { sv, en } = words
const kinds = named(['cost', 'benefit'], { cost: sv.cost, benefit: sv.benefit }, { cost: en.cost, benefit: en.benefit })
const classes = named(itemClasses, sv.classes, en.classes)
const types = named(benefitTypes, sv.types, en.types)
const distributionNames = named(distributions, sv.distributionWords, en.distributionWords)
const pengNames = named(pengClasses, sv.colours, en.colours)
