import ipaddr from 'ipaddr.js'
import { type Actor, recorded } from '../kernel/actor.ts'

/** Who it is, for what is counted or kept by caller. An IPv6 household has a network and not an address: its first 64 bits. */
export function callerOf(actor: Actor, address: string): string {
  if (actor.kind !== 'anyone') return JSON.stringify(recorded(actor))
  const known = ipaddr.isValid(address) ? ipaddr.process(address) : undefined
  return known?.kind() === 'ipv6'
    ? `anyone ${(known as ipaddr.IPv6).parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}`
    : `anyone ${address}`
}
