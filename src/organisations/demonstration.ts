import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { factsFolder } from '../config.ts'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import { invitePerson } from '../identity/invite-person.ts'
import { inOrganisation, system, wholeNode } from '../kernel/actor.ts'
import type { Role } from '../kernel/role.ts'
import { giveRole } from './give-role.ts'
import { lockOrganisations, writeOrganisations } from './import/write.ts'
import { decidePublisher } from './match-publishers.ts'
import type { OrganisationKind } from './organisation.ts'
import { particularsOf } from './particulars.ts'
import { setParent } from './relate.ts'

type Invented = {
  key: string
  kind: OrganisationKind
  name: { sv: string; en: string }
  code?: string
  validFrom?: string
  validTo?: string
  group?: { [edition: string]: string }
  population?: { [year: string]: number }
  staff?: { [year: string]: number }
  publishers?: { [uri: string]: 'proposed' | 'confirmed' }
  parent?: string
  successor?: string
}
type Person = { subject: string; name: string; roles: { role: Role; at: string }[] }

/** The invented organisations and people, once: what somebody has changed since is left alone. Gives the organisations' numbers by key. */
export async function loadDemonstrationOrganisations(db: Db): Promise<ReadonlyMap<string, number>> {
  const { organisations } = read<{ organisations: Invented[] }>('organisations.json')
  const { people } = read<{ people: Person[] }>('people.json')
  return inTransaction(db, async (trx) => {
    await lockOrganisations(trx)
    const { rows, known } = await there(trx, organisations)
    const missing = rows.filter(({ key }) => !known.has(key))
    const ids = await writeOrganisations(
      trx,
      system,
      { added: missing.map(({ says }, at) => ({ row: { line: at + 1, says }, after: says })), changed: [] },
      { origin: 'demonstration', source: invented, addedAs: 'added', changedAs: 'changed' },
    )
    for (const [at, { key }] of missing.entries()) known.set(key, ids[at]!)
    for (const one of organisations.filter(({ key }) => missing.some((row) => row.key === key))) await relate(trx, one, known)
    for (const { subject, name, roles } of people) {
      const before = await trx
        .selectFrom('person')
        .select('id')
        .where('issuer', '=', 'demonstration')
        .where('subject', '=', subject)
        .executeTakeFirst()
      if (before) continue
      const person = await invitePerson(trx, { issuer: 'demonstration', subject, name })
      for (const { role, at } of roles)
        await giveRole(trx, system, {
          person,
          role,
          scope: at === 'node' ? wholeNode : inOrganisation(known.get(at)!),
          origin: 'demonstration',
        })
    }
    return known
  })
}

const invented = 'data/demonstration/organisations.json'
const read = <T>(file: string) => JSON.parse(readFileSync(join(factsFolder, 'demonstration', file), 'utf8')) as T

/** Found again by what the file says they were called, whatever they are called now. */
async function there(trx: Db, organisations: readonly Invented[]) {
  const rows = organisations.map(({ key, publishers, parent, successor, validFrom, validTo, ...rest }) => ({
    key,
    says: particularsOf({ ...rest, valid_from: validFrom, valid_to: validTo }),
  }))
  const added = await trx
    .selectFrom('history')
    .innerJoin('organisation', (join) => join.on((e) => e('subject_id', '=', e.cast<string>('organisation.id', 'text'))))
    .select(['organisation.id', 'after'])
    .where('subject_kind', '=', 'organisation')
    .where('action', '=', 'added')
    .where('origin', '=', 'demonstration')
    .execute()
  const byName = new Map(added.map(({ id, after }) => [(after as { name: { sv: string } }).name.sv, id]))
  const known = new Map(
    rows.flatMap(({ key, says }) => (byName.has(says['name.sv']!) ? [[key, byName.get(says['name.sv']!)!] as const] : [])),
  )
  return { rows, known }
}

async function relate(
  trx: Db,
  { key, publishers = {}, parent, successor, validTo }: Invented,
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const id = ids.get(key)!
  for (const [uri, state] of Object.entries(publishers))
    await decidePublisher(trx, system, { organisation: id, uri, state, reason: 'shipped' })
  if (parent) await setParent(trx, system, id, ids.get(parent)!, '2020-01-01')
  if (successor) {
    const [other, on] = [ids.get(successor)!, validTo!]
    await trx
      .insertInto('organisation_relation')
      .values({ organisation_id: id, kind: 'successor', other_id: other, valid_from: on })
      .execute()
    await record(trx, system, 'succeeded', { kind: 'organisation', id }, null, { successor: other, on })
    await record(trx, system, 'succeeds', { kind: 'organisation', id: other }, null, { predecessor: id, on })
  }
}
