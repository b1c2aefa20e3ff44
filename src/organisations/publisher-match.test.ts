import assert from 'node:assert/strict'
import test from 'node:test'
import { type Candidate, numberInAddress, proposalsFor, sameAddress } from './publisher-match.ts'

const addresses: [uri: string, number: string | undefined][] = [
  ['http://dataportal.se/organisation/SE2021004284', '2021004284'],
  ['https://www.dataportal.se/organisation/SE2021004284-oppna-data', '2021004284'],
  ['http://dataportal.se/organisation/SE2021004285', undefined],
  ['https://verket.se/org/202100-4284/', '2021004284'],
  ['https://verket.se/12021004284', undefined],
  ['https://verket.se/person/8112189876', undefined],
  ['Verket 202100-4284', undefined],
]
for (const [uri, number] of addresses) test(`the number in ${uri}`, () => assert.equal(numberInAddress(uri), number))

const same: [a: string, b: string, is: boolean][] = [
  ['http://verket.se/org', 'https://www.verket.se/org/', true],
  ['https://VERKET.se:443/org', 'http://verket.se/org', true],
  ['https://verket.se/Org', 'https://verket.se/org', false],
  ['https://verket.se/org?id=1', 'https://verket.se/org?id=2', false],
  ['Verket', 'verket', false],
]
for (const [a, b, is] of same)
  test(`${a} and ${b} are ${is ? '' : 'not '}the same`, () => assert.equal(sameAddress(a) === sameAddress(b), is))

const candidate = (id: number, sv: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: { sv },
  number: null,
  living: true,
  confirmed: [],
  ...more,
})
const candidates = [
  candidate(1, 'Kustverket', { number: '2021004284' }),
  candidate(2, 'Bergs kommun', { confirmed: ['https://berg.example/org'] }),
  candidate(3, 'Viks kommun'),
  candidate(4, 'Viks  Kommun', { living: false }),
  candidate(5, 'Gamla verket', { number: '2021004284', living: false }),
]
const cases: [what: string, uri: string, more: { names?: string[]; identifiers?: string[] }, expected: [number, string] | undefined][] = [
  ['by the number in its address, and the one that lives', 'http://dataportal.se/organisation/SE2021004284', {}, [1, 'number']],
  ['by the number that it states', 'https://x.example/1', { identifiers: ['SE202100428401'] }, [1, 'identifier']],
  ['by an address that is confirmed in another form', 'http://www.berg.example/org/', {}, [2, 'variant']],
  ['by its exact name', 'https://x.example/2', { names: ['KUSTVERKET '] }, [1, 'name']],
  ['not by a name that two have', 'https://x.example/3', { names: ['Viks kommun'] }, undefined],
  ['not by a part of a name', 'https://x.example/4', { names: ['Kustverket i Luleå'] }, undefined],
]
for (const [what, uri, { names = [], identifiers = [] }, expected] of cases)
  test(`a publisher is proposed ${what}`, () => {
    const [proposal] = proposalsFor([{ uri, names, identifiers }], candidates)
    assert.deepEqual(proposal && [proposal.organisation, proposal.reason], expected)
  })
