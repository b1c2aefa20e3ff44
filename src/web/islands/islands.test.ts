import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { expectNoConsoleErrors, testBrowser } from '../../../test/browser.ts'
import { listen } from '../../../test/pages-harness/listen.ts'
import { sampleSite } from '../../../test/pages-harness/sample-site.tsx'

const browser = await testBrowser()
const skip = browser.missing
const { promise: finish, resolve: finishRun } = Promise.withResolvers<void>()
const { url, close } = await listen(sampleSite({}, { finish }).app)
after(close)

test('ticking a facet answers at once, keeps the focus, and can be undone with the back button', { skip }, async () => {
  const page = await browser.visit(`${url}/search?q=bad`)
  await page.getByLabel('Standard').focus()
  await page.keyboard.press('Space')
  await page.getByText('Träffar av 1 typ').waitFor()
  assert.match(page.url(), /\?q=bad&kind=standard$/)
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'facet-kind-standard')
  await page.goBack()
  await page.getByText('Alla träffar').waitFor()
  assert.equal(await page.getByLabel('Standard').isChecked(), false)
  expectNoConsoleErrors(page)
})

test('without script the same facet works with its button', { skip }, async () => {
  const page = await browser.visit(`${url}/search?q=bad`, { script: false })
  await page.getByLabel('Standard').check()
  await page.getByRole('button', { name: 'Visa träffar' }).click()
  await page.getByText('Träffar av 1 typ').waitFor()
  assert.match(page.url(), /\?q=bad&kind=standard$/)
})

test('on a narrow screen the facets are folded until asked for', { skip }, async () => {
  const page = await browser.visit(`${url}/search`, { width: 360 })
  assert.equal(await page.getByLabel('Standard').isVisible(), false)
  await page.getByText('Avgränsa').click()
  assert.equal(await page.getByLabel('Standard').isVisible(), true)
})

test('a run is followed while it goes, and gives way to its result', { skip }, async () => {
  const page = await browser.visit(`${url}/run`)
  await page.getByText('3 av 9 poster').waitFor()
  assert.equal(await page.locator('progress').getAttribute('value'), '3')
  finishRun()
  await page.getByText('Klar: 9 poster').waitFor()
  assert.equal(await page.locator('progress').count(), 0)
  expectNoConsoleErrors(page)
})

test('the skip link leads past the menu without loading the page anew', { skip }, async () => {
  const page = await browser.visit(`${url}/search`)
  await page.evaluate(() => Object.assign(window, { stayed: true }))
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/#content$/)
  assert.equal(await page.evaluate(() => 'stayed' in window), true)
})

test('light or dark is switched without script', { skip }, async () => {
  const page = await browser.visit(`${url}/search?q=bad`, { script: false })
  await page.getByRole('button', { name: 'Mörkt' }).click()
  assert.match(page.url(), /\/search\?q=bad$/)
  assert.equal(await page.locator('html').getAttribute('data-color-scheme'), 'dark')
})
