import type { Command } from 'commander'
import { type ExitCode, end, printJson } from '../../cli/outcome.ts'
import { Problem } from '../../kernel/problem.ts'

/** A command that needs no database. What calculates is loaded when it is asked for. */
export function caseCommands(program: Command): void {
  program
    .command('case')
    .description('calculate a business case; no database needed')
    .argument('<file>', 'a JSON document, or - for standard input')
    .option('--format <format>', 'text or json', 'text')
    .option('--language <language>', 'sv or en', 'en')
    .action((place: string, options: { format: string; language: string }) => end(() => caseCommand(place, options)))
}

async function caseCommand(place: string, options: { format: string; language: string }): Promise<ExitCode> {
  if (options.format !== 'text' && options.format !== 'json')
    throw new Problem('invalid', { sv: 'Välj format bland text och json.', en: 'Choose a format: text or json.' })
  const language = options.language === 'sv' ? 'sv' : 'en'
  const [{ readCase }, { calculate }, { caseAsText }, { notesIn }] = await Promise.all([
    import('./read-case.ts'),
    import('./calculate.ts'),
    import('./case-as-text.ts'),
    import('./notes-in.ts'),
  ])
  const document = readCase(await jsonAt(place))
  const result = calculate(document)
  if (options.format === 'json') printJson(notesIn(result, language))
  else process.stdout.write(caseAsText(document, result, language))
  return 0
}

async function jsonAt(place: string): Promise<unknown> {
  const { readFile } = await import('node:fs/promises')
  const { text } = await import('node:stream/consumers')
  const content = await (place === '-' ? text(process.stdin) : readFile(place, 'utf8')).catch((cause: NodeJS.ErrnoException) => {
    throw new Problem(
      'not-found',
      { sv: `Det går inte att läsa ${place}: ${cause.message}.`, en: `${place} cannot be read: ${cause.message}.` },
      { cause },
    )
  })
  try {
    return JSON.parse(content.replace(/^\ufeff/, ''))
  } catch (cause) {
    const { message } = cause as Error
    throw new Problem('invalid', { sv: `${place} är inte JSON: ${message}.`, en: `${place} is not JSON: ${message}.` }, { cause })
  }
}
