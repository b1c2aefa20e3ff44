import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { isPublic } from './address.ts'
import type { AllowList } from './allow-list.ts'

/** From a name to its addresses. An argument, so that a test can decide what a name means. */
export type Resolve = (name: string) => Promise<LookupAddress[]>

export const systemResolve: Resolve = (name) => lookup(name, { all: true })

/** No address that the name has may be reached. */
export class RefusedName extends Error {
  readonly code = 'OUTSIDE_REFUSED'
  readonly address: string
  constructor(name: string, address: string) {
    super(`${name} has the address ${address}`)
    this.address = address
  }
}

/**
 * The lookup that Node's sockets use: they connect to what this returns and to nothing else, so a name that means something else the
 * next time it is asked (DNS rebinding) gains nothing. A name with both public and private addresses is reached at the public ones only.
 */
export function guardedLookup(port: number, allowed: AllowList, resolve: Resolve): LookupFunction {
  return (name, options, done) => {
    const answered = (found: LookupAddress[]) => {
      const open = found.filter(({ address }) => isPublic(address) || allowed.names(name, port) || allowed.reaches(address, port))
      const [first] = open
      if (!first) done(found[0] ? new RefusedName(name, found[0].address) : Object.assign(new Error(name), { code: 'ENOTFOUND' }), '')
      else if (options.all) done(null, open)
      else done(null, first.address, first.family)
    }
    resolve(name).then(answered, (error: NodeJS.ErrnoException) => done(error, ''))
  }
}
