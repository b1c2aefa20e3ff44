import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** Whom a request comes from: the connection, or what the proxies in front say, counted from the nearest. What stands further to the left anybody may have written. */
export function addressOf(c: Context, proxies: number): string {
  if (proxies > 0) {
    const said = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim())
    const address = said.at(-proxies)
    if (address) return address.slice(0, 60)
  }
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown' // not over a connection
  }
}
