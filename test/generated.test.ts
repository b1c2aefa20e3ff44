import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import test from 'node:test'
import { promisify } from 'node:util'

test('what is generated is current', async () => {
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/generate.ts', '--check']).catch(
    (error) => error,
  )
  assert.equal(stderr.trim(), '')
})
