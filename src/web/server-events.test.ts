import assert from 'node:assert/strict'
import test from 'node:test'
import { Hono } from 'hono'
import { serverEvents } from './server-events.ts'

test('events are sent in order, and nothing on the way may hold them back', async () => {
  const app = new Hono().get('/events', (c) =>
    serverEvents(c, async function* () {
      yield { event: 'progress', data: { value: 1 } }
      yield { event: 'done', data: {} }
    }),
  )
  const answer = await app.request('/events')
  assert.equal(answer.headers.get('content-type'), 'text/event-stream')
  assert.match(answer.headers.get('cache-control')!, /no-transform/)
  assert.equal(await answer.text(), 'event: progress\ndata: {"value":1}\n\nevent: done\ndata: {}\n\n')
})

test('the source is told when the reader leaves', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const app = new Hono().get('/events', (c) =>
    serverEvents(c, async function* (signal) {
      signal.addEventListener('abort', () => resolve())
      yield { event: 'progress', data: 1 }
      await promise
    }),
  )
  const reader = (await app.request('/events')).body!.getReader()
  await reader.read()
  await reader.cancel()
  await promise
})
