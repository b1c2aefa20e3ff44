import type { Checked } from './check.ts'
import { grouped, groupedFindings } from './group.ts'

/** What a person reads in a terminal: each fault once, errors first, with the first places. */
export function printText(checked: Checked, language: 'sv' | 'en'): void {
  const said = (text: { readonly [tag: string]: string } | undefined) => text?.[language] ?? Object.values(text ?? {})[0] ?? ''
  process.stdout.write(
    `${checked.name}: ${checked.records} records, ${checked.results.length + checked.more} results, ${checked.conforms ? 'conforms' : 'does not conform'}.\n`,
  )
  for (const { first, times, lines } of groupedFindings(checked.findings)) {
    process.stdout.write(`  ${first.severity}: ${said(first.message)}${times > 1 ? ` (${times} times)` : ''}${lines.length > 0 ? ` (line ${lines.slice(0, 10).join(', ')}${lines.length > 10 ? ' …' : ''})` : ''}
    ${said(first.fix)}
`)
  }
  for (const { first, results, records } of grouped(checked.results, checked.totals).slice(0, 100)) {
    process.stdout.write(
      `  ${first.severity}: ${first.label ? `${said(first.label)}: ` : ''}${said(first.message)} (${records} ${records === 1 ? 'record' : 'records'})\n    ${said(first.fix)}\n`,
    )
    for (const result of results.slice(0, 3))
      process.stdout.write(
        `      ${said(result.title) || result.focus}${result.part ? ` › ${said(result.part)}` : ''}${result.line ? `, line ${result.line}` : ''}\n`,
      )
  }
}
