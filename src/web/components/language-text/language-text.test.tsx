import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { Paragraphs, Text } from './language-text.tsx'

test('a text in the reader’s language needs no note', async () => {
  assert.equal(await html(<Text language="sv" of={{ sv: 'Vägnät', en: 'Road network' }} />), '<span>Vägnät</span>')
})

test('another language is stated for the machine and for the reader', async () => {
  const made = await html(<Text language="sv" of={{ en: 'Road network' }} />)
  assert.match(made, /<span lang="en">Road network<\/span><small class="language-note"> på engelska<\/small>/)
})

test('a language we have no name for is shown by its tag', async () => {
  assert.match(await html(<Text language="en" of={{ tlh: 'naDev' }} />), /in the language tlh/)
})

test('a text without a stated language gets neither note nor lang', async () => {
  assert.equal(await html(<Text language="en" of={{ '': 'Vägnät' }} />), '<span>Vägnät</span>')
})

test('blank lines make paragraphs', async () => {
  assert.equal((await html(<Paragraphs language="sv" of={{ sv: 'Ett.\n\n\nTvå.\n' }} />)).match(/<p>/g)?.length, 2)
})
