import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { ResultItem } from './result-item.tsx'

test('hits are marked, everything else is escaped, and the language is stated', async () => {
  const made = await html(
    <ResultItem
      language="sv"
      href="/entries/1"
      title={[{ text: 'Bath', hit: true }, { text: 'ing <b>' }]}
      textLanguage="en"
      kind="Datamängd"
      snippet={[{ text: 'a & b' }]}
    />,
  )
  assert.match(made, /<a href="\/entries\/1" lang="en"><mark>Bath<\/mark>ing &lt;b&gt;<\/a>/)
  assert.match(made, /lang="en">a &amp; b</)
})

test('a date is a time element that a machine can read', async () => {
  assert.match(
    await html(<ResultItem language="sv" href="/1" title="T" kind="K" updated="2026-11-02" />),
    /<time datetime="2026-11-02">2026-11-02</,
  )
})
