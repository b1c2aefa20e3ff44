import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { canonicalise } from '../../rdf/canonical.ts'
import { parseLines } from '../../rdf/ntriples.ts'
import { cut } from '../harvest/cut.ts'
import { absent, quadsIn, sharedFiles, subjectsOf } from '../harvest/fixtures.ts'
import { guideFor, isOwnKind } from './kind-forms.ts'
import { quadsFromValues } from './quads-from-values.ts'
import { sentFrom, typedValues } from './typed-values.ts'
import { thingsIn, valuesOf } from './values.ts'

// So many of each file are enough to meet every habit of its publisher.
const mostOfEach = 150
const tooLarge = 6_000_000

test('a form in which nothing was changed gives every real record back to the triple', { skip: absent }, async (t) => {
  let records = 0
  let parts = 0
  let values = 0
  const wrong: string[] = []
  for (const file of sharedFiles('{dcat-se,dcat-eu,base-registers,cpsv,adms,benefits}/**/*.{ttl,rdf,xml,jsonld,nt}')) {
    const bytes = readFileSync(file)
    if (bytes.length > tooLarge) continue
    const quads = await quadsIn(bytes, file).catch((error) => {
      if (error instanceof Problem || /cannot tell|not RDF|syntax/i.test(String(error))) return []
      throw error
    })
    let ofFile = 0
    for await (const record of cut(subjectsOf(quads))) {
      if (record.refusal || !isOwnKind(record.kind) || ofFile++ >= mostOfEach) continue
      const stored = await canonicalise(record.quads)
      if ('refusal' in stored) continue
      const base = parseLines(stored.text)
      const { form, profiles } = guideFor({ uri: record.uri, kind: record.kind, quads: base })
      const shown = valuesOf(record.uri, form, profiles, base)
      const sent = asBrowserSends(sentFrom(shown))
      const again = await canonicalise(quadsFromValues(record.uri, typedValues(record.uri, form, profiles, base, sent), profiles, base))
      if (!('hash' in again) || again.hash !== stored.hash) wrong.push(`${file} ${record.uri}`)
      records++
      parts += [...thingsIn(shown)].length - 1
      values += Object.keys(sent).filter((name) => name.endsWith('.was')).length
    }
  }
  t.diagnostic(`${records} records, ${parts} parts described in them, ${values} values shown in forms`)
  assert.deepEqual(wrong.slice(0, 20), [])
  assert.ok(records > 500 && parts > 500, 'too few were tried')
})

// HTML §4.10.22.4: line breaks become CR and LF.
const asBrowserSends = (sent: Record<string, string>) =>
  Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, value.replace(/\r\n?|\n/g, '\r\n')]))
