import assert from 'node:assert/strict'
import test from 'node:test'
import { calculate } from '../calculate.ts'
import { asToday, jointService } from '../case.fixture.ts'
import type { CaseDocument } from '../case-document.ts'
import type { CaseResult } from '../case-result.ts'
import { unzipped } from '../unzipped.fixture.ts'
import { words } from '../words.ts'
import { evaluated } from './evaluate.fixture.ts'
import { readItems } from './read-items.ts'
import { workbookOf } from './workbook.ts'
import { writeWorkbook } from './write.ts'

const t = words.sv
const bookOf = (document: CaseDocument, language: 'sv' | 'en' = 'sv') => {
  const result = calculate(document)
  return { result, sheets: workbookOf({ document, result, language }) }
}

const fullCase: CaseDocument = {
  baseYear: 2026,
  rate: 0.035,
  parties: ['A'],
  items: [
    { id: 'I', kind: 'cost', class: 'investment', party: 'A', values: { 2026: 1_200_000 } },
    {
      id: 'D',
      kind: 'cost',
      class: 'operation',
      party: 'A',
      values: { 2027: 150_000, 2028: 150_000, 2029: 150_000, 2030: 150_000, 2031: 150_000 },
    },
    {
      id: 'N',
      kind: 'benefit',
      type: 'financial',
      party: 'A',
      values: { 2027: 200_000, 2028: 450_000, 2029: 600_000, 2030: 600_000, 2031: 600_000 },
    },
  ],
}
const leaving: CaseDocument = {
  ...jointService,
  leaves: { 'Tallmo kommun': 2028 },
  pengWeights: { yellow: 0.25 },
  keys: [{ id: 'Efter invånare', model: 'benefit' }],
}
const cases: readonly [string, CaseDocument][] = [
  ['a worked example', fullCase],
  ['shares by inhabitants, probability and PENG', jointService],
  ['a party that leaves midway, and shares by benefit', leaving],
  ['costs alone', asToday],
  ['no interest', { ...fullCase, rate: 0 }],
  ['a single year', { ...fullCase, items: [fullCase.items[0]!] }],
]

const figures = [
  'npv',
  'pvBenefits',
  'pvCosts',
  'bcr',
  'nnki',
  'roi',
  'irr',
  'payback',
  'discountedPayback',
  'grossBenefit',
  'netBenefit',
  'tco',
  'annuity',
] as const

for (const [name, document] of cases)
  test(`the formulas come to what the engine comes to: ${name}`, () => {
    const { result, sheets } = bookOf(document)
    const at = evaluated(sheets)
    for (const [row, figure] of figures.entries()) {
      const computed = at(t.sheets.figures, `B${row + 2}`)
      const expected = result[figure as keyof CaseResult] as number | null
      if (expected === null) assert.equal(computed, '', figure)
      else
        assert.ok(
          Math.abs((computed as number) - expected) < 1e-6 * Math.max(1, Math.abs(expected)),
          `${figure}: ${computed} and ${expected}`,
        )
    }
    for (const [row, party] of document.parties.entries()) {
      const computed = at(t.sheets.parties, `D${row + 2}`) as number
      assert.ok(Math.abs(computed - result.byParty[party]!.npv) < 0.001, party)
      assert.ok(Math.abs(at(t.sheets.parties, `F${row + 2}`) as number) < 0.001)
    }
    for (const [row, year] of result.years.entries())
      assert.ok(Math.abs((at(t.sheets.years, `K${row + 2}`) as number) - year.cumulativeDiscounted) < 0.001)
  })

test('a figure that is changed in the sheet of items changes what the others come to', () => {
  const { sheets } = bookOf(fullCase)
  const changed = sheets.map((sheet) =>
    sheet.name === t.sheets.items
      ? { ...sheet, rows: sheet.rows.map((row, at) => (at === 1 ? row.map((cell) => (cell === 1_200_000 ? 1_000_000 : cell)) : row)) }
      : sheet,
  )
  const [before, after] = [evaluated(sheets), evaluated(changed)].map((at) => at(t.sheets.figures, 'B2') as number)
  assert.ok(Math.abs(after! - before! - 200_000) < 0.001)
})

test('the file has formulas, its sheets have names in the reader’s language, and nothing is broken', async () => {
  const bytes = await writeWorkbook(bookOf(jointService).sheets)
  const parts = unzipped(bytes)
  const names = [...parts.get('xl/workbook.xml')!.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)
  assert.deepEqual(names, ['Poster', 'Förutsättningar', 'Fördelning', 'År för år', 'Nyckeltal', 'Parter', 'Simulering'])
  const all = [...parts.values()].join('')
  assert.ok(all.match(/<f>/g)!.length > 100)
  assert.doesNotMatch(all, /<f>=|NaN|Infinity|undefined/)
  const english = unzipped(await writeWorkbook(bookOf(jointService, 'en').sheets))
  assert.match(english.get('xl/workbook.xml')!, /name="Year by year"/)
})

for (const language of ['sv', 'en'] as const)
  test(`what was taken out in ${language} can be read in again, and is the same`, async () => {
    const bytes = await writeWorkbook(bookOf(jointService, language).sheets)
    const { rows, unknown, parties } = await readItems(bytes, jointService, language)
    assert.deepEqual(unknown, [])
    assert.deepEqual(parties, jointService.parties)
    const back = rows.map((row) => ('item' in row ? { ...row.item } : row))
    // A spreadsheet has no column for what an item is based on.
    assert.deepEqual(
      back,
      jointService.items.map(({ basedOn: _, ...item }) => item),
    )
  })

test('a row that cannot be read says what to correct, and the others are read', async () => {
  const csv = [
    'Post;Sort;Slag;Part;Delas med;Sannolikhet;PENG;2026;2027;Lägst 2026;Kommentar',
    'Utveckling;Kostnad;investering;Almbro;;;;1 200 000;;900 000;hej',
    'Tid;Nytta;omfördelning;Almbro;;90 %;gul;;200000;;',
    ';;;;;;;5;;;',
    'Porto;Nyta;;Almbro;;;;mycket;;;',
    'Drift;Kostnad;investning;;Okänd;;;1;;;',
  ].join('\n')
  const { rows, unknown, parties } = await readItems(Buffer.from(csv), { parties: [], keys: [] }, 'sv')
  assert.deepEqual(unknown, ['Kommentar'])
  assert.deepEqual(parties, ['Almbro'])
  assert.deepEqual(
    rows.map((row) => ('item' in row ? row.item.id : row.wrong.map(({ why }) => why))),
    ['Utveckling', 'Tid', ['label', 'kind', 'party'], ['kind', 'amount'], ['sort', 'key']],
  )
  const [first, second] = rows.map((row) => ('item' in row ? row.item : undefined))
  assert.deepEqual(first, {
    id: 'Utveckling',
    kind: 'cost',
    class: 'investment',
    party: 'Almbro',
    values: { 2026: 1_200_000 },
    low: { 2026: 900_000 },
  })
  assert.deepEqual([second!.probability, second!.peng, second!.type], [0.9, 'yellow', 'redistribution'])
})

test('more rows than a spreadsheet can bear are refused with another way', () => {
  const parties = Array.from({ length: 300 }, (_, n) => `P${n}`)
  const items = Array.from({ length: 100 }, (_, n) => ({ id: `i${n}`, kind: 'cost' as const, key: 'k', values: { 2026: 1 } }))
  const document: CaseDocument = { baseYear: 2026, rate: 0.03, parties, keys: [{ id: 'k', model: 'equal' }], items, draws: 0 }
  assert.throws(() => bookOf(document), /more than 20000 rows/)
})
