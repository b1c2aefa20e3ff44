import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import test, { after } from 'node:test'
import { wholeCase } from './fixtures.ts'

const folder = mkdtempSync(join(tmpdir(), 'allmanning-case-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const file = (content: string) => {
  const place = join(folder, 'case.json')
  writeFileSync(place, content)
  return place
}

// No database is given, and none is started.
async function allmanning(args: readonly string[], input = '') {
  const env = { ...process.env, DATABASE_URL: '', ALLMANNING_HOME: join(folder, 'home') }
  const child = spawn(process.execPath, ['bin/allmanning', ...args], { env, stdio: 'pipe' })
  child.stdin.end(input)
  const [out, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('exit', resolve)),
  ])
  return { code, out, errors }
}

test('a document in a file is calculated, as JSON', async () => {
  const { code, out, errors } = await allmanning(['case', file(JSON.stringify(wholeCase(0.035))), '--format', 'json'])
  assert.deepEqual([code, errors], [0, ''])
  const { npv, bcr, nnki, payback, byParty, simulation, notes, explanations } = JSON.parse(out)
  assert.deepEqual(
    [npv, bcr, nnki, payback].map((figure) => figure.toFixed(4)),
    ['305273.5340', '1.1626', '0.2544', '3.8889'],
  )
  assert.equal(byParty.A.npv.toFixed(2), '305273.53')
  assert.deepEqual([simulation, typeof notes.simulation, explanations], [null, 'string', undefined])
})

test('from standard input, as text in either language', async () => {
  const document = JSON.stringify({ ...wholeCase(0.035), title: 'E-tjänst', priceYear: 2026 })
  const { code, out } = await allmanning(['case', '-', '--language', 'sv'], document)
  assert.equal(code, 0)
  assert.match(out.replaceAll(/\s+/g, ' '), /^E-tjänst: kronor i 2026 års priser, 3,5 % Nettonuvärde 305 274 /)
  assert.match((await allmanning(['case', '-'], document)).out, /Net present value +305,274\n/)
})

test('what cannot be calculated, read or found is 2, with what to do', async () => {
  const wrong = await allmanning(['case', file(JSON.stringify({ ...wholeCase(0.035), rate: -1.2 })), '--format', 'json'])
  assert.deepEqual([wrong.code, wrong.out], [2, ''])
  assert.match(wrong.errors, /Correct \/rate\.[\s\S]*Give a higher rate/)
  assert.match((await allmanning(['case', file('{ not JSON')])).errors, /is not JSON/)
  assert.equal((await allmanning(['case', join(folder, 'none.json')])).code, 2)
})
