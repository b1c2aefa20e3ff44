import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { system } from '../kernel/actor.ts'
import { addOrganisation } from '../organisations/keep.ts'
import { defineIndicator } from './define.ts'

const { db, url } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'allmanning-indicators-'))
after(() => rmSync(folder, { recursive: true }))

async function allmanning(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: url, ALLMANNING_HOME: folder }
  const child = spawn(process.execPath, ['bin/allmanning', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('exit', resolve)),
  ])
  return { out, errors, code }
}

const vik = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Viks kommun' }, code: '9811' })
await defineIndicator(db, system, {
  organisation: vik,
  code: 'netto',
  name: { sv: 'Nettoresultat' },
  unit: 'kr',
  source: 'Bokslut',
  decimals: 1,
})
const file = join(folder, 'värden.csv')
writeFileSync(file, 'indikator;organisation;period;värde;annat\nnetto;9811;2024;1 234,5;x\nnetto;9811;2025;−12,5;\nnetto;;2025-Q1;1;\n')

test('import --dry-run tells what each row would do, alone on standard output, and writes nothing', async () => {
  const { out, errors, code } = await allmanning('import', 'indicators', file, '--dry-run', '--format', 'json')
  assert.deepEqual([errors, code], ['', 1])
  const answer = JSON.parse(out)
  assert.deepEqual([answer.written, answer.added, answer.refused, answer.columnsNotUsed], [false, 2, 1, ['annat']])
  assert.deepEqual([answer.refusals[0].line, /does not fit/.test(answer.refusals[0].problem)], [4, true])
  assert.deepEqual(await db.selectFrom('indicator_value').select('value').execute(), [])
})

test('import writes, export gives the same back, and reading that in again changes nothing', async () => {
  const { out, code } = await allmanning('import', 'indicators', file)
  assert.match(out, /^2 were added, 0 were corrected, 0 were withdrawn, 0 were unchanged, 1 were refused\.\n {2}row 4, netto: /)
  assert.equal(code, 1)
  const csv = await allmanning('export', 'indicators')
  assert.match(csv.out, /netto;9811;2024;1234,5;/)
  writeFileSync(join(folder, 'igen.csv'), csv.out)
  const again = await allmanning('import', 'indicators', join(folder, 'igen.csv'), '--format', 'json')
  assert.deepEqual([JSON.parse(again.out).unchanged, again.code], [2, 0])
  const json = JSON.parse((await allmanning('export', 'indicators', '--format', 'json')).out) as { value: number }[]
  assert.deepEqual(
    json.map(({ value }) => value),
    [1234.5, -12.5],
  )
})

test('what cannot be read is refused, with 2', async () => {
  writeFileSync(join(folder, 'fel.csv'), 'indikator;b\n1;2\n')
  const wrong = await allmanning('import', 'indicators', join(folder, 'fel.csv'))
  assert.deepEqual([wrong.code, /no column period, value/.test(wrong.errors), wrong.out], [2, true, ''])
})
