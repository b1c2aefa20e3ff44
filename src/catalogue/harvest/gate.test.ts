import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { harvestNode } from '../../../test/harvest.ts'
import { historyOf } from '../../history/read.ts'
import { system } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { assessSource } from '../assess.ts'
import { changeSource } from '../source.ts'
import { checkOf, standingAtGate } from '../validate/check-entries.ts'
import { editionOfProfiles } from '../validate/edition.ts'
import { catalogue } from '../validate/fixtures.ts'
import { codes, told } from './fixtures.ts'
import type { HarvestReport } from './harvest-from.ts'

const { db, take, live, sourceOf } = await harvestNode()
const now = new Date('2026-11-25T12:00:00Z')
const nothing = { state: 'done', added: 0, changed: 0, unchanged: 0, removed: 0, refused: 0, held: 0 }
const described = 'dcterms:description "Mätvärden per timme."@sv, "Hourly values."@en ;'
const whole = catalogue()
const undescribed = catalogue([described, ''])
const air = 'https://data.example.se/luft'

const refusedOf = ({ outcome }: HarvestReport) =>
  outcome.findings.kept.flatMap(({ finding, refused }) => (refused ? [{ finding, refused }] : []))
const entryAt = async (uri: string, source: string) => (await live(source)).find((entry) => entry.uri === uri)
/** A dataset with all that is demanded, and one without a description. */
const dataset = (n: number, description = 'dcterms:description "Om den."@sv ;') =>
  `e:d${n} a dcat:Dataset ; dcterms:title "Datamängd ${n}"@sv ; ${description} dcterms:publisher <http://dataportal.se/organisation/SE2021000555> ;
    dcterms:conformsTo <http://data.europa.eu/r5r/> .\n`
const faulty = (n: number) => dataset(n, '')

test('a source lets in everything, unless somebody has said otherwise', async () => {
  const report = await take(undescribed, { name: 'Allt' })
  assert.deepEqual(told(report), { ...nothing, added: 6 })
  assert.equal((await sourceOf('Allt')).gate, 'all')
})

test('at the gate a record with an error is refused, by name, with what is wrong, what to do and whom to tell; the others come in', async () => {
  const name = 'Bara rätt'
  const report = await take(undescribed, { name, gate: 'conforming' })
  assert.deepEqual(told(report), { ...nothing, added: 5, refused: 1 })
  assert.equal(await entryAt(air, name), undefined)
  const [only] = refusedOf(report)
  assert.deepEqual(only?.refused.title, { sv: 'Luftkvalitet', en: 'Air quality' })
  assert.equal(only?.refused.contact, 'oppnadata@example.se')
  assert.deepEqual([only?.refused.faults?.total, only?.refused.faults?.stays], [1, false])
  assert.match(only?.finding.message['sv'] ?? '', /^Posten togs inte in, eftersom den har 1 fel mot DCAT-AP-SE\. .*[Bb]eskrivning/)
  assert.match(only?.finding.message['en'] ?? '', /^The record was not taken in, because it has 1 error by DCAT-AP-SE\. .*description/)
  assert.match(only?.finding.fix['sv'] ?? '', /beskriv.*Posten tas in när den hämtas utan fel\.$/i)
  const row = await db.selectFrom('run_finding').selectAll().where('run_id', '=', report.run).where('refused', '=', true).executeTakeFirst()
  assert.deepEqual([row?.focus, row?.contact, row?.code, row?.title], [air, 'oppnadata@example.se', 'not-conforming', only?.refused.title])
})

test('a record that becomes faulty is refused and its earlier version stays; put right it is taken in', async () => {
  const name = 'Ändras'
  await take(whole, { name, gate: 'conforming' })
  const before = await entryAt(air, name)
  const worse = await take(undescribed, { name })
  assert.deepEqual(told(worse), { ...nothing, unchanged: 5, refused: 1 })
  assert.deepEqual(await entryAt(air, name), before)
  assert.equal(refusedOf(worse)[0]?.refused.faults?.stays, true)
  assert.match(refusedOf(worse)[0]?.finding.message['sv'] ?? '', /Versionen från tidigare ligger kvar\./)
  const better = await take(catalogue(['Mätvärden per timme.', 'Mätvärden varje timme.']), { name })
  assert.deepEqual(told(better), { ...nothing, changed: 1, unchanged: 5 })
  assert.equal((await entryAt(air, name))?.version, 2)
})

