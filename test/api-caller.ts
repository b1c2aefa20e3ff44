import type { Hono } from 'hono'

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at piece by piece
export type Json = any
export type Answer = { status: number; headers: Headers; text: string; body: Json }
export type Sent = { json?: unknown; turtle?: string; ifMatch?: string | null; headers?: Record<string, string> }
export type Call = (method: string, path: string, sent?: Sent) => Promise<Answer>

/** Calls of the API as a system with a key makes them; without one, as anyone. */
export function apiCaller(app: Hono, key?: string): Call {
  return async (method, path, { json, turtle, ifMatch, headers = {} } = {}) => {
    const body = turtle ?? (json === undefined ? undefined : JSON.stringify(json))
    const answer = await app.request(path.startsWith('/allmanning/') ? path : `/allmanning/v1${path}`, {
      method,
      headers: {
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': turtle === undefined ? 'application/json' : 'text/turtle' }),
        ...(ifMatch != null && { 'if-match': ifMatch }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    })
    const text = await answer.text()
    const isJson = /^application\/([\w.-]+\+)?json/.test(answer.headers.get('content-type') ?? '')
    return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : undefined }
  }
}
