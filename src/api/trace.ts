import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

// W3C Trace Context, level 1, §3.2: version ff and ids of zeros are no trace, and version 00 has exactly four parts.
const form = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?$/

/** Goes on with the trace that the caller is in, or begins one. */
export function continued(traceparent: string | undefined): string {
  const [, version, trace, flags, more] = form.exec(traceparent?.trim() ?? '') ?? []
  const known = trace !== undefined && !(version === '00' && more !== undefined)
  return `00-${known ? trace : randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-${known ? flags : '00'}`
}

export const traced: MiddlewareHandler = async (c, next) => {
  const here = continued(c.req.header('traceparent'))
  await next()
  c.res.headers.set('traceparent', here)
}
