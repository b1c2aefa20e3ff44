import assert from 'node:assert/strict'
import test from 'node:test'
import { harvestNode } from '../../test/harvest.ts'
import { Problem } from '../kernel/problem.ts'
import { findEntryAt } from './find.ts'

const { db, take } = await harvestNode()
const dataset = (title: string) => `<https://x.example/1> a dcat:Dataset ; dcterms:title "${title}"@sv .`
const rest = '<https://x.example/2> a dcat:Dataset ; dcterms:title "Annan"@sv .'

await take(`${dataset('Sjöar')} ${rest}`)
await take(`${dataset('Sjöar och hav')} ${rest}`)
await take(rest, {}, {})
await take(rest, { confirmedRemoval: true })
const { id } = await db.selectFrom('entry').select('id').where('uri', '=', 'https://x.example/1').executeTakeFirstOrThrow()
// Three versions in a minute are set apart, as a source that changes once a month has them.
for (const [version, at] of [
  [1, '2026-01-10T10:00:00Z'],
  [2, '2026-02-10T10:00:00Z'],
  [3, '2026-03-10T10:00:00Z'],
] as const)
  await db.updateTable('entry_version').set({ at }).where('entry_id', '=', id).where('version', '=', version).execute()

const refused = (text: RegExp) => (error: unknown) => error instanceof Problem && error.kind === 'not-found' && text.test(error.detail.sv)

test('an entry is told as it was, version by version', async () => {
  assert.equal((await findEntryAt(db, id, new Date('2026-01-31'))).entry.title['sv'], 'Sjöar')
  const later = await findEntryAt(db, id, new Date('2026-02-28'))
  assert.deepEqual([later.entry.title['sv'], later.version, later.ended_at], ['Sjöar och hav', 2, null])
})

test('before it came and after it was removed there was no entry, and each is said', async () => {
  await assert.rejects(findEntryAt(db, id, new Date('2026-01-01')), refused(/fanns inte här då/))
  await assert.rejects(findEntryAt(db, id, new Date('2026-03-31')), refused(/borttagen ur sin källa då/))
})