test('a record is judged with what the file says around it: a catalogue that lists nothing is refused', async () => {
  const name = 'Tom katalog'
  const report = await take(catalogue([' dcat:dataset <https://data.example.se/luft> ;', '']), { name, gate: 'conforming' })
  assert.deepEqual(
    refusedOf(report).map(({ finding }) => finding.focus),
    ['https://data.example.se/katalog'],
  )
})

test('a check later on comes to the same as the gate: what lists nothing, is served by nobody, and belongs to whom', async () => {
  const law = 'dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj>'
  const hvd = (service: string) =>
    catalogue(
      [described, `${described} ${law} ; dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021> ;`],
      ['a dcat:Distribution ;', `a dcat:Distribution ; ${law} ;`],
      ['dcat:servesDataset', service],
      ['dcterms:identifier "202100-0555"', 'dcterms:identifier "202100-0555" ; foaf:homepage "inte en adress"'],
    )
  const files = {
    empty: catalogue([' dcat:dataset <https://data.example.se/luft> ;', '']),
    served: hvd('dcat:servesDataset'),
    unserved: hvd('dcterms:relation'),
  }
  const faults = []
  for (const [file, text] of Object.entries(files)) {
    const refused = refusedOf(await take(text, { name: `${file} vid grinden`, gate: 'conforming' }))
    await take(text, { name: `${file} efteråt` })
    const { id } = await sourceOf(`${file} efteråt`)
    await assessSource(db, id, now)
    const rows = await db
      .selectFrom('entry_check')
      .innerJoin('entry', 'entry.id', 'entry_id')
      .select(['uri', 'violations'])
      .where('source_id', '=', id)
      .where('violations', '>', 0)
      .execute()
    const later = rows.map(({ uri, violations }) => `${uri} ${violations}`).sort()
    assert.deepEqual(refused.map(({ finding, refused: { faults: of } }) => `${finding.focus} ${of?.total}`).sort(), later, file)
    faults.push(later.length)
  }
  assert.ok(faults[0]! > 0 && faults[2]! > faults[1]!, JSON.stringify(faults))
})

test('what the gate has judged is not judged again: its result is there when the harvest is over', async () => {
  const name = 'En gång'
  await take(undescribed, { name, gate: 'conforming' })
  const { id } = await sourceOf(name)
  const rows = await db
    .selectFrom('entry')
    .innerJoin('entry_check', 'entry_id', 'entry.id')
    .select(['entry.id', 'entry.kind', 'edition', 'entry_check.version', 'violations', 'warnings', 'dcat_ap'])
    .where('source_id', '=', id)
    .execute()
  assert.ok(rows.length >= 4)
  for (const row of rows) assert.deepEqual([row.edition, row.version, row.violations], [editionOfProfiles(), 1, 0])
  for (const row of rows) assert.equal(row.dcat_ap, row.kind === 'dataset' ? true : null)
  assert.deepEqual(await assessSource(db, id, now), { checked: 0 })
})

test('the same file again is not read, and what it has that was refused is still told', async () => {
  const name = 'Samma fil'
  const first = await take(undescribed, { name, gate: 'conforming' })
  const again = await take(undescribed, { name })
  assert.deepEqual(told(again), { ...nothing, unchanged: 5, refused: 1 })
  assert.equal(again.outcome.same_as, first.run)
  assert.deepEqual(
    refusedOf(again).map(({ refused }) => refused),
    refusedOf(first).map(({ refused }) => refused),
  )
  // What is refused but stays in its earlier version is counted as refused, not as unchanged too.
  await take(whole, { name: 'Samma och kvar', gate: 'conforming' })
  for (let times = 0; times < 2; times++)
    assert.deepEqual(told(await take(undescribed, { name: 'Samma och kvar' })), { ...nothing, unchanged: 5, refused: 1 })
  const third = await take(undescribed, { name })
  assert.equal(third.outcome.same_as, first.run)
  const { n } = await db
    .selectFrom('run_finding')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('run_id', 'in', [again.run, third.run])
    .executeTakeFirstOrThrow()
  assert.equal(Number(n), 0)
})

test('profiles that have changed judge the same file anew', async () => {
  const name = 'Nya profiler'
  await take(undescribed, { name, gate: 'conforming' })
  const { id, file_hash } = await sourceOf(name)
  assert.match(file_hash!, new RegExp(`:${editionOfProfiles()}$`))
  await db
    .updateTable('source')
    .set({ file_hash: file_hash!.replace(editionOfProfiles(), 'older') })
    .where('id', '=', id)
    .execute()
  const again = await take(undescribed, { name })
  assert.equal(again.outcome.same_as, undefined)
  assert.deepEqual(told(again), { ...nothing, unchanged: 5, refused: 1 })
  // Where nothing was refused other profiles change nothing, so the file need not be read.
  await take(whole, { name: 'Inget avvisat', gate: 'conforming' })
  assert.match((await sourceOf('Inget avvisat')).file_hash!, /^r1:[0-9a-f]{64}$/)
})

