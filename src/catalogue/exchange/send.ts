import type { Quad } from '@rdfjs/types'
import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import { Problem } from '../../kernel/problem.ts'
import type { Syntax } from '../../rdf/syntax.ts'
import { write } from '../../rdf/write.ts'

/** What an address may end in, and what is sent then. */
export const syntaxes: { readonly [extension: string]: { syntax: Syntax; mediaType: string } } = {
  ttl: { syntax: 'turtle', mediaType: 'text/turtle; charset=utf-8' },
  rdf: { syntax: 'rdfxml', mediaType: 'application/rdf+xml; charset=utf-8' },
  jsonld: { syntax: 'jsonld', mediaType: 'application/ld+json' },
  nt: { syntax: 'ntriples', mediaType: 'application/n-triples' },
  trig: { syntax: 'trig', mediaType: 'application/trig; charset=utf-8' },
}

export const extensionIn = (file: string) => file.slice(file.indexOf('.') + 1)

/** Sends triples as they come, in the syntax that the address ends in. */
export function sendQuads(c: Context, extension: string, quads: () => AsyncIterable<Quad[]>): Response {
  const known = syntaxes[extension]
  if (!known)
    throw new Problem('not-found', {
      sv: `Vi kan inte skriva ${extension}. Välj ttl, rdf, jsonld, nt eller trig.`,
      en: `We cannot write ${extension}. Choose ttl, rdf, jsonld, nt or trig.`,
    })
  c.header('Content-Type', known.mediaType)
  c.header('Access-Control-Allow-Origin', '*')
  if (c.req.method === 'HEAD') return c.body(null)
  return stream(c, async (out) => {
    for await (const part of write(quads(), known.syntax)) {
      if (out.aborted) return
      await out.write(part)
    }
  })
}
