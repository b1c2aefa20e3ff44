import { editionOfProfiles } from '../validate/edition.ts'
import type { Gate } from './gate.ts'

// A file that is the same to the byte is not read again, unless what we make of it has changed: then this name does too.
const reading = 'r1'

/** What a source remembers of a file that it has taken in whole; with the profiles that refused some of it at the gate, where any did. */
export const fingerprint = (hash: string, refusedBy?: string): string =>
  [reading, hash, ...(refusedBy === undefined ? [] : [refusedBy])].join(':')

/**
 * The hash of the file that need not be read again; none where reading it could come to something else: other profiles may let in what
 * these refused, and so does an open gate.
 */
export function knownFile({ fileHash, gate }: { fileHash: string | null; gate: Gate }): string | undefined {
  const [how, hash, refusedBy] = (fileHash ?? '').split(':')
  if (how !== reading) return undefined
  return refusedBy === undefined || (gate === 'conforming' && refusedBy === editionOfProfiles()) ? hash : undefined
}
