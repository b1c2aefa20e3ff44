import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'

/** The address of whoever asks: the last one that our own proxies did not add themselves. */
export function addressOf(c: Context, proxies: readonly string[]): string {
  const chain = (c.req.header('X-Forwarded-For') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => ipaddr.isValid(one))
  let here = connection(c)
  while (isOneOf(here, proxies) && chain.length > 0) here = chain.pop()!
  return here
}

function connection(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return '' // asked without a server in between, as tests may
  }
}

function isOneOf(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const own = ipaddr.process(address)
  return networks.some((network) => {
    const [range, bits] = ipaddr.isValidCIDR(network) ? ipaddr.parseCIDR(network) : [ipaddr.process(network), undefined]
    if (range.kind() !== own.kind()) return false
    return own.match(range, bits ?? (own.kind() === 'ipv4' ? 32 : 128))
  })
}
