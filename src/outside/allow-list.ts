import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Problem } from '../kernel/problem.ts'

/** What the operator lets us reach although it is not public: `host`, `host:port`, `address`, `address:port`, `[v6]:port` or a CIDR. */
export type AllowList = {
  /** The operator has named this very host. Then we are expected there: its robots.txt and our ordinary pace do not apply. */
  names(host: string, port: number): boolean
  /** This address may be reached, by whatever name it was found. */
  reaches(address: string, port: number): boolean
}

type Entry = { host?: string; network?: ReturnType<typeof ipaddr.parseCIDR>; port?: number }

const form = /^(?:\[(?<v6>[0-9a-f:.]+)\]|(?<host>[^\s:/@?#]+))(?::(?<port>\d{1,5}))?$/i

function entryOf(text: string): Entry {
  const written = text.trim()
  if (ipaddr.isValidCIDR(written)) return { network: ipaddr.parseCIDR(written) }
  if (isIP(written) === 6) return { host: ipaddr.parse(written).toString() }
  const { v6, host, port } = form.exec(written)?.groups ?? {}
  const known = v6 !== undefined ? isIP(v6) === 6 : host !== undefined && URL.canParse(`http://${host}/`)
  if (!known || Number(port ?? 1) > 65_535) {
    throw new Problem('invalid', {
      sv: `”${text}” i listan över tillåtna adresser är varken värdnamn, värdnamn:port eller nät (som 10.0.0.0/8). Rätta den.`,
      en: `“${text}” on the list of allowed addresses is neither a host, a host:port nor a network (such as 10.0.0.0/8). Correct it.`,
    })
  }
  // As the URL parser will write it: lower case, å as punycode, one spelling of each address.
  const spelt = v6 !== undefined ? ipaddr.parse(v6).toString() : new URL(`http://${host}/`).hostname
  return { host: spelt, port: port === undefined ? undefined : Number(port) }
}

const bare = (host: string) => {
  const name = host.replace(/^\[(.*)\]$/, '$1')
  return isIP(name) === 6 ? ipaddr.parse(name).toString() : name
}

/** Reads the operator's list. An entry that means nothing is refused at the start rather than ignored. */
export function readAllowList(texts: readonly string[]): AllowList {
  const entries = texts.map(entryOf)
  const names = (host: string, port: number) =>
    entries.some((entry) => entry.host === bare(host) && (entry.port === undefined || entry.port === port))
  const within = (address: string) => {
    const parsed = ipaddr.parse(address)
    return entries.some(({ network }) => network?.[0].kind() === parsed.kind() && parsed.match(network))
  }
  return { names, reaches: (address, port) => names(address, port) || within(address) }
}
