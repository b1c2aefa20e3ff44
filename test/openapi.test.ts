import assert from 'node:assert/strict'
import test from 'node:test'
import { testNode } from './node.ts'
import { documentRules } from './rest-profile/document-rules.ts'
import { judge } from './rest-profile/judge.ts'
import { liveRules } from './rest-profile/live-rules.ts'

const { url } = await testNode({ BASE_URL: '', CONTACT: 'digital@tallvik.example' })
const api = `${url}/allmanning/v1`
const documents = new Map(
  await Promise.all(
    (['sv', 'en'] as const).map(
      async (language) =>
        [language, await (await fetch(`${api}/openapi.json`, { headers: { 'Accept-Language': language } })).json()] as const,
    ),
  ),
)

for (const [language, document] of documents) {
  const found = await judge(document as object, documentRules)
  for (const { id, level, text } of documentRules)
    test(`${id} (${level}) ${text}, in the document in ${language}`, () => assert.deepEqual(found.get(id) ?? [], []))
}

for (const { id, level, text, holds } of liveRules) test(`${id} (${level}) ${text}`, () => holds(api))

// Last, since judging keeps the process busy and an idle connection may be closed meanwhile.
for (const { id, text, spoil } of documentRules)
  test(`${id} would be noticed: ${text}`, async () => {
    const spoilt = structuredClone(documents.get('en')) as never
    spoil(spoilt)
    assert.ok(
      (
        await judge(
          spoilt,
          documentRules.filter((rule) => rule.id === id),
        )
      ).has(id),
    )
  })
