import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { FieldFinding, FieldGroup } from './field-group.tsx'

test('the help and what is to be corrected are read out with the field', async () => {
  const made = await html(
    <FieldGroup
      name="t"
      label="Titel"
      mark="obligatoriskt"
      help="Skriv kort."
      findings={<FieldFinding tone="violation" word="Fel" message="Titel saknas." fix="Skriv en." />}
    >
      <input />
    </FieldGroup>,
  )
  assert.match(made, /<fieldset class="field-group" id="t" aria-describedby="t-about"/)
  assert.match(made, /id="t-about">.*Skriv kort\..*<strong>Fel:<\/strong> Titel saknas\..*Skriv en\./s)
  assert.match(made, /<legend>Titel<span class="field-group__mark"> \(obligatoriskt\)/)
})
