import { join } from 'node:path'
import { sql } from 'kysely'
import { readConfig } from '../src/config.ts'
import { openDatabase } from '../src/db/open.ts'
import { findKey, issueKey } from '../src/identity/key/api-key.ts'
import { findSession, startSession } from '../src/identity/session/login-session.ts'
import { may } from '../src/kernel/access.ts'
import { type Actor, inOrganisation } from '../src/kernel/actor.ts'
import { roles } from '../src/kernel/role.ts'
import { grantsSql } from '../src/organisations/grants-sql.ts'
import { serve } from '../src/serve.ts'
import { type Bench, percentile, rates, rounded } from './report.ts'

const people = 1000
const rule = { who: ['administrator'], what: { sv: '', en: '' } } as const

/** What it costs to know who calls: the check alone, the question to the database, and whole pages of somebody who is signed in. */
export async function bench({ report, home, rounds }: Bench): Promise<void> {
  const node = join(home, 'signed-in')
  const config = readConfig({ PORT: '0', ALLMANNING_HOME: node, DEMO: 'false', LOG_LEVEL: 'silent' })
  const serving = await serve(config, { info() {}, error: console.error }, { worker: false })
  const database = await openDatabase({ home: node })
  try {
    const { db } = database
    await sql`insert into organisation (kind, name) select 'other', '{"sv": "O"}' from generate_series(1, 300)`.execute(db)
    await sql`insert into person (issuer, subject, name) select 'bench', n::text, 'Person ' || n from generate_series(1, ${people}) n`.execute(
      db,
    )
    await sql`
      insert into role_grant (person_id, role, scope_kind, scope_id)
      select p.id, r, 'organisation', 1 + (p.id * 7 + o) % 300 from person p, generate_series(1, 3) o, unnest(${[...roles]}::text[]) r`.execute(
      db,
    )
    const now = new Date()
    const tokens: string[] = []
    for (let person = 1; person <= people; person++)
      tokens.push(await startSession(db, { person, provider: 'bench', browser: 'firefox/linux' }, now))
    const { key } = await issueKey(
      db,
      { organisation: 1, name: 'bench', roles: ['steward'], expiresAt: new Date(now.getTime() + 1e9), madeBy: null },
      now,
    )

    const grants = Array.from({ length: 21 }, (_, n) => ({ role: roles[n % roles.length]!, scope: inOrganisation(Math.floor(n / 7)) }))
    const actor: Actor = { kind: 'person', person: 1, grants }
    const checks = 1_000_000
    const checked = await rates(rounds, checks, () => {
      for (let n = 0; n < checks; n++) may(actor, rule, inOrganisation(n & 3))
    })
    report('permission check, 21 roles', { median: rounded(1e6 / checked.median), unit: 'µs' })

    let at = 0
    const session = () =>
      findSession(db, tokens[at++ % people]!, { limits: config.session, grants: grantsSql, mayRotate: true, now: new Date() })
    report('who calls: session', { ...(await each(rounds * 200, session)), unit: 'ms' })
    report('who calls: key', { ...(await each(rounds * 200, () => findKey(db, key, new Date()))), unit: 'ms' })

    for (const [name, path] of Object.entries({ start: '/', sources: '/sources', account: '/account' })) {
      const pages = 300
      const visit = async () => {
        // Eight at a time, as many people; a processor second of the node and of us who ask, since they are one process here.
        let left = pages
        const one = async () => {
          while (left-- > 0) {
            const answer = await fetch(serving.url + path, {
              headers: { cookie: `allmanning=${tokens[at++ % people]}`, accept: 'text/html' },
            })
            if (answer.status !== 200 || !(await answer.text()).includes('Person ')) throw new Error(`${path} answered ${answer.status}`)
          }
        }
        await Promise.all(Array.from({ length: 8 }, one))
      }
      report(`signed-in page: ${name}`, { ...(await rates(rounds, pages, visit)), unit: 'views per processor second' })
    }
  } finally {
    await database.close()
    await serving.close()
  }
}

async function each(times: number, work: () => Promise<unknown>): Promise<{ median: number; p95: number }> {
  const measured: number[] = []
  for (let n = 0; n < times + 50; n++) {
    const began = performance.now()
    await work()
    if (n >= 50) measured.push(performance.now() - began)
  }
  return { median: rounded(percentile(measured, 0.5)), p95: rounded(percentile(measured, 0.95)) }
}
