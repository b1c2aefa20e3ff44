import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { checkPubliccode } from './check.ts'
import { readLicence } from './licence.ts'
import { nearestTo } from './nearest.ts'
import { verdictOf } from './result.ts'

const now = new Date('2026-11-23T12:00:00Z')
const long = 'Programmet låter den som behöver en lokal se vilka som är lediga, boka en tid och betala på en gång. '.repeat(2)
const right = [
  'publiccodeYmlVersion: "0.7"',
  'name: Lokalbokaren',
  'url: https://git.example/lokalbokaren.git',
  'platforms:',
  '  - web',
  'developmentStatus: stable',
  'softwareType: standalone/web',
  'description:',
  '  sv:',
  '    shortDescription: Bokning av lokaler',
  `    longDescription: "${long}"`,
  '    features:',
  '      - Visar lediga tider',
  'legal:',
  '  license: EUPL-1.2',
  'maintenance:',
  '  type: internal',
  '  contacts:',
  '    - name: Kim Berg',
  'localisation:',
  '  localisationReady: true',
  '  availableLanguages:',
  '    - sv',
]
/** The right file with one line changed, left out or with more below it; lines are named by how they begin. */
const file = (change: { [line: string]: string | undefined } = {}, more: string[] = []) =>
  [...right.flatMap((line) => (Object.hasOwn(change, line.trim()) ? (change[line.trim()] ?? []) : line)), ...more].join('\n')
const faults = (text: string) => checkPubliccode(text, { now }).map(({ code, key, line, column }) => `${code} ${key} ${line}:${column}`)

test('a file that follows the standard has nothing to correct', () => {
  assert.deepEqual(faults(file()), [])
})

