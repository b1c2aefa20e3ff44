import { problems } from '../../src/kernel/problem.ts'

/** `docs/problems.md`: every way to be refused, from the one table. */
export function problemsPage(): string {
  const rows = Object.entries(problems).map(
    ([code, { status, exit, title }]) => `| \`${code}\` | ${title.en} | ${title.sv} | ${status} | ${exit} |`,
  )
  return `<!-- Written by \`npm run generate\` from src/kernel/problem.ts. Do not edit. -->
# Problems

Whatever is refused is refused in one of these ways. Machine addresses answer with \`application/problem+json\` (RFC 9457) and the status, a page shows
the same text and keeps what was typed, and a command writes it on standard error and ends with the exit code. The text says what happened and what to do.
Anything else that goes wrong is a bug in Allmänning: it has an incident number and is in the log.

| code | English | svenska | HTTP status | exit code |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