test('a gate that is opened lets in what was refused, from the very same file', async () => {
  const name = 'Öppnas'
  await take(undescribed, { name, gate: 'conforming' })
  const opened = await take(undescribed, { name, gate: 'all' })
  assert.deepEqual(told(opened), { ...nothing, added: 1, unchanged: 5 })
  const { id } = await sourceOf(name)
  const [change] = await historyOf(db, 'source', id)
  const { before, after } = change as { before: { gate: string }; after: { gate: string } }
  assert.deepEqual([before.gate, after.gate], ['conforming', 'all'])
})

test('a gate that is closed throws nothing out, says how much would not pass, and judges it when it changes', async () => {
  const name = 'Stängs'
  await take(undescribed, { name })
  const { id, url, max_gone_share } = await sourceOf(name)
  await assessSource(db, id, now)
  const entries = await live(name)
  const settings = { name, ...(url !== null && { url }), maxGoneShare: max_gone_share, paused: false }
  await changeSource(db, system, id, { ...settings, gate: 'conforming' }, now)
  await changeSource(db, system, id, settings, now)
  assert.equal((await sourceOf(name)).gate, 'conforming')
  assert.deepEqual(told(await take(`${undescribed}\n# i andra tecken`, { name })), { ...nothing, unchanged: 6 })
  assert.deepEqual(await live(name), entries)
  const { notConforming } = await standingAtGate(db, id)
  assert.equal(notConforming, 1)
  const changed = await take(undescribed.replace('Luftkvalitet', 'Luftens kvalitet'), { name })
  assert.deepEqual(told(changed), { ...nothing, unchanged: 5, refused: 1 })
  assert.deepEqual(await live(name), entries)
})

test('an entry that was ended and comes back faulty stays ended', async () => {
  const name = 'Återkommer'
  await take(whole, { name, gate: 'conforming' })
  await take(whole.replace(/<https:\/\/data\.example\.se\/tjanst>[\s\S]*?servesDataset <[^>]+> \./, ''), { name })
  const faultyService = catalogue([' dcat:endpointURL <https://api.example.se/luft> ;', ''])
  const report = await take(faultyService, { name })
  assert.deepEqual(told(report), { ...nothing, unchanged: 5, refused: 1 })
  assert.equal(refusedOf(report)[0]?.refused.faults?.stays, false)
  assert.equal(await entryAt('https://data.example.se/tjanst', name), undefined)
})

test('records that are refused do not make a source look ill', async () => {
  const name = 'Många fel'
  const text = (of: (n: number) => string) => Array.from({ length: 10 }, (_, n) => of(n)).join('')
  await take(text(dataset), { name })
  const all = await take(text(faulty), { name, gate: 'conforming' })
  assert.deepEqual(told(all), { ...nothing, refused: 10 })
  assert.equal((await live(name)).length, 10)
  assert.equal((await take(text(faulty), { name: 'Bara fel', gate: 'conforming' })).outcome.state, 'done')
})

test('a run that was stopped is taken up again: nothing is judged twice that it stored, and each record is counted once', async () => {
  const name = 'Avbruten'
  const text = Array.from({ length: 900 }, (_, n) => (n % 3 === 0 ? faulty(n) : dataset(n))).join('')
  const stop = new AbortController()
  const onProgress = ({ records = 0 }) => records > 0 && stop.abort()
  await assert.rejects(take(text, { name, gate: 'conforming', onProgress }, { signal: stop.signal }))
  const stored = (await live(name)).length
  assert.ok(stored > 0 && stored < 600, `${stored} of 600 were stored`)
  const report = await take(text, { name })
  assert.deepEqual(told(report), { ...nothing, added: 600, refused: 300 })
  assert.equal(refusedOf(report).length, 300)
  // Each was checked in the transaction that stored it, and never since.
  const { id } = await sourceOf(name)
  const { n } = await db
    .selectFrom('entry_check')
    .innerJoin('entry', 'entry.id', 'entry_id')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('source_id', '=', id)
    .whereRef('at', '=', 'first_seen_at')
    .executeTakeFirstOrThrow()
  assert.equal(Number(n), 600)
})

