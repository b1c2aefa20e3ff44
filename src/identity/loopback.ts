import { isIPv4 } from 'node:net'

/** By what it is, not by how it begins: 127.example.org is a name that anybody may own. Brackets are those of an address in a URL. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '')
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'))
}
