import { createReadStream, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type ExitCode, end, printJson } from '../../cli/outcome.ts'
import { type Config, version } from '../../config.ts'
import { Problem } from '../../kernel/problem.ts'
import { openOutside } from '../../outside/fetch.ts'
import { isMethod, methodNames, mostPoints } from '../quality/method.ts'
import { headlineOf } from '../quality/ranked-fixes.ts'
import { scoreFile } from '../quality/score-file.ts'
import type { Checked } from './check.ts'
import { checkByShapes, mostStatements } from './check-by-shapes.ts'
import { type FileAt, withFilesAt } from './files-at.ts'
import { printText } from './print-text.ts'
import { profileOf, profiles } from './profiles.ts'
import { asJson, isReportFormat, reportFormats } from './report/formats.ts'
import { checkFiles } from './threads/check-files.ts'
import { validateRecord } from './validate-record.ts'

const collect = (value: string, before: string[]) => [...before, value]

/** Commands that need no database. */
export function validateCommands(program: Command, config: () => Config): void {
  program
    .command('validate')
    .description('check files or addresses; no database needed')
    .argument('<place...>', 'files or http(s) addresses')
    .option('--profile <id>', 'a profile, such as dcat-ap-se; may be repeated (default: what fits each record)', collect, [])
    .option(
      '--shapes <file>',
      `shapes of your own: the whole graph is checked as W3C has it; may be repeated. The file is held in memory: at most ${mostStatements} statements`,
      collect,
      [],
    )
    .option('--tolerant', 'leave out the parts of the shapes that are not well-formed, and tell which')
    .option('--format <format>', `text or ${Object.keys(reportFormats).join(', ')}`, 'text')
    .option('--language <language>', 'sv or en', 'en')
    .action((places: string[], options: ValidateOptions) => end(() => validateCommand(config(), places, options)))

  program
    .command('score')
    .description('quality points by the EU’s method, and what to fix first; no database needed')
    .argument('<place>', 'a file or an http(s) address')
    .option('--method <method>', `whose rules to count by: ${methodNames.join(' or ')}`, 'eu')
    .option('--format <format>', 'text or json', 'text')
    .option('--language <language>', 'sv or en', 'en')
    .action((place: string, options: ScoreOptions) => end(() => scoreCommand(config(), place, options)))
}

type ValidateOptions = { profile: string[]; shapes: string[]; tolerant?: boolean; format: string; language: string }

async function validateCommand(config: Config, places: string[], options: ValidateOptions): Promise<ExitCode> {
  for (const id of options.profile)
    if (!profileOf(id))
      throw new Problem('invalid', {
        sv: `Det finns ingen profil ${id}. Välj bland ${profiles()
          .map((one) => one.id)
          .join(', ')}.`,
        en: `There is no profile ${id}. Choose among ${profiles()
          .map((one) => one.id)
          .join(', ')}.`,
      })
  if (options.format !== 'text' && !isReportFormat(options.format))
    throw new Problem('invalid', {
      sv: `Välj format bland text, ${Object.keys(reportFormats).join(', ')}.`,
      en: `Choose a format among text, ${Object.keys(reportFormats).join(', ')}.`,
    })
  const language = options.language === 'sv' ? 'sv' : 'en'
  const { shapes, tolerant = false } = options
  const checked = await withFilesAt(config, places, (files, folder) =>
    shapes.length > 0
      ? checkAllByShapes(files, shapes, { folder, tolerant })
      : checkFiles(files.map((file) => ({ ...file, choices: { folder, ...(options.profile.length > 0 && { asked: options.profile }) } }))),
  )
  const all = together(checked)
  if (options.format === 'text') for (const one of checked) printText(one, language)
  else if (options.format === 'json') printJson(asJson({ ...all, version }))
  else if (isReportFormat(options.format)) process.stdout.write(await reportFormats[options.format].write({ ...all, version }, language))
  if (checked.some((one) => one.records === 0 && one.findings.some((finding) => finding.severity === 'violation'))) return 2
  return all.conforms ? 0 : 1
}

async function checkAllByShapes(
  files: readonly FileAt[],
  shapes: readonly string[],
  { folder, tolerant }: { folder: string; tolerant: boolean },
): Promise<Checked[]> {
  const read = shapes.map((path) => ({ name: path, bytes: readFileSync(path) }))
  const checked: Checked[] = []
  for (const { path, ...file } of files)
    checked.push(await checkByShapes({ ...file, bytes: createReadStream(path) }, read, { folder, tolerant }))
  return checked
}

function together(checked: readonly Checked[]) {
  return {
    name: checked.map(({ name }) => name).join(', '),
    conforms: checked.every(({ conforms }) => conforms),
    records: checked.reduce((sum, { records }) => sum + records, 0),
    results: checked.flatMap(({ results }) => results),
    findings: checked.flatMap(({ findings }) => findings),
  }
}

type ScoreOptions = { method: string; format: string; language: string }

async function scoreCommand(config: Config, place: string, { method, format, language }: ScoreOptions): Promise<ExitCode> {
  if (!isMethod(method))
    throw new Problem('invalid', {
      sv: `Välj metod bland ${methodNames.join(', ')}.`,
      en: `Choose a method among ${methodNames.join(', ')}.`,
    })
  const folder = await mkdtemp(join(tmpdir(), 'allmanning-score-'))
  const outside = openOutside({ contact: config.contact, version, allow: config.outsideAllow, maxBytes: config.outsideMaxBytes })
  try {
    const score = await scoreFile(place, {
      outside,
      folder,
      now: new Date(),
      conforms: ({ uri, quads }) =>
        !validateRecord({ uri, kind: 'dataset', quads }, ['dcat-ap']).some((result) => result.severity === 'violation'),
    })
    if (format === 'json') printJson(score)
    else {
      process.stdout.write(`${score.name}: ${Math.round(score.methods[method].best.points)} of ${mostPoints(method)} points.\n`)
      for (const fix of score.methods[method].fixes.slice(0, 10))
        process.stdout.write(`  ${headlineOf(fix)[language === 'sv' ? 'sv' : 'en']}\n`)
    }
    return score.findings.some((finding) => finding.severity === 'violation') || score.methods[method].fixes.length > 0 ? 1 : 0
  } finally {
    outside.close()
    await rm(folder, { recursive: true, force: true })
  }
}
