import assert from 'node:assert/strict'
import { createReadStream } from 'node:fs'
import { tmpdir } from 'node:os'
import test from 'node:test'
import type { Literal } from '@rdfjs/types'
import { ns } from '../../rdf/namespaces.ts'
import { absent, sharedFiles } from '../harvest/fixtures.ts'
import { correctedFile } from './corrected-file.ts'
import type { Patch, RecordResult } from './result.ts'
import { validateFile } from './validate-file.ts'

const folder = tmpdir()

/** What sort of correction it is, by what it writes. */
function sortOf({ rename, add }: Patch): string {
  if (rename) return 'publisher'
  const { predicate, object } = add[0]!
  const byProperty: Record<string, string> = {
    [ns.dcterms('license')]: 'licence',
    [ns.dcterms('format')]: 'format',
    [ns.dcat('mediaType')]: 'format',
    [ns.vcard('hasEmail')]: 'e-mail',
    [ns.foaf('mbox')]: 'e-mail',
    [ns.dcat('theme')]: 'theme',
  }
  const known = byProperty[predicate.value]
  if (known) return known
  if (object.termType !== 'Literal') return 'other code or address'
  const { language, datatype } = object as Literal
  return language ? 'language' : /#(date|dateTime|gYear)$/.test(datatype.value) ? 'date' : 'number'
}

async function check(bytes: AsyncIterable<Uint8Array>, name: string, asked: string[]): Promise<RecordResult[]> {
  const results: RecordResult[] = []
  const run = validateFile({ bytes, name, base: 'https://base.example/' }, { folder, asked })
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done) {
      assert.equal(next.value.fault, undefined)
      return results
    }
    results.push(...next.value.results)
  }
}

const isViolation = ({ severity }: RecordResult) => severity === 'violation'

/**
 * How often each rule is broken in each record. A record with a new address counts as the same, and so does one without: we know it by its
 * title and publisher, so it gets another from us when its publisher has a new address.
 */
function counted(results: readonly RecordResult[], renamed: ReadonlyMap<string, string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { focus, title, shape, severity } of results) {
    const record = focus.includes('/.well-known/genid/') ? Object.values(title ?? {}).join(' ') : (renamed.get(focus) ?? focus)
    const key = `${severity} ${record} ${shape}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const newest = [...Map.groupBy(sharedFiles('dcat-evolution/*/*.{rdf,nt}'), (file) => file.slice(0, file.lastIndexOf('/'))).values()]
const files = [
  ...sharedFiles('dcat-se/*.{rdf,ttl}'),
  ...sharedFiles('dcat-eu/*.{rdf,ttl,xml,jsonld,nt}'),
  ...sharedFiles('base-registers/**/*.rdf'),
  ...newest.map((versions) => versions.at(-1)!),
]
const base = 'https://base.example/'

/** At least this many corrections of each sort in all of the catalogues. No real one has a theme by its label: patches.test.ts has. */
const needed: { readonly [profile: string]: { readonly [sort: string]: number } } = {
  'dcat-ap': { date: 300, format: 10_000, number: 25, 'other code or address': 1_400 },
  'dcat-ap-se': { date: 300, format: 1_500, language: 5_000, licence: 10, number: 25, 'e-mail': 150, publisher: 2 },
}

for (const profile of ['dcat-ap', 'dcat-ap-se'])
  test(`${profile}: corrected real catalogues have fewer faults, and no new ones`, { skip: absent }, async (context) => {
    const total = new Map<string, number>()
    const asked = [profile]
    for (const file of files) {
      const made = await correctedFile({ bytes: createReadStream(file), name: file, base }, { folder, asked })
      // What can't be read has no corrected form.
      if ('refusal' in made || made.applied.length === 0) continue
      const before = await check(createReadStream(file), file, asked)
      const corrected = (async function* () {
        for await (const piece of made.text) yield Buffer.from(piece)
      })()
      const after = await check(corrected, file, asked)
      const patches = made.applied.flatMap(({ patch }) => patch ?? [])
      const renamed = new Map(patches.flatMap(({ rename }) => (rename ? [[rename.from, rename.to] as const] : [])))
      const was = counted(before, renamed)
      assert.deepEqual(
        [...counted(after, renamed)].filter(([key, times]) => times > (was.get(key) ?? 0)),
        [],
        `${file}: new faults`,
      )
      const expected = made.applied.filter(isViolation).length === 0 ? 0 : 1
      const [wrong, left] = [before.filter(isViolation).length, after.filter(isViolation).length]
      assert.ok(left <= wrong - expected, `${file}: ${wrong} violations, and ${left} when corrected`)
      assert.ok(after.length < before.length, `${file}: ${before.length} results, and ${after.length} when corrected`)
      const sorts = [...Map.groupBy(patches, sortOf)].map(([sort, of]) => [sort, of.length] as const).sort()
      for (const [sort, times] of sorts) total.set(sort, (total.get(sort) ?? 0) + times)
      context.diagnostic(
        `${file.replace('../shared/data/', '')}: ${sorts.map(([sort, times]) => `${sort} ${times}`).join(', ')}; violations ${wrong} → ${left}, all ${before.length} → ${after.length}`,
      )
    }
    context.diagnostic(
      [...total]
        .map(([sort, times]) => `${sort} ${times}`)
        .sort()
        .join(', '),
    )
    for (const [sort, times] of Object.entries(needed[profile] ?? {}))
      assert.ok((total.get(sort) ?? 0) >= times, `${sort}: only ${total.get(sort) ?? 0}`)
  })
