import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { ButtonForm } from './button-form.tsx'

test('the button sends what it is about, and is told apart from its like by its name', async () => {
  const form = await html(<ButtonForm action="/roles/end" fields={{ person: 3, role: 'editor' }} label="Ta bort" about="Ta bort: Åsa" />)
  assert.match(form, /<form method="post" action="\/roles\/end">/)
  assert.match(form, /name="person" value="3".*name="role" value="editor"/)
  assert.match(form, /<button[^>]*type="submit"[^>]*aria-label="Ta bort: Åsa"[^>]*>Ta bort<\/button>/)
  assert.doesNotMatch(await html(<ButtonForm action="/x" label="Kör" />), /aria-label|hidden/)
})
