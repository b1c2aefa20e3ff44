import assert from 'node:assert/strict'
import test from 'node:test'
import { ns } from '../rdf/namespaces.ts'
import { type Kind, kindOf, kinds, kindsOf, memberProperty, ownedTypes } from './kind.ts'

const cases: readonly (readonly [string[], Kind | undefined])[] = [
  [[ns.dcat('Dataset')], 'dataset'],
  [[ns.adms('Asset')], 'dataset'],
  [[ns.dcat('Dataset'), ns.dcat('DatasetSeries')], 'dataset-series'],
  [[ns.dcat('DatasetSeries'), ns.dcat('Dataset')], 'dataset-series'],
  [[ns.dcat('Catalog'), ns.dcat('Dataset')], 'catalogue'],
  [[ns.dcat('DataService'), ns.dcat('Resource')], 'data-service'],
  [[ns.cpsv('PublicService')], 'public-service'],
  [[ns.schema('SoftwareSourceCode')], 'software'],
  [[ns.dcterms('Standard'), ns.skos('Concept')], 'standard'],
  [[ns.allm('BuildingBlock'), ns.dcat('DataService')], 'building-block'],
  [[ns.allm('Register'), ns.dcat('Dataset')], 'register'],
  [[ns.foaf('Agent'), ns.vcard('Organization')], 'publisher'],
  [[ns.foaf('Organization')], 'publisher'],
  [[ns.vcard('Individual')], 'contact'],
  [[ns.skos('Concept')], undefined],
  [['http://example.org/anything'], undefined],
  [[], undefined],
]

for (const [types, kind] of cases)
  test(`${types.map((type) => type.replace(/^.*[/#]/, '')).join(' + ') || 'no type'} is ${kind ?? 'nothing we know'}`, () =>
    assert.equal(kindOf(types), kind))

test('an address with the types of several things says which they are', () => {
  assert.deepEqual(kindsOf([ns.dcat('Catalog'), ns.dcat('Dataset'), ns.foaf('Agent')]), ['catalogue', 'dataset', 'publisher'])
  assert.deepEqual(kindsOf([ns.skos('Concept')]), [])
})

test('nothing that stands by itself is also something that another thing owns', () => {
  assert.deepEqual(
    [...ownedTypes].filter((type) => kindOf([type]) !== undefined),
    [],
  )
})

test('a catalogue lists each kind by one property, and publishers, contacts and standards by none', () => {
  assert.deepEqual(
    kinds.filter((kind) => memberProperty[kind] === undefined),
    ['standard', 'publisher', 'contact'],
  )
})
