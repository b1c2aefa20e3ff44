import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { historyOf } from '../history/read.ts'
import { anyone, inOrganisation, system } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { addOrganisation } from '../organisations/keep.ts'
import { openOutside } from '../outside/fetch.ts'
import { findSource, runsOf } from './find.ts'
import { harvestFrom } from './harvest/harvest-from.ts'
import { search } from './search/search.ts'
import { addSource, changeSource, endSource } from './source.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const kind = (wanted: string) => (error: unknown) => error instanceof Problem && error.kind === wanted

test('without a role nobody adds, changes or ends sources', async () => {
  const id = await addSource(db, system, { name: 'Skyddad' })
  for (const [actor, refusal] of [
    [anyone, 'unauthenticated'],
    [{ kind: 'person', person: 1, grants: [] }, 'forbidden'],
  ] as const) {
    await assert.rejects(addSource(db, actor, { name: 'Ingen' }), kind(refusal))
    await assert.rejects(changeSource(db, actor, id, { name: 'Ingen', maxGoneShare: 0.3, paused: false }, now), kind(refusal))
    await assert.rejects(endSource(db, actor, id, now), kind(refusal))
  }
})

test('a steward manages the sources of the own organisation only', async () => {
  const [own, other] = [
    await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2599' }),
    await addOrganisation(db, system, { kind: 'agency', name: { sv: 'Kustdirektoratet' } }),
  ]
  const steward = { kind: 'person', person: 1, grants: [{ role: 'steward', scope: inOrganisation(own) }] } as const
  const source = await addSource(db, steward, { name: 'Egen', organisation: own })
  await assert.rejects(addSource(db, steward, { name: 'Nodens' }), kind('forbidden'))
  await assert.rejects(addSource(db, steward, { name: 'Annans', organisation: other }), kind('forbidden'))
  const others = await addSource(db, system, { name: 'Annans', organisation: other })
  const settings = { name: 'Ny', maxGoneShare: 0.3, paused: false }
  await changeSource(db, steward, source, settings, now)
  await assert.rejects(changeSource(db, steward, others, { ...settings, name: 'Kapad' }, now), kind('forbidden'))
  await assert.rejects(endSource(db, steward, others, now), kind('forbidden'))
})

test('the same name or the same address is not added twice', async () => {
  await addSource(db, system, { name: 'Tallvik', url: 'https://tallvik.example/dcat' })
  await assert.rejects(addSource(db, system, { name: 'TALLVIK' }), kind('conflict'))
  await assert.rejects(addSource(db, system, { name: 'Annat namn', url: 'https://tallvik.example/dcat' }), kind('conflict'))
})

test('a source that moves forgets what it knew of the old address, and the change is remembered', async () => {
  const id = await addSource(db, system, { name: 'Flyttar', url: 'https://a.example/dcat', everyHours: 24 })
  await db.updateTable('source').set({ etag: '"1"', file_hash: 'x' }).where('id', '=', id).execute()
  await changeSource(
    db,
    system,
    id,
    { name: 'Flyttar', url: 'https://b.example/dcat', everyHours: 1, maxGoneShare: 0.5, paused: true },
    now,
  )
  const { url, etag, file_hash, every_hours, paused_at } = await findSource(db, id)
  assert.deepEqual(
    { url, etag, file_hash, every_hours, paused_at },
    { url: 'https://b.example/dcat', etag: null, file_hash: null, every_hours: 1, paused_at: now },
  )
  assert.deepEqual(
    (await historyOf(db, 'source', id)).map(({ action }) => action),
    ['changed', 'added'],
  )
})

test('a source that ends takes its entries out of the search, and everything said is still there to read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'allmanning-source-'))
  const file = join(folder, 'katalog.ttl')
  writeFileSync(file, '<https://ex.example/a> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "Badplatser"@sv .')
  const outside = openOutside({ contact: 'test@example.org' })
  await harvestFrom({ db, outside, folder }, system, { place: file, name: 'Tar slut' })
  const { id } = await db.selectFrom('source').select('id').where('name', '=', 'Tar slut').executeTakeFirstOrThrow()
  await endSource(db, system, id, now)
  outside.close()
  assert.equal((await search(db, { text: 'badplatser' })).total, 0)
  assert.equal((await search(db, { text: 'badplatser', ended: true })).total, 1)
  const [last] = await runsOf(db, id)
  assert.equal(last!.removed, 1)
  await assert.rejects(endSource(db, system, id, now), kind('not-found'))
  await addSource(db, system, { name: 'Tar slut' }) // the name is free again
})
