import { createHash } from 'node:crypto'
import { Problem } from '../kernel/problem.ts'

/** The version of an answer: the same text has the same. */
export const etagOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`

// Compression on the way makes an ETag weak, so that a client that sends it back has W/ before it. It still names our version.
const names = (header: string) => header.split(',').map((one) => one.trim().replace(/^W\//, ''))

/** RFC 9110 §13.1.2: whoever asks has this version already. */
export const isKnown = (etag: string, ifNoneMatch: string | undefined): boolean =>
  ifNoneMatch !== undefined && (ifNoneMatch.trim() === '*' || names(ifNoneMatch).includes(etag))

/** RFC 9110 §13.1.1: a change is made to the version that was read, or not at all. */
export function demandMatch(etag: string, ifMatch: string): void {
  if (ifMatch.trim() === '*' || names(ifMatch).includes(etag)) return
  throw new Problem('precondition-failed', {
    sv: 'Den har ändrats sedan du läste den. Läs den igen, för in din ändring och skicka den med den nya ETag i If-Match.',
    en: 'It has changed since you read it. Read it again, make your change, and send it with the new ETag in If-Match.',
  })
}

export const matchRequired = () =>
  new Problem('precondition-required', {
    sv: 'Läs först, och skicka sedan ändringen med svarets ETag i rubriken If-Match. Då skriver du inte över någon annans ändring.',
    en: 'Read first, then send the change with the ETag of the answer in the header If-Match, so that nobody else’s change is overwritten.',
  })
