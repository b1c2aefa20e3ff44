import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import test, { after } from 'node:test'
import { prefixes } from '../harvest/fixtures.ts'

const folder = await mkdtemp(join(tmpdir(), 'allmanning-validate-'))
after(() => rm(folder, { recursive: true, force: true }))

// No database is given, and none is started: these commands run in a build server of anyone's.
async function allmanning(...args: readonly string[]) {
  const env = { ...process.env, DATABASE_URL: '', ALLMANNING_HOME: join(folder, 'home') }
  const child = spawn(process.execPath, ['bin/allmanning', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('exit', resolve)),
  ])
  return { code, out, errors }
}
async function file(name: string, content: string): Promise<string> {
  const place = join(folder, name)
  await writeFile(place, content)
  return place
}
const agency = 'e:agency a foaf:Agent ; foaf:name "Norrskog"@sv ; dcterms:type <http://purl.org/adms/publishertype/LocalAuthority> .\n'
const whole = `${prefixes}${agency}e:d a dcat:Dataset ; dcterms:title "Badplatser"@sv ; dcterms:description "Alla badplatser i kommunen."@sv ; dcterms:publisher e:agency .\n`
const untitled = `${prefixes}e:d a dcat:Dataset ; dcterms:description "Alla badplatser."@sv .\n`

test('a file that follows the profile is 0', async () => {
  const { code, out, errors } = await allmanning('validate', await file('whole.ttl', whole), '--profile', 'dcat-ap')
  assert.deepEqual([code, errors], [0, ''])
  assert.match(out, /^whole\.ttl: \d records, \d+ results, conforms\.$/m)
})

test('a file that does not is 1; JSON names record, field, rule, line and what to do', async () => {
  const place = await file('untitled.ttl', untitled)
  const { code, out } = await allmanning('validate', place, '--profile', 'dcat-ap', '--format', 'json')
  const { conforms, records, results } = JSON.parse(out)
  assert.deepEqual([code, conforms, records], [1, false, 1])
  const [missing] = results.filter((one: { path: string }) => one.path === 'http://purl.org/dc/terms/title')
  assert.deepEqual([missing.focus, missing.severity, missing.profile], ['https://example.se/d', 'violation', 'dcat-ap'])
  assert.ok(missing.label.sv && missing.message.sv && missing.fix.en && missing.rule.startsWith('http') && missing.line > 1)
})

for (const [format, shape] of [
  ['csv', /^\ufeff?Severity;Record;/],
  ['sarif', /"startLine": \d+/],
  ['junit', /<testsuite name="untitled\.ttl" tests="1" failures="1">/],
  ['turtle', /ValidationReport/],
  ['xlsx', /^PK/],
] as const)
  test(`the report can be had as ${format}`, async () => {
    const { out } = await allmanning('validate', await file('untitled.ttl', untitled), '--profile', 'dcat-ap', '--format', format)
    assert.match(out, shape)
  })

test('shapes of one’s own are used as W3C has them', async () => {
  const shapes = await file(
    'shapes.ttl',
    `${prefixes}@prefix sh: <http://www.w3.org/ns/shacl#> .
e:S a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property [ sh:path dcat:version ; sh:minCount 1 ; sh:message "Ange version."@sv ] .`,
  )
  const { code, out } = await allmanning('validate', await file('whole.ttl', whole), '--shapes', shapes, '--language', 'sv')
  assert.equal(code, 1)
  assert.match(out, /Ange version\./)
})

test('what cannot be read is 2, with the line; an unknown profile is 2, with those there are', async () => {
  const broken = await allmanning('validate', await file('broken.ttl', `${prefixes}e:d a dcat:Dataset ; !`))
  assert.equal(broken.code, 2)
  assert.match(broken.out, /line \d+/)
  const unknown = await allmanning('validate', await file('whole.ttl', whole), '--profile', 'nothing')
  assert.equal(unknown.code, 2)
  assert.match(unknown.errors, /dcat-ap-se/)
})

test('publiccode.yml is checked by its own rules, with key and line', async () => {
  const place = await file('publiccode.yml', 'publiccodeYmlVersion: "0.4"\nname: Väntetidskoll\nurl: not an address\n')
  const { code, out } = await allmanning('validate', place, '--format', 'json')
  const { results } = JSON.parse(out)
  assert.equal(code, 1)
  assert.ok(results.some((one: { path: string; line: number }) => one.path === 'url' && one.line === 3))
})

test('score tells the points and what gives most', async () => {
  const { code, out } = await allmanning('score', await file('whole.ttl', whole), '--format', 'json')
  const { methods } = JSON.parse(out)
  assert.equal(code, 1)
  assert.equal(methods.eu.best.records, 1)
  assert.ok(methods.eu.best.points > 0 && methods.eu.best.points < 405)
  assert.ok(methods.eu.fixes[0].gain >= methods.eu.fixes[1].gain)
})

test('score counts by the rules of the Swedish portal when asked to, and by nobody else’s', async () => {
  const place = await file('whole.ttl', whole)
  assert.match((await allmanning('score', place)).out, /of 405 points/)
  assert.match((await allmanning('score', place, '--method', 'digg')).out, /of 375 points/)
  assert.deepEqual([(await allmanning('score', place, '--method', 'other')).code], [2])
})
