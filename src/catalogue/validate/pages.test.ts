import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { testNode } from '../../../test/node.ts'
import { type FormFields, sendForm } from '../../../test/send-form.ts'
import { webServer } from '../../outside/fixtures.ts'
import { prefixes } from '../harvest/fixtures.ts'

const { url, db } = await testNode()
const faulty = `${prefixes}e:d a dcat:Dataset ; dcterms:title "Badplatser"@sv ; dcat:contactPoint [ a vcard:Kind ; vcard:fn "Kansliet" ; vcard:hasEmail "bad@example.se" ] .\n`

const send = (fields: FormFields, language = '') => sendForm(`${url}${language}/validate`, fields)

test('a pasted catalogue is answered with titles, fields and what to do, in both languages', async () => {
  for (const [language, words] of [
    ['', ['Granskning av inklistrad text', 'Badplatser', 'Fel', 'rad']],
    ['/en', ['Check of', 'Badplatser', 'Error']],
  ] as const) {
    const answer = await send({ text: faulty, profile: 'dcat-ap-se' }, language)
    const page = await answer.text()
    assert.equal(answer.status, 200)
    for (const word of words) assert.ok(page.includes(word), word)
  }
})

test('an uploaded file and an address are checked the same', async (t) => {
  const server = await webServer(t, (_, answer) => answer.setHeader('Content-Type', 'text/turtle').end(faulty))
  const uploaded = await send({ file: new File([faulty], 'faulty.ttl'), answer: 'json', profile: 'dcat-ap' })
  const fetched = await send({ url: `${server}/faulty.ttl`, answer: 'json', profile: 'dcat-ap' })
  const results = async (answer: Response) => ((await answer.json()) as { results: { shape: string }[] }).results.map(({ shape }) => shape)
  const found = await results(uploaded)
  assert.ok(found.length > 0)
  assert.deepEqual(await results(fetched), found)
})

test('the corrected file comes in the syntax it was sent in, with the faults that could be corrected gone', async () => {
  const answer = await send({ file: new File([faulty], 'faulty.ttl'), answer: 'corrected', profile: 'dcat-ap-se' })
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'text/turtle; charset=utf-8'])
  const corrected = await answer.text()
  assert.match(corrected, /<mailto:bad@example\.se>/)
  const again = await send({ text: corrected, answer: 'json', profile: 'dcat-ap-se' })
  const { results } = (await again.json()) as { results: { patch?: unknown }[] }
  assert.deepEqual(
    results.filter(({ patch }) => patch),
    [],
  )
})

test('a file that cannot be read is told with its line, and has no corrected form', async () => {
  const page = await (await send({ text: `${prefixes}e:d a dcat:Dataset ; !` })).text()
  assert.match(page, /rad \d+/)
  const answer = await send({ text: `${prefixes}e:d a dcat:Dataset ; !`, answer: 'corrected' })
  assert.equal(answer.status, 422)
})

test('the check begins with how it went, what to begin with, and how much is solved by the corrected file', async () => {
  const page = await (await send({ text: faulty, profile: 'dcat-ap-se' })).text()
  const json = (await (await send({ text: faulty, profile: 'dcat-ap-se', answer: 'json' })).json()) as { results: { patch?: unknown }[] }
  const solved = json.results.filter(({ patch }) => patch).length
  assert.ok(solved > 0)
  assert.match(page, /<p class="lead">Posten har fel\. Börja med «[^»]+» \(i 1 post\)\./)
  assert.ok(page.includes(`${solved} av ${json.results.length} anmärkningar är lösta i den rättade filen.`))
  assert.match(page, /<button[^>]*form="check-form"[^>]*value="corrected"/)
})

test('a fault shows the lines around it, the value to write instead, and the text to edit', async () => {
  const page = await (await send({ text: faulty, profile: 'dcat-ap-se' })).text()
  const line =
    faulty
      .trim()
      .split('\n')
      .findIndex((text) => text.includes('bad@example.se')) + 1
  assert.match(page, new RegExp(`<mark>\\s*${line}  `))
  assert.ok(page.includes('<code class="copy">mailto:bad@example.se</code>'))
  assert.match(page, /<textarea[^>]*>@prefix[^<]*Badplatser/)
})

test('a file that cannot be read shows where it stopped', async () => {
  const text = `${prefixes}e:d a dcat:Dataset ;\n  dcterms:title "Oavslutad .\n`
  const page = await (await send({ text })).text()
  assert.match(page, /Filen gick inte att läsa/)
  assert.match(page, /<mark>\s*\d+ {4}dcterms:title &quot;Oavslutad \./)
})

test('the corrected file is not promised where the file itself has faults', async () => {
  const relative = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcterms="http://purl.org/dc/terms/">
    <dcat:Dataset rdf:about="https://example.se/d"><dcterms:title xml:lang="sv">Bad</dcterms:title><dcterms:issued>2024.05.31</dcterms:issued>
    <dcat:landingPage rdf:resource="bad@example.se"/></dcat:Dataset></rdf:RDF>`
  const page = await (await send({ file: new File([relative], 'relative.rdf') })).text()
  assert.match(page, /kan rättas av sig själva, när det som står under «Om filen» är rättat/)
  assert.doesNotMatch(page, /lösta i den rättade filen/)
})

test('an empty catalogue, and a publiccode.yml, are told what they are', async () => {
  assert.match(await (await send({ text: prefixes })).text(), /ingen post att granska|Inga fel/)
  const page = await (await send({ text: 'publiccodeYmlVersion: "0.4"\nname: Medusa\nurl: ftp://example.com/medusa.git\n' })).text()
  assert.match(page, /Posten har fel/)
  assert.match(page, /<mark>1 {2}publiccodeYmlVersion/)
})

test('datasets are told what would give most points, with which they are', async () => {
  const page = await (await send({ text: faulty })).text()
  assert.match(page, /Det här ger flest poäng/)
  assert.match(page, /1 datamängd saknar nyckelord: \+30 poäng, \+30 för katalogen/)
})

test('a profile is read by field, searched, and compared with another', async () => {
  const read = async (path: string) => (await fetch(`${url}${path}`)).text()
  const profile = await read('/profiles/dcat-ap-se')
  for (const text of ['Obligatoriskt', 'Rekommenderat', 'Frivilligt', 'Datamängd', 'dcterms:title']) assert.ok(profile.includes(text), text)
  const found = await read('/profiles/dcat-ap-se?text=licens&level=violation')
  assert.match(found, /\d+ av \d+ regler visas/)
  assert.doesNotMatch(found, /dcat:keyword/)
  const differences = await read('/profiles/dcat-ap?with=dcat-ap-se')
  const everything = await read('/profiles/dcat-ap?with=dcat-ap-se&show=all')
  assert.ok(everything.length > differences.length * 1.2)
  assert.match(differences, /Finns inte i profilen/)
})

test('nothing at all, and an address that is none, are said beside their fields', async () => {
  const empty = await send({ text: '' })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /Klistra in en text, välj en fil eller ange en adress/)
  assert.equal((await send({ url: 'nowhere' })).status, 422)
})

test('nothing that is checked is stored', async () => {
  const marked = `${prefixes}e:d a dcat:Dataset ; dcterms:title "Xyzzyplugh"@sv .`
  await send({ text: marked })
  const { rows } = await sql<{ found: boolean }>`select exists (select from entry_version where triples like '%Xyzzyplugh%') found`.execute(
    db,
  )
  assert.deepEqual(rows, [{ found: false }])
})
