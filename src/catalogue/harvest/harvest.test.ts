import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { harvestNode } from '../../../test/harvest.ts'
import { parseLines } from '../../rdf/ntriples.ts'
import { codes, finding, told } from './fixtures.ts'

const { db, take, live, sourceOf } = await harvestNode()

const dataset = (name: string, title = name) => `e:${name} a dcat:Dataset ; dcterms:title "${title}"@sv .\n`
const many = (n: number, from = 0) => Array.from({ length: n }, (_, i) => dataset(`d${i + from}`)).join('')
const versions = async (uri: string, source: string) =>
  (
    await db
      .selectFrom('entry_version')
      .innerJoin('entry', 'entry.id', 'entry_version.entry_id')
      .innerJoin('source', 'source.id', 'entry.source_id')
      .select(['entry_version.version', 'change', 'triples'])
      .where('uri', '=', uri)
      .where('source.name', '=', source)
      .orderBy('entry_version.version')
      .execute()
  ).map(({ version, change, triples }) => `${version} ${change} ${triples === null ? '-' : parseLines(triples).length}`)

const nothing = { state: 'done', added: 0, changed: 0, unchanged: 0, removed: 0, refused: 0, held: 0 }

test('a first harvest adds every record, with its version, its search row and its history', async () => {
  const name = 'Första'
  const report = await take(`e:c a dcat:Catalog ; dcterms:title "K" ; dcat:dataset e:a, e:b . ${dataset('a')} ${dataset('b')}`, { name })
  assert.deepEqual(told(report), { ...nothing, added: 3 })
  const entries = await live(name)
  assert.deepEqual(
    entries.map(({ uri, kind, version, catalogues }) => [uri.slice(19), kind, version, catalogues.length]),
    [
      ['a', 'dataset', 1, 1],
      ['b', 'dataset', 1, 1],
      ['c', 'catalogue', 1, 0],
    ],
  )
  assert.deepEqual(await versions('https://example.se/a', name), ['1 added 2'])
  const { rows } = await sql<{ n: number }>`
    select count(*)::int n from history where subject_kind = 'entry' and action = 'added' and actor ->> 'run' = ${String(report.run)}`.execute(
    db,
  )
  assert.equal(rows[0]!.n, 3)
  const run = await db.selectFrom('harvest_run').selectAll().where('id', '=', report.run).executeTakeFirstOrThrow()
  assert.deepEqual(
    [run.state, run.stage, run.syntax, run.triples, run.records, run.added, run.finished_at !== null],
    ['done', null, 'turtle', 8, 3, 3, true],
  )
})

test('the same file again changes nothing, and neither does the same content in other bytes', async () => {
  const name = 'Samma'
  await take(`${dataset('a')} e:b a dcat:Dataset ; dcat:contactPoint [ vcard:fn "Karin" ] .`, { name })
  const before = await live(name)
  assert.deepEqual(told(await take(`${dataset('a')} e:b a dcat:Dataset ; dcat:contactPoint [ vcard:fn "Karin" ] .`, { name })), {
    ...nothing,
    unchanged: 2,
  })
  const other = `# skriven på annat sätt\n_:k vcard:fn "Karin" . e:b dcat:contactPoint _:k ; a dcat:Dataset . ${dataset('a')}`
  assert.deepEqual(told(await take(other, { name })), { ...nothing, unchanged: 2 })
  assert.deepEqual(await live(name), before)
})

test('what is added, changed, removed and returned is counted, versioned and remembered', async () => {
  const name = 'Levande'
  const others = many(8)
  await take(`${dataset('a')} ${dataset('b')} ${others}`, { name })
  assert.deepEqual(told(await take(`${dataset('a', 'Ny titel')} ${dataset('c')} ${others}`, { name })), {
    ...nothing,
    added: 1,
    changed: 1,
    unchanged: 8,
    removed: 1,
  })
  assert.deepEqual(await versions('https://example.se/a', name), ['1 added 2', '2 changed 2'])
  assert.deepEqual(await versions('https://example.se/b', name), ['1 added 2', '2 removed -'])
  assert.deepEqual(told(await take(`${dataset('a', 'Ny titel')} ${dataset('b')} ${dataset('c')} ${others}`, { name })), {
    ...nothing,
    added: 1,
    unchanged: 10,
  })
  assert.deepEqual(await versions('https://example.se/b', name), ['1 added 2', '2 removed -', '3 added 2'])
  assert.equal((await live(name)).length, 11)
})

