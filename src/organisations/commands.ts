import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Command } from 'commander'
import { type ExitCode, end, printJson } from '../cli/outcome.ts'
import type { Db } from '../db/open.ts'
import { system } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { csvText } from '../spreadsheet/csv.ts'
import { dayOf, listOrganisations } from './find.ts'
import { columnNames } from './import/columns.ts'
import { carryOutImport, importLimits, previewImport, readOrganisations } from './import/import.ts'
import { knownOrganisations } from './import/known.ts'
import { refusalText } from './import/views.tsx'
import { words } from './import/words.ts'
import { listAsRows } from './views/list.tsx'

type WithNode = <Result>(work: (node: { db: Db }) => Promise<Result>) => Promise<Result>

/** Under the commands `import` and `export`, which every domain adds to. */
export function organisationCommands({ importing, exporting }: { importing: Command; exporting: Command }, withNode: WithNode): void {
  importing
    .command('organisations')
    .description('organisations from a spreadsheet, with the columns of the template at /organisations/import')
    .argument('<file>', 'CSV or XLSX')
    .option('--dry-run', 'tell what each row would do, and write nothing')
    .option('--format <format>', 'text or json', 'text')
    .action((file: string, options: ImportOptions) => end(() => withNode(({ db }) => importCommand(db, file, options))))

  exporting
    .command('organisations')
    .description('organisations, with their latest figures')
    .option('--format <format>', 'csv or json', 'csv')
    .option('--all', 'also those that have ended or not begun')
    .action((options: { format: string; all?: boolean }) => end(() => withNode(({ db }) => exportCommand(db, options))))
}

type ImportOptions = { dryRun?: boolean; format: string }

async function importCommand(db: Db, file: string, { dryRun = false, format }: ImportOptions): Promise<ExitCode> {
  const { rows, unknown, encoding } = await readOrganisations(await bytesOf(resolve(file)))
  const { plan, counts, hash } = await previewImport(db, system, rows)
  if (!dryRun) await carryOutImport(db, system, rows, { hash, file: basename(file) })
  const inEnglish = { words: <Words>(both: { sv: Words; en: Words }) => both.en }
  const refused = plan.flatMap((one) =>
    one.outcome === 'refused' ? [{ line: one.row.line, name: one.name, problem: refusalText(one, inEnglish) }] : [],
  )
  if (format === 'json') {
    const changed = plan.flatMap((one) =>
      one.outcome === 'changed' ? [{ line: one.row.line, organisation: one.known.id, differences: one.differences }] : [],
    )
    printJson({ file: basename(file), encoding, written: !dryRun, ...counts, refusals: refused, changes: changed, columnsNotUsed: unknown })
  } else {
    if (encoding === 'windows-1252') process.stderr.write(`${words.en.windows1252}\n`)
    if (unknown.length > 0) process.stderr.write(`${words.en.unknownColumns(unknown.join(', '))}\n`)
    const said = dryRun ? words.en.counts : words.en.done
    process.stdout.write(
      `${(['added', 'changed', 'unchanged', 'refused'] as const).map((outcome) => `${counts[outcome]} ${said[outcome]}`).join(', ')}.\n`,
    )
    for (const { line, name, problem } of refused.slice(0, 100))
      process.stdout.write(`  row ${line}${name ? `, ${name}` : ''}: ${problem}\n`)
    if (refused.length > 100) process.stdout.write(`  … and ${refused.length - 100} more: see --format json.\n`)
  }
  return refused.length > 0 ? 1 : 0
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  )
  if (size === undefined) throw new Problem('not-found', { sv: `Det finns ingen fil ${path}.`, en: `There is no file ${path}.` })
  // One more than may be read, so that what is too large is seen to be.
  return buffer(createReadStream(path, { end: importLimits.maxBytes }))
}

async function exportCommand(db: Db, { format, all = false }: { format: string; all?: boolean }): Promise<ExitCode> {
  if (format === 'csv') {
    const { rows } = await listOrganisations(db, { all, limit: 1_000_000 }, dayOf(new Date()))
    process.stdout.write(csvText([columnNames, ...listAsRows(rows, 'sv')]))
    return 0
  }
  if (format !== 'json') throw new Problem('invalid', { sv: 'Välj format csv eller json.', en: 'Choose format csv or json.' })
  const on = dayOf(new Date())
  const known = (await knownOrganisations(db)).filter(
    ({ now }) => all || ((now.valid_from ?? '') <= on && (now.valid_to === undefined || now.valid_to > on)),
  )
  printJson(known.map(({ id, version, now }) => ({ id, version, ...now })))
  return 0
}
