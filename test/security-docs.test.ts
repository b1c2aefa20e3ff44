import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'

const asvs = readFileSync('docs/asvs.md', 'utf8')
const rows = [...asvs.matchAll(/^\| (V\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| (yes|no|n\/a) \| (.+) \|$/gm)].map(
  ([, id, level, about, verdict, how]) => ({
    id: id!,
    level: level!,
    about: about!,
    verdict: verdict!,
    how: how!,
  }),
)

test('each of the 253 requirements of levels 1 and 2 of ASVS 5.0.0 has one row, a verdict and a reason', () => {
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length)
  assert.equal(rows.length, 253)
  assert.equal(rows.filter(({ level }) => level === '1').length, 70, 'level 1')
  for (const { id, how } of rows) assert.ok(how.trim().length >= 3, id)
  const counted = (verdict: string) => rows.filter((row) => row.verdict === verdict).length
  assert.match(asvs, new RegExp(`${counted('yes')} yes, ${counted('n/a')} not applicable, ${counted('no')} no`))
})

test('what the security documents point to is there', () => {
  for (const file of ['docs/asvs.md', 'docs/threat-model.md']) {
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/`((?:src|test|docs|profiles)\/[^`\s*]+)`/g))
      assert.ok(existsSync(path!), `${file} names ${path}`)
  }
})