test('an ended entry is no longer found by a search', async () => {
  const name = 'Sökning'
  await take(many(5) + dataset('ends'), { name })
  const { id } = await db
    .selectFrom('entry')
    .innerJoin('source', 'source.id', 'entry.source_id')
    .select('entry.id')
    .where('uri', '=', 'https://example.se/ends')
    .where('source.name', '=', name)
    .executeTakeFirstOrThrow()
  const rows = async () =>
    (await db.selectFrom('search_entry').selectAll().where('entry', '=', id).where('ended', '=', false).execute()).length
  assert.equal(await rows(), 1)
  await take(many(5), { name })
  assert.equal(await rows(), 0)
})

test('a dataset that moves to another catalogue is no new version, but its catalogue is the new one', async () => {
  const name = 'Flytt'
  const text = (of: string) => `e:c1 a dcat:Catalog . e:c2 a dcat:Catalog . e:${of} dcat:dataset e:a . ${dataset('a')}`
  await take(text('c1'), { name })
  assert.deepEqual(told(await take(text('c2'), { name })), { ...nothing, unchanged: 3 })
  assert.deepEqual((await live(name))[0]!.catalogues, ['https://example.se/c2'])
})

test('a source that has lost more than its share keeps everything, says so, and removes when somebody confirms', async () => {
  const name = 'Skyddad'
  await take(many(10), { name })
  const report = await take(many(6), { name })
  assert.deepEqual(told(report), { ...nothing, state: 'incomplete', unchanged: 6, held: 4 })
  assert.match(finding(report, 'too-many-gone')!.message.en!, /^4 of 10 records .* 30 per cent/)
  assert.equal((await live(name)).length, 10)
  assert.deepEqual(told(await take(many(6), { name })), { ...nothing, state: 'incomplete', unchanged: 6, held: 4 })
  assert.deepEqual(told(await take(many(6), { name, confirmedRemoval: true })), { ...nothing, unchanged: 6, removed: 4 })
  assert.equal((await live(name)).length, 6)
})

test('a source whose addresses are all new is held back, however many there are of them', async () => {
  const name = 'Nya adresser'
  await take(many(3), { name })
  const report = await take(many(30, 100), { name })
  assert.deepEqual(told(report), { ...nothing, state: 'incomplete', added: 30, held: 3 })
  assert.match(finding(report, 'too-many-gone')!.message.en!, /^3 of 3 records/)
})

test('a run that held entries back is not taken for the last whole one: the first file again is read again', async () => {
  const name = 'Fram och åter'
  await take(many(4), { name })
  await take(dataset('d0', 'Ny titel'), { name })
  assert.deepEqual(told(await take(many(4), { name })), { ...nothing, changed: 1, unchanged: 3 })
})

test('a fault in the file adds what stood whole before it, changes nothing and removes nothing', async () => {
  const name = 'Avbruten'
  await take(dataset('a') + dataset('b') + dataset('c'), { name })
  const report = await take(`${dataset('a', 'Ny titel')} ${dataset('new')} ${dataset('half')} e:half dcterms:title !`, { name })
  assert.deepEqual(told(report), { ...nothing, state: 'incomplete', added: 1 })
  assert.deepEqual(
    (await live(name)).map(({ uri, version }) => `${uri.slice(19)} ${version}`),
    ['a 1', 'b 1', 'c 1', 'new 1'],
  )
  assert.ok(codes(report).includes('read-in-part'))
  const after = await take(dataset('a', 'Ny titel') + dataset('b') + dataset('c') + dataset('new'), { name })
  assert.deepEqual(told(after), { ...nothing, changed: 1, unchanged: 3 })
})

test('a fault in the middle of a blank node leaves out the record that it stands in', async () => {
  const report = await take(`${dataset('a')} e:b a dcat:Dataset ; dcat:contactPoint [ vcard:fn "Karin" ; vcard:hasEmail !`, { name: 'Nod' })
  assert.deepEqual(told(report), { ...nothing, state: 'incomplete', added: 1 })
  assert.deepEqual(
    (await live('Nod')).map(({ uri }) => uri),
    ['https://example.se/a'],
  )
})

test('a fault before the first whole record is a failed run', async () => {
  const report = await take('e:a a dcat:Dataset ; !', { name: 'Trasig' })
  assert.deepEqual(told(report), { ...nothing, state: 'failed' })
  assert.deepEqual(await live('Trasig'), [])
})

