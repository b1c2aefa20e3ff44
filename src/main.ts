import { Command } from 'commander'
import { catalogueCommands, type WithNode } from './catalogue/commands.ts'
import { validateCommands } from './catalogue/validate/commands.ts'
import { type ExitCode, end, printJson } from './cli/outcome.ts'
import { readConfig, settings, shownSetting, version } from './config.ts'
import { indicatorCommands } from './indicators/commands.ts'
import { caseCommands } from './initiatives/business-case/commands.ts'
import { organisationCommands } from './organisations/commands.ts'
import { keyCommands } from './organisations/keys/commands.ts'
import { roleCommands } from './organisations/role-commands.ts'

const program = new Command('allmanning')
  .description('How public organisations govern digital collaboration.')
  .version(version)
  .showHelpAfterError()
  .enablePositionalOptions()

// Database, pages and jobs are loaded by the commands that use them: they are half a second of the start of one that does not (2026-11).

/** Commands are quiet on standard error unless something is wrong; `serve` and `worker` tell what they do. */
const withNode: WithNode = async (task) => {
  const { openNode } = await import('./node.ts')
  const config = readConfig(process.env)
  const node = await openNode(config, { info: (line) => process.env.LOG_LEVEL && process.stderr.write(`${line}\n`) })
  try {
    return await task(node.tools)
  } finally {
    await node.close()
  }
}

program
  .command('serve')
  .description('the node: pages, data and a worker')
  .option('--port <n>', 'instead of PORT')
  .option('--no-worker', 'leave the jobs to other processes')
  .action((options: { port?: string; worker: boolean }) =>
    end(async () => {
      const config = readConfig({ ...process.env, ...(options.port && { PORT: options.port }) })
      const { openLog } = await import('./log.ts')
      const { serve } = await import('./serve.ts')
      const log = openLog(config.logLevel)
      const serving = await serve(config, log, { worker: options.worker })
      process.stderr.write(`\n  Allmänning is ready: ${serving.url}\n  Stop it with Ctrl-C.\n\n`)
      await untilStopped()
      await serving.close()
      return 0
    }),
  )

program
  .command('worker')
  .description('only the jobs, for a node of several processes')
  .action(() =>
    end(async () => {
      const config = readConfig(process.env)
      const { openLog } = await import('./log.ts')
      const { work } = await import('./serve.ts')
      const working = await work(config, openLog(config.logLevel))
      await untilStopped()
      await working.close()
      return 0
    }),
  )

program
  .command('migrate')
  .description('bring the database up to date')
  .action(() =>
    end(() =>
      withNode<ExitCode>(async () => {
        process.stdout.write('The database is up to date.\n')
        return 0
      }),
    ),
  )

program
  .command('doctor')
  .description('look at the node from all sides: database, history, runs, entries, disk, address')
  .option('--format <format>', 'text or json', 'text')
  .action((options: { format: string }) =>
    end(() =>
      withNode<ExitCode>(async ({ db }) => {
        const { examine } = await import('./doctor.ts')
        const found = await examine({ db, config: readConfig(process.env), now: new Date() })
        if (options.format === 'json') printJson(found)
        else
          for (const { name, state, says, fix } of found)
            process.stdout.write(`${marks[state]} ${name}: ${says}.\n${fix ? `    ${fix}\n` : ''}`)
        return found.every(({ state }) => state === 'well') ? 0 : 1
      }),
    ),
  )

program
  .command('config')
  .description('every setting, its value now and what it means')
  .option('--format <format>', 'text or json', 'text')
  .action((options: { format: string }) =>
    end(async () => {
      const rows = Object.entries(settings).map(([name, setting]) => ({
        name,
        value: shownSetting(name, process.env[name] ?? setting.default ?? ''),
        meaning: setting.meaning,
      }))
      if (options.format === 'json') printJson(rows)
      else for (const row of rows) process.stdout.write(`${row.name}=${row.value}\n    ${row.meaning}\n`)
      readConfig(process.env)
      return 0
    }),
  )

const spreadsheets = {
  importing: program.command('import').description('read a spreadsheet of ours'),
  exporting: program.command('export').enablePositionalOptions(), // each kind has options of its own, such as --format
}
catalogueCommands(program, spreadsheets, withNode, () => readConfig(process.env).baseUrl)
organisationCommands(spreadsheets, withNode)
indicatorCommands(spreadsheets, withNode)
keyCommands(program, withNode)
roleCommands(program, withNode)
validateCommands(program, () => readConfig(process.env))
caseCommands(program)

const marks = { well: '✓', warning: '!', ill: '✗' }

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

// Whoever reads us may have had enough: `allmanning export | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

await program.parseAsync()
