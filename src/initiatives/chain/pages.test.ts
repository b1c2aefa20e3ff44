import assert from 'node:assert/strict'
import test from 'node:test'
import { expectAccessible, expectNoConsoleErrors, expectNoSidewaysScroll, testBrowser } from '../../../test/browser.ts'
import { testNode } from '../../../test/node.ts'
import { type FormFields, sendForm } from '../../../test/send-form.ts'
import { chainOf } from './find.ts'

const browser = await testBrowser()
const { url, db } = await testNode()
const { id: organisation } = await db.selectFrom('organisation').select('id').where('code', '=', '0114').executeTakeFirstOrThrow()
const { id } = await db
  .insertInto('initiative')
  .values({
    organisation_id: organisation,
    title: JSON.stringify({ sv: 'Gemensam e-tjänst', en: 'A shared e-service' }),
    summary: '{}',
    goals: '{}',
    published_at: new Date(),
  })
  .returning('id')
  .executeTakeFirstOrThrow()
const here = `/initiatives/${id}/benefits`
const get = async (path: string) => (await fetch(url + path)).text()
const post = async (path: string, fields: FormFields) => {
  const answer = await sendForm(url + path, fields)
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}
const called = async (title: string) => (await chainOf(db, id)).steps.find((step) => step.title['sv'] === title)!.id

test('a chain is built step by step by forms: the page says what is missing, until nothing is', async () => {
  assert.match(await get(here), /Ingen effektkedja än/)
  assert.equal((await post(`${here}/new`, { kind: 'goal', title: 'Enklare vardag för invånare' })).status, 303)
  const goal = await called('Enklare vardag för invånare')
  const bare = { kind: 'benefit', title: 'Kortare väntan på bygglov', stakeholder: '', measure: '' }
  assert.equal((await post(`${here}/new`, bare)).status, 303)
  const text = await get(here)
  for (const told of ['är ingens', 'går inte att mäta', 'leder inte till något mål', '3 saker gör att nyttor inte räknas'])
    assert.ok(text.includes(told), told)
  const benefit = await called('Kortare väntan på bygglov')
  const version = /name="version" value="([^"]+)"/.exec(await get(`${here}/${benefit}`))![1]!
  const whole: [string, string][] = [
    ['kind', 'benefit'],
    ['version', version],
    ['title', 'Kortare väntan på bygglov'],
    ['stakeholder', 'Invånare som söker bygglov'],
    ['measure', 'Dagar från ansökan till beslut'],
    ['owner', 'Bygglovschef'],
    ['type', 'quality'],
    ['unit', 'dagar'],
    ['baseline', '44,5'],
    ['target', '30'],
    ['targetOn', '2027-12-31'],
    ['dimensions', 'efficiency'],
    ['dimensions', 'user-satisfaction'],
    ['to', String(goal)],
  ]
  assert.equal((await post(`${here}/${benefit}`, whole)).status, 303)
  const done = await get(here)
  for (const told of ['Alla nyttor har någon', '44,5\u00a0dagar', 'Effektivitet, Nöjdare användare', 'Bygglovschef'])
    assert.ok(done.includes(told), told)
  const second = await post(`${here}/${benefit}`, whole)
  assert.equal(second.status, 409, 'the form was made from what is no longer so')
  assert.match(second.text, /Någon annan har ändrat steget/)
})

test('a form with something wrong comes back with what was typed and ticked', async () => {
  const goal = await called('Enklare vardag för invånare')
  const wrong = await post(`${here}/new`, [
    ['kind', 'benefit'],
    ['title', ''],
    ['stakeholderOrganisation', 'Ingen sådan'],
    ['indicator', 'finns-inte'],
    ['baseline', 'många'],
    ['baselineOn', '2027-01-01'],
    ['targetOn', '2026-01-01'],
    ['dimensions', 'risk'],
    ['to', String(goal)],
  ])
  assert.equal(wrong.status, 422)
  for (const told of [
    'Skriv vad steget är',
    'Vi hittar ingen sådan organisation',
    'Vi hittar ingen sådan indikator',
    'Skriv ett tal',
    'value="många"',
    'value="Ingen sådan"',
  ])
    assert.ok(wrong.text.includes(told), told)
  assert.match(wrong.text, new RegExp(`id="to-${goal}"[^>]*checked`))
  assert.match(wrong.text, /id="dimensions-risk"[^>]*checked/)
  const order = await post(`${here}/new`, { kind: 'benefit', title: 'x', baselineOn: '2027-01-01', targetOn: '2026-01-01' })
  assert.match(order.text, /en dag efter nollägets/)
  const backwards = await post(`${here}/new`, { kind: 'goal', title: 'Mål 2', to: String(await called('Kortare väntan på bygglov')) })
  assert.deepEqual([backwards.status, /en kedja går från insats till mål/.test(backwards.text)], [422, true])
})

test('a step is moved and removed', async () => {
  for (const title of ['Införa gemensam e-tjänst', 'Utbilda handläggare'])
    await post(`${here}/new`, { kind: 'activity', title, to: String(await called('Kortare väntan på bygglov')) })
  const second = await called('Utbilda handläggare')
  assert.equal((await post(`${here}/${second}/move`, { way: 'up' })).to, `${here}#step-${second}`)
  assert.match(await get(here), /Utbilda handläggare.*Införa gemensam e-tjänst/s)
  assert.equal((await post(`${here}/${second}/remove`, {})).status, 303)
  assert.equal((await fetch(`${url}${here}/${second}`)).status, 404)
  assert.match(await get(here), /Steget togs bort.*Utbilda handläggare/s, 'what was removed is remembered')
})

test('every page is accessible, wide and narrow, light and dark, in both languages', { skip: browser.missing }, async () => {
  // A word that is cut in two is still told whole.
  await post(`${here}/new`, { kind: 'change', title: 'Informationssäkerhetsklassificering av handlingar' })
  const benefit = await called('Kortare väntan på bygglov')
  for (const path of [
    here,
    `${here}/new?kind=benefit`,
    `${here}/new?kind=activity`,
    `${here}/${benefit}`,
    '/benefits',
    '/benefits?q=ingen+alls',
  ])
    for (const [prefix, visitor] of [
      ['', { width: 320 }],
      ['/en', { dark: true }],
    ] as const) {
      const page = await browser.visit(url + prefix + path, visitor)
      assert.equal(await page.locator('h1').count(), 1, path)
      for (const fold of await page.locator('main details').all()) await fold.evaluate((element) => element.setAttribute('open', ''))
      await expectAccessible(page)
      expectNoConsoleErrors(page)
      if ('width' in visitor) await expectNoSidewaysScroll(page)
      await page.context().close()
    }
})

test('a keyboard reaches every box of the drawing, and each leads to its step', { skip: browser.missing }, async () => {
  const page = await browser.visit(url + here, { script: false })
  const boxes = page.locator('.chain svg a')
  assert.equal(await boxes.count(), (await chainOf(db, id)).steps.length)
  await page.locator('.chain__scroll').focus()
  for (const box of await boxes.all()) {
    await page.keyboard.press('Tab')
    assert.ok(await box.evaluate((element) => element === element.ownerDocument.activeElement))
    const target = await box.getAttribute('href')
    assert.equal(await page.locator(target!).count(), 1)
  }
  await page.context().close()
})
