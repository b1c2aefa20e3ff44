import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { text } from 'node:stream/consumers'
import test, { type TestContext } from 'node:test'
import { testNode } from '../../../test/node.ts'
import { type FormFields, sendForm } from '../../../test/send-form.ts'
import { webServer } from '../../outside/fixtures.ts'
import { prefixes } from '../harvest/fixtures.ts'

const limit = 200_000
const { url } = await testNode({ UPLOAD_MAX_BYTES: String(limit), OUTSIDE_MAX_BYTES: String(limit) })
const large = `${prefixes}${Array.from({ length: 5_000 }, (_, n) => `e:d${n} a dcat:Dataset ; dcterms:title "Badplatser ${n}"@sv .`).join('\n')}`

// Without a length in advance: what is too much is found while it is read.
const serving = (t: TestContext) =>
  webServer(t, (_, answer) => {
    answer.setHeader('Content-Type', 'text/turtle')
    for (let at = 0; at < large.length; at += 50_000) answer.write(large.slice(at, at + 50_000))
    answer.end()
  })

async function send(fields: FormFields, language = '') {
  const answer = await sendForm(`${url}${language}/validate`, fields)
  return { status: answer.status, page: await answer.text() }
}

test('an address with more than the limit is refused with the limit and what to do', async (t) => {
  const { status, page } = await send({ url: `${await serving(t)}/large.ttl` }, '/en')
  assert.equal(status, 502)
  assert.match(page, /limit of 200.kB.*OUTSIDE_MAX_BYTES/s)
})

test('the command says the same, and ends with 2', async (t) => {
  const env = { ...process.env, OUTSIDE_ALLOW: '127.0.0.1', OUTSIDE_MAX_BYTES: String(limit), ALLMANNING_HOME: tmpdir() }
  const child = spawn(process.execPath, ['bin/allmanning', 'validate', `${await serving(t)}/large.ttl`], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('exit', resolve)),
  ])
  assert.deepEqual([code, out], [2, ''])
  assert.match(errors, /limit of 200.kB.*OUTSIDE_MAX_BYTES/s)
})

// Last: the server hangs up on what it does not want to read, and the next request would meet the closed connection.
test('an upload above the limit is refused with the limit and what to do, in both languages', async () => {
  const sent = { file: new File([large], 'large.ttl') }
  const swedish = await send(sent)
  assert.equal(swedish.status, 413)
  assert.match(swedish.page, /högst 300\u202fkB/)
  assert.match(swedish.page, /Dela upp det i mindre delar/)
  const english = await send(sent, '/en')
  assert.equal(english.status, 413)
  assert.match(english.page, /At most 300\u202fkB/)
})
