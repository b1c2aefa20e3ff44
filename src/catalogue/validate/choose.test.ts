import assert from 'node:assert/strict'
import test from 'node:test'
import { quadsIn } from '../harvest/fixtures.ts'
import type { Kind } from '../kind.ts'
import { type Choosing, profilesFor } from './choose.ts'
import { declared } from './fixtures.ts'

const dataset = (uri: string, more = '') => `<${uri}> a dcat:Dataset ${more && `; ${more}`} .`
const choose = async (uri: string, text: string, choosing: Choosing = {}, kind: Kind = 'dataset') =>
  profilesFor({ uri, kind, quads: await quadsIn(declared + text) }, choosing).filter((id) => id.startsWith('dcat-ap'))

const regulation = 'dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj>'
const cases: readonly (readonly [what: string, uri: string, more: string, choosing: Choosing, expected: string[]])[] = [
  ['a dataset under .se', 'https://data.example.se/a', '', {}, ['dcat-ap-se']],
  ['a dataset with texts in Swedish', 'https://w3id.example.org/a', 'dcterms:title "Luft"@sv', {}, ['dcat-ap-se']],
  [
    'a dataset with a Swedish publisher',
    'https://w3id.example.org/a',
    'dcterms:publisher <http://dataportal.se/organisation/SE2021000555>',
    {},
    ['dcat-ap-se'],
  ],
  ['a dataset of another country', 'https://data.example.no/a', '', {}, ['dcat-ap']],
  ['a dataset of another country with texts in Swedish', 'https://data.example.fi/a', 'dcterms:title "Luft"@sv', {}, ['dcat-ap']],
  ['a dataset that says nothing of where', 'https://data.example.org/a', '', {}, ['dcat-ap']],
  ['a dataset that says nothing, in a Swedish file', 'https://data.example.org/a', '', { country: 'SE' }, ['dcat-ap-se']],
  ['a high-value dataset', 'https://data.example.se/a', regulation, {}, ['dcat-ap-se', 'dcat-ap-hvd']],
  [
    'a dataset that says what it follows',
    'https://data.example.se/a',
    'dcterms:conformsTo <https://semiceu.github.io/DCAT-AP/releases/3.0.1/>',
    {},
    ['dcat-ap'],
  ],
  [
    'a dataset that follows another standard',
    'https://data.example.se/a',
    'dcterms:conformsTo <https://www.example.org/standard>',
    {},
    ['dcat-ap-se'],
  ],
  ['a profile that somebody asked for', 'https://data.example.se/a', '', { asked: ['dcat-ap'] }, ['dcat-ap']],
  ['a profile that does not fit', 'https://data.example.se/a', '', { asked: ['dcat-ap-hvd'] }, []],
]

for (const [what, uri, more, choosing, expected] of cases)
  test(`${what} is checked by ${expected.join(' and ') || 'nothing'}`, async () => {
    assert.deepEqual(await choose(uri, dataset(uri, more), choosing), expected)
  })
