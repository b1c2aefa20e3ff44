import assert from 'node:assert/strict'
import test from 'node:test'
import { html, textOf } from '../../../../test/pages-harness/html.ts'
import { Message } from './message.tsx'

test('the tone is said in words to those who do not see the colour', async () => {
  assert.match(await textOf(<Message language="sv" tone="danger" title="Källan svarade inte" />), /^Fel: Källan svarade inte/)
})

test('only an answer to what somebody just did is read out at once', async () => {
  assert.match(await html(<Message language="sv" tone="success" title="Klart" live />), /role="status"/)
  assert.doesNotMatch(await html(<Message language="sv" tone="success" title="Klart" />), /role=/)
})
