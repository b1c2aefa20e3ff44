import type { Command } from 'commander'
import { type ExitCode, end, printJson } from '../cli/outcome.ts'
import type { Db } from '../db/open.ts'
import { inOrganisation, system } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { type Role, roles } from '../kernel/role.ts'
import { forgetPerson } from './forget-person.ts'
import { endRole, giveRole } from './give-role.ts'
import { organisationNamed } from './organisation-named.ts'

type WithNode = <Result>(work: (tools: { db: Db }) => Promise<Result>) => Promise<Result>
type Options = { organisation?: string; node?: boolean; role: string; person: string }

/** Roles from the machine itself: the way in for the first administrator, who has signed in once and has no roles yet. */
export function roleCommands(program: Command, withNode: WithNode): void {
  const role = program.command('role').description('give and take roles of those who have signed in')

  role
    .command('people')
    .description('who has signed in')
    .option('--format <format>', 'text or json', 'text')
    .action(({ format }: { format: string }) =>
      end(() =>
        withNode<ExitCode>(async ({ db }) => {
          const people = await db
            .selectFrom('person')
            .select(['id', 'name', 'email', 'issuer', 'seen_at as seenAt'])
            .where('forgotten_at', 'is', null)
            .orderBy('id')
            .execute()
          if (format === 'json') printJson(people)
          else for (const { id, name, email, issuer } of people) process.stdout.write(`${id}\t${name ?? ''}\t${email ?? ''}\t${issuer}\n`)
          return 0
        }),
      ),
    )

  role
    .command('forget')
    .description('take away the name and the roles of a person; what the person did stays')
    .requiredOption('--person <who>', 'number or e-mail address; see `role people`')
    .action(({ person }: { person: string }) =>
      end(() =>
        withNode<ExitCode>(async ({ db }) => {
          await forgetPerson(db, system, await personNamed(db, person), new Date())
          return 0
        }),
      ),
    )

  for (const [verb, description, change] of [
    ['give', 'a role in an organisation or the whole node', giveRole],
    ['end', 'a role is over; that it was held stays', (db, actor, grant) => endRole(db, actor, grant, new Date())],
  ] as const satisfies [string, string, typeof giveRole][]) {
    role
      .command(verb)
      .description(description)
      .requiredOption('--person <who>', 'number or e-mail address; see `role people`')
      .requiredOption('--role <role>', `one of ${roles.join(', ')}`)
      .option('--organisation <one>', 'organisation number, code of a municipality or region, or our number as #12')
      .option('--node', 'the whole node')
      .action((options: Options) =>
        end(() =>
          withNode<ExitCode>(async ({ db }) => {
            if (!roles.includes(options.role as Role) || !(options.organisation || options.node))
              throw new Problem('invalid', {
                sv: `Ange en roll av ${roles.join(', ')}, och --organisation eller --node.`,
                en: `Give a role of ${roles.join(', ')}, and --organisation or --node.`,
              })
            const scope = inOrganisation(options.organisation ? await organisationNamed(db, options.organisation) : null)
            await change(db, system, { person: await personNamed(db, options.person), role: options.role as Role, scope })
            return 0
          }),
        ),
      )
  }
}

async function personNamed(db: Db, who: string): Promise<number> {
  const people = await db
    .selectFrom('person')
    .select('id')
    .where('forgotten_at', 'is', null)
    .where((e) => (/^\d{1,9}$/.test(who) ? e('id', '=', Number(who)) : e('email', '=', who)))
    .limit(2)
    .execute()
  if (people.length === 1) return people[0]!.id
  throw new Problem(people.length === 0 ? 'not-found' : 'conflict', {
    sv: people.length === 0 ? `Ingen ${who} har loggat in här än.` : `Flera personer har adressen ${who}. Ange numret, se \`role people\`.`,
    en:
      people.length === 0
        ? `No ${who} has signed in here yet.`
        : `Several people have the address ${who}. Give the number: see \`role people\`.`,
  })
}
