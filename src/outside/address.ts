import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { Finding } from '../kernel/finding.ts'
import type { AllowList } from './allow-list.ts'
import { finding, shown } from './findings.ts'

// IANA "IPv6 Global Unicast Address Assignments": all that is given out lies in 2000::/3. ipaddr.js calls the rest of the
// space, and deprecated ::a.b.c.d, 'unicast' too, because nothing says otherwise.
const globalUnicast = ipaddr.parseCIDR('2000::/3')

/**
 * Whether an address belongs to the public internet. Everything that is somebody's own network, reserved, or a way of writing
 * an IPv4 address inside an IPv6 one (mapped, NAT64, 6to4, Teredo) is not: those are the doors to metadata services and databases.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast)
}

/** The address when the host of a URL is one and not a name. The URL parser has made 2130706433, 0x7f.1 and 0177.0.0.1 into 127.0.0.1. */
export function literalAddress(url: URL): string | undefined {
  const bare = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(bare) ? bare : undefined
}

export function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80))
}

// A query in a URL may be long; 8 000 octets is what RFC 9110 §4.1 recommends that everybody supports.
const longestUrl = 8_000

/** What a person or a record wrote, as a URL, or why it is none. The fragment stays here: servers are not sent it. */
export function readUrl(text: string, base?: URL): { url: URL } | { refusal: Finding } {
  if (text.length > longestUrl || !URL.canParse(text, base?.href)) return { refusal: finding('outside-url-invalid', { url: shown(text) }) }
  const url = new URL(text, base?.href)
  url.hash = ''
  return { url }
}

/**
 * Why a URL may not be asked, judged by the URL alone. It must be asked before every connection and every redirect: Node does not call
 * `lookup` for an address literal (tried), so here is the only place that sees it.
 */
export function refusalOf(url: URL, allowed: AllowList): Finding | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return finding('outside-scheme', { url: shown(url) })
  if (url.username || url.password) return finding('outside-credentials', { url: shown(url) })
  const address = literalAddress(url)
  if (address === undefined || isPublic(address) || allowed.reaches(address, portOf(url))) return undefined
  return finding('outside-address-refused', { url: shown(url), address })
}
