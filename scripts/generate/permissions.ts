import { access as catalogue } from '../../src/catalogue/access.ts'
import { access as decisions } from '../../src/decisions/access.ts'
import { access as identity } from '../../src/identity/access.ts'
import { access as indicators } from '../../src/indicators/access.ts'
import { access as initiatives } from '../../src/initiatives/access.ts'
import { type AccessTable, may } from '../../src/kernel/access.ts'
import { inOrganisation, wholeNode } from '../../src/kernel/actor.ts'
import { roleNames, roles } from '../../src/kernel/role.ts'
import { access as organisations } from '../../src/organisations/access.ts'

/** Every domain's table of who may do what. To add one: a row; test/permissions.test.ts finds the one that is forgotten. */
export const tables: { readonly [domain: string]: AccessTable } = { organisations, catalogue, indicators, decisions, initiatives, identity }

const own = inOrganisation(1)

/** `docs/permissions.md`: the tables as they are enforced, role by role. */
export function permissionsPage(): string {
  const head = `| action | anyone | ${roles.map((role) => roleNames[role].name.en).join(' | ')} |\n| --- | --- |${' --- |'.repeat(roles.length)}`
  const sections = Object.entries(tables).map(([domain, table]) => {
    const rows = Object.entries(table).map(([action, rule]) => {
      const cells = roles.map((role) => {
        const of = (scope: typeof own) => ({ kind: 'person', person: 1, grants: [{ role, scope }] }) as const
        if (may(of(own), rule, own)) return rule.who === 'anyone' ? '' : 'yes'
        return may(of(wholeNode), rule, own) ? 'node' : ''
      })
      return `| ${rule.what.en} (\`${action}\`) | ${rule.who === 'anyone' ? 'yes' : ''} | ${cells.join(' | ')} |`
    })
    return `## ${domain}\n\n${head}\n${rows.join('\n')}\n`
  })
  return `# Who may do what

Written by \`npm run generate\` from the tables in \`src/*/access.ts\`, which the use cases enforce. *yes*: with the role in the organisation that the thing belongs to, or for the whole node. *node*: only with the role for the whole node.
A role in one organisation gives nothing in another. The operator, at the machine itself, may do everything. A system with a key has the roles of its key.

| role | in short |
| --- | --- |
${roles.map((role) => `| ${roleNames[role].name.en} (${roleNames[role].name.sv}) | ${roleNames[role].meaning.en} |`).join('\n')}

${sections.join('\n')}`
}
