import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import { harvestNode } from '../../test/harvest.ts'
import { webServer } from '../outside/fixtures.ts'
import { prefixes } from './harvest/fixtures.ts'

const { url, folder, live } = await harvestNode()

/** The command as people start it; `answer` is its standard output read as JSON. */
async function allmanning(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const env = { ...process.env, DATABASE_URL: url, ALLMANNING_HOME: folder, OUTSIDE_ALLOW: '127.0.0.1', ...more }
  const child = spawn(process.execPath, ['bin/allmanning', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('exit', resolve)),
  ])
  return { code, out, errors, answer: out.startsWith('{') ? JSON.parse(out) : undefined }
}
const file = async (name: string, content: string) => {
  const place = join(folder, name)
  await writeFile(place, prefixes + content)
  return place
}
const datasets = (n: number) =>
  Array.from({ length: n }, (_, i) => `e:d${i} a dcat:Dataset ; dcterms:title "Datamängd ${i}"@sv .`).join('\n')

test('harvest --format json answers with the documented figures, alone on standard output, and 0', async () => {
  const { code, answer, errors } = await allmanning(['harvest', await file('good.ttl', datasets(3)), '--source', 'God', '--format', 'json'])
  const { seconds, run, ...rest } = answer
  assert.deepEqual(rest, {
    source: 'God',
    state: 'done',
    added: 3,
    changed: 0,
    unchanged: 0,
    removed: 0,
    held: 0,
    refused: [],
    findings: { violation: 0, warning: 0, info: 0 },
    problems: [],
  })
  assert.ok(seconds > 0 && run > 0)
  assert.deepEqual([code, errors], [0, ''])
})

test('a refused record is 1, with its address and the problem; a dry run leaves nothing', async () => {
  const keywords = Array.from({ length: 30_000 }, (_, n) => `"k${n}"`).join(', ')
  const place = await file('refused.ttl', `${datasets(1)} e:many a dcat:Dataset ; dcat:keyword ${keywords} .`)
  const { code, answer } = await allmanning(['harvest', place, '--source', 'Vägrad', '--dry-run', '--format', 'json'])
  assert.deepEqual([code, answer.added, answer.refused.length, answer.refused[0].uri], [1, 1, 1, 'https://example.se/many'])
  assert.match(answer.refused[0].problem, /30001 statements/)
  assert.equal(answer.findings.violation, 1)
  assert.deepEqual(await live('Vägrad'), [])
})

test('a file that cannot be read is 2 and still answers in JSON, with the line and what to do', async () => {
  const place = await file('broken.ttl', 'e:a a dcat:Dataset ; !')
  const { code, answer } = await allmanning(['harvest', place, '--format', 'json'])
  assert.deepEqual([code, answer.state, answer.problems.length], [2, 'failed', 1])
  assert.ok(answer.problems[0].line > 1 && answer.problems[0].message.sv && answer.problems[0].fix.en)
})

test('a file that is not there is 2, one sentence on standard error and nothing else', async () => {
  const { code, out, errors } = await allmanning(['harvest', join(folder, 'nowhere.ttl'), '--format', 'json'])
  assert.deepEqual([code, out], [2, ''])
  assert.match(errors, /There is no file .*nowhere\.ttl\. Check the path\./)
})

test('an address is harvested, and what people read is in sentences', async (t) => {
  const place = await webServer(t, (_, response) => response.setHeader('Content-Type', 'text/turtle').end(prefixes + datasets(2)))
  const { code, out } = await allmanning(['harvest', `${place}/catalogue.ttl`])
  assert.equal(code, 0)
  assert.match(out, /^http.*: done\. 2 added, 0 changed, 0 unchanged, 0 removed, 0 refused\.\n$/)
})

test('an address on this machine is refused where the operator has not allowed it', async (t) => {
  const place = await webServer(t, (_, response) => response.end(prefixes + datasets(2)))
  const { code, answer } = await allmanning(['harvest', place, '--source', 'Hemlig', '--format', 'json'], { OUTSIDE_ALLOW: '' })
  assert.deepEqual([code, answer.problems[0].code], [2, 'outside-address-refused'])
})

test('two processes that harvest the same file at once leave one whole source', async () => {
  const place = await file('both.ttl', datasets(800))
  const both = await Promise.all([1, 2].map(() => allmanning(['harvest', place, '--source', 'Båda', '--format', 'json'])))
  for (const { code, errors } of both) if (code !== 0) assert.match(errors, /being harvested already|exists already/)
  assert.ok(both.some(({ code }) => code === 0))
  assert.equal((await live('Båda')).length, 800)
})

test('export writes one source', async () => {
  const { code, out } = await allmanning(['export', '--source', 'God', '--format', 'nt'])
  assert.deepEqual([code, out.trim().split('\n').length], [0, 6])
})
