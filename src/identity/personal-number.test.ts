import assert from 'node:assert/strict'
import test from 'node:test'
import { holdsPersonalNumber } from './personal-number.ts'

// Skatteverket's own examples for tests, and organisation numbers and the like that must pass.
for (const [text, holds] of [
  ['198112189876', true],
  ['19811218-9876', true],
  ['811218-9876', true],
  ['811218+9876', true],
  ['8112189876', true],
  ['se:bankid:198112189876', true],
  ['Anna 811218 9876', true],
  ['198112789873', true], // coordination number: day 18 + 60
  ['198112189875', false], // wrong check digit
  ['198113189875', false], // no thirteenth month
  ['202100-4284', false], // organisation number: the third digit is 2 or more
  ['162021004284', false],
  ['0180', false],
  ['b7c1f0de-5a0e-4a2f-9d0e-1c2b3a4d5e6f', false],
  ['1234567890123456', false],
  ['anna.berg@alvbacka.example', false],
] as const) {
  test(`«${text}» ${holds ? 'holds a' : 'holds no'} personal identity number`, () => assert.equal(holdsPersonalNumber(text), holds))
}
