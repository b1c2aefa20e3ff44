import assert from 'node:assert/strict'
import test from 'node:test'
import { Mapping, rolesIn } from './mapping.ts'

const map = (claims: Record<string, unknown>, ...rows: unknown[]) => rolesIn(claims, Mapping.parse(rows))
const steward = { role: 'steward', organisation: '202100-4284' } as const
const given = { role: 'steward', organisation: { number: '2021004284' } }

for (const [what, claims, row, expected] of [
  ['a value in a list', { groups: ['a', 'b'] }, { claim: 'groups', values: 'b', ...steward }, [given]],
  ['a single value', { role: 'b' }, { claim: 'role', values: ['a', 'b'], ...steward }, [given]],
  ['the way to a claim', { realm_access: { roles: ['b'] } }, { claim: 'realm_access.roles', values: 'b', ...steward }, [given]],
  ['a name with dots', { 'https://idp.example/role': 'b' }, { claim: 'https://idp.example/role', values: 'b', ...steward }, [given]],
  ['a way over a name with dots', { 'a.b': { c: 'x' } }, { claim: ['a.b', 'c'], values: 'x', ...steward }, [given]],
  ['a claim that is there', { staff: true }, { claim: 'staff', ...steward }, [given]],
  ['a claim that is false', { staff: false }, { claim: 'staff', ...steward }, []],
  ['another value', { groups: ['bb'] }, { claim: 'groups', values: 'b', ...steward }, []],
  ['no such claim', {}, { claim: 'groups', values: 'b', ...steward }, []],
  ['what every object has', {}, { claim: 'constructor', ...steward }, []],
  ['an organisation in a claim', { g: 'b', org: '162021004284' }, { claim: 'g', role: 'steward', organisation: { claim: 'org' } }, [given]],
  [
    'codes in a claim',
    { g: 'b', org: ['0180', '01'] },
    { claim: 'g', role: 'reader', organisation: { claim: 'org' } },
    [
      { role: 'reader', organisation: { code: '0180' } },
      { role: 'reader', organisation: { code: '01' } },
    ],
  ],
  [
    'the whole node, when the mapping says so',
    { g: 'b' },
    { claim: 'g', role: 'administrator', organisation: 'node' },
    [{ role: 'administrator', organisation: 'node' }],
  ],
  [
    'the whole node, when a claim says so',
    { g: 'b', org: 'node' },
    { claim: 'g', role: 'administrator', organisation: { claim: 'org' } },
    [],
  ],
] as const) {
  test(`${what} gives ${expected.length === 0 ? 'nothing' : 'a role'}`, () => assert.deepEqual(map(claims, row), expected))
}

test('a mapping with an unknown role, a wrong organisation or a misspelt name is refused', () => {
  for (const row of [
    { claim: 'g', role: 'boss', organisation: 'node' },
    { claim: 'g', role: 'reader', organisation: 'Stockholm' },
    { claim: 'g', role: 'reader', organisation: 'node', vaules: 'x' },
  ])
    assert.equal(Mapping.safeParse([row]).success, false)
})
