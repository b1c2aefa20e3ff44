import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { system } from '../kernel/actor.ts'
import { addOrganisation } from './keep.ts'

const { db, url } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'allmanning-import-'))
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

await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Viks kommun' }, code: '9811' })
const file = join(folder, 'vik.csv')
writeFileSync(
  file,
  'kind;name_sv;code;organisation_number;annat\nmunicipality;Viks stad;9811;;x\nagency;Verket;;202100-4284;\nagency;Fel;;202100-4285;\n',
)

test('import --dry-run tells what each row would do, alone on standard output, and writes nothing', async () => {
  const { out, errors, code } = await allmanning('import', 'organisations', file, '--dry-run', '--format', 'json')
  assert.deepEqual([errors, code], ['', 1])
  const answer = JSON.parse(out)
  assert.deepEqual([answer.written, answer.added, answer.changed, answer.refused, answer.columnsNotUsed], [false, 1, 1, 1, ['annat']])
  assert.match(answer.refusals[0].problem, /check digit/)
  assert.equal((await db.selectFrom('organisation').select('id').execute()).length, 1)
})

test('import writes, export gives the same back, and reading that in again changes nothing', async () => {
  const { out, code } = await allmanning('import', 'organisations', file)
  assert.match(out, /^1 were added, 1 were changed, 0 were unchanged, 1 were refused\.\n {2}row 4, Fel: /)
  assert.equal(code, 1)
  const csv = await allmanning('export', 'organisations')
  assert.match(csv.out, /municipality;Viks stad;;;9811;/)
  writeFileSync(join(folder, 'again.csv'), csv.out)
  const again = await allmanning('import', 'organisations', join(folder, 'again.csv'), '--format', 'json')
  assert.deepEqual([JSON.parse(again.out).unchanged, again.code], [2, 0])
  const json = JSON.parse((await allmanning('export', 'organisations', '--format', 'json')).out) as { number?: string }[]
  assert.deepEqual(
    json.map(({ number }) => number),
    [undefined, '2021004284'],
  )
})

test('what cannot be read is refused in two lines, with 2', async () => {
  const missing = await allmanning('import', 'organisations', join(folder, 'nowhere.csv'))
  assert.deepEqual([missing.code, /There is no file/.test(missing.errors)], [2, true])
  writeFileSync(join(folder, 'wrong.csv'), 'a;b\n1;2\n')
  const wrong = await allmanning('import', 'organisations', join(folder, 'wrong.csv'))
  assert.deepEqual([wrong.code, /template/.test(wrong.errors), wrong.out], [2, true, ''])
})
