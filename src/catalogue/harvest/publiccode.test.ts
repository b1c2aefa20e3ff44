import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import test from 'node:test'
import { harvestNode } from '../../../test/harvest.ts'
import { isIri } from '../../rdf/iri.ts'
import { ns } from '../../rdf/namespaces.ts'
import { lineOf, parseLines } from '../../rdf/ntriples.ts'
import { entryFromQuads } from '../dcat.ts'
import { absent, codes, sharedFiles, told } from './fixtures.ts'
import { looksLikePubliccode, quadsFromPubliccode } from './publiccode.ts'

const minimal = `publiccodeYmlVersion: "0.7"
name: Bokningen
url: https://example.se/kommun/bokningen.git
releaseDate: 2026-05-01
softwareType: standalone/web
developmentStatus: stable
platforms: [web, linux]
categories: [booking]
legal: {license: EUPL-1.2}
localisation: {localisationReady: true, availableLanguages: [sv, en]}
maintenance: {type: internal, contacts: [{name: Karin Larsson, email: karin@example.se}]}
description:
  sv: {shortDescription: Bokar lokaler, longDescription: Bokar lokaler och planer i kommunen., features: [kalender]}
  en: {shortDescription: Books rooms, features: [calendar]}
`

function read(text: string) {
  const result = quadsFromPubliccode(text, 'publiccode.yml')
  assert.ok('quads' in result, 'refusal' in result ? result.refusal.message.en : '')
  return result.quads
}
const refusal = (text: string) => {
  const result = quadsFromPubliccode(text, 'publiccode.yml')
  assert.ok('refusal' in result)
  return result.refusal
}

test('a publiccode.yml is one piece of software with the properties it shares with other entries', () => {
  const entry = entryFromQuads('https://example.se/kommun/bokningen.git', 'software', read(minimal))
  assert.deepEqual(entry.title, { '': 'Bokningen' })
  assert.deepEqual(entry.description, { sv: 'Bokar lokaler och planer i kommunen.' })
  assert.deepEqual(
    entry.keywords.map(({ text, language }) => `${text} ${language}`.trim()),
    ['booking', 'kalender sv', 'calendar en'],
  )
  assert.deepEqual(entry.licences, ['https://spdx.org/licenses/EUPL-1.2'])
  assert.deepEqual(entry.languages, ['sv', 'en'])
  assert.equal(entry.modified, '2026-05-01')
  assert.deepEqual(entry.contacts, [{ name: { '': 'Karin Larsson' }, email: 'karin@example.se' }])
})

test('the whole file is kept, so that nothing is lost', () => {
  assert.equal(read(minimal).find(({ predicate }) => predicate.value === ns.allm('publiccode'))!.object.value, minimal)
})

test('values that are no addresses become texts, never malformed addresses', () => {
  const strange = minimal
    .replace('karin@example.se', 'karin <karin@example.se>')
    .replace('bokningen.git', 'bokningen rum.git')
    .replace(
      'name: Bokningen',
      'name: Bokningen\nlandingURL: "https://example.se/en sida"\norganisation: {uri: "urn:x y"}\nsupports: [{id: "https://e.se/a b"}]',
    )
  const addresses = read(strange).flatMap(({ subject, predicate, object }) =>
    [subject, predicate, object].filter(({ termType }) => termType === 'NamedNode'),
  )
  assert.deepEqual(
    addresses.map(({ value }) => value).filter((value) => !isIri(value)),
    [],
  )
})

