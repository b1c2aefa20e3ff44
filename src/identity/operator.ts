import type { Context } from 'hono'
import { isLoopback } from './loopback.ts'

/**
 * Whether whoever calls sits at the machine itself. The Host is checked too, since a foreign name may lead to loopback, and so is
 * BASE_URL: with a public address there is a proxy in front, and then every visitor comes from loopback. What a page of another site asks
 * for in the operator's browser is asked for by anyone.
 */
export function atTheMachine(c: Context, { host, baseUrl }: { host: string; baseUrl: string }): boolean {
  const asked = c.req.header('host') ?? ''
  const origin = c.req.header('origin')
  if (origin !== undefined && !(URL.canParse(origin) && [asked, new URL(baseUrl).host].includes(new URL(origin).host))) return false
  const names = [host, new URL(baseUrl).hostname, URL.canParse(`http://${asked}`) ? new URL(`http://${asked}`).hostname : '']
  return names.every((name) => isLoopback(name))
}
