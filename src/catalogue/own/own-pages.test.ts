import assert from 'node:assert/strict'
import test from 'node:test'
import { gunzipSync } from 'node:zlib'
import { testNode } from '../../../test/node.ts'
import { type FormFields, sendForm } from '../../../test/send-form.ts'
import { addOrganisation } from '../../organisations/keep.ts'

const { url, db } = await testNode()
const organisation = await addOrganisation(
  db,
  { kind: 'operator', name: 'operator' },
  { kind: 'municipality', name: { sv: 'Tallviks kommun' }, number: '212000-0142' },
)

type Fields = [name: string, value: string][]
const post = (path: string, fields: FormFields) => sendForm(url + path, fields)
const read = async (path: string) => (await fetch(url + path)).text()
const where = (answer: Response) => answer.headers.get('location') ?? `no redirect: ${answer.status}`
const begin = async (kind: string) => where(await post('/entries/new', { kind, organisation: String(organisation) }))

const unescaped = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** What a browser without script would send from the page's form, if nobody touched it. */
function fieldsIn(html: string): Fields {
  const form = /<form[^>]*id="own-form".*?<\/form>/s.exec(html)![0]
  const fields: Fields = []
  for (const [, input, element, block = '', inner = ''] of form.matchAll(/<input\b([^>]*)>|<(select|textarea)\b([^>]*)>(.*?)<\/\2>/gs)) {
    const attributes = input ?? block
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1]
    if (name === undefined) continue
    if (input !== undefined) {
      if (/type="checkbox"/.test(input) && !/\bchecked/.test(input)) continue
      fields.push([unescaped(name), unescaped(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? '')])
    } else if (element === 'textarea') fields.push([unescaped(name), unescaped(inner.replace(/^\n/, '')).replaceAll('\n', '\r\n')])
    else {
      const options = [...inner.matchAll(/<option([^>]*)>/g)].map(([, one]) => one!)
      const chosen = options.find((one) => /\bselected/.test(one)) ?? options[0] ?? ''
      fields.push([unescaped(name), unescaped(/value="([^"]*)"/.exec(chosen)?.[1] ?? '')])
    }
  }
  return fields
}

test('a page that is sent back as it came changes nothing, for copies of every kind of harvested record', async () => {
  const entries = await db
    .selectFrom('entry')
    .select(['id', 'kind'])
    .distinctOn('kind')
    .where('ended_at', 'is', null)
    .where('kind', '<>', 'other')
    .orderBy('kind')
    .orderBy('id', 'desc')
    .execute()
  assert.ok(entries.length > 8)
  for (const { id, kind } of entries) {
    const own = where(await post(`/entries/${id}/copy`, { organisation: String(organisation) }))
    const fields = fieldsIn(await read(own))
    assert.ok(
      fields.some(([name]) => name.endsWith('.was')),
      `${kind} shows something`,
    )
    assert.match(where(await post(own, [...fields, ['do', 'save']])), /saved=unchanged/, `${kind} ${id}`)
  }
})

test('a form that was cut off on the way is not saved', async () => {
  const own = await begin('dataset')
  const fields = fieldsIn(await read(own))
  const answer = await post(own, [...fields.slice(0, 5), ['do', 'save']])
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /kom inte fram helt/)
})

test('two editors at one draft: the second gets both versions, field by field, and keeps what they choose', async () => {
  const own = await begin('dataset')
  const opened = fieldsIn(await read(own))
  const with_ = (name: string, value: string): Fields => opened.map(([own, was]) => [own, own === name ? value : was])
  assert.match(where(await post(own, [...with_('dcterms:title.0', 'Förstas titel'), ['do', 'save']])), /saved=1/)
  const answer = await post(own, [...with_('dcterms:title.0', 'Andras titel'), ['do', 'save']])
  assert.equal(answer.status, 409)
  const page = await answer.text()
  assert.match(page, /Någon annan har sparat under tiden/)
  assert.match(page, /Andras titel/)
  assert.match(page, /Förstas titel/)
  const hidden = (name: string) => unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(page)![1]!)
  const mine = unescaped(/<textarea name="mine"[^>]*>(.*?)<\/textarea>/s.exec(page)![1]!)
  const merged = await post(`${own}/merge`, {
    base: hidden('base'),
    version: hidden('version'),
    mine,
    'property.0': hidden('property.0'),
    'pick.0': 'both',
  })
  assert.match(where(merged), /saved=1/)
  const rdf = await read(`${own}/rdf`)
  assert.match(rdf, /Förstas titel/)
  assert.match(rdf, /Andras titel/)
})

test('rows come and go by buttons, and what was typed stays', async () => {
  const own = await begin('dataset')
  const fields: Fields = fieldsIn(await read(own)).map(([name, value]) => [name, name === 'dcat:keyword.0' ? 'bad' : value])
  const more = fieldsIn(await (await post(own, [...fields, ['do', 'add dcat:keyword']])).text())
  assert.deepEqual(
    more.filter(([name]) => /^dcat:keyword\.\d+$/.test(name)),
    [
      ['dcat:keyword.0', 'bad'],
      ['dcat:keyword.1', ''],
    ],
  )
  const fewer = fieldsIn(await (await post(own, [...more, ['do', 'remove dcat:keyword.0']])).text())
  assert.deepEqual(
    fewer.filter(([name]) => /^dcat:keyword\.\d+$/.test(name)),
    [['dcat:keyword.0', '']],
  )
})

test('the RDF itself can be edited, and what is wrong in it is told with its line', async () => {
  const own = await begin('dataset')
  const answer = await post(`${own}/rdf`, { version: '1', turtle: '<x> a <y>\n<z>' })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /går inte att läsa som Turtle/)
  const uri = /Adress: ([^<]+)</.exec(await read(own))![1]!
  const turtle = `<${uri}> a <http://www.w3.org/ns/dcat#Dataset> ; <https://annan.example/egen> "eget" .`
  assert.match(where(await post(`${own}/rdf`, { version: '1', turtle })), /saved=1/)
  assert.match(await read(own), /Annat som posten säger[\s\S]*eget/)
})

test('the check while one writes answers with the same words, and the script that asks is small', async () => {
  const own = await begin('public-service')
  const fields = fieldsIn(await read(own))
  const answer = await (await post(`${own}/check`, fields)).text()
  assert.match(answer, /data-findings="dcterms:title">.*Tjänsten saknar namn/s)
  const script = /src="(\/assets\/script-[^"]+)"/.exec(await read(own))![1]!
  const bytes = Buffer.from(await (await fetch(url + script)).arrayBuffer())
  const plain = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes
  assert.ok(plain.length < 15_000, `${plain.length} bytes`)
})

test('the list is filtered, and taken away as a spreadsheet', async () => {
  const page = await read(`/organisations/${organisation}/entries?kind=public-service&state=draft`)
  assert.match(page, /Offentlig tjänst/)
  const csv = await read(`/organisations/${organisation}/entries.csv?kind=public-service`)
  assert.match(csv, /^\ufeff?id;uri;kind;title;state;changed/)
})
