import { byPeople } from '../../test/rest-profile/by-people.ts'
import { documentRules } from '../../test/rest-profile/document-rules.ts'
import { judge } from '../../test/rest-profile/judge.ts'
import { liveRules } from '../../test/rest-profile/live-rules.ts'
import { openApiDocument } from './openapi.ts'

/** `docs/rest-profile.md`: which rules of the national profile a program sees, and how they turn out. */
export async function restProfilePage(): Promise<string> {
  const found = await judge(openApiDocument(), documentRules)
  const ids = [...new Set([...documentRules, ...liveRules].map(({ id }) => id))].sort()
  const rows = ids.map((id) => {
    const seen = documentRules.find((rule) => rule.id === id)
    const tried = liveRules.find((rule) => rule.id === id)
    const faults = found.get(id) ?? []
    const verdict = seen === undefined ? '' : faults.length === 0 ? 'passes' : `does not pass: ${faults[0]}`
    return `| ${id} | ${(seen ?? tried)!.level} | ${[seen?.text, tried?.text].filter((text) => text !== undefined).join('; ')} | ${verdict} | ${tried ? 'tried' : ''} |`
  })
  const failing = documentRules.filter(({ id }) => found.has(id)).length
  return `<!-- Written by \`npm run generate\` from test/rest-profile/. Do not edit. -->
# Digg's REST API profile

The API follows the national profile of the Agency for Digital Government (Digg). Their own tool, RAP-LP, cannot be installed from npm, so the rules that a program can see are
written again in \`test/rest-profile/\`, with the profile's ids and our words. \`test/openapi.test.ts\` judges the document in both languages with Spectral, spoils it once for each
rule to see that the rule would notice, and tries on a running node the rules that are about behaviour.

${documentRules.length} rules are judged on the document: ${documentRules.length - failing} pass, ${failing} do not. ${liveRules.length} are tried on a running node; the test fails when one does not hold.

| rule | level | what | in the document | on a running node |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

## What a program cannot see

| rule | what | with us |
| --- | --- | --- |
${byPeople.map(({ id, text, ours }) => `| ${id} | ${text} | ${ours} |`).join('\n')}

The profile has more rules, on organisation and process, which neither this nor Digg's tool looks at.
The document is judged as it is at a public https address with an e-mail address in \`CONTACT\`. A node that is told of no such address (\`BASE_URL\`) documents an example instead, and one whose \`CONTACT\` is a web address fails DOK.03.
`
}
