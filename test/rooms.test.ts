import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import test from 'node:test'

const kits = ['kernel', 'db', 'rdf', 'outside', 'jobs', 'history', 'identity', 'web', 'api', 'cli', 'spreadsheet']
const reads: Record<string, string[]> = {
  organisations: [],
  indicators: ['organisations'],
  decisions: ['indicators', 'organisations'],
  catalogue: ['decisions', 'organisations'],
  standards: ['catalogue', 'decisions', 'indicators', 'organisations'],
  initiatives: ['standards', 'catalogue', 'decisions', 'indicators', 'organisations'],
  collaborations: ['initiatives', 'standards', 'catalogue', 'decisions', 'indicators', 'organisations'],
  framework: ['collaborations', 'initiatives', 'standards', 'catalogue', 'decisions', 'indicators', 'organisations'],
}
const edges = ['api.ts', 'pages.tsx', 'commands.ts']

test('kits know no domain, and a domain reads only those below it', () => {
  const wrong: string[] = []
  for (const file of globSync('src/**/*.{ts,tsx}')) {
    const [from] = relative('src', file).split('/')
    if (!from || from.includes('.')) continue // main.ts, app.ts, config.ts see everything
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const target = relative('src', join(dirname(file), path!))
      const [to, ...rest] = target.split('/')
      if (!to || to === from || to === 'config.ts') continue
      // A test may use the doors into every test, and try its feature in the whole app.
      if (/\.test\.tsx?$/.test(file) && (target.startsWith('../test/') || !target.includes('/'))) continue
      const allowed = kits.includes(from) ? kits : [...kits, ...(reads[from] ?? [])]
      const behindTheDoor = !kits.includes(to) && edges.includes(rest.at(-1) ?? '')
      if (!allowed.includes(to) || behindTheDoor) wrong.push(`${file} imports ${target}`)
    }
  }
  assert.deepEqual(wrong, [])
})
