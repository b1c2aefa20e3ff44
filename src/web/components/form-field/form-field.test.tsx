import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { ErrorSummary } from './error-summary.tsx'
import { RadioField, SelectField, TextField } from './form-field.tsx'

test('a field is tied to its label, its help and what to correct', async () => {
  const made = await html(<TextField language="sv" name="url" label="Adress" help="Med https" error="Skriv https först" value="x" />)
  assert.match(made, /<label class="ds-label" for="url">Adress/)
  assert.match(
    made,
    /<input class="ds-input" id="url" name="url" aria-describedby="url-help url-error" aria-invalid="true" type="text" value="x"/,
  )
  assert.match(made, /id="url-error">Skriv https först/)
})

test('what was typed in several lines comes back unharmed', async () => {
  assert.match(
    await html(<TextField language="sv" name="note" label="Anteckning" rows={3} value={'a\n</textarea><b>'} />),
    /rows="3">a\n&lt;\/textarea&gt;&lt;b&gt;<\/textarea>/,
  )
})

test('a choice that was made is still made', async () => {
  const choices = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  assert.match(await html(<SelectField language="sv" name="s" label="S" value="b" choices={choices} />), /<option value="b" selected/)
  assert.match(
    await html(<RadioField language="sv" name="r" label="R" value="b" choices={choices} />),
    /id="r-b" name="r" value="b" checked/,
  )
})

test('fields that may be left out say so', async () => {
  assert.match(await html(<TextField language="en" name="n" label="Note" optional />), /\(optional\)/)
})

test('the summary leads to each field that is wrong, and is absent when none is', async () => {
  assert.match(
    await html(<ErrorSummary language="sv" errors={{ url: 'Skriv https först', name: undefined }} />),
    /<li><a href="#url">Skriv https först<\/a><\/li><\/ul>/,
  )
  assert.equal(await html(<ErrorSummary language="sv" errors={{ url: undefined }} />), '')
})
