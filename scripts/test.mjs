// Runs the tests under the Node that npm brought: all of them, or those whose paths are given.
import { globSync } from 'node:fs'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { testServer } from '../test/database.ts'

const asked = process.argv.slice(2)
const onServer = asked[0] === '--server'
if (onServer && !process.env.DATABASE_URL) {
  console.error('test:server needs DATABASE_URL: a PostgreSQL 15 or newer where its user may create databases')
  process.exit(1)
}
const patterns = asked.filter((one) => one !== '--server')
const files = globSync(patterns.length > 0 ? patterns : ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'])
// `node --test` with a pattern that fits nothing ends with 0, and so would CI.
if (files.length === 0) {
  console.error('no test files')
  process.exit(1)
}

const server = await testServer() // held for the whole run, so that no file has to start it
let ran = 0
const stream = run({ files, concurrency: 2, execArgv: ['--import', 'tsx'] })
stream.on('test:pass', (event) => {
  if (event.details.type !== 'suite') ran++
})
stream.on('test:fail', () => {
  process.exitCode = 1
})
stream.compose(spec).pipe(process.stdout)
stream.on('end', async () => {
  await server.leave()
  if (ran > 0) return
  console.error('0 tests ran')
  process.exitCode = 1
})
