/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
// Not the package's own arguments: its --single-process ends the browser with its first context.
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']

export type Visitor = { script?: boolean; dark?: boolean; width?: number }

export type TestBrowser = {
  /** A page in a context of its own; what it logs as an error is kept for `expectNoConsoleErrors`. */
  visit(url: string, visitor?: Visitor): Promise<Page>
  close(): Promise<void>
}

const consoleErrors = new WeakMap<Page, string[]>()

/**
 * A real browser, or a reason to skip: `const browser = await testBrowser(); test('…', { skip: browser.missing }, …)`.
 * Where `CI` is set a missing browser is an error, so that nothing is green without one.
 */
export async function testBrowser(): Promise<(TestBrowser & { missing?: undefined }) | (TestBrowser & { missing: string })> {
  const browser = await launch()
  if (!browser)
    return { missing: 'no browser: set CHROMIUM_PATH', visit: () => Promise.reject(new Error('no browser')), close: async () => {} }
  after(() => browser.close())
  return { visit: (url, visitor) => visit(browser, url, visitor), close: () => browser.close() }
}

/** For scripts, which close it themselves. */
export async function launch(): Promise<Browser | undefined> {
  const path = process.env.CHROMIUM_PATH ?? known.find((candidate) => existsSync(candidate))
  try {
    return await chromium.launch({ executablePath: path ?? (await brought()), args })
  } catch (cause) {
    if (process.env.CI || process.env.CHROMIUM_PATH) throw new Error('The browser tests need Chromium, and it did not start', { cause })
    return undefined
  }
}

async function brought(): Promise<string> {
  // Before the import: then the package also brings the libraries that Chromium needs.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

async function visit(browser: Browser, url: string, { script = true, dark = false, width = 1280 }: Visitor = {}): Promise<Page> {
  const options: BrowserContextOptions = {
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  }
  const page = await (await browser.newContext(options)).newPage()
  const errors: string[] = []
  consoleErrors.set(page, errors)
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  page.setDefaultTimeout(15_000)
  await page.goto(url)
  return page
}

/** Scripts blocked by the policy, missing files and thrown errors all end up here; so does a form that came back to be corrected (422), which is no fault. */
export function expectNoConsoleErrors(page: Page): void {
  assert.deepEqual(
    consoleErrors.get(page)?.filter((error) => !error.includes('status of 422')),
    [],
  )
}

/** No violations of WCAG 2.0–2.2, levels A and AA, that a program can find. */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  const scan = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  const { violations } = await (within ? scan.include(within) : scan).analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`) })),
    [],
  )
}

/** Nothing sticks out to the right: a reader should scroll one way only (WCAG 1.4.10). */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }))
  assert.ok(wide <= room, `the page is ${wide} px wide in a window of ${room} px`)
}
