import assert from 'node:assert/strict'
import test from 'node:test'
import { expectAccessible, expectNoSidewaysScroll, testBrowser } from '../../test/browser.ts'
import { testNode } from '../../test/node.ts'
import { type FormFields, sendForm } from '../../test/send-form.ts'
import { findIndicator, latestValue } from './find.ts'

const browser = await testBrowser()
const { url, db } = await testNode()
const get = async (path: string) => (await fetch(url + path)).text()
const post = async (path: string, fields: FormFields) => {
  const answer = await sendForm(url + path, fields)
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}
const filled = {
  name: 'Väntetid',
  description: '',
  organisation: 'Älvbacka kommun',
  unit: 'dagar',
  decimals: '1',
  better: 'lower',
  frequency: 'quarter',
  freshDays: '',
  source: 'Ärendesystemet',
  sourceUrl: '',
  code: 'vantetid',
}
const { to } = await post('/indicators/new', filled)
const id = Number(/indicators\/(\d+)/.exec(to)?.[1])

test('a form with something wrong comes back with what was typed', async () => {
  const wrong = await post('/indicators/new', { ...filled, name: '', organisation: 'Ingen sådan', decimals: 'nio', sourceUrl: 'nej' })
  assert.equal(wrong.status, 422)
  for (const told of [
    'Skriv vad som mäts',
    'Vi hittar ingen sådan organisation',
    'Välj 0 till 6',
    'https://',
    'Ingen sådan',
    'value="nej"',
  ])
    assert.ok(wrong.text.includes(told), told)
  assert.match((await post('/indicators/new', filled)).text, /används redan av en annan indikator/)
})

test('a value is reported by hand, corrected and withdrawn, and the page says what happened', async () => {
  const report = (value: string, more = {}) =>
    post(`/indicators/${id}/values`, { organisation: '', period: '2026-Q1', value, source: '', note: '', ...more })
  assert.match((await report('12,5')).to, /reported=added/)
  assert.match((await report('13')).to, /reported=revised/)
  assert.match((await report('13')).to, /reported=unchanged/)
  assert.match(await get(`/indicators/${id}?reported=revised`), /Värdet är rättat/)
  assert.match((await report('–')).to, /reported=withdrawn/)
  assert.match((await report('14')).to, /reported=added/)
  const wrong = await report('många', { period: '2026', organisation: 'Ingen sådan' })
  assert.equal(wrong.status, 422)
  for (const told of ['Skriv ett tal', 'Vi hittar ingen sådan', 'value="många"']) assert.ok(wrong.text.includes(told), told)
  const year = await report('1', { period: '2026' })
  assert.deepEqual([year.status, /mäts varje kvartal/.test(year.text)], [422, true])
  assert.equal((await latestValue(db, id, null))?.value, 14)
})

test('two people change one definition: the second sees both, and what only one changed is kept', async () => {
  const was = JSON.stringify(filled)
  const change = (more: object) => post(`/indicators/${id}/change`, { ...filled, version: '1', was, ...more } as FormFields)
  assert.equal((await change({ unit: 'arbetsdagar' })).status, 303)
  const second = await change({ name: 'Väntetid för bygglov' })
  assert.equal(second.status, 409)
  assert.match(second.text, /Någon annan har ändrat/)
  assert.match(second.text, /name="unit" [^>]*value="arbetsdagar"/)
  assert.match(second.text, /name="name" [^>]*value="Väntetid för bygglov"/)
  assert.equal((await change({ unit: 'arbetsdagar', name: 'Väntetid för bygglov', version: '2' })).status, 303)
  const english = await post(`/en/indicators/${id}/change`, { ...filled, unit: 'days', name: 'Waiting time', version: '3', was })
  assert.equal(english.status, 303)
  assert.deepEqual((await findIndicator(db, id)).name, { sv: 'Väntetid för bygglov', en: 'Waiting time' })
})

test('a spreadsheet is previewed, imported and told', async () => {
  const file = new FormData()
  file.set('file', new File(['indicator;organisation;period;value\nvantetid;;2026-Q2;11\nvantetid;;2026-Q9;1\n'], 'värden.csv'))
  const { to: preview } = await post('/indicators/import', file)
  assert.match(await get(preview), /är ingen period.*Läs in 1 värde|Läs in 1 värde.*är ingen period/s)
  assert.equal((await post(preview.replace(/\?.*/, ''), {})).status, 303)
  assert.match(await get(preview), /Inläsningen är klar/)
  assert.equal((await latestValue(db, id, null))?.value, 11)
  const wrong = new FormData()
  wrong.set('file', new File(['a;b\n1;2\n'], 'fel.csv'))
  assert.deepEqual([(await post('/indicators/import', wrong)).status], [422])
})

test('every page is accessible in both languages, on a narrow screen and in the dark', { skip: browser.missing }, async () => {
  for (const path of [
    '/indicators',
    '/indicators?q=ingen+alls',
    '/indicators/new',
    `/indicators/${id}`,
    `/indicators/${id}/change`,
    '/indicators/import',
  ])
    for (const [prefix, visitor] of [
      ['', { width: 320 }],
      ['/en', { dark: true }],
    ] as const) {
      const page = await browser.visit(url + prefix + path, visitor)
      assert.equal(await page.locator('h1').count(), 1)
      for (const fold of await page.locator('main details').all()) await fold.evaluate((element) => element.setAttribute('open', ''))
      await expectAccessible(page)
      if ('width' in visitor) await expectNoSidewaysScroll(page)
      await page.context().close()
    }
})
