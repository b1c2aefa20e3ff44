import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Command } from 'commander'
import { type ExitCode, end, printJson } from '../cli/outcome.ts'
import type { Db } from '../db/open.ts'
import { system } from '../kernel/actor.ts'
import { say } from '../kernel/language-text.ts'
import { Problem } from '../kernel/problem.ts'
import { csvText } from '../spreadsheet/csv.ts'
import { everyValue } from './find.ts'
import { carryOutValues, importLimits, previewValues, readValues } from './import/import.ts'
import { columnNames } from './import/rows.ts'
import { problemOf } from './import/views.tsx'
import { words } from './words.ts'

type WithNode = <Result>(work: (node: { db: Db }) => Promise<Result>) => Promise<Result>

/** Under the commands `import` and `export`, which every domain adds to. */
export function indicatorCommands({ importing, exporting }: { importing: Command; exporting: Command }, withNode: WithNode): void {
  importing
    .command('indicators')
    .description('values of indicators from a spreadsheet, with the columns of the template at /indicators/import')
    .argument('<file>', 'CSV or XLSX')
    .option('--dry-run', 'tell what each row would do, and write nothing')
    .option('--format <format>', 'text or json', 'text')
    .action((file: string, options: ImportOptions) => end(() => withNode(({ db }) => importCommand(db, file, options))))

  exporting
    .command('indicators')
    .description('the values that hold of every indicator, with the columns that import reads')
    .option('--format <format>', 'csv or json', 'csv')
    .action((options: { format: string }) => end(() => withNode(({ db }) => exportCommand(db, options))))
}

type ImportOptions = { dryRun?: boolean; format: string }

async function importCommand(db: Db, file: string, { dryRun = false, format }: ImportOptions): Promise<ExitCode> {
  const now = new Date()
  const { rows, unknown, encoding } = await readValues(await bytesOf(resolve(file)))
  const { plan, counts, hash } = await previewValues(db, system, rows, now)
  if (!dryRun) await carryOutValues(db, system, rows, { hash, now })
  const inEnglish = { words: <Words>(both: { sv: Words; en: Words }) => both.en }
  const refused = plan.flatMap((one) => {
    const problem = problemOf(one, inEnglish)
    return problem ? [{ line: one.row.line, indicator: one.row.indicator, period: one.row.period, problem }] : []
  })
  if (format === 'json')
    printJson({ file: basename(file), encoding, written: !dryRun, ...counts, refusals: refused, columnsNotUsed: unknown })
  else {
    if (encoding === 'windows-1252') process.stderr.write(`${words.en.windows1252}\n`)
    if (unknown.length > 0) process.stderr.write(`${words.en.unknownColumns(unknown.join(', '))}\n`)
    const said = dryRun ? words.en.counts : words.en.done
    process.stdout.write(
      `${(['added', 'revised', 'withdrawn', 'unchanged', 'refused'] as const).map((outcome) => `${counts[outcome]} ${said[outcome]}`).join(', ')}.\n`,
    )
    for (const { line, indicator, problem } of refused.slice(0, 100)) process.stdout.write(`  row ${line}, ${indicator}: ${problem}\n`)
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

async function exportCommand(db: Db, { format }: { format: string }): Promise<ExitCode> {
  const values = await everyValue(db)
  const rows = values.map(({ code, indicatorId, organisation, period, value, source, note, indicator }) => ({
    indicator: code ?? String(indicatorId),
    organisation: organisation === null ? '' : (organisation.number ?? organisation.code ?? say(organisation.name, 'sv')?.text ?? ''),
    period,
    value,
    source: source ?? '',
    note: note ?? '',
    name: say(indicator.name, 'sv')?.text ?? '',
    unit: indicator.unit,
  }))
  if (format === 'csv') {
    process.stdout.write(
      csvText([columnNames, ...rows.map((row) => columnNames.map((name) => (name === 'value' ? withComma(row.value) : row[name])))]),
    )
    return 0
  }
  if (format !== 'json') throw new Problem('invalid', { sv: 'Välj format csv eller json.', en: 'Choose format csv or json.' })
  printJson(rows)
  return 0
}

// A Swedish spreadsheet takes 12.5 for a date; a minus sign first is no formula there, and import reads both.
const withComma = (value: number | null) => (value === null ? '' : String(value).replace('.', ','))
