import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import test from 'node:test'
import { tables } from '../scripts/generate/permissions.ts'
import { type AccessTable, may } from '../src/kernel/access.ts'
import { type Actor, anyone, inOrganisation, type Scope, wholeNode } from '../src/kernel/actor.ts'
import { roles } from '../src/kernel/role.ts'

const [own, other] = [inOrganisation(1), inOrganisation(2)]
const collaboration: Scope = { kind: 'collaboration', id: 1 }
const person = (role: (typeof roles)[number], scope: Scope): Actor => ({ kind: 'person', person: 1, grants: [{ role, scope }] })

test('every table of who may do what is in the matrix', async () => {
  const files = globSync('src/**/access.ts').filter((file) => !file.includes('kernel'))
  assert.equal(files.length, Object.keys(tables).length)
  for (const file of files) {
    const { access } = (await import(`../${file}`)) as { access: AccessTable }
    assert.ok(Object.values(tables).includes(access), `${file} is missing in scripts/generate/permissions.ts`)
  }
})

for (const [domain, table] of Object.entries(tables)) {
  for (const [action, rule] of Object.entries(table)) {
    test(`${domain}.${action}: each role, in the own organisation, in another, and for the node`, () => {
      const open = rule.who === 'anyone'
      assert.equal(may(anyone, rule, own), open)
      for (const role of roles) {
        const named = open || rule.who.includes(role)
        const inOwn = open || (named && rule.at !== 'node')
        assert.equal(may(person(role, own), rule, own), inOwn, `${role} in the own organisation`)
        assert.equal(may(person(role, own), rule, other), open, `${role} of another organisation`)
        assert.equal(may(person(role, own), rule, wholeNode), open, `${role} of an organisation, for the node`)
        assert.equal(may(person(role, collaboration), rule, own), open, `${role} of a collaboration with the same number`)
        assert.equal(may(person(role, wholeNode), rule, own), named, `${role} for the node`)
      }
    })
  }
}
