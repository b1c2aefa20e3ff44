import assert from 'node:assert/strict'
import test from 'node:test'
import { sampleSite } from '../../test/pages-harness/sample-site.tsx'

const logged: [string, unknown][] = []
const { app } = sampleSite({}, { log: (incident, cause) => logged.push([incident, cause]) })

test('a page that is missing offers to search, in the reader’s language', async () => {
  const answer = await app.request('/en/nowhere')
  assert.equal(answer.status, 404)
  assert.match(await answer.text(), /There is no such page.*<form method="get" action="\/en\/search">/s)
})

test('an expected refusal has its own status and says what happened', async () => {
  const answer = await app.request('/refused')
  assert.equal(answer.status, 410)
  assert.match(await answer.text(), /Det är borttaget.*Källan är avslutad\./s)
})

test('a refused form shows each finding with where and what to do, and keeps what was typed', async () => {
  const answer = await app.request('/refused', {
    method: 'POST',
    body: new URLSearchParams({ note: 'Länge <skrivet>' }),
    headers: { origin: 'http://localhost' },
  })
  const text = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(text, /Citattecken saknas.*rad 7, kolumn 3.*Lägg till det/s)
  assert.match(text, /<input type="hidden" name="note" value="Länge &lt;skrivet&gt;"/)
})

test('a bug gets a number that is also in the log, and keeps its details from the reader', async () => {
  const answer = await app.request('/broken')
  const text = await answer.text()
  assert.equal(answer.status, 500)
  const [[incident, cause]] = logged as [[string, Error]]
  assert.ok(text.includes(incident))
  assert.equal(cause.message, 'secret detail')
  assert.doesNotMatch(text, /secret detail/)
})
