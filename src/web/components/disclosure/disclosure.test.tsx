import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { Disclosure } from './disclosure.tsx'

test('it is closed until asked for', async () => {
  assert.match(await html(<Disclosure title="Mer">x</Disclosure>), /^<details class="ds-details"><summary>Mer</)
  assert.match(await html(<Disclosure title="Mer" open children="x" />), /^<details class="ds-details" open/)
})
