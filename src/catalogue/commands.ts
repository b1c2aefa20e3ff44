import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type ExitCode, end, printJson } from '../cli/outcome.ts'
import { progressLine } from '../cli/progress.ts'
import { system } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import type { Syntax } from '../rdf/syntax.ts'
import { write } from '../rdf/write.ts'
import { dump } from './exchange/dump.ts'
import { facetLabel } from './facet-label.ts'
import type { HarvestTools } from './harvest/harvest.ts'
import { harvestFrom } from './harvest/harvest-from.ts'
import { type Kind, kinds } from './kind.ts'
import { type ImportEntriesOptions, importEntriesCommand } from './own/import/command.ts'
import { loadSynonyms } from './search/edit-synonyms.ts'
import { search } from './search/search.ts'
import { type FacetName, facetNames } from './search/searchable.ts'
import { words } from './words.ts'

/** Opens the node for one command, and closes it afterwards. */
export type WithNode = <Result>(work: (tools: HarvestTools) => Promise<Result>) => Promise<Result>

const collect = (value: string, before: string[]) => [...before, value]

/** `import` and `export` are every domain's: each adds its own kinds under them. */
export type Spreadsheets = { importing: Command; exporting: Command }

export function catalogueCommands(
  program: Command,
  { importing, exporting }: Spreadsheets,
  withNode: WithNode,
  baseUrl: () => string,
): void {
  program
    .command('harvest')
    .description('harvest a file or an address: one run')
    .argument('<place>', 'a file or an http(s) address')
    .option('--source <name>', 'the source it belongs to; made when it is new (default: the address, or the name of the file)')
    .option('--kind <kind>', 'dcat, cpsv, rdf or publiccode (default: by the name)')
    .option('--every <hours>', 'harvest it again by itself so often (an address only)')
    .option('--gate <gate>', 'all, or conforming: only records without errors by the profiles; kept with the source')
    .option('--dry-run', 'tell what would change, and change nothing')
    .option('--remove', 'remove what is gone even when it is unusually much')
    .option('--format <format>', 'text or json', 'text')
    .action((place: string, options: HarvestOptions) => end(() => withNode((tools) => harvestCommand(tools, place, options))))

  program
    .command('search')
    .description('search the catalogue')
    .argument('<text>')
    .option('--kind <kind>', `one of ${kinds.join(', ')}`, collect, [])
    .option('--facet <name=value>', `narrow down by ${facetNames.join(', ')}; may be repeated`, collect, [])
    .option('--limit <n>', 'how many hits', '20')
    .option('--ended', 'also what has been removed from its source')
    .option('--language <language>', 'sv or en', 'sv')
    .option('--format <format>', 'text or json', 'text')
    .action((text: string, options: SearchOptions) => end(() => withNode((tools) => searchCommand(tools, text, options))))

  importing
    .command('synonyms')
    .description('more synonyms, as words|words,note')
    .argument('<file>', 'CSV')
    .action((file: string) => end(() => withNode((tools) => importCommand(tools, file))))

  importing
    .command('entries')
    .description('entries of an organisation, with the columns of their template')
    .argument('<file>', 'CSV or XLSX')
    .option('--kind <kind>', 'what the entries are, such as dataset')
    .option('--organisation <number>', 'whose entries they are')
    .option('--publish', 'publish the entries that have no errors; else they become drafts')
    .option('--dry-run', 'tell what each row would become, and write nothing')
    .option('--format <format>', 'text or json', 'text')
    .action((file: string, options: ImportEntriesOptions) =>
      end(() => withNode((tools) => importEntriesCommand(tools.db, baseUrl(), file, options))),
    )

  exporting
    .description('write the catalogue to standard output, or one of the kinds below')
    .option('--source <name>', 'only one source')
    .option('--kind <kind>', 'only one kind')
    .option('--format <format>', 'ttl, nt, rdf, jsonld or trig', 'ttl')
    .action((options: ExportOptions) => end(() => withNode((tools) => exportCommand(tools, options))))
}

type HarvestOptions = { every?: string; gate?: string; source?: string; kind?: string; dryRun?: boolean; remove?: boolean; format: string }

async function harvestCommand(tools: HarvestTools, place: string, options: HarvestOptions): Promise<ExitCode> {
  const progress = progressLine()
  const began = performance.now()
  const report = await harvestFrom(tools, system, {
    place: /^https?:\/\//i.test(place) ? place : resolve(place),
    ...(options.source && { name: options.source }),
    ...(options.kind && { kind: options.kind }),
    ...(options.every && { everyHours: Number(options.every) }),
    ...(options.gate && { gate: options.gate }),
    dryRun: options.dryRun ?? false,
    confirmedRemoval: options.remove ?? false,
    onProgress: ({ stage, triples, records }) =>
      progress.show([stage, triples && `${triples} triples`, records && `${records} records`].filter(Boolean).join(', ')),
  })
  progress.end()
  const { outcome, source } = report
  const refused = outcome.findings.kept
    .filter((one) => one.refused)
    .map(({ finding, refused }) => ({
      uri: finding.focus ?? '',
      ...(refused?.title && { title: refused.title }),
      problem: finding.message.en,
    }))
  if (options.format === 'json') {
    printJson({
      source,
      run: report.run,
      state: outcome.state,
      added: outcome.added,
      changed: outcome.changed,
      unchanged: outcome.unchanged,
      removed: outcome.removed ?? 0,
      held: outcome.held ?? 0,
      refused,
      findings: outcome.findings.count,
      problems: outcome.findings.kept.slice(0, 100).map(({ finding }) => finding),
      seconds: Math.round(performance.now() - began) / 1000,
    })
  } else {
    const counts = [
      `${outcome.added} added`,
      `${outcome.changed} changed`,
      `${outcome.unchanged} unchanged`,
      `${outcome.removed ?? 0} removed`,
      `${outcome.refused ?? 0} refused`,
    ]
    process.stdout.write(`${source}: ${outcome.state}. ${counts.join(', ')}.\n`)
    for (const { finding } of outcome.findings.kept.slice(0, 20)) {
      const where = [finding.line && `line ${finding.line}${finding.column ? `:${finding.column}` : ''}`, finding.focus]
        .filter(Boolean)
        .join(', ')
      process.stdout.write(`  ${finding.severity}: ${finding.message.en}${where ? ` (${where})` : ''}\n    ${finding.fix.en}\n`)
    }
    const more = outcome.findings.count.violation + outcome.findings.count.warning + outcome.findings.count.info - 20
    if (more > 0) process.stdout.write(`  … and ${more} more: see --format json, or the page of the run.\n`)
  }
  if (outcome.state === 'failed') return 2
  return outcome.state === 'incomplete' || outcome.findings.count.violation > 0 ? 1 : 0
}

