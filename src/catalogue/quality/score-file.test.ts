import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { door, webServer } from '../../outside/fixtures.ts'
import { prefixes } from '../harvest/fixtures.ts'
import { scoreFile } from './score-file.ts'
import { scoreText } from './score-text.ts'

const home = await mkdtemp(join(tmpdir(), 'allmanning-score-'))
after(() => rm(home, { recursive: true, force: true }))
const folder = join(home, 'under-way')
const now = new Date('2026-11-23T12:00:00Z')

const turtle = `${prefixes}
  e:a a dcat:Dataset ; dcterms:title "Badvatten"@sv ; dcat:keyword "bad"@sv ; dcat:distribution [ dcat:accessURL e:a ; dcterms:format "text/csv" ] .
  e:b a dcat:Dataset ; dcterms:title "Luft"@sv .`
const file = join(home, 'katalog.ttl')
await writeFile(file, turtle)

test('a file is scored without a database, and leaves nothing behind', async () => {
  const score = await scoreFile(file, { folder, now })
  assert.equal(score.methods.eu.best.points, (30 + 20) / 2)
  assert.equal(score.methods.eu.best.unknown, (30 + 50 + 30) / 2)
  assert.deepEqual(await readdir(folder), [])
})

test('what is known of compliance and links goes into the points', async () => {
  const score = await scoreFile(file, { folder, now, conforms: ({ uri }) => uri.endsWith('b'), answers: () => true })
  assert.deepEqual([score.methods.eu.best.points, score.methods.eu.best.unknown], [(30 + 20 + 50 + 30) / 2, 0])
})

test('an address is scored as a file is', async (t) => {
  const base = await webServer(t, (request, response) => {
    if (request.url === '/gone') response.writeHead(404).end()
    else response.writeHead(200, { 'Content-Type': 'text/turtle' }).end(turtle)
  })
  const tools = { folder, now, outside: door(t) }
  assert.deepEqual((await scoreFile(`${base}/katalog`, tools)).methods, (await scoreFile(file, tools)).methods)
  await assert.rejects(scoreFile(`${base}/gone`, tools), { kind: 'upstream' })
  assert.deepEqual(await readdir(folder), [])
})

test('a file that cannot be read is refused, and leaves nothing behind either', async () => {
  const broken = join(home, 'trasig.ttl')
  await writeFile(broken, `${turtle} e:c a dcat:Dataset ; dcterms:title "utan slut`)
  await assert.rejects(scoreFile(broken, { folder, now }), { kind: 'invalid' })
  assert.deepEqual(await readdir(folder), [])
})

test('a file without datasets has no points to give', async () => {
  const empty = join(home, 'tom.ttl')
  await writeFile(empty, `${prefixes} e:p a foaf:Organization ; foaf:name "Almbro" .`)
  const score = await scoreFile(empty, { folder, now })
  assert.deepEqual(
    [score.methods.eu.best.records, score.methods.eu.best.points, score.methods.eu.fixes, score.beside.stars.mean],
    [0, 0, [], null],
  )
})

test('the score is told in words', async () => {
  const score = await scoreFile(file, { folder, now })
  const sv = scoreText(score, 'eu', 'sv')
  assert.match(sv, /^katalog\.ttl: 25 av 405 poäng, dålig \(EU:s metod\)\nDatamängder: 2\. Distributioner: 1\.\nUpp till 55 poäng till/)
  assert.match(sv, /Upptäckbarhet: 15 av 100\n {2}30 {2}Nyckelord: 1 av 2\n/)
  assert.match(sv, / {2}1\. 1 datamängd saknar distribution: \+160 poäng, \+80 för katalogen\n/)
  assert.match(scoreText(score, 'digg', 'en'), /^katalog\.ttl: 47\.5 of 375 points, bad/)
})
