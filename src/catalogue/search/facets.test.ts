import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import { endInIndex, indexEntries, outdated, recountFacets } from './index-entries.ts'
import { characterOf, countPacked } from './packed.ts'
import { putEntries } from './put-entries.fixture.ts'
import { search } from './search.ts'
import { type FacetName, facetNames, type Searchable } from './searchable.ts'

const { db } = await testDatabase()

const among = (...values: string[]) => fc.constantFrom(...values)
const arbitraryEntry = fc.record({
  word: among('vatten', 'skola', 'karta'),
  kind: among('dataset', 'data-service'),
  source: among('a', 'b'),
  publisher: fc.option(among('p', 'q', 'r'), { nil: undefined }),
  theme: fc.uniqueArray(among('ENVI', 'TRAN', 'EDUC'), { maxLength: 3 }),
  format: fc.uniqueArray(among('csv', 'json', 'xml', 'pdf'), { maxLength: 3 }),
})
const arbitraryChoice = fc.record({
  text: among('', 'vatten', 'skolor', 'svamp'),
  facets: fc.record(
    {
      kind: fc.uniqueArray(among('dataset', 'data-service'), { maxLength: 2 }),
      theme: fc.uniqueArray(among('ENVI', 'TRAN', 'nothing'), { maxLength: 2 }),
      format: fc.uniqueArray(among('csv', 'json'), { maxLength: 2 }),
      publisher: fc.uniqueArray(among('p', 'q'), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
})

const stems: Record<string, string> = { vatten: 'vatten', skolor: 'skola', svamp: 'svamp' }
const [sample] = fc.sample(fc.array(arbitraryEntry, { minLength: 150, maxLength: 150 }), { seed: 1, numRuns: 1 })
const entries: Searchable[] = sample!.map(({ word, kind, source, publisher, theme, format }, n) => ({
  id: n + 1,
  uri: `https://exempel.se/${n}`,
  kind,
  source,
  ...(publisher && { publisher: { value: publisher, label: publisher.toUpperCase() } }),
  title: { sv: `${word} ${n}` },
  keywords: [],
  texts: [],
  facets: { theme, format },
  changedAt: new Date(Date.UTC(2026, 0, 1) + n * 1000),
}))

const valuesOf = (entry: Searchable, facet: FacetName): readonly string[] =>
  facet === 'kind'
    ? [entry.kind]
    : facet === 'source'
      ? [entry.source]
      : facet === 'publisher'
        ? entry.publisher
          ? [entry.publisher.value]
          : []
        : (entry.facets[facet] ?? [])

type Choice = { text: string; facets: Partial<Record<FacetName, string[]>> }

/** The same counts, the slow and obvious way. */
function recount(among: readonly Searchable[], { text, facets }: Choice) {
  const fits = (entry: Searchable, except?: FacetName) =>
    (text === '' || entry.title.sv!.startsWith(stems[text]!)) &&
    facetNames.every(
      (facet) => facet === except || !facets[facet]?.length || facets[facet].some((value) => valuesOf(entry, facet).includes(value)),
    )
  const counts = facetNames.map((facet) => {
    const n: Record<string, number> = Object.fromEntries((facets[facet] ?? []).map((value) => [value, 0]))
    for (const entry of among.filter((one) => fits(one, facet))) for (const value of valuesOf(entry, facet)) n[value] = (n[value] ?? 0) + 1
    return [facet, n]
  })
  return { total: among.filter((entry) => fits(entry)).length, counts: Object.fromEntries(counts) }
}

async function counted(choice: Choice & { ended?: boolean }) {
  const { total, facets, hits } = await search(db, { ...choice, limit: 100 })
  assert.equal(hits.length, Math.min(total, 100))
  const counts = facetNames.map((facet) => [facet, Object.fromEntries(facets[facet].map(({ value, n }) => [value, n]))])
  return { total, counts: Object.fromEntries(counts) }
}

test('each facet counts as if nothing were chosen in it, whatever is chosen', async () => {
  await putEntries(db, entries)
  const choices = fc.sample(arbitraryChoice, { seed: 3, numRuns: 120 })
  for (const choice of choices) assert.deepEqual(await counted(choice), recount(entries, choice), JSON.stringify(choice))
})

test('counts stay true when entries change, end and go', async () => {
  const changed = entries.slice(0, 40).map((entry) => ({ ...entry, facets: { theme: ['EDUC'] }, kind: 'standard', source: 'b' }))
  const ended = entries.slice(40, 60).map((entry) => ({ ...entry, endedAt: new Date() }))
  await indexEntries(db, [...changed, ...ended])
  await indexEntries(db, [...changed, ...ended])
  await endInIndex(db, [61, 62, 63, 40_000])
  await endInIndex(db, [61, 62, 63])
  const current = [...changed, ...entries.slice(63)]
  for (const choice of [
    { text: '', facets: {} },
    { text: 'vatten', facets: { theme: ['EDUC'] } },
    { text: '', facets: { kind: ['standard'] } },
  ]) {
    assert.deepEqual(await counted(choice), recount(current, choice), JSON.stringify(choice))
  }
  assert.deepEqual(
    await counted({ text: '', facets: {}, ended: true }),
    recount([...current, ...ended, ...entries.slice(60, 63)], { text: '', facets: {} }),
  )
  const kept = await sql`select * from facet_count where n <> 0 order by source, value`.execute(db)
  await db.transaction().execute(recountFacets)
  assert.deepEqual(kept.rows, (await sql`select * from facet_count order by source, value`.execute(db)).rows)
})

test('a row made by an older analysis, or missing, is found for making again', async () => {
  await sql`update search_entry set analysis = 0 where entry = 5`.execute(db)
  await sql`delete from search_entry where entry between 61 and 63`.execute(db)
  assert.deepEqual(await outdated(db, 10), [5, 61, 62, 63])
  await indexEntries(db, [entries[4]!])
  assert.deepEqual(await outdated(db, 10), [61, 62, 63])
})

test('a publisher that changes its name has the new one among the facets', async () => {
  const renamed = entries.slice(70).find(({ publisher }) => publisher?.value === 'p')!
  await indexEntries(db, [{ ...renamed, publisher: { value: 'p', label: 'Pyrola' } }])
  const { rows } = await sql`select label from facet_value where facet = 'publisher' and value = 'p'`.execute(db)
  assert.deepEqual(rows, [{ label: 'Pyrola' }])
})

test('values beyond the first ten thousands are counted too', () => {
  const ids = [1, 96, 1_888, 55_135, 55_136, 65_000, 70_000, 1_000_000]
  const packed = ids
    .map((id) =>
      ids
        .filter((other) => other <= id)
        .map(characterOf)
        .join(''),
    )
    .join(' ')
  const { total, byValue } = countPacked(packed, new Map(), () => 'theme')
  assert.equal(total, ids.length)
  assert.deepEqual(
    [...byValue],
    ids.map((id, n) => [id, ids.length - n]),
  )
})
