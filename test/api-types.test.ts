import assert from 'node:assert/strict'
import test from 'node:test'
import type { Entry, Operations, Problem } from '../docs/api-types.d.ts'
import { testNode } from './node.ts'

const { url } = await testNode()

/** A client of twenty lines over the generated types: what is misspelt, left out or mistaken here does not compile (`npm run check`). */
type Called<Name extends keyof Operations> = Operations[Name] extends { answer: infer Answer } ? Answer : never
type Given<Name extends keyof Operations> = Omit<Operations[Name], 'method' | 'path' | 'answer'>

async function call<Name extends keyof Operations>(
  method: Operations[Name]['method'],
  path: Operations[Name]['path'],
  { params = {}, query = {}, body }: Given<Name> & { params?: object; query?: object; body?: unknown },
): Promise<Called<Name>> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => String((params as Record<string, unknown>)[name]))
  const asked = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])))
  const answer = await fetch(`${url}/allmanning/v1${filled}?${asked}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
  if (!answer.ok) throw new Error(((await answer.json()) as Problem).detail)
  return (await answer.json()) as Called<Name>
}

test('a program written on the generated types finds, reads and adds', async () => {
  const found = await call<'listEntries'>('GET', '/entries', { query: { q: 'badvatten', kind: ['dataset'], limit: 5 } })
  const [first] = found.items
  const entry: Entry = await call<'getEntry'>('GET', '/entries/{entry}', { params: { entry: first!.id } })
  assert.equal(entry.title.sv, first!.title.sv)
  const source = await call<'addSource'>('POST', '/sources', { body: { name: 'Från typerna' } })
  assert.equal(source.paused, false)
})

test('what does not fit the types is refused by the compiler', () => {
  // Never run: each line holds only because it is an error.
  const wrong = () => [
    // @ts-expect-error there is no such kind
    call<'listEntries'>('GET', '/entries', { query: { kind: ['datasets'] } }),
    // @ts-expect-error another method
    call<'getEntry'>('POST', '/entries/{entry}', { params: { entry: 1 } }),
    // @ts-expect-error a source needs a name
    call<'addSource'>('POST', '/sources', { body: {} }),
    // @ts-expect-error the parameter is left out
    call<'getEntry'>('GET', '/entries/{entry}', {}),
  ]
  assert.equal(typeof wrong, 'function')
})
