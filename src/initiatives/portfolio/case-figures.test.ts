import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaseDocument } from '../business-case/case-document.ts'
import type { CaseResult } from '../business-case/case-result.ts'
import { figuresOf } from './case-figures.ts'

const document = (more: Partial<CaseDocument> = {}): CaseDocument => ({
  baseYear: 2026,
  rate: 0.1,
  parties: ['A', 'B'],
  items: [],
  ...more,
})
const result = (npv: number, more: Partial<CaseResult> = {}) =>
  ({ npv, pvCosts: 1000, byParty: {}, simulation: null, ...more }) as CaseResult
const made = (alternativeId: number, npv: number, more: Partial<CaseDocument> = {}, figures: Partial<CaseResult> = {}) => ({
  alternativeId,
  alternative: {},
  version: 1,
  document: document(more),
  result: result(npv, figures),
})

test('the chosen alternative counts, else the one with the highest net present value', () => {
  const cases = [made(1, 100), made(2, 300), made(3, 200)]
  assert.equal(figuresOf(cases, 3)!.npv, 200_00)
  assert.equal(figuresOf(cases, null)!.alternativeId, 2)
  assert.equal(figuresOf(cases, 9)!.alternativeId, 2)
  assert.equal(figuresOf([], null), undefined)
})

test('a case in another currency, or one that came to no number, cannot be compared', () => {
  assert.equal(figuresOf([made(1, 100, { currency: 'EUR' })], 1), undefined)
  assert.equal(figuresOf([made(1, Number.NaN)], 1), undefined)
  assert.equal(figuresOf([made(1, 100, { currency: 'EUR' }), made(2, 5)], 1)!.alternativeId, 2)
})

test('the investment is the present value of what is called so, the base year not discounted', () => {
  const items: CaseDocument['items'] = [
    { id: 'a', kind: 'cost', class: 'investment', values: { '2026': 100, '2027': 110 } },
    { id: 'b', kind: 'cost', class: 'operation', values: { '2027': 500 } },
    { id: 'c', kind: 'benefit', values: { '2027': 900 } },
  ]
  const figures = figuresOf([made(1, 100, { items })], null)!
  assert.deepEqual([figures.investment, figures.investmentAlone], [200_00, true])
})

test('where nothing is called an investment all costs count, and that is told', () => {
  const figures = figuresOf([made(1, 100)], null)!
  assert.deepEqual([figures.investment, figures.investmentAlone], [1000_00, false])
})

test('a party has its own net present value, and as much of the investment as of the costs', () => {
  const byParty = { A: { npv: -50, pvCosts: 750 }, B: { npv: 150, pvCosts: 250 } } as unknown as CaseResult['byParty']
  const { parties } = figuresOf([made(1, 100, { organisations: { A: 7 } }, { byParty })], null)!
  assert.deepEqual(
    parties.map(({ key, organisationId, npv, investment }) => [key, organisationId, npv, investment]),
    [
      ['organisation:7', 7, -50_00, 750_00],
      ['name:b', null, 150_00, 250_00],
    ],
  )
})