type SearchOptions = { ended?: boolean; kind: string[]; facet: string[]; limit: string; language: string; format: string }

async function searchCommand({ db }: HarvestTools, text: string, options: SearchOptions): Promise<ExitCode> {
  const language = options.language === 'en' ? 'en' : 'sv'
  const facets: { [facet in FacetName]?: string[] } = {}
  for (const choice of [...options.kind.map((kind) => `kind=${kind}`), ...options.facet]) {
    const [name, value] = [choice.slice(0, choice.indexOf('=')), choice.slice(choice.indexOf('=') + 1)]
    if (!(facetNames as readonly string[]).includes(name))
      throw new Problem('invalid', {
        sv: `Det finns ingen avgränsning ${name}. Välj bland ${facetNames.join(', ')}.`,
        en: `There is no facet ${name}. Choose among ${facetNames.join(', ')}.`,
      })
    const facet = name as FacetName
    facets[facet] = [...(facets[facet] ?? []), value]
  }
  const sources = new Map(
    (await db.selectFrom('source').select(['id', 'name']).execute()).map((source) => [String(source.id), source.name]),
  )
  const numbers = new Map([...sources].map(([number, name]) => [name.toLowerCase(), number]))
  if (facets.source) facets.source = facets.source.map((name) => numbers.get(name.toLowerCase()) ?? name)
  const found = await search(db, { text, facets, language, ended: options.ended ?? false, limit: Number(options.limit) || 20 })
  const plain = (segments: readonly { text: string }[] | undefined) => segments?.map((segment) => segment.text).join('') ?? ''
  if (options.format === 'json') {
    printJson({
      total: found.total,
      hits: found.hits.map((hit) => ({
        uri: hit.uri,
        kind: hit.kind,
        title: plain(hit.title?.segments),
        description: plain(hit.snippet?.segments),
        publisher: hit.publisher?.label ?? null,
        source: sources.get(String(hit.sourceId)),
        modified: hit.modified,
        entry: hit.id,
      })),
      facets: Object.fromEntries(
        facetNames.map((facet) => [
          facet,
          found.facets[facet].map((value) => ({ value: value.value, label: facetLabel(facet, value, { language, sources }), n: value.n })),
        ]),
      ),
      ...(found.didYouMean && { didYouMean: found.didYouMean }),
    })
  } else {
    process.stdout.write(
      `${found.total} ${found.total === 1 ? 'hit' : 'hits'}${found.didYouMean ? ` – did you mean ${found.didYouMean}?` : ''}\n`,
    )
    for (const hit of found.hits)
      process.stdout.write(
        `${plain(hit.title?.segments) || hit.uri}\n  ${words[language].kind[hit.kind as Kind]}${hit.publisher ? `, ${hit.publisher.label}` : ''}\n  ${hit.uri}\n`,
      )
  }
  return 0
}

async function importCommand({ db }: HarvestTools, file: string): Promise<ExitCode> {
  const { added } = await loadSynonyms(db, resolve(file))
  process.stdout.write(`${added} groups of synonyms added.\n`)
  return 0
}

type ExportOptions = { source?: string; kind?: string; format: string }
const formats: { readonly [name: string]: Syntax } = { ttl: 'turtle', nt: 'ntriples', rdf: 'rdfxml', jsonld: 'jsonld', trig: 'trig' }

async function exportCommand({ db }: HarvestTools, options: ExportOptions): Promise<ExitCode> {
  const syntax = formats[options.format]
  if (!syntax)
    throw new Problem('invalid', {
      sv: `Välj format bland ${Object.keys(formats).join(', ')}.`,
      en: `Choose a format among ${Object.keys(formats).join(', ')}.`,
    })
  if (options.kind && !(kinds as readonly string[]).includes(options.kind))
    throw new Problem('invalid', { sv: `Välj sort bland ${kinds.join(', ')}.`, en: `Choose a kind among ${kinds.join(', ')}.` })
  const source =
    options.source === undefined
      ? undefined
      : (await db.selectFrom('source').select(['id', 'name']).where('ended_at', 'is', null).execute()).find(
          (one) => one.name.toLowerCase() === options.source!.toLowerCase(),
        )
  if (options.source !== undefined && !source)
    throw new Problem('not-found', {
      sv: `Det finns ingen källa som heter ${options.source}.`,
      en: `There is no source called ${options.source}.`,
    })
  for await (const part of write(
    dump(db, { ...(source && { source: source.id }), ...(options.kind && { kind: options.kind as Kind }) }),
    syntax,
  )) {
    if (!process.stdout.write(part)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
  return 0
}