const refusals: readonly (readonly [string, string, string])[] = [
  ['tabs and broken indentation', 'publiccodeYmlVersion: "0.7"\nname: [a\n\tb: c', 'yaml-not-readable'],
  ['the same key twice', `${minimal}name: En till\n`, 'yaml-not-readable'],
  ['another YAML file', 'name: Bokningen\nversion: 1\n', 'not-publiccode'],
  ['a text', 'Bara text', 'not-publiccode'],
  ['an empty file', '', 'not-publiccode'],
  ['no address of the source code', minimal.replace(/url: .*\n/, ''), 'publiccode-without-url'],
  ['an address that is none', minimal.replace(/url: .*\n/, 'url: bokningen\n'), 'publiccode-without-url'],
  ['an address that would run as a script', minimal.replace(/url: .*\n/, 'url: "javascript:alert(1)"\n'), 'publiccode-without-url'],
  [
    'a bomb of aliases of aliases',
    `publiccodeYmlVersion: "0.7"\nurl: https://example.se/a\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((key, n) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[n]}`)}]`).join('\n')}\n`,
    'yaml-not-readable',
  ],
  ['brackets nested by the thousand', `publiccodeYmlVersion: "0.7"\na: ${'['.repeat(50_000)}`, 'yaml-not-readable'],
]
for (const [what, text, code] of refusals)
  test(`${what} is refused with a reason`, () => {
    const said = refusal(text)
    assert.equal(said.code, code)
    assert.ok(said.fix.sv && said.fix.en)
  })

test('strange values where lists and maps belong are no reason to fail', () => {
  for (const value of ['null', '7', 'text', '[]', '{}', '[null]', '[[1]]', '2026-01-01', 'true'])
    for (const key of [
      'description',
      'legal',
      'maintenance',
      'localisation',
      'dependsOn',
      'platforms',
      'releaseDate',
      'supports',
      'organisation',
      'usedBy',
    ])
      assert.ok(
        'quads' in quadsFromPubliccode(`publiccodeYmlVersion: "0.7"\nurl: https://example.se/a\n${key}: ${value}\n`, 'publiccode.yml'),
      )
})

test('a file is known by its name, also at the end of an address', () => {
  for (const name of [
    'publiccode.yml',
    'a/publiccode.yaml',
    'https://example.se/raw/main/publiccode.yml',
    'https://example.se/publiccode.yml?ref=main',
    'SE__x__publiccode.yml',
  ])
    assert.ok(looksLikePubliccode(name), name)
  for (const name of ['catalogue.ttl', 'my-publiccode.yml.rdf', 'docker-compose.yml']) assert.ok(!looksLikePubliccode(name), name)
})

if (absent) test('real publiccode.yml files', { skip: absent }, () => {})
else {
  // Five drafts from the first day of the standard, before it had a version or an address.
  const drafts = sharedFiles('publiccode-real/git/EU__*2018-02-07*.yml')
  const real = sharedFiles('publiccode-real/**/*.{yml,yaml}').filter((file) => !drafts.includes(file))
  const corpus = sharedFiles('publiccode-corpus/**/*.{yml,yaml}')

  test('every real file gives one piece of software whose triples can be written and read again', () => {
    assert.deepEqual([real.length, drafts.length], [53, 5])
    for (const file of drafts) assert.equal(refusal(readFileSync(file, 'utf8')).code, 'not-publiccode')
    for (const file of real) {
      const quads = read(readFileSync(file, 'utf8'))
      assert.deepEqual(
        parseLines(quads.map((quad) => lineOf(quad)).join('\n')).map((quad) => lineOf(quad)),
        quads.map((quad) => lineOf(quad)),
        file,
      )
      const entry = entryFromQuads(quads[0]!.subject.value, 'software', quads)
      assert.ok(Object.keys(entry.title).length > 0, file)
      for (const { subject, predicate, object } of quads)
        for (const term of [subject, predicate, object])
          if (term.termType === 'NamedNode') assert.ok(isIri(term.value), `${file}: ${term.value}`)
    }
  })

  test('every file of the parser’s own tests, good or bad, gives software or a reason', () => {
    const outcomes: Record<string, number> = {}
    for (const file of corpus) {
      const result = quadsFromPubliccode(readFileSync(file, 'utf8'), basename(file))
      const outcome = 'quads' in result ? 'software' : result.refusal.code
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    }
    assert.deepEqual(outcomes, { software: 164, 'publiccode-without-url': 4 })
  })

  test('real files are harvested as sources of their own', async () => {
    const { harvest } = await harvestNode()
    for (const place of real) {
      const report = await harvest({ place, name: place, kind: 'publiccode' })
      assert.deepEqual([told(report).state, told(report).added, codes(report)], ['done', 1, []], place)
    }
  })
}
