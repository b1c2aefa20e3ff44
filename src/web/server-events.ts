import type { Context } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'

const pingEveryMs = 15_000

export type ServerEvent = { event: string; data: unknown }

/**
 * Sends events until the source ends or the reader leaves. A comment every 15 s keeps proxies from closing a quiet stream.
 * The source should poll and give up at `signal`: another process may be the one that does the work.
 */
export function serverEvents(c: Context, source: (signal: AbortSignal) => AsyncIterable<ServerEvent>): Response {
  const answer = streamSSE(c, async (stream) => {
    const gone = new AbortController()
    stream.onAbort(() => gone.abort())
    const ping = setInterval(() => void stream.write(': ping\n\n'), pingEveryMs).unref()
    try {
      await pass(source(gone.signal), stream)
    } finally {
      clearInterval(ping)
      gone.abort()
    }
  })
  answer.headers.set('Cache-Control', 'no-cache, no-transform') // nothing on the way may compress it, and so hold it back
  answer.headers.set('X-Accel-Buffering', 'no')
  return answer
}

async function pass(events: AsyncIterable<ServerEvent>, stream: SSEStreamingApi): Promise<void> {
  for await (const { event, data } of events) {
    if (stream.aborted) return
    await stream.writeSSE({ event, data: JSON.stringify(data) })
  }
}
