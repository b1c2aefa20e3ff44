import { createReadStream, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { type ExitCode, end, printJson } from '../../cli/outcome.ts'
import { type Config, version } from '../../config.ts'
import { Problem } from '../../kernel/problem.ts'
import { openOutside } from '../../outside/fetch.ts'
import { type Arrived, fromDisk, fromUrl } from '../harvest/arrival.ts'
import { headlineOf } from '../quality/ranked-fixes.ts'
import { scoreFile } from '../quality/score-file.ts'
import { type Checked, check } from './check.ts'
import { checkByShapes } from './check-by-shapes.ts'
import { grouped, groupedFindings } from './group.ts'
import { profileOf, profiles } from './profiles.ts'
import { asJson, isReportFormat, reportFormats } from './report/formats.ts'
import { validateRecord } from './validate-record.ts'

const collect = (value: string, before: string[]) => [...before, value]

/** Commands that need no database. */
export function validateCommands(program: Command, config: () => Config): void {
  program
    .command('validate')
    .description('check files or addresses; no database needed')
    .argument('<place...>', 'files or http(s) addresses')
    .option('--profile <id>', 'a profile, such as dcat-ap-se; may be repeated (default: what fits each record)', collect, [])
    .option('--shapes <file>', 'shapes of your own: the whole graph is checked as W3C has it; may be repeated', collect, [])
    .option('--format <format>', `text or ${Object.keys(reportFormats).join(', ')}`, 'text')
    .option('--language <language>', 'sv or en', 'en')
    .action((places: string[], options: ValidateOptions) => end(() => validateCommand(config(), places, options)))

  program
    .command('score')
    .description('quality points by the EU’s method, and what to fix first; no database needed')
    .argument('<place>', 'a file or an http(s) address')
    .option('--format <format>', 'text or json', 'text')
    .option('--language <language>', 'sv or en', 'en')
    .action((place: string, options: { format: string; language: string }) => end(() => scoreCommand(config(), place, options)))
}

type ValidateOptions = { profile: string[]; shapes: string[]; format: string; language: string }

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
  const checked = await withFiles(config, places, async (file, folder) =>
    options.shapes.length > 0
      ? checkByShapes(
          file,
          options.shapes.map((path) => ({ name: path, bytes: readFileSync(path) })),
          folder,
        )
      : check(file, { folder, ...(options.profile.length > 0 && { asked: options.profile }) }),
  )
  const all = together(checked)
  if (options.format === 'text') for (const one of checked) printText(one, language)
  else if (options.format === 'json') printJson(asJson({ ...all, version }))
  else if (isReportFormat(options.format)) process.stdout.write(await reportFormats[options.format].write({ ...all, version }, language))
  if (checked.some((one) => one.records === 0 && one.findings.some((finding) => finding.severity === 'violation'))) return 2
  return all.conforms ? 0 : 1
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

function printText(checked: Checked, language: 'sv' | 'en'): void {
  const said = (text: { readonly [tag: string]: string } | undefined) => text?.[language] ?? Object.values(text ?? {})[0] ?? ''
  process.stdout.write(
    `${checked.name}: ${checked.records} records, ${checked.results.length + checked.more} results, ${checked.conforms ? 'conforms' : 'does not conform'}.\n`,
  )
  for (const { first, times, lines } of groupedFindings(checked.findings)) {
    process.stdout.write(`  ${first.severity}: ${said(first.message)}${times > 1 ? ` (${times} times)` : ''}${lines.length > 0 ? ` (line ${lines.slice(0, 10).join(', ')}${lines.length > 10 ? ' …' : ''})` : ''}
    ${said(first.fix)}
`)
  }
  for (const { first, results, records } of grouped(checked.results).slice(0, 100)) {
    process.stdout.write(
      `  ${first.severity}: ${first.label ? `${said(first.label)}: ` : ''}${said(first.message)} (${records} ${records === 1 ? 'record' : 'records'})\n    ${said(first.fix)}\n`,
    )
    for (const result of results.slice(0, 3))
      process.stdout.write(
        `      ${said(result.title) || result.focus}${result.part ? ` › ${said(result.part)}` : ''}${result.line ? `, line ${result.line}` : ''}\n`,
      )
  }
}

async function scoreCommand(config: Config, place: string, { format, language }: { format: string; language: string }): Promise<ExitCode> {
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
      process.stdout.write(`${score.name}: ${Math.round(score.methods.eu.best.points)} of 405 points.\n`)
      for (const fix of score.methods.eu.fixes.slice(0, 10)) process.stdout.write(`  ${headlineOf(fix)[language === 'sv' ? 'sv' : 'en']}\n`)
    }
    return score.findings.some((finding) => finding.severity === 'violation') || score.methods.eu.fixes.length > 0 ? 1 : 0
  } finally {
    outside.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Work = (file: Parameters<typeof check>[0], folder: string) => Promise<Checked>

async function withFiles(config: Config, places: readonly string[], work: Work): Promise<Checked[]> {
  const folder = await mkdtemp(join(tmpdir(), 'allmanning-validate-'))
  const outside = openOutside({ contact: config.contact, version, allow: config.outsideAllow, maxBytes: config.outsideMaxBytes })
  try {
    const checked: Checked[] = []
    for (const place of places) {
      const arrived = await arrive(place)
      checked.push(
        await work(
          {
            name: /^https?:/i.test(place) ? arrived.name : basename(place),
            bytes: createReadStream(arrived.path, { highWaterMark: 256 * 1024 }),
            ...(arrived.url && { base: arrived.url }),
            ...(arrived.mediaType && { mediaType: arrived.mediaType }),
            ...(arrived.charset && { charset: arrived.charset }),
          },
          folder,
        ),
      )
      await arrived.discard()
    }
    return checked
  } finally {
    outside.close()
    await rm(folder, { recursive: true, force: true })
  }

  async function arrive(place: string): Promise<Arrived> {
    if (!/^https?:\/\//i.test(place)) return fromDisk(place)
    const arrival = await fromUrl({ outside, url: place, folder })
    if (arrival.kind === 'arrived') return arrival
    const finding = arrival.kind === 'refused' ? arrival.finding : undefined
    throw new Problem(
      'upstream',
      { sv: finding?.message['sv'] ?? `${place} gav inget att läsa.`, en: finding?.message['en'] ?? `${place} gave nothing to read.` },
      { findings: finding ? [finding] : [] },
    )
  }
}
