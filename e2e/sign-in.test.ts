import assert from 'node:assert/strict'
import test from 'node:test'
import { expectAccessible, expectNoConsoleErrors, testBrowser } from '../test/browser.ts'
import { closeLast } from '../test/close-last.ts'
import { freePort } from '../test/free-port.ts'
import { openIssuer } from '../test/issuer.ts'
import { testNode } from '../test/node.ts'

// A browser holds us to our own policy: forms may only end up at the provider, and the cookie must come along on the way back.
const browser = await testBrowser()
const skip = browser.missing
const issuer = await openIssuer()
await closeLast(issuer)
const port = await freePort()
const mapping = [{ claim: 'groups', values: ['boss'], role: 'administrator', organisation: 'node' }]
const { url } = await testNode({
  PORT: String(port),
  OIDC_ISSUER: issuer.url,
  OIDC_CLIENT_ID: 'node',
  OIDC_NAME: 'Kommunens inloggning',
  OIDC_MAPPING: JSON.stringify(mapping),
  DEMO: 'false',
})

test('a person who may not yet, signs in, comes back to the page, may, and signs out again', { skip }, async () => {
  issuer.lie = { claims: { name: 'Anna Älv', groups: ['boss'] } }
  const page = await browser.visit(`${url}/admin/keys`, { script: false })
  await page.getByRole('heading', { name: 'Du behöver logga in' }).waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Logga in' }).click()
  await page.getByRole('button', { name: 'Logga in med Kommunens inloggning' }).click()
  await page.getByRole('heading', { name: 'Nycklar för system' }).waitFor()
  assert.equal(new URL(page.url()).pathname, '/admin/keys')
  await page.getByRole('link', { name: 'Anna Älv' }).click()
  assert.match(await page.locator('main').innerText(), /administratör\s+hela noden/)
  await page.getByRole('button', { name: 'Logga ut', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Du är utloggad' }).waitFor()
  await page.goto(`${url}/account`)
  await page.getByRole('heading', { name: 'Du behöver logga in' }).waitFor()
})

test('what goes wrong at the provider comes back to a page that says what to do', { skip }, async () => {
  issuer.lie = { claims: { aud: 'somebody-else' } }
  const page = await browser.visit(`${url}/en/sign-in`, { dark: true, width: 360 })
  await page.getByRole('button', { name: 'Sign in with Kommunens inloggning' }).click()
  await page.getByText('The sign-in could not be trusted').waitFor()
  await expectAccessible(page)
  expectNoConsoleErrors(page)
})
