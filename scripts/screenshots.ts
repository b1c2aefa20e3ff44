// tsx scripts/screenshots.ts http://localhost:3000 shots / /search?q=vatten
// Takes each page wide and narrow, light and dark, in Swedish and English. The wide light Swedish one is what the README shows.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from '../test/browser.ts'

const [base, folder, ...paths] = process.argv.slice(2)
if (!base || !folder || paths.length === 0) {
  console.error('usage: screenshots.ts <base URL> <folder> <path …>')
  process.exit(2)
}

const looks = [
  { name: 'wide', width: 1280, dark: false, prefix: '' },
  { name: 'narrow', width: 360, dark: false, prefix: '' },
  { name: 'dark', width: 1280, dark: true, prefix: '' },
  { name: 'narrow-dark', width: 360, dark: true, prefix: '' },
  { name: 'english', width: 1280, dark: false, prefix: '/en' },
] as const

mkdirSync(folder, { recursive: true })
const browser = await launch()
if (!browser) throw new Error('no browser: set CHROMIUM_PATH')
for (const path of paths) {
  for (const { name, width, dark, prefix } of looks) {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.goto(new URL(prefix + path, base).href)
    const stem = path === '/' ? 'start' : path.replace(/^\//, '').replace(/[^a-z0-9]+/gi, '-')
    const file = join(folder, `${stem}-${name}.png`)
    await page.screenshot({ path: file, fullPage: true })
    console.error(file)
    await context.close()
  }
}
await browser.close()
