import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/database.ts'
import { historyOf } from '../history/read.ts'
import { system } from '../kernel/actor.ts'
import { addFact } from './add-fact.ts'
import { loadDemonstrationOrganisations } from './demonstration.ts'
import { factsOf, findOrganisation, grantsOf, groupsOf, listOrganisations, predecessorsOf } from './find.ts'
import { changeOrganisation } from './keep.ts'
import { loadOrganisations } from './shipped.ts'

const { db } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'allmanning-facts-'))
after(() => rmSync(folder, { recursive: true }))
for (const file of ['organisations.csv', 'organisation-facts.csv']) cpSync(join('data', file), join(folder, file))

/** The next edition of the shipped facts. */
const edit = (file: string, before: string, now: string) => {
  const text = readFileSync(join(folder, file), 'utf8')
  assert.ok(text.includes(before), before)
  writeFileSync(join(folder, file), text.replace(before, now))
}
const changes = async () => (await sql<{ n: number }>`select count(*)::int n from history`.execute(db)).rows[0]!.n
const idOf = async (name: string) =>
  (await listOrganisations(db, { text: name, all: true }, '2026-11-25')).rows.find((row) => row.name.sv === name)!.id

test('the shipped organisations are loaded once, with their years and groups', async () => {
  const began = performance.now()
  assert.deepEqual(await loadOrganisations(db, folder), { added: 572, changed: 0 })
  assert.ok(performance.now() - began < 3000, `${performance.now() - began} ms`)
  const { total, kinds } = await listOrganisations(db, {}, '2026-11-25')
  assert.deepEqual([total, kinds], [572, { agency: 261, municipality: 290, region: 21 }])
  const [employment, lulea] = [await idOf('Arbetsförmedlingen'), await idOf('Luleå kommun')]
  const [latest] = await factsOf(db, employment)
  assert.deepEqual(latest, { fact: 'staff', year: 2025, value: 10325, source: 'https://github.com/civictechsweden/myndighetsdata' })
  assert.deepEqual(await groupsOf(db, lulea), [{ edition: '2023', code: 'B3', source: 'https://skr.se/' }])
  const before = await changes()
  assert.deepEqual(await loadOrganisations(db, folder), { added: 0, changed: 0 })
  assert.equal(await changes(), before, 'the next start writes nothing')
})

test('a new edition adds history, and leaves what people have changed', async () => {
  const [boden, pitea, agency] = [await idOf('Bodens kommun'), await idOf('Piteå kommun'), await idOf('Arbetsförmedlingen')]
  await changeOrganisation(db, system, boden, { kind: 'municipality', name: { sv: 'Boden stad' }, code: '2582' }, 1)
  await addFact(db, system, agency, { fact: 'staff', year: 2024, value: 11000, source: 'egen räkning' })
  edit('organisations.csv', 'Bodens kommun', 'Bodens nya kommun')
  edit('organisations.csv', 'Piteå kommun', 'Pite kommun')
  edit('organisation-facts.csv', '202100-2114;;staff;2024;11140', '202100-2114;;staff;2024;11141')
  edit('organisation-facts.csv', '202100-2114;;staff;2023;10952', '202100-2114;;staff;2023;10953')
  assert.deepEqual(await loadOrganisations(db, folder), { added: 0, changed: 3 })

  const kept = await findOrganisation(db, boden)
  assert.equal(kept.name.sv, 'Boden stad')
  assert.equal(kept.shipped!['name.sv'], 'Bodens nya kommun', 'and the page can tell the difference')
  assert.equal((await findOrganisation(db, pitea)).name.sv, 'Pite kommun')
  const [last] = await historyOf(db, 'organisation', pitea)
  assert.deepEqual([last!.action, (last!.before as { name: { sv: string } }).name.sv], ['new-edition', 'Piteå kommun'])
  const years = new Map((await factsOf(db, agency)).map(({ year, value }) => [year, value]))
  assert.deepEqual([years.get(2024), years.get(2023)], [11000, 10953])
  assert.deepEqual(await loadOrganisations(db, folder), { added: 0, changed: 0 })
})

test('an invented organisation has people, publishers and a past, and a second start adds nothing', async () => {
  const ids = await loadDemonstrationOrganisations(db)
  const before = await changes()
  assert.deepEqual(await loadDemonstrationOrganisations(db), ids)
  assert.equal(await changes(), before)
  const came = await predecessorsOf(db, ids.get('kustdirektoratet')!, '2026-11-25')
  assert.deepEqual(came.map(({ name }) => name.sv).sort(), ['Kuststyrelsen', 'Sjömätningsverket'])
  const people = await db.selectFrom('person').select(['id', 'subject']).where('issuer', '=', 'demonstration').execute()
  const roles = new Map<string, number>()
  for (const { id } of people) for (const { role } of await grantsOf(db, id)) roles.set(role, (roles.get(role) ?? 0) + 1)
  assert.deepEqual([...roles.keys()].sort(), ['administrator', 'assessor', 'coordinator', 'decision-maker', 'editor', 'reader', 'steward'])
  const cecilia = people.find(({ subject }) => subject === 'cecilia-nurmi')!
  assert.equal((await grantsOf(db, cecilia.id)).length, 2)
})
