import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { checkPubliccode } from './check.ts'
import { verdictOf } from './result.ts'

const corpus = new URL('../../../../../shared/data/publiccode-corpus/', import.meta.url).pathname
const real = new URL('../../../../../shared/data/publiccode-real/', import.meta.url).pathname
const skip = existsSync(corpus) ? false : 'the published test files are not here: ../shared/data/publiccode-corpus'
const now = new Date('2026-11-23T12:00:00Z')

type Expected = { severity: string; key: string; line: number; column: number }
type Expectation = { expected: string; expectedResults?: Expected[] }
const expectations = () =>
  Object.entries((JSON.parse(readFileSync(`${corpus}EXPECTATIONS.json`, 'utf8')) as { files: Record<string, Expectation> }).files)
const check = (file: string) => checkPubliccode(readFileSync(corpus + file, 'utf8'), { now })

// Where our verdict is another, and why.
const country = 'we warn of country sections: the standard advises against them since 0.7, which their reader does not say'
const otherVerdict: Record<string, string> = {
  'spec-examples/docs__fr__example__publiccode.yml': country,
  'spec-examples/docs__it__example__publiccode.yml': country,
  'spec-examples/docs__standard__example__publiccode.yml': country,
  'testdata/v0/valid/countryExtensionVersion_1.0.yml': country,
  'testdata/v0/valid/dependsOn.yml': country,
  'testdata/v0/valid/valid.yml': country,
  'testdata/v0/valid/valid_no_it_conforme.yml': country,
  'testdata/v0/valid/valid_with_country_specific_section_uppercase.yml': country,
  'testdata/v0/valid/maintenance_contacts_phone.yml':
    'we warn of a telephone number without quotation marks: the standard demands a text since 0.2.1',
  'testdata/v0/invalid/legal_authorsFile_missing_file.yml': 'needs the repository’s files; we warn that the key is on its way out',
  'testdata/v0/invalid/logo_missing_url.yml': 'needs the network',
  'testdata/v0/invalid/no-network/logo_invalid_png.yml': 'needs the repository’s files',
  'testdata/v0/invalid/organisation_uri_wrong_italian_pa2.yml': 'needs the Italian register of public administrations',
}

// Where we do not have the same result, and why: file without folder, and key.
const tag = 'we point at the language, they at the section around it'
const consequence = 'theirs follows from the other fault in the file, which we tell about alone'
const otherResult: Record<string, string> = {
  'description_en_gb_invalid_bcp47.yml description': tag,
  'description_invalid_language.yml description': tag,
  'description_en_awards_wrong_type.yml description': consequence,
  'description_en_documentation_wrong_type.yml description': consequence,
  'legal_wrong_type.yml legal.license': consequence,
  'localisation_localisationReady_yaml11_off.yml localisation.availableLanguages': consequence,
  'localisation_localisationReady_yaml11_on.yml localisation.availableLanguages': consequence,
  'fundedBy_wrong_type.yml fundedBy.name': 'we point at fundedBy, which should be a list',
  'logo_missing_url.yml logo': 'needs the network',
  'logo_invalid_png.yml logo': 'needs the repository’s files',
  'organisation_uri_wrong_italian_pa2.yml organisation.uri': 'needs the Italian register of public administrations',
}
// The same key on another line.
const otherLine: Record<string, string> = {
  'publiccodeYmlVersion_invalid.yml publiccodeYmlVersion': 'they give no line',
}
// The same line in another column.
const firstColumn =
  'they put a value of the wrong type in column 1, as their reader of YAML does not tell where it stands; we point at the key'
const otherColumn: Record<string, string> = {
  'dependsOn_open_optional_wrong_type.yml dependsOn.open[0].optional': firstColumn,
  'dependsOn_open_versionMin_wrong_type.yml dependsOn.open[0].versionMin': firstColumn,
  'dependsOn_open_version_wrong_type.yml dependsOn.open[0].version': firstColumn,
  'description_en_awards_wrong_type.yml description.en.awards': firstColumn,
  'description_en_documentation_wrong_type.yml description.en.documentation': firstColumn,
  'localisation_localisationReady_yaml11_off.yml localisation.localisationReady': firstColumn,
  'localisation_localisationReady_yaml11_on.yml localisation.localisationReady': firstColumn,
}

