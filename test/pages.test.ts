import assert from 'node:assert/strict'
import test from 'node:test'
import { expectAccessible, expectNoConsoleErrors, expectNoSidewaysScroll, testBrowser } from './browser.ts'
import { testNode } from './node.ts'

const browser = await testBrowser()
const skip = browser.missing
const { url, db } = await testNode()

const entry = await db
  .selectFrom('entry')
  .select(['id', 'source_id'])
  .where('kind', '=', 'dataset')
  .where('version', '>', 1)
  .orderBy('id')
  .executeTakeFirstOrThrow()
const run = await db
  .selectFrom('harvest_run')
  .select('id')
  .where('source_id', '=', entry.source_id)
  .orderBy('id', 'desc')
  .executeTakeFirstOrThrow()

/** Every page a visitor can come to, and the refusals. */
const paths = [
  '/',
  '/search',
  '/search?q=vatten',
  '/search?q=vatten&kind=dataset&theme=ENVI',
  '/search?q=ingetfinnsh%C3%A4r',
  '/search/synonyms',
  `/entries/${entry.id}`,
  `/entries/${entry.id}/history`,
  '/sources',
  '/sources/new',
  `/sources/${entry.source_id}`,
  `/sources/${entry.source_id}/runs/${run.id}`,
  '/quality',
  `/sources/${entry.source_id}/quality`,
  `/entries/${entry.id}/quality`,
  '/validate',
  '/profiles',
  '/profiles/dcat-ap-se',
  '/profiles/dcat-ap-se?with=dcat-ap',
  '/framework',
  '/framework/5',
  '/framework/segmentation',
  '/about',
  '/about/data',
  '/api',
  '/accessibility',
  '/no-such-page',
  '/entries/999999999',
]

for (const path of paths) {
  test(`${path} is a whole page in both languages, and accessible`, { skip }, async () => {
    for (const [prefix, language, visitor] of [
      ['', 'sv', {}],
      ['/en', 'en', { dark: true }],
      ['', 'sv', { width: 320 }],
    ] as const) {
      const page = await browser.visit(`${url}${prefix}${path === '/' && prefix ? '' : path}`, visitor)
      assert.equal(await page.locator('h1').count(), 1)
      assert.equal(await page.locator('html').getAttribute('lang'), language)
      assert.equal(await page.locator('main').count(), 1)
      assert.match(await page.title(), / – Allmänning$|^Allmänning$/)
      const folds = page.locator('main details')
      for (const fold of await folds.all()) await fold.evaluate((element) => element.setAttribute('open', ''))
      await expectAccessible(page)
      if ('width' in visitor) await expectNoSidewaysScroll(page)
      if (!/no-such|99999/.test(path)) expectNoConsoleErrors(page)
      await page.context().close()
    }
  })
}

test('every link on the pages leads somewhere', async () => {
  const seen = new Set<string>()
  const broken: string[] = []
  const queue = ['/', '/en', ...paths.filter((path) => !/no-such|99999/.test(path))]
  for (const path of queue) {
    if (seen.has(path) || seen.size > 250) continue
    seen.add(path)
    const answer = await fetch(url + path)
    if (answer.status !== 200) broken.push(`${path} answered ${answer.status}`)
    const text = await answer.text()
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    for (const [, href] of text.matchAll(/(?:href|src)="(\/[^"#]*)/g)) {
      const next = href!.replaceAll('&amp;', '&')
      // One entry, source and run stand for all; every combination of facets would be endless.
      if (!seen.has(next) && !/[?&]|\/(entries|sources|runs)\/\d|^\/catalog|\/datasets/.test(next)) queue.push(next)
    }
  }
  assert.deepEqual(broken, [])
  assert.ok(seen.size > paths.length)
})

test('no English stands in the Swedish pages, nor Swedish in the English', async () => {
  const typical = { sv: /\b(search|sources|publisher|download|the|and|of)\b/i, en: /\b(och|att|för|källor|utgivare|hämta|som)\b/i }
  for (const path of ['/sources/new', '/about', '/about/data', '/api', '/accessibility', '/framework', '/framework/8', '/no-such-page']) {
    for (const [language, prefix] of [
      ['sv', ''],
      ['en', '/en'],
    ] as const) {
      const text = (await (await fetch(url + prefix + path)).text())
        .replace(/<head>.*?<\/head>/s, '')
        .replace(/<(code|script)\b.*?<\/\1>/gs, '')
        .replace(/<a [^>]*hreflang.*?<\/a>/gs, '')
        .replace(/<[^>]+>/g, ' ')
      assert.doesNotMatch(text, typical[language], `${prefix}${path}`)
    }
  }
})
