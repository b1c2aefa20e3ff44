import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { expectAccessible, expectNoConsoleErrors, expectNoSidewaysScroll, testBrowser } from '../../test/browser.ts'
import { listen } from '../../test/pages-harness/listen.ts'
import { sampleSite } from '../../test/pages-harness/sample-site.tsx'
import { components } from './gallery.tsx'

const browser = await testBrowser()
const skip = browser.missing
const { url, close } = await listen(sampleSite().app)
after(close)

test('every component is in the gallery, with an example', () => {
  assert.deepEqual(Object.keys(components).sort(), readdirSync(join(import.meta.dirname, 'components')).sort())
  for (const [name, examples] of Object.entries(components)) assert.ok(examples.length > 0, name)
})

for (const [name, visitor] of [
  ['light', {}],
  ['dark', { dark: true }],
  ['at 320 px', { width: 320 }],
] as const) {
  test(`every example is accessible ${name}`, { skip }, async () => {
    const page = await browser.visit(`${url}/components`, visitor)
    await page.locator('main details').evaluateAll((folds) => {
      for (const fold of folds) fold.setAttribute('open', '')
    })
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    expectNoConsoleErrors(page)
  })
}

test('every identifier on the page is used once, so labels lead where they say', { skip }, async () => {
  const page = await browser.visit(`${url}/components`)
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id))
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  )
})

for (const path of ['/', '/en', '/search?q=bad', '/sources/new', '/nowhere']) {
  test(`${path} is accessible in its frame, wide and at 320 px`, { skip }, async () => {
    for (const width of [1280, 320]) {
      const page = await browser.visit(url + path, { width })
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    }
  })
}
