import assert from 'node:assert/strict'
import test from 'node:test'
import { demandsOf } from './demands.ts'
import { compareFields, demandsWith, differs, fieldsOf } from './fields.ts'
import { profiles } from './profiles.ts'

const inClass = (classes: ReturnType<typeof compareFields>, name: string) => classes.find(({ on }) => on['en'] === name)!
const field = (classes: ReturnType<typeof compareFields>, on: string, label: string) =>
  inClass(classes, on).fields.find((one) => one.label['en'] === label)!

test('every rule of every profile stands in one field of one class, and every class has a name in Swedish', () => {
  for (const { id } of profiles()) {
    const demands = demandsOf(id)
    const classes = fieldsOf(demands)
    assert.equal(classes.flatMap(({ fields }) => fields.flatMap((one) => one.demands)).length, demands.length, id)
    for (const { targetClass, on } of classes) assert.ok(on['sv'], `${id}: ${targetClass} has no Swedish name`)
  }
})

test('what must be there is mandatory and stands first, what should is recommended, and the rest is optional', () => {
  const dataset = fieldsOf(demandsOf('dcat-ap-se')).find(({ on }) => on['en'] === 'Dataset')!
  const presence = (label: string) => dataset.fields.find((one) => one.label['en'] === label)?.presence
  assert.deepEqual(['Title', 'Publisher', 'Keyword', 'Frequency of update'].map(presence), [
    'mandatory',
    'mandatory',
    'recommended',
    'optional',
  ])
  const order = dataset.fields.map((one) => ['mandatory', 'recommended', 'optional'].indexOf(one.presence))
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  )
  assert.ok(order.includes(2))
})

test('rules are found by words in the reader’s language, and by level', () => {
  const demands = demandsOf('dcat-ap-se')
  const found = demandsWith(demands, { text: 'datamängd LICENS' }, 'sv')
  assert.ok(found.length > 0 && found.length < demands.length / 4)
  assert.deepEqual(demandsWith(demands, { text: 'no such words here' }, 'sv'), [])
  assert.ok(demandsWith(demands, { level: 'warning' }, 'sv').every(({ severity }) => severity === 'warning'))
  assert.equal(demandsWith(demands, {}, 'sv').length, demands.length)
})

test('DCAT-AP-SE demands a licence of the catalogue, which DCAT-AP recommends', () => {
  const classes = compareFields(demandsOf('dcat-ap'), demandsOf('dcat-ap-se'))
  const licence = field(classes, 'Catalogue', 'Licence')
  assert.deepEqual([licence.left?.presence, licence.right?.presence, differs(licence)], ['recommended', 'mandatory', true])
})

test('CPSV-AP 3.2.0 has a field that 3.1.1 has not', () => {
  const part = field(compareFields(demandsOf('cpsv-ap-3.1'), demandsOf('cpsv-ap')), 'Public service', 'Is part of')
  assert.deepEqual([part.left, part.right?.presence], [undefined, 'optional'])
})

test('a profile beside itself has no differences, and the other way round mirrors', () => {
  const own = demandsOf('dcat-ap')
  assert.deepEqual(
    compareFields(own, own).flatMap(({ fields }) => fields.filter(differs)),
    [],
  )
  const count = (of: ReturnType<typeof compareFields>) => of.flatMap(({ fields }) => fields.filter(differs)).length
  assert.equal(count(compareFields(own, demandsOf('dcat-ap-se'))), count(compareFields(demandsOf('dcat-ap-se'), own)))
})
