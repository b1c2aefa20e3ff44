import type { Command } from 'commander'
import { type ExitCode, end, printJson } from '../../cli/outcome.ts'
import type { Db } from '../../db/open.ts'
import { listKeys } from '../../identity/key/api-key.ts'
import { system } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { roles } from '../../kernel/role.ts'
import { organisationNamed } from '../organisation-named.ts'
import { makeKey, NewKey, withdrawKey } from './make-key.ts'

type WithNode = <Result>(work: (tools: { db: Db }) => Promise<Result>) => Promise<Result>
type Options = { organisation?: string; node?: boolean; role: string[]; name: string; days: string; format: string }

const collect = (value: string, before: string[]) => [...before, value]

/** Keys from the machine itself: also the way in for the first system of a node. */
export function keyCommands(program: Command, withNode: WithNode): void {
  const key = program.command('key').description('keys for systems: make, list, withdraw')
  const owned = (command: Command) =>
    command
      .option('--organisation <one>', 'whose: organisation number, code of a municipality or region, or our number as #12')
      .option('--node', 'the whole node')
      .option('--format <format>', 'text or json', 'text')

  owned(key.command('create').description('a new key, on standard output: it is shown this once'))
    .requiredOption('--name <name>', 'which system has it')
    .option('--role <role>', `one of ${roles.join(', ')}; may be repeated`, collect, [])
    .option('--days <n>', 'how long it holds', '365')
    .action((options: Options) =>
      end(() =>
        withNode<ExitCode>(async ({ db }) => {
          const organisation = await ownerOf(db, options)
          const read = NewKey.safeParse({ organisation, name: options.name, roles: options.role, days: Number(options.days) })
          if (!read.success)
            throw new Problem('invalid', {
              sv: `Ange ett namn, minst en roll av ${roles.join(', ')} och 1–731 dagar.`,
              en: `Give a name, at least one role of ${roles.join(', ')}, and 1–731 days.`,
            })
          const made = await makeKey(db, system, read.data, new Date())
          if (options.format === 'json') printJson(made)
          else process.stdout.write(`${made.key}\n`)
          return 0
        }),
      ),
    )

  owned(key.command('list').description('keys, without the keys themselves')).action((options: Options) =>
    end(() =>
      withNode<ExitCode>(async ({ db }) => {
        const found = await listKeys(db, await ownerOf(db, options))
        if (options.format === 'json') printJson(found)
        else
          for (const { id, name, hint, roles: held, expiresAt, withdrawnAt } of found)
            process.stdout.write(
              `${id}\t${name}\t…${hint}\t${held.join(',')}\t${withdrawnAt ? 'withdrawn' : `until ${expiresAt.toISOString().slice(0, 10)}`}\n`,
            )
        return 0
      }),
    ),
  )

  owned(key.command('withdraw').description('a key opens nothing any more').argument('<id>')).action((id: string, options: Options) =>
    end(() =>
      withNode<ExitCode>(async ({ db }) => {
        await withdrawKey(db, system, await ownerOf(db, options), Number(id), new Date())
        return 0
      }),
    ),
  )
}

async function ownerOf(db: Db, { organisation, node }: Options): Promise<number | null> {
  if (organisation !== undefined) return organisationNamed(db, organisation)
  if (node) return null
  throw new Problem('invalid', { sv: 'Ange --organisation eller --node.', en: 'Give --organisation or --node.' })
}