test('our verdict on the standard’s own test files is theirs, but for those listed', { skip }, (t) => {
  const differing = expectations().filter(([file, { expected }]) => verdictOf(check(file)) !== expected)
  assert.deepEqual(differing.map(([file]) => file).sort(), Object.keys(otherVerdict).sort())
  t.diagnostic(`the same verdict on ${expectations().length - differing.length} of ${expectations().length} files`)
})

test('where they state key and line, ours are the same, but for those listed', { skip }, (t) => {
  const count = { results: 0, key: 0, line: 0, column: 0 }
  const missing: string[] = []
  const elsewhere: string[] = []
  const beside: string[] = []
  for (const [file, { expectedResults = [] }] of expectations()) {
    const results = check(file)
    for (const expected of expectedResults) {
      const at = `${file.split('/').at(-1)} ${expected.key}`
      const sameKey = results.filter(({ key }) => key === expected.key)
      const sameLine = sameKey.filter(({ line }) => line === expected.line)
      count.results++
      if (sameKey.length > 0) count.key++
      if (sameLine.length > 0) count.line++
      const sameColumn = sameLine.some(({ column }) => column === expected.column)
      if (sameColumn) count.column++
      if (sameKey.length === 0) missing.push(at)
      else if (sameLine.length === 0) elsewhere.push(at)
      else if (!sameColumn) beside.push(at)
    }
  }
  assert.deepEqual(missing.sort(), Object.keys(otherResult).sort())
  assert.deepEqual(elsewhere.sort(), Object.keys(otherLine).sort())
  assert.deepEqual(beside.sort(), Object.keys(otherColumn).sort())
  t.diagnostic(
    `${count.results} results: ${count.key} with the same key, ${count.line} also on the same line, ${count.column} also in the same column`,
  )
})

// Written for a version 1 that was never published: a rule of it that 0.7 does not have, or a file that must be fetched.
const onlyInVersion1: Record<string, string> = {
  'legal_authorsFile_missing_file.yml': 'needs the repository’s files',
  'monochromeLogo_missing_file.yml': 'needs the repository’s files',
  'logo_invalid_png.yml': 'needs the repository’s files',
  'monochromeLogo_invalid_png.yml': 'needs the repository’s files',
  'organisation_uri_wrong_italian_pa2.yml': 'needs the Italian register of public administrations',
  'fundedBy_uri_wrong_italian_pa2.yml': 'needs the Italian register of public administrations',
  'intendedAudience_countries_invalid_iso_3166_1_alpha_2.yml': 'Fr is not capitals: a warning since 0.5',
  'releaseDate_empty.yml': 'an empty value of a key that may be left out',
  'platforms_wrong_type.yml': 'the standard allows a single text',
}
test('the files for version 1 fail for their own fault too, not only for their version', { skip }, (t) => {
  const files = globSync('testdata/v1/invalid/**/*.yml', { cwd: corpus })
  const passing = files.filter((file) => {
    const text = readFileSync(corpus + file, 'utf8').replace(/^publiccodeYmlVersion:.*$/m, 'publiccodeYmlVersion: "0"')
    return verdictOf(checkPubliccode(text, { now })) !== 'fail'
  })
  assert.deepEqual(passing.map((file) => file.split('/').at(-1)!).sort(), Object.keys(onlyInVersion1).sort())
  t.diagnostic(`${files.length - passing.length} of ${files.length} fail as version 0 as well`)
})

// The Italian catalogue's reader of their day let these through; the standard does not.
const letThrough: Record<string, string> = {
  'p1_10_smartmonit.yml': 'localisation is there without its mandatory values',
  'p1_24_spid-react-button.yml': 'isBasedOn is two file names with a comma, not an address',
}
test('real files from public repositories all end in results, and those of the Italian catalogue pass', { skip }, (t) => {
  const files = globSync('**/*.{yml,yaml}', { cwd: real })
  const verdicts = files.map((file) => ({ file, verdict: verdictOf(checkPubliccode(readFileSync(real + file, 'utf8'), { now })) }))
  const failing = verdicts.filter(({ verdict }) => verdict === 'fail').map(({ file }) => file)
  assert.deepEqual(
    failing
      .filter((file) => file.startsWith('developers-italia-api/'))
      .map((file) => file.split('/').at(-1)!)
      .sort(),
    Object.keys(letThrough).sort(),
  )
  t.diagnostic(`${files.length} files: ${failing.length} fail`)
})
