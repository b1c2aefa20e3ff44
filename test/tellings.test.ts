import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { tellings } from '../src/tellings.ts'

// Those that belong to the node, or to persons, and so to no organisation's history.
const others = ['synonym', 'person']

test('every change that is recorded for an organisation has words in both languages', () => {
  const recorded = globSync('src/**/*.{ts,tsx}')
    .filter((file) => !/\.(test|fixture)\.tsx?$/.test(file))
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/record(?:Many)?\(\s*\w+,\s*\w+,\s*'(?<action>[a-z-]+)',\s*\{ kind: '(?<kind>[a-z-]+)'/g),
    ])
    .map(({ groups }) => ({ kind: groups!.kind!, action: groups!.action! }))
    .filter(({ kind }) => !others.includes(kind))
  assert.ok(recorded.length > 10)
  for (const { kind, action } of recorded)
    for (const language of ['sv', 'en'] as const)
      assert.ok(tellings[kind]?.actions[language][action], `${kind} ${action} has no word in ${language}`)
})
