import assert from 'node:assert/strict'
import test, { before } from 'node:test'
import fc from 'fast-check'
import { testDatabase } from '../../../test/database.ts'
import { system } from '../../kernel/actor.ts'
import { addSynonym, listSynonyms, loadSynonyms, removeSynonym } from './edit-synonyms.ts'
import { indexEntries } from './index-entries.ts'
import { putEntries } from './put-entries.fixture.ts'
import { search } from './search.ts'
import type { Searchable } from './searchable.ts'

const { db } = await testDatabase()

const entry = (id: number, title: string, more: Partial<Searchable> = {}): Searchable => ({
  id,
  uri: `https://exempel.se/${id}`,
  kind: 'dataset',
  source: 'Exempel',
  title: { sv: title },
  keywords: [],
  texts: [],
  facets: {},
  changedAt: new Date(Date.UTC(2026, 0, 1) + id * 60_000),
  ...more,
})
const titles = async (asked: Parameters<typeof search>[1]) =>
  (await search(db, asked)).hits.map(({ title }) => title?.segments.map(({ text }) => text).join(''))

before(async () => {
  const mentions = Array.from({ length: 1_500 }, (_, n) =>
    entry(n + 100, `Post ${n}`, { texts: [{ text: 'Vägar nämns här, och broar.', language: 'sv' }] }),
  )
  const titled = Array.from({ length: 300 }, (_, n) => entry(n + 2_000, `Broar och tunnlar nummer ${n} på sträckan`))
  await putEntries(db, [
    entry(1, 'Vägar'),
    entry(2, 'Broar'),
    entry(3, 'Brodata', { keywords: [{ text: 'vägar', language: 'sv' }] }),
    ...mentions,
    ...titled,
    entry(3_000, 'Ån'),
    entry(3_001, 'Zoner'),
    entry(3_002, 'Ärenden'),
    entry(3_003, 'Öar'),
    entry(3_004, 'Avslutat', { endedAt: new Date(Date.UTC(2026, 5, 1)) }),
  ])
})

test('an old entry with the word in its title comes before 1 500 newer ones that mention it', async () => {
  const { total, hits } = await search(db, { text: 'vägar' })
  assert.equal(total, 1_502)
  assert.deepEqual(
    hits.slice(0, 2).map(({ id }) => id),
    [1, 3],
  )
})

test('an old entry with only the word as title comes before 300 newer ones with longer titles', async () => {
  assert.equal((await search(db, { text: 'broar' })).hits[0]?.id, 2)
})

test('pages follow one another without gap or repetition, beyond what is ranked too', async () => {
  const seen = new Set<number>()
  for (let page = 1; page <= 16; page++) for (const { id } of (await search(db, { text: 'vägar', page, limit: 100 })).hits) seen.add(id)
  assert.equal(seen.size, 1_502)
})

test('by name, å ä ö come after z', async () => {
  assert.deepEqual(await titles({ text: '-post -broar -vägar -brodata', sort: 'name' }), ['Zoner', 'Ån', 'Ärenden', 'Öar'])
})

test('newest first when asked, or when there are no words', async () => {
  assert.deepEqual(await titles({ text: '', limit: 2 }), ['Öar', 'Ärenden'])
  assert.equal((await search(db, { text: 'broar', sort: 'newest', limit: 1 })).hits[0]?.id, 2_299)
})

test('what has ended is found only when asked for', async () => {
  assert.equal((await search(db, { text: 'avslutat' })).total, 0)
  const { total, hits } = await search(db, { text: 'avslutat', ended: true })
  assert.deepEqual([total, hits[0]?.id], [1, 3_004])
})

test('whatever is typed is a search', async () => {
  const odd = [
    ':*&|!\'"<>\\',
    "'",
    '"',
    '""',
    '-',
    '-"',
    '(((',
    'a & b | !c <-> d:*',
    '\\',
    "';drop table entry;--",
    'x'.repeat(10_000),
    'bro '.repeat(2_500),
    'och i på av',
    '\u0000',
    '\ud800',
    '%',
    '_',
    '🎉',
    '中文',
    '#1',
    '=vägar',
    '~~~',
    'https://',
    'http://[',
    '-och',
    '"och i"',
    '1-2-3-4',
    '--',
    'a-',
    "d'été",
    '.:.',
  ].concat(fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), { seed: 5, numRuns: 100 }))
  for (const text of odd) {
    for (const typing of [false, true]) {
      const { total } = await search(db, { text, typing, limit: 5 })
      assert.ok(total >= 0, text)
    }
  }
})

test('odd pages, limits and facet values are taken as what they can mean', async () => {
  for (const page of [0, -1, Number.NaN, 1.5, 1e9]) assert.ok((await search(db, { text: 'vägar', page, limit: 2 })).hits.length <= 2)
  assert.equal((await search(db, { text: 'vägar', limit: -5 })).hits.length, 0)
  assert.equal((await search(db, { text: 'vägar', facets: { theme: ['%', "'", '\u0000'.slice(1)] } })).total, 0)
})

test('a synonym holds from the next search until it is removed', async () => {
  assert.equal((await search(db, { text: 'viadukt' })).total, 0)
  const group = await addSynonym(db, system, { words: ['viadukt', 'brodata'], source: 'exempel' })
  assert.deepEqual(await titles({ text: 'viadukter' }), ['Brodata'])
  await assert.rejects(addSynonym(db, system, { words: ['Brodata', 'viadukt'] }), { kind: 'conflict' })
  await assert.rejects(addSynonym(db, system, { words: ['viadukt', 'Viadukt', ' '] }), { kind: 'invalid' })
  await removeSynonym(db, system, group.id, new Date())
  assert.equal((await search(db, { text: 'viadukt' })).total, 0)
  await assert.rejects(removeSynonym(db, system, group.id, new Date()), { kind: 'not-found' })
})

test('shipped synonyms are loaded once, and one that people removed does not come back', async () => {
  const { added } = await loadSynonyms(db)
  assert.ok(added > 80)
  const [first] = await listSynonyms(db)
  await removeSynonym(db, system, first!.id, new Date())
  assert.deepEqual(await loadSynonyms(db), { added: 0 })
  assert.ok(!(await listSynonyms(db)).some(({ id }) => id === first!.id))
})

test('two sources that arrive at once with the same new values both get in', async () => {
  const arriving = [1, 2].map((source) =>
    db.transaction().execute((trx) =>
      indexEntries(
        trx,
        Array.from({ length: 50 }, (_, n) =>
          entry(100 + (source - 1) * 50 + n, `Samtidig ${n}`, { source: `källa ${source}`, facets: { theme: [`nytt ${n % 7}`] } }),
        ),
      ),
    ),
  )
  await Promise.all(arriving)
  assert.equal((await search(db, { text: 'samtidig' })).total, 100)
})
