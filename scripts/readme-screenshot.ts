// npm run screenshot: the picture in the README, of a node with the demonstration, as it looks today.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { serve } from '../src/serve.ts'
import { launch } from '../test/browser.ts'

const home = mkdtempSync(join(tmpdir(), 'allmanning-screenshot-'))
const serving = await serve(readConfig({ PORT: '0', ALLMANNING_HOME: home }), { info: () => {}, error: console.error })
const browser = await launch()
if (!browser) throw new Error('no browser: set CHROMIUM_PATH')
const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' })
await page.goto(`${serving.url}/search?q=vatten`)
await page.screenshot({ path: 'docs/screenshot.png' })
await browser.close()
await serving.close()
rmSync(home, { recursive: true, force: true })