test('every result says what is wrong and what to do in both languages, and links to the rule', () => {
  const results = checkPubliccode(file({ 'name: Lokalbokaren': 'nam: 1', 'license: EUPL-1.2': '  license: EUPL' }, ['\tx: 1']), { now })
  for (const result of [...results, ...checkPubliccode(file({ 'name: Lokalbokaren': 'nam: 1' }), { now })]) {
    for (const text of [result.message, result.fix, result.label]) assert.ok(text.sv && text.en, result.code)
    assert.match(result.rule, /^https:\/\/yml\.publiccode\.tools\/schema\.core\.html#/)
  }
})

const cases: readonly [string, string, string[]][] = [
  ['a mandatory key that is missing is placed where it should stand', file({ 'name: Lokalbokaren': undefined }), ['missing name 1:1']],
  ['so is one inside a section', file({ 'license: EUPL-1.2': '  mainCopyrightOwner: Norrskog' }), ['missing legal.license 15:3']],
  [
    'a section that is left out lacks what is mandatory in it',
    file({ 'legal:': undefined, 'license: EUPL-1.2': undefined }),
    ['missing legal.license 1:1'],
  ],
  ['a key without a value is missing', file({ 'name: Lokalbokaren': 'name:' }), ['missing name 2:1']],
  [
    'a misspelt key is told about as unknown, beside the one that is missing',
    file({ 'name: Lokalbokaren': 'Name: x' }),
    ['missing name 1:1', 'unknown-key Name 2:1'],
  ],
  ['a list where a text should be', file({ 'name: Lokalbokaren': 'name: [a]' }), ['wrong-type name 2:1']],
  ['a number where a text should be is only a warning', file({}, ['softwareVersion: 1.10']), ['needs-quotes softwareVersion 24:1']],
  [
    'yes is a text in YAML 1.2, not true',
    file({ 'localisationReady: true': '  localisationReady: yes' }),
    ['wrong-type localisation.localisationReady 21:3'],
  ],
  ['a value outside the list', file({ 'developmentStatus: stable': 'developmentStatus: released' }), ['not-in-list developmentStatus 6:1']],
  ['a day that is not in the calendar', file({}, ['releaseDate: 2026-02-30']), ['wrong-form releaseDate 24:1']],
  ['a language with an underscore', file({ '- sv': '    - sv_SE' }), ['wrong-form localisation.availableLanguages[0] 23:7']],
  ['a language of three letters that has a code of two', file({ 'sv:': '  swe:' }), ['wrong-form description.swe 9:3']],
  ['Meänkieli, South Sami and Yiddish are languages', file({ '- sv': '    - fit\n    - sma\n    - yi' }), []],
  [
    'a short description of 151 letters',
    file({ 'shortDescription: Bokning av lokaler': `    shortDescription: ${'å'.repeat(151)}` }),
    ['too-long description.sv.shortDescription 10:5'],
  ],
  ['flags count as one letter each', file({ 'shortDescription: Bokning av lokaler': `    shortDescription: ${'🇸🇪'.repeat(150)}` }), []],
  [
    'a long description is wanted in one of the languages, not in all',
    file({ 'legal:': '  en:\n    shortDescription: Booking of rooms\nlegal:' }),
    [],
  ],
  [
    'contacts are needed when the organisation does the work itself',
    file({ 'contacts:': undefined, '- name: Kim Berg': undefined }),
    ['missing maintenance.contacts 17:3'],
  ],
  [
    'contractors may stand only where there is a contract',
    file({ 'contacts:': '  contractors: [{name: A, until: "2030-01-01"}]\n  contacts:' }),
    ['not-allowed maintenance.contractors 18:3'],
  ],
  [
    'a contract that has ended is told about without being a fault',
    file({ 'type: internal': '  type: contract\n  contractors:\n    - name: A\n      until: "2025-01-01"' }),
    ['contract-ended maintenance.contractors[0].until 20:7'],
  ],
  [
    'a known alias and an address are supported standards',
    file({}, ['supports:', '  - id: alias:nis2', '  - id: https://www.w3.org/TR/WCAG22/']),
    [],
  ],
  ['an alias that nobody knows', file({}, ['supports:', '  - id: alias:gdrp']), ['unknown-alias supports[0].id 25:5']],
  [
    'countries are written with capitals',
    file({}, ['intendedAudience:', '  countries: [se, XX]']),
    ['small-letters intendedAudience.countries[0] 25:15', 'wrong-form intendedAudience.countries[1] 25:19'],
  ],
  ['a section for a country', file({}, ['SE: { a: 1 }']), ['country-section SE 24:1']],
  ['the same country twice', file({}, ['IT: {}', 'it: {}']), ['country-section IT 24:1', 'two-spellings it 25:1']],
  [
    'a key that came after the stated version',
    file({ 'publiccodeYmlVersion: "0.7"': 'publiccodeYmlVersion: "0.4"' }, ['supports: []']),
    ['older-version publiccodeYmlVersion 1:1', 'newer-key supports 24:1'],
  ],
  ['a key that is on its way out', file({}, ['inputTypes: [text/plain]']), ['deprecated-key inputTypes 24:1']],
  ['the old name of a key', file({}, ['tags: [a]']), ['renamed-key tags 24:1']],
  [
    'a version that does not exist',
    file({ 'publiccodeYmlVersion: "0.7"': 'publiccodeYmlVersion: "3"' }),
    ['unknown-version publiccodeYmlVersion 1:1'],
  ],
  [
    'the same key twice is told about, and the rest is checked',
    file({ 'license: EUPL-1.2': '  license: No' }, ['name: B']),
    ['licence-unknown legal.license 15:3', 'yaml-duplicate-key  24:1'],
  ],
  ['a tab as indentation', 'legal:\n\tlicense: MIT\n', ['yaml-tab-as-indent  2:1']],
  ['brackets that never end', '['.repeat(50_000), ['too-deep  1:1']],
  ['an empty file', '', ['not-publiccode  1:1']],
  ['a page of HTML', '<!doctype html><html></html>', ['not-publiccode  1:1']],
]
for (const [name, text, expected] of cases) test(name, () => assert.deepEqual(faults(text), expected))

test('a file that blows up by referring to itself is refused, and quickly', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}*a]`),
  ].join('\n')
  assert.deepEqual(faults(bomb), ['alias-bomb  1:1'])
  assert.deepEqual(faults(`x: ${'y'.repeat(1_000_001)}`), ['too-large  1:1'])
  assert.ok(faults(file({}, ['usedBy: &a [*a]'])).length > 0)
})

test('ten thousand unknown keys give a thousand results, and say that the rest is not checked', () => {
  const results = checkPubliccode(Array.from({ length: 10_000 }, (_, index) => `key${index}: 1`).join('\n'), { now })
  assert.equal(results.length, 1_001)
  assert.ok(results.some(({ code }) => code === 'too-much'))
})

test('a section for a country is advised against from 0.7 on: in a file of an earlier version it is only worth knowing', () => {
  const severity = (version: string) =>
    checkPubliccode(file({ 'publiccodeYmlVersion: "0.7"': `publiccodeYmlVersion: "${version}"` }, ['SE: { a: 1 }']), { now }).find(
      ({ code }) => code === 'country-section',
    )?.severity
  assert.deepEqual(['0.4', '0.7', '0'].map(severity), ['info', 'warning', 'warning'])
})

test('whatever stands in the file, it ends in results', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '[]',
      '{}',
      '~',
      '&a [*a]',
      '*b',
      '!!binary aGVq',
      '2026-01-01',
      '-',
      '? {a: b}',
      '__proto__: 1',
      'constructor: x',
      '|',
      '"',
    ),
  )
  fc.assert(
    fc.property(fc.nat(right.length - 1), odd, (line, value) => {
      const before = right.slice(0, line)
      for (const changed of [value, right[line]!.replace(/:.*$/, `: ${value}`), right[line]!.replace(/- .*$/, `- ${value}`)])
        for (const { message, fix, line: at } of checkPubliccode([...before, changed, ...right.slice(line + 1)].join('\n'), { now }))
          assert.ok(message.sv && fix.en && at! >= 1)
    }),
    { numRuns: 300 },
  )
})

test('a fix names what was probably meant', () => {
  const [unknown] = checkPubliccode(file({}, ['softwareversion: "1"']), { now })
  assert.match(unknown!.fix.sv!, /softwareVersion/)
  const [date] = checkPubliccode(file({}, ['releaseDate: 2026-02-03T10:00:00']), { now })
  assert.match(date!.fix.en!, /2026-02-03/)
  const [repository] = checkPubliccode(file({ 'url: https://git.example/lokalbokaren.git': 'url: git@git.example:a/b.git' }), { now })
  assert.match(repository!.fix.en!, /https:\/\/git\.example\/a\/b\.git/)
  assert.equal(nearestTo('IT_DEVELOPMENT', ['it-development', 'it-management']), 'it-development')
})

test('a licence is read by the grammar of SPDX', () => {
  assert.deepEqual(readLicence('(MIT OR EUPL-1.2) AND GPL-2.0-only WITH Classpath-exception-2.0'), { kind: 'right' })
  assert.deepEqual(readLicence('LicenseRef-our-own'), { kind: 'right' })
  assert.deepEqual(readLicence('Apache-2.0+'), { kind: 'right' })
  assert.deepEqual(readLicence('GPL-3.0'), { kind: 'deprecated', id: 'GPL-3.0' })
  assert.deepEqual(readLicence('apache-2.0'), { kind: 'spelling', id: 'apache-2.0', right: 'Apache-2.0' })
  assert.deepEqual(readLicence('Apache License, Version 2.0'), {
    kind: 'unknown',
    id: 'Apache License, Version 2.0',
    nearest: 'Apache-2.0',
  })
  assert.deepEqual(readLicence('MIT OR'), { kind: 'not-an-expression' })
  assert.deepEqual(readLicence('(MIT'), { kind: 'not-an-expression' })
  assert.deepEqual(readLicence(''), { kind: 'not-an-expression' })
})

test('the verdict is that of the worst result', () => {
  assert.equal(verdictOf(checkPubliccode(file(), { now })), 'pass')
  assert.equal(verdictOf(checkPubliccode(file({}, ['inputTypes: [text/plain]']), { now })), 'pass-with-warnings')
  assert.equal(verdictOf(checkPubliccode('name: x', { now })), 'fail')
})
