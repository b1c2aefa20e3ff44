// Everything that can be said of the code without running it.
import { spawnSync } from 'node:child_process'

const checks = [
  ['types', 'tsc', ['-p', '.']],
  ['format and lint', 'biome', ['check', '--error-on-warnings']],
  ['unused files, exports and packages', 'knip', []],
  ['rooms and tables', 'node', ['--import', 'tsx', '--test', '--test-reporter=dot', 'test/rooms.test.ts', 'test/tables.test.ts']],
  ['generated files', 'node', ['--import', 'tsx', 'scripts/generate.ts', '--check']],
]
const failed = checks.filter(([name, command, options]) => {
  const { status, stdout, stderr } = spawnSync(command, options, { encoding: 'utf8', shell: process.platform === 'win32' })
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  if (status !== 0) console.log(`${stdout}${stderr}`)
  return status !== 0
})
process.exitCode = failed.length > 0 ? 1 : 0
