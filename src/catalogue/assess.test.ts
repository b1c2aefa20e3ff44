import assert from 'node:assert/strict'
import test from 'node:test'
import { harvestNode } from '../../test/harvest.ts'
import { assessSource, sourcesToAssess } from './assess.ts'
import { qualityOf, trendOf } from './quality/find.ts'
import { checkOf } from './validate/check-entries.ts'
import { checksOf } from './validate/source-checks/find.ts'

const { db, take, sourceOf, live } = await harvestNode()
const now = new Date('2026-11-23T12:00:00Z')
const whole = (n: number, title: string) =>
  `e:d${n} a dcat:Dataset ; dcterms:title "${title}"@sv ; dcterms:description "Om ${title}."@sv ; dcat:keyword "vatten"@sv .\n`

test('what a harvest brought is checked and scored once; then only what has changed', async () => {
  await take(whole(1, 'Ett') + whole(2, 'Två'), { name: 'Bedömd' })
  const { id } = await sourceOf('Bedömd')
  assert.deepEqual(await sourcesToAssess(db), [id])
  assert.deepEqual(await assessSource(db, id, now), { checked: 2 })
  assert.deepEqual(await sourcesToAssess(db), [])
  assert.deepEqual(await assessSource(db, id, now), { checked: 0 })

  await take(whole(1, 'Ett') + whole(2, 'Ny titel'), { name: 'Bedömd' })
  assert.deepEqual(await sourcesToAssess(db), [id])
  assert.deepEqual(await assessSource(db, id, now), { checked: 1 })
  assert.equal((await trendOf(db, id)).length, 2)
  assert.equal((await live('Bedömd')).length, 2)
})

test('a newer edition of the profiles checks everything again', async () => {
  const { id } = await sourceOf('Bedömd')
  await db.updateTable('entry_check').set({ edition: 'of last year' }).execute()
  assert.deepEqual(await sourcesToAssess(db), [id])
  assert.deepEqual(await assessSource(db, id, now), { checked: 2 })
})

test('the EU’s compliance counts DCAT-AP, not the national profile', async () => {
  // Follows DCAT-AP, which asks for a title and a description; DCAT-AP-SE asks for a publisher too.
  await take(whole(3, 'Tre'), { name: 'Efterlevnad' })
  const { id } = await sourceOf('Efterlevnad')
  await assessSource(db, id, now)
  const { violations } = await checksOf(db, id)
  const [entry] = await db.selectFrom('entry').select('id').where('source_id', '=', id).execute()
  assert.deepEqual((await checkOf(db, entry!.id))?.profiles, ['dcat-ap-se'])
  assert.ok(violations > 0)
  const row = await db.selectFrom('entry_check').select('dcat_ap').where('entry_id', '=', entry!.id).executeTakeFirstOrThrow()
  assert.equal(row.dcat_ap, true)
  const quality = await qualityOf(db, id)
  assert.ok(quality && !quality.fixes.some((fix) => /compli|shacl/i.test(fix.id)))
})
