import { createHash } from 'node:crypto'
import { profileTexts } from './profiles.ts'

let known: string | undefined

/** The edition of all profiles together, as this process has read them. */
export function editionOfProfiles(): string {
  known ??= editionOf(profileTexts())
  return known
}

/**
 * Changes when anything in a profile does: then every entry is checked again, and what a gate has refused is judged anew. By what the files
 * say and not by their version, since a rule may be corrected without one.
 */
export function editionOf(profiles: readonly { id: string; text: string }[]): string {
  const hash = createHash('sha256')
  for (const { id, text } of profiles) hash.update(`${id} ${Buffer.byteLength(text)}\n${text}\n`)
  return hash.digest('hex').slice(0, 16)
}