test('a run that is stopped lets go of its source only when the batch being stored is in', async () => {
  const name = 'Långsam'
  const text = Array.from({ length: 900 }, (_, n) => dataset(n)).join('')
  await sql`create function slowly() returns trigger language plpgsql as 'begin perform pg_sleep(0.3); return null; end'`.execute(db)
  await sql`create trigger slowly after insert on entry for each statement execute function slowly()`.execute(db)
  const stop = new AbortController()
  const onProgress = ({ records = 0 }) => records > 0 && stop.abort()
  await assert.rejects(take(text, { name, onProgress }, { signal: stop.signal }))
  const stored = (await live(name)).length
  assert.ok(stored > 0 && stored < 900, `${stored} of 900 were stored`)
  await setTimeout(500)
  assert.equal((await live(name)).length, stored)
  await sql`drop trigger slowly on entry`.execute(db)
})

test('of a file that could only be read in part, what is new has to pass, without rules about what may have stood in the rest', async () => {
  const name = 'Avkapad'
  const law =
    'dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ; dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021> ;'
  const csv = 'a dcat:Distribution ;'
  const served = catalogue(
    [described, `${described} ${law}`],
    [csv, `${csv} dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ;`],
  )
  const unserved = served.replaceAll('dcat:servesDataset', 'dcterms:relation')
  const hvd = await take(unserved, { name: 'Utan tjänst', gate: 'conforming' })
  assert.ok(
    refusedOf(hvd).some(({ finding }) => finding.focus === air && /datatjänst/.test(finding.message['sv']!)),
    JSON.stringify(refusedOf(hvd)),
  )

  // The service stands after the fault.
  const whole = served.slice(0, served.indexOf('<https://data.example.se/tjanst>'))
  const report = await take(`${whole}${faulty(2)}e:d6 a dcat:Dataset ; dcterms:title "tr`, { name, gate: 'conforming' })
  assert.deepEqual([report.outcome.state, refusedOf(report).map(({ finding }) => finding.focus)], ['incomplete', ['https://example.se/d2']])
  assert.ok(codes(report).includes('read-in-part'))
  assert.ok(await entryAt(air, name))
})

test('a rehearsal says what the gate would refuse, and leaves neither gate nor entries behind', async () => {
  const name = 'Prövas'
  await take(whole, { name })
  const report = await take(undescribed, { name, gate: 'conforming', dryRun: true })
  assert.deepEqual(told(report), { ...nothing, unchanged: 5, refused: 1 })
  assert.equal((await sourceOf(name)).gate, 'all')
  assert.equal((await entryAt(air, name))?.version, 1)
  assert.equal(
    await checkOf(
      db,
      (await db.selectFrom('entry').select('id').where('uri', '=', air).orderBy('id', 'desc').executeTakeFirstOrThrow()).id,
    ),
    undefined,
  )
})

test('a name of a faulty publisher is not shown on the datasets that are let in', async () => {
  const name = 'Utgivare'
  const agency = 'http://dataportal.se/organisation/SE2021000555'
  await take(whole, { name, gate: 'conforming' })
  const nameless = catalogue(
    ['dcterms:identifier "202100-0555"', 'dcterms:identifier "202100-0555", "2"'],
    ['Exempelverket', 'Fel namn'],
    ['Luftkvalitet', 'Luft'],
    ['dcterms:type <http://purl.org/adms/publishertype/NationalAuthority> ;', ''],
  )
  const report = await take(nameless, { name })
  assert.ok(
    refusedOf(report).some(({ finding }) => finding.focus === agency),
    JSON.stringify(refusedOf(report)),
  )
  const { rows } = await searchRows(name)
  assert.ok(rows.length > 0)
  assert.ok(rows.every((row) => !JSON.stringify(row).includes('Fel namn')))
})

test('a gate that there is none of is refused, with those there are', async () => {
  await assert.rejects(
    take(whole, { name: 'Okänd', gate: 'some' }),
    (error) => error instanceof Problem && error.kind === 'invalid' && /all, conforming/.test(error.message),
  )
})

async function searchRows(source: string) {
  const rows = await db
    .selectFrom('search_entry')
    .innerJoin('entry', 'entry.id', 'search_entry.entry')
    .innerJoin('source', 'source.id', 'entry.source_id')
    .selectAll('search_entry')
    .where('source.name', '=', source)
    .where('entry.kind', '=', 'dataset')
    .execute()
  return { rows }
}
