import assert from 'node:assert/strict'
import test from 'node:test'
import { nameKey } from './name-order.ts'
import { readingOf, stemsOf } from './stems.ts'
import { fold, wordsOf } from './words.ts'

const cases: [text: string, words: string[]][] = [
  ['Öppna data i Umeå!', ['öppna', 'data', 'i', 'umeå']],
  ['e-tjänst, öppna-data', ['e-tjänst', 'öppna-data']],
  ['ISO/IEC 27001:2022', ['iso', 'iec', '27001:2022']],
  ['EN 301 549 v3.2.1.', ['en', '301', '549', 'v3.2.1']],
  ['org.nr 202100-1975, SE2021001975', ['org', 'nr', '202100-1975', 'se2021001975']],
  ['Kafé och idé, Ærø, Straße', ['kafe', 'och', 'ide', 'ärö', 'strasse']],
  ['EU:s och SCB:s regler', ['eu', 'och', 'scb', 'regler']],
  ['A\u030angstro\u0308m', ['ångström']],
  ['', []],
  ['!?*&|:()', []],
]
for (const [text, words] of cases) test(`«${text}» has the words ${words.join(' ')}`, () => assert.deepEqual(wordsOf(text), words))

test('å ä ö are letters of their own, and é is an e', () => assert.equal(fold('ÅÄÖ É'), 'åäö e'))

const sameWord = [
  'vatten vattnet',
  'register registret registren',
  'område området områden',
  'ärende ärenden ärendet',
  'karta kartor kartorna',
  'stad städer',
  'skola skolor skolan',
  'datamängd datamängder',
]
for (const forms of sameWord) {
  test(`${forms} share a stem`, () => {
    const [first, ...others] = forms.split(' ').map((form) => new Set(stemsOf(form, 'swedish')))
    for (const other of others)
      assert.ok(
        [...other].some((stem) => first!.has(stem)),
        `${[...first!]} and ${[...other]}`,
      )
  })
}

test('organisation and organization are one word in English, and none of them is the Swedish organ', () => {
  assert.deepEqual(stemsOf('organisation', 'english'), stemsOf('organizations', 'english'))
  assert.ok(!stemsOf('organisation', 'both').some((stem) => stemsOf('organ', 'swedish').includes(stem)))
})

test('a text in an unknown language is read in both ways', () => {
  assert.deepEqual(['sv', 'sv-SE', 'nb', 'en-GB', '', 'fi'].map(readingOf), ['swedish', 'swedish', 'swedish', 'english', 'both', 'both'])
})

test('names sort as in a Swedish telephone book, numbers by size', () => {
  const sorted = ['Adresser', 'Plan 2', 'Plan 10', 'Vatten', 'Zoner', 'Ån', 'Ärenden', 'Öar']
  assert.deepEqual(
    sorted.toReversed().toSorted((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1)),
    sorted,
  )
})
