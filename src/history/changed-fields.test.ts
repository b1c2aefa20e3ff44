import assert from 'node:assert/strict'
import test from 'node:test'
import { changedFields } from './changed-fields.ts'

const cases: [what: string, before: unknown, after: unknown, fields: unknown[]][] = [
  ['nothing changed', { a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, []],
  ['a value changed', { a: 1, b: 2 }, { a: 1, b: 3 }, [{ field: 'b', before: 2, after: 3 }]],
  [
    'a text in one language',
    { name: { sv: 'Sjö', en: 'Lake' } },
    { name: { sv: 'Hav', en: 'Lake' } },
    [{ field: 'name.sv', before: 'Sjö', after: 'Hav' }],
  ],
  ['it came to be', null, { a: 1, b: null, c: '' }, [{ field: 'a', before: null, after: 1 }]],
  ['it ended', { a: false }, null, [{ field: 'a', before: false, after: null }]],
  ['a list is one value', { a: [1] }, { a: [1, 2] }, [{ field: 'a', before: [1], after: [1, 2] }]],
  ['from nothing to empty is no change', { a: null }, { a: '' }, []],
]
for (const [what, before, after, fields] of cases) test(what, () => assert.deepEqual(changedFields(before, after), fields))
