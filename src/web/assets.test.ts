import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { assets, sampleSite } from '../../test/pages-harness/sample-site.tsx'
import { readAssets, writeAssets } from './assets.ts'

const { app } = sampleSite()

test('the look is at most 40 kB and the script at most 15 kB on the wire', () => {
  assert.ok(assets.files.get(assets.style)!.gzipped.length <= 40_000)
  assert.ok(assets.files.get(assets.script)!.gzipped.length <= 15_000)
})

test('assets are named by their content and may be kept for ever', async () => {
  for (const path of [assets.style, assets.script]) {
    const answer = await app.request(path, { headers: { 'accept-encoding': 'gzip, br' } })
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(answer.headers.get('content-encoding'), 'gzip')
  }
  assert.equal((await app.request('/assets/style-old.css')).status, 404)
})

test('who cannot unpack gets them plain', async () => {
  assert.equal((await app.request(assets.style)).headers.get('content-encoding'), null)
})

test('written to a folder and read back they are the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'))
  writeAssets(assets, folder)
  assert.deepEqual(readAssets(folder), assets)
  rmSync(folder, { recursive: true })
})

test('browsers and crawlers find what they ask for unasked', async () => {
  assert.equal((await app.request('/favicon.ico')).status, 200)
  assert.match(await (await app.request('/robots.txt')).text(), /^User-agent: \*/)
})
