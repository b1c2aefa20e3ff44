import assert from 'node:assert/strict'
import test from 'node:test'
import { asToday, jointService } from '../case.fixture.ts'
import type { CaseDocument } from '../case-document.ts'
import { readCase } from '../read-case.ts'
import { errorTexts, findingTexts } from './errors.ts'
import { field, rowsOf } from './fields.ts'
import { typedNumber } from './number.ts'
import { documentIn } from './read.ts'
import { afterButton } from './steps.ts'
import { valuesOf } from './values.ts'

const rates = [{ id: 'asek-social-7', rate: 0.035 }]
const everything: CaseDocument = {
  ...jointService,
  title: 'Provkalkyl',
  currency: 'SEK',
  organisations: { 'Älvbacka kommun': 3 },
  leaves: { 'Tallmo kommun': 2029 },
  keys: [
    ...jointService.keys!,
    { id: 'Grund', model: 'base-variable', base: 0.3, weights: { 'Älvbacka kommun': 10, 'Tallmo kommun': 2.5 } },
    { id: 'Värd', model: 'host', host: 'Region Norrskog' },
  ],
  correlations: [{ items: ['utveckling', 'drift'], r: -0.4 }],
  pengWeights: { yellow: 0.6 },
}

for (const [name, document] of [
  ['a joint service', jointService],
  ['going on as today', asToday],
  ['a document with everything', everything],
] as const)
  for (const language of ['sv', 'en'] as const)
    test(`${name} goes through the form in ${language} unharmed`, () => {
      const { document: back, errors } = documentIn(valuesOf(document, language), language, rates)
      assert.deepEqual(errors, {})
      assert.deepEqual(readCase(back), document)
    })

for (const [text, language, value] of [
  ['1 200 000', 'sv', 1_200_000],
  ['1\u202f200\u00a0000', 'sv', 1_200_000],
  ['3,5', 'sv', 3.5],
  ['−5', 'sv', -5],
  ['1,200', 'sv', 1.2],
  ['1,200', 'en', 1200],
  ['1,200,000.50', 'en', 1_200_000.5],
  ['3,5', 'en', 3.5],
] as const)
  test(`${text} in ${language} is ${value}`, () => assert.equal(typedNumber(text, language), value))

test('what is no number is none', () => {
  for (const text of ['', 'många', '1 200 kr', '1e3', '--5', '1.2.3', 'Infinity']) assert.ok(Number.isNaN(typedNumber(text, 'sv')), text)
})

test('a range that is the same part of every year is one figure in the form, and else one a year', () => {
  const values = valuesOf(jointService, 'sv')
  assert.equal(values['i1-lowShare'], '80')
  assert.equal(values['i1-low2027'], undefined)
  assert.equal(values['i0-highShare'], '')
  assert.equal(values['i0-high2026'], '2\u202f900\u202f000')
})

test('an amount of a year stands before the part of all years', () => {
  const { document } = documentIn({ ...valuesOf(jointService, 'sv'), 'i1-low2028': '1' }, 'sv', rates)
  const [, item] = (document as CaseDocument).items
  assert.deepEqual([item!.low!['2027'], item!.low!['2028']], [200_000, 1])
})

test('buttons add and remove rows, and fill later years, and touch nothing else', () => {
  const start = valuesOf(jointService, 'sv')
  const added = afterButton('add benefit', start)
  assert.deepEqual(rowsOf('item', added), [0, 1, 2, 3, 4, 5, 6])
  assert.equal(added['i6-sort'], 'benefit:financial')
  const removed = afterButton('remove item 1', added)
  assert.deepEqual(rowsOf('item', removed), [0, 2, 3, 4, 5, 6])
  assert.equal(removed['i0-2026'], start['i0-2026'])
  const filled = afterButton('fill item 6', { ...added, 'i6-2028': '7' })
  assert.deepEqual(
    ['2027', '2028', '2029', '2031'].map((year) => filled[field('item', 6, year)] ?? ''),
    ['', '7', '7', '7'],
  )
  assert.deepEqual(afterButton('nonsense', start), start)
  assert.deepEqual(afterButton('remove nonsense 1', start), start)
})

test('a row that is removed does not move what the others refer to', () => {
  const { document, errors } = documentIn(afterButton('remove party 2', valuesOf(everything, 'sv')), 'sv', rates)
  assert.deepEqual(errors, { 'i4-whose': 'whose' })
  const { items, keys } = document as CaseDocument
  assert.deepEqual([items[2]!.party, items[3]!.party], ['Tallmo kommun', 'Älvbacka kommun'])
  assert.deepEqual(Object.keys(keys![0]!.weights!), ['Älvbacka kommun', 'Tallmo kommun'])
})

test('a party can change its name, and its items and weights follow', () => {
  const { document } = documentIn({ ...valuesOf(everything, 'sv'), 'p0-name': 'Nya kommunen' }, 'sv', rates)
  const { items, keys, organisations } = document as CaseDocument
  assert.equal(items[3]!.party, 'Nya kommunen')
  assert.equal(keys![0]!.weights!['Nya kommunen'], 22000)
  assert.deepEqual(organisations, { 'Nya kommunen': 3 })
})

test('each thing that is wrong is said at its own field, with the item and the year', () => {
  const values = {
    ...valuesOf(jointService, 'sv'),
    baseYear: '26',
    'p1-name': '',
    'i0-label': '',
    'i1-whose': '',
    'i3-probability': 'kanske',
  }
  const { errors } = documentIn(values, 'sv', rates)
  assert.deepEqual(errors, {
    baseYear: 'year',
    'p1-name': 'party',
    'i0-label': 'label',
    'i1-whose': 'whose',
    'i2-whose': 'whose',
    'i3-probability': 'percent',
    'i5-whose': 'whose',
  })
  const amount = { ...valuesOf(jointService, 'sv'), 'i1-2028': 'mycket' }
  const texts = errorTexts(amount, documentIn(amount, 'sv', rates).errors, 'sv')
  assert.deepEqual(texts, { 'i1-2028': 'Drift och förvaltning, 2028: Skriv ett tal, till exempel 1 200 000.' })
})

test('what the engine refuses is said at the field that it is about', () => {
  const values = valuesOf(everything, 'sv')
  const finding = (at: string) =>
    Object.keys(
      findingTexts(
        values,
        [{ severity: 'violation', code: 'x', field: at, message: { sv: 'Fel.', en: 'Wrong.' }, fix: { sv: '', en: '' } }],
        'sv',
      ),
    )[0]
  for (const [pointer, name] of [
    ['/items/3/probability', 'i3-probability'],
    ['/items/0/high/2027', 'i0-high2027'],
    ['/items/2/values/2027', 'i2-2027'],
    ['/keys/1/base', 'k1-base'],
    ['/keys/1/weights/Tallmo kommun', 'k1-w1'],
    ['/leaves/Tallmo kommun', 'p1-leaves'],
    ['/correlations/0/r', 'c0-r'],
    ['/rate', 'rate'],
    ['/items', 'items'],
  ] as const)
    assert.equal(finding(pointer), name, pointer)
})

test('hidden fields that somebody has tampered with do no harm', () => {
  for (const rest of ['{', '[]', '"x"', 'null']) {
    const { document } = documentIn({ ...valuesOf(jointService, 'sv'), rest, 'i0-rest': rest }, 'sv', rates)
    assert.equal((document as CaseDocument).items[0]!.id, 'utveckling')
  }
})