test('a refused record keeps its earlier version, and the others go on', async () => {
  const name = 'Vägrad'
  const limits = { triples: 20, literal: 1_000 }
  await take(dataset('a') + dataset('b'), { name }, { limits })
  const keywords = Array.from({ length: 30 }, (_, n) => `"k${n}"`).join(', ')
  const grown = `${dataset('a', 'Ny')} e:a dcat:keyword ${keywords} . ${dataset('b', 'Ny')}`
  const report = await take(grown, { name }, { limits })
  assert.deepEqual(told(report), { ...nothing, changed: 1, refused: 1 })
  assert.equal(finding(report, 'too-many-triples')?.focus, 'https://example.se/a')
  assert.deepEqual(
    (await live(name)).map(({ uri, version }) => `${uri.slice(19)} ${version}`),
    ['a 1', 'b 2'],
  )
})

test('a file whose only record is refused is done with a finding, not empty', async () => {
  const report = await take(dataset('a'), { name: 'En enda' }, { limits: { triples: 1, literal: 1_000 } })
  assert.deepEqual([told(report), codes(report)], [{ ...nothing, refused: 1 }, ['too-many-triples']])
})

test('two records with one identifier are both kept, and told', async () => {
  const report = await take(
    'e:a a dcat:Dataset ; dcterms:identifier "7" . e:b a dcat:Dataset ; dcterms:identifier "7" . e:c a dcat:Dataset ; dcterms:identifier "8" .',
    { name: 'Dubbel' },
  )
  assert.deepEqual(told(report), { ...nothing, added: 3 })
  assert.equal(finding(report, 'duplicate-identifier')?.focus, 'https://example.se/b')
})

test('one address given twice in a file is one record', async () => {
  const report = await take(`${dataset('a')} ${dataset('b')} e:a dcterms:description "Mer"@sv .`, { name: 'Tvådelad' })
  assert.deepEqual(told(report), { ...nothing, added: 2 })
})

test('control characters, half characters and endless names are kept in the triples without hurting the search', async () => {
  const name = 'Tecken'
  const long = Array.from({ length: 900 }, (_, n) => `ord${n * 7919}`).join(' ')
  const report = await take(
    `e:a a dcat:Dataset ; dcterms:title "Kar\\u0000ta"@sv ; dcat:keyword "\\u0000" ; dcterms:publisher [ foaf:name "${long}" ] .
     e:b a dcat:Dataset ; dcterms:title "${long}"@sv ; dcterms:identifier "${long}" ; dcterms:publisher <https://example.se/${long.replaceAll(' ', '/')}> .`,
    { name },
  )
  assert.deepEqual(told(report), { ...nothing, added: 2 })
  const { title } = await db
    .selectFrom('entry')
    .select('title')
    .where('uri', '=', 'https://example.se/a')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  assert.deepEqual(title, { sv: 'Karta' })
})

// An encoded picture as a keyword, for one: tsvector takes no word of more than 2 046 bytes, and the whole run fails.
test('a word longer than a search index takes is no reason to fail', async () => {
  const word = 'abcdefghi0'.repeat(300)
  const report = await take(`e:a a dcat:Dataset ; dcterms:title "${word}"@sv ; dcat:keyword "${word}"@sv ; dcterms:license "${word}" .`, {
    name: 'Långt ord',
  })
  assert.deepEqual(told(report), { ...nothing, added: 1 })
})

test('a dry run tells what would happen and leaves nothing behind', async () => {
  const name = 'Generalrepetition'
  const tables = ['source', 'harvest_run', 'run_finding', 'entry', 'entry_version', 'history', 'search_entry'] as const
  const sizes = () =>
    Promise.all(
      tables.map(async (table) => (await sql<{ n: number }>`select count(*)::int n from ${sql.table(table)}`.execute(db)).rows[0]!.n),
    )
  const before = await sizes()
  assert.deepEqual(told(await take(many(3), { name, dryRun: true })), { ...nothing, added: 3 })
  assert.deepEqual(await sizes(), before)
  await take(many(3), { name })
  const source = await sourceOf(name)
  assert.deepEqual(told(await take(`${many(2)}${dataset('x')}`, { name, dryRun: true })), {
    ...nothing,
    state: 'incomplete',
    added: 1,
    unchanged: 2,
    held: 1,
  })
  assert.deepEqual(await sourceOf(name), source)
  assert.equal((await live(name)).length, 3)
})

test('a source is found again by its name, whatever its letters', async () => {
  await take(dataset('a'), { name: 'Umeå kommun' })
  assert.deepEqual(told(await take(dataset('a'), { name: 'UMEÅ KOMMUN' })), { ...nothing, unchanged: 1 })
})

test('the same address in two sources is two entries', async () => {
  await take(dataset('shared'), { name: 'Källa ett' })
  assert.deepEqual(told(await take(dataset('shared', 'En annan sanning'), { name: 'Källa två' })), { ...nothing, added: 1 })
  assert.equal((await live('Källa ett'))[0]!.version, 1)
})
