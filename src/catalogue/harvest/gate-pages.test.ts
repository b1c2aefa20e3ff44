import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { expectAccessible, expectNoSidewaysScroll, testBrowser } from '../../../test/browser.ts'
import { testNode } from '../../../test/node.ts'
import { type FormFields, sendForm } from '../../../test/send-form.ts'
import { wellFormed } from '../../../test/well-formed.ts'
import { catalogue } from '../validate/fixtures.ts'

const { url, db } = await testNode({ DEMO: 'false' })
const browser = await testBrowser()

const described = 'dcterms:description "Mätvärden per timme."@sv, "Hourly values."@en ;'
const whole = catalogue()
const faulty = `${catalogue([described, ''])}
  <https://data.example.se/bad> a dcat:Dataset ; dcterms:title "Badplatser & <stränder>"@sv ; dcterms:issued "igår" ; dcat:keyword "bad"@sv .`

const post = (path: string, fields: FormFields) => sendForm(url + path, fields)
const file = (text: string) => new File([text], 'katalog.ttl')
const get = async (path: string) => (await fetch(url + path)).text()
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/\s+/g, ' ')

/** The run that a form led to, when it is over. */
async function over(answer: Response): Promise<{ source: number; run: number }> {
  assert.equal(answer.status, 303, await answer.text())
  const [, source, run] = /\/sources\/(\d+)\/runs\/(\d+)$/.exec(answer.headers.get('location')!)!.map(Number)
  for (let tries = 0; tries < 200; tries++) {
    const { state } = await db.selectFrom('harvest_run').select('state').where('id', '=', run!).executeTakeFirstOrThrow()
    if (!['waiting', 'running'].includes(state)) return { source: source!, run: run! }
    await sleep(50)
  }
  throw new Error('the run did not end')
}
const handIn = async (source: number, text: string) => over(await post(`/sources/${source}/harvest`, { file: file(text) }))

const first = await over(await post('/sources/new', { name: 'Exempelverket', kind: 'rdf', gate: 'conforming', file: file(whole) }))
const second = await handIn(first.source, faulty)
const { source } = first
const { run } = second

test('the form of a new source asks what to let in, and lets in everything unless somebody says otherwise', async () => {
  for (const [path, legend, other] of [
    ['/sources/new', 'Vad som släpps in', 'Bara poster utan fel enligt profilerna'],
    ['/en/sources/new', 'What is let in', 'Only records without errors by the profiles'],
  ] as const) {
    const page = await get(path)
    assert.ok(plain(page).includes(legend) && plain(page).includes(other), path)
    assert.match(page, /<input[^>]*value="all" checked=""/)
  }
  assert.equal((await db.selectFrom('source').select('gate').where('id', '=', source).executeTakeFirstOrThrow()).gate, 'conforming')
})

test('the page of a run lists what was refused by title, with each error, what to do, and the version that stays', async () => {
  const page = await get(`/sources/${source}/runs/${run}`)
  const text = plain(page)
  assert.match(text, /Luftkvalitet Avvisad 1 fel Datamängden saknar beskrivning\. Beskriv med några meningar/)
  assert.match(text, /Badplatser & <stränder> Avvisad 3 fel/)
  assert.match(text, /Utgivningsdatum är inte skrivet som ett datum\. Nu står det igår/)
  assert.match(page, /<a href="\/entries\/\d+">Versionen från tidigare ligger kvar\.<\/a>/)
  assert.equal(text.match(/Versionen från tidigare/g)?.length, 1)
  const english = plain(await get(`/en/sources/${source}/runs/${run}?show=refused`))
  assert.match(english, /Air quality Refused 1 error The dataset has no description\./)
  assert.match(english, /The version from before stays\./)
})

