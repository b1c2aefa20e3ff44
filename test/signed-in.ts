import type { Hono } from 'hono'
import type { Db } from '../src/db/open.ts'
import { startSession } from '../src/identity/session/login-session.ts'
import { inOrganisation, system } from '../src/kernel/actor.ts'
import type { Role } from '../src/kernel/role.ts'
import { giveRole } from '../src/organisations/give-role.ts'

export type Answer = { status: number; to: string; text: string }
export type SignedIn = {
  get: (path: string) => Promise<Answer>
  post: (path: string, fields?: Record<string, string | readonly string[]>) => Promise<Answer>
}

const base = 'http://localhost:3000'
let persons = 0

/** Somebody with a role in an organisation, as a browser with a session; without one, anyone. */
export async function signedIn(app: Hono, db: Db, as?: { role: Role; organisation: number }): Promise<SignedIn> {
  const headers: Record<string, string> = as ? { cookie: `allmanning=${await sessionOf(db, as)}` } : {}
  const answered = async (answer: Response): Promise<Answer> => ({
    status: answer.status,
    to: answer.headers.get('location') ?? '',
    text: await answer.text(),
  })
  return {
    get: async (path) => answered(await app.request(`${base}${path}`, { headers })),
    async post(path, fields = {}) {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
      return answered(await app.request(`${base}${path}`, { method: 'POST', body, headers: { origin: base, ...headers } }))
    },
  }
}

async function sessionOf(db: Db, { role, organisation }: { role: Role; organisation: number }): Promise<string> {
  const { id } = await db
    .insertInto('person')
    .values({ issuer: 'https://logga-in.example', subject: `${organisation} ${role} ${++persons}`, name: `Prov ${role}` })
    .returning('id')
    .executeTakeFirstOrThrow()
  await giveRole(db, system, { person: id, role, scope: inOrganisation(organisation) })
  return startSession(db, { person: id, provider: 'https://logga-in.example', browser: 'Firefox' }, new Date())
}
