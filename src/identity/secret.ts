import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What secrets are stored as. They are 32 random bytes, so there is nothing to guess and no salt is needed. */
export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

export const randomToken = (): string => randomBytes(32).toString('base64url')

export const isToken = (text: string | undefined): text is string => text !== undefined && /^[\w-]{43}$/.test(text)

export const sameHash = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && timingSafeEqual(one, other)

/** The secret of the node: SECRET, or one of our own in ALLMANNING_HOME. It makes hashes of what is too easy to guess. */
export function nodeSecret({ secret, home }: { secret: string | undefined; home: string }): string {
  if (secret) return secret
  const file = join(home, 'secret')
  mkdirSync(home, { recursive: true })
  try {
    writeFileSync(file, randomToken(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}

/** A name for something that must not be kept itself. `purpose` keeps hashes for different ends apart. */
export const keyedHash = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\0${text}`).digest('base64url')
