import type { OutgoingHttpHeaders } from 'node:http'
import { Problem } from '../kernel/problem.ts'
import { acceptEncoding } from './decode.ts'
import { clientName } from './findings.ts'

export type Wish = { accept: string; etag?: string; lastModified?: string; maxBytes?: number; signal?: AbortSignal }

/** Who we are and where our operator is found, so that the owner of a server can ask before shutting us out. */
export function userAgentOf({ contact, version }: { contact: string; version?: string }): string {
  // RFC 9110 §5.6.5: a comment holds printable characters, and brackets only in pairs.
  if (!/^[\x21-\x27\x2a-\x7e][\x20-\x27\x2a-\x7e]*$/.test(contact)) {
    throw new Problem('invalid', {
      sv: `Kontakten ”${contact}” kan inte sändas till andra servrar. Ange en webbadress eller e-postadress utan parenteser och å, ä, ö.`,
      en: `The contact “${contact}” cannot be sent to other servers. Give a web or e-mail address in ASCII without brackets.`,
    })
  }
  return `${clientName}${version ? `/${version}` : ''} (+${contact})`
}

/** No cookies, no referrer, no authorization: what is asked for is public, and nothing of ours goes along. */
export function headersOf({ accept, etag, lastModified }: Wish, userAgent: string): OutgoingHttpHeaders {
  return {
    'user-agent': userAgent,
    accept,
    'accept-encoding': acceptEncoding,
    ...(etag && { 'if-none-match': etag }),
    ...(lastModified && { 'if-modified-since': lastModified }),
  }
}

export const isConditional = ({ etag, lastModified }: Wish) => Boolean(etag || lastModified)

/** RFC 9110 §8.3.1: `text/turtle; charset="UTF-8"` in its two parts, lower-cased. */
export function contentTypeOf(header: string | undefined): { mediaType?: string; charset?: string } {
  const mediaType = /^[^;]+/
    .exec(header ?? '')?.[0]
    .trim()
    .toLowerCase()
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(header ?? '')?.[1]?.toLowerCase()
  return { ...(mediaType && { mediaType }), ...(charset && { charset }) }
}
