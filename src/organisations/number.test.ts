import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { parse } from 'csv-parse/sync'
import { dataPortalAddress, organisationNumber, shownNumber } from './number.ts'

const cases: [written: string, number: string | undefined, why: string][] = [
  ['202100-4284', '2021004284', 'as people write it'],
  ['2021004284', '2021004284', 'digits only'],
  [' 202100-4284 ', '2021004284', 'spaces around it'],
  ['SE202100428401', '2021004284', 'a VAT number'],
  ['SE2021004284', '2021004284', 'as the data portal writes it'],
  ['16202100-4284', '2021004284', 'with the prefix of a legal person'],
  ['202100-4285', undefined, 'a wrong check digit'],
  ['202100-428', undefined, 'too short'],
  ['20210042844', undefined, 'too long'],
  ['811218-9876', undefined, 'a personal identity number (Skatteverket’s example)'],
  ['abc', undefined, 'no number'],
  ['', undefined, 'nothing'],
]
for (const [written, number, why] of cases) test(`"${written}": ${why}`, () => assert.equal(organisationNumber(written), number))

test('every number in the shipped facts checks', () => {
  const rows = parse(readFileSync('data/organisations.csv', 'utf8'), { columns: true, delimiter: ';' }) as { organisation_number: string }[]
  const numbers = rows.flatMap(({ organisation_number }) => organisation_number || [])
  assert.ok(numbers.length > 200)
  assert.deepEqual(
    numbers.filter((number) => organisationNumber(number) === undefined),
    [],
  )
})

test('a number is shown and addressed in one way', () => {
  assert.equal(shownNumber('2021004284'), '202100-4284')
  assert.equal(dataPortalAddress('2021004284'), 'http://dataportal.se/organisation/SE2021004284')
})
