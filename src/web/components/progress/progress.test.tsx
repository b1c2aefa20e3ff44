import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { Progress } from './progress.tsx'

test('it says where it is in words and as a bar', async () => {
  const made = await html(<Progress id="run" label="Hämtning" text="3 av 9" value={3} max={9} />)
  assert.match(made, /role="status">3 av 9</)
  assert.match(made, /<progress[^>]* value="3" max="9"/)
  assert.doesNotMatch(made, /data-events/)
})

test('of unknown length it has no value', async () => {
  assert.doesNotMatch(await html(<Progress id="run" label="Hämtning" text="Väntar" events="/runs/1/events" />), /value=/)
})