test('the page of the source says how many were refused, where they are listed, and gives a letter ready to be sent', async () => {
  const page = await get(`/sources/${source}`)
  assert.match(plain(page), /2 poster avvisades i den senaste körningen/)
  assert.ok(page.includes(`href="/sources/${source}/runs/${run}?show=refused"`))
  const link = new URL(/href="(mailto:[^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&'))
  assert.equal(link.pathname, 'oppnadata@example.se')
  assert.match(link.searchParams.get('subject')!, /Exempelverket/)
  const body = link.searchParams.get('body')!
  assert.match(body, /^Hej!\r\n/)
  assert.match(body, /2 poster i er katalog «Exempelverket»/)
  const base = /https?:\/\/[^/]+/.exec(body)![0]
  assert.ok(body.includes(`${base}/sources/${source}/runs/${run}?show=refused\r\n`))
  assert.ok(body.includes(`${base}/sources/${source}/runs.atom\r\n`))
  const english = await get(`/en/sources/${source}`)
  assert.match(plain(english), /2 records were refused in the last run/)
  assert.match(decodeURIComponent(/mailto:[^"]+/.exec(english)![0]), /\/en\/sources\/\d+\/runs\.atom/)
})

test('the refused can be taken away as a table: a row for each error', async () => {
  const rows = (await get(`/sources/${source}/runs/${run}/findings.csv?show=refused`))
    .trim()
    .split('\n')
    .map((line) => line.split(';'))
  const [head, ...errors] = rows
  assert.deepEqual(head?.slice(3, 8), ['record', 'title', 'part', 'field', 'value'])
  assert.deepEqual(
    errors.map((row) => row[4]),
    ['Luftkvalitet', ...Array.from({ length: 3 }, () => 'Badplatser & <stränder>')],
  )
})

test('the feed of the runs can be found from the page, is in the reader’s language, and tells what was refused', async () => {
  for (const [language, prefix, said] of [
    ['sv', '', /Datamängden saknar beskrivning\./],
    ['en', '/en', /The dataset has no description\./],
  ] as const) {
    const path = `${prefix}/sources/${source}/runs.atom`
    assert.match(
      await get(`${prefix}/sources/${source}`),
      new RegExp(`<link rel="alternate" type="application/atom\\+xml" title="[^"]+" href="${path}"`),
    )
    const answer = await fetch(url + path)
    assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8')
    const elements = wellFormed(await answer.text())
    assert.equal(elements[0]?.attributes['xml:lang'], language)
    const entries = elements.filter(({ path: where }) => where === 'feed/entry/content')
    assert.equal(entries.length, 2)
    assert.match(entries[0]!.text, said)
    assert.ok(entries[0]!.text.includes('<strong>Badplatser &amp; &lt;stränder&gt;</strong>'))
    const ids = elements.filter(({ path: where }) => where === 'feed/entry/id').map(({ text }) => new URL(text).pathname)
    assert.deepEqual(ids, [`${prefix}/sources/${source}/runs/${run}`, `${prefix}/sources/${source}/runs/${first.run}`])
    const unchanged = await fetch(url + path, { headers: { 'If-None-Match': answer.headers.get('etag')! } })
    assert.equal(unchanged.status, 304)
  }
  assert.equal((await fetch(`${url}/sources/999999/runs.atom`)).status, 404)
})

test('the same file again: its run says so, lists what is refused still, and is no news in the feed', async () => {
  const again = await handIn(source, faulty)
  const page = plain(await get(`/sources/${source}/runs/${again.run}`))
  assert.match(
    page,
    /Filen var densamma som i en tidigare körning, så den lästes inte igen\. Det som avvisades då är fortfarande avvisat\./,
  )
  assert.match(page, /Luftkvalitet Avvisad 1 fel/)
  assert.match(page, /2 avvisade/)
  assert.match(plain(await get(`/sources/${source}`)), /2 poster avvisades i den senaste körningen/)
  assert.ok((await get(`/sources/${source}`)).includes(`/runs/${run}?show=refused`))
  const elements = wellFormed(await get(`/sources/${source}/runs.atom`))
  assert.equal(elements.filter(({ name }) => name === 'entry').length, 2)
})

test('the settings open and close the gate, with history; entries that are in stay, and the page says how many would not pass', async () => {
  const settings = (gate: string) => post(`/sources/${source}/settings`, { name: 'Exempelverket', maxGone: '30', gate })
  assert.equal((await settings('all')).status, 303)
  await handIn(source, faulty)
  assert.doesNotMatch(plain(await get(`/sources/${source}`)), /avvisades i den senaste/)
  await assessed()
  assert.match(plain(await get(`/sources/${source}`)), /I dag har 2 av källans 7 poster fel\. De ligger kvar/)
  assert.equal((await settings('conforming')).status, 303)
  const page = plain(await get(`/sources/${source}`))
  assert.match(page, /2 av 7 poster som finns här skulle inte släppas in i dag\. De ligger kvar, och granskas när de ändras\./)
  assert.match(page, /Ändrades .*Vad som släpps in .*Alla poster.*Bara poster utan fel enligt profilerna/)
  // A form that does not ask leaves it as it is.
  assert.equal((await post(`/sources/${source}/settings`, { name: 'Exempelverket', maxGone: '30' })).status, 303)
  assert.equal((await db.selectFrom('source').select('gate').where('id', '=', source).executeTakeFirstOrThrow()).gate, 'conforming')
})

test('a source that never let anything in still knows whom to tell', async () => {
  const text = `${catalogue()}`.replaceAll(/dcterms:title "[^"]*"@sv, "[^"]*"@en ;/g, '').replace('vcard:fn "Öppna data" ;', '')
  const made = await over(await post('/sources/new', { name: 'Bara fel', kind: 'rdf', gate: 'conforming', file: file(text) }))
  assert.match(await get(`/sources/${made.source}`), /mailto:oppnadata@example\.se\?/)
})

test('the pages are accessible, in light and dark, wide and narrow', { skip: browser.missing }, async () => {
  for (const path of [
    `/sources/${source}`,
    `/sources/${source}/runs/${run}`,
    `/en/sources/${source}/runs/${run}?show=refused`,
    '/sources/new',
  ]) {
    for (const visitor of [{}, { dark: true, width: 320 }]) {
      const page = await browser.visit(url + path, visitor)
      for (const fold of await page.locator('main details').all()) await fold.evaluate((element) => element.setAttribute('open', ''))
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await page.context().close()
    }
  }
})

/** Until the worker has checked what came in. */
async function assessed(): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const row = await db
      .selectFrom('entry')
      .leftJoin('entry_check', (join) => join.onRef('entry_id', '=', 'entry.id').onRef('entry_check.version', '=', 'entry.version'))
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('source_id', '=', source)
      .where('ended_at', 'is', null)
      .where('entry_id', 'is', null)
      .executeTakeFirstOrThrow()
    if (Number(row.n) === 0) return
    await sleep(100)
  }
  throw new Error('the entries were not checked')
}
