import { open } from 'node:fs/promises'
import type { Quad } from '@rdfjs/types'
import type { Finding } from '../../kernel/finding.ts'
import { Problem } from '../../kernel/problem.ts'
import { parse } from '../../rdf/parse.ts'
import { detectSyntax, headWanted } from '../../rdf/syntax.ts'
import { looksLikePubliccode, readPubliccode } from './publiccode.ts'

export type File = {
  path: string
  name: string
  mediaType: string | undefined
  charset: string | undefined
  base: string | undefined
}
export type Told = { onSyntax(syntax: string): void; onFinding(finding: Finding): void }
type Reader = (file: File, bytes: AsyncIterable<Uint8Array>, told: Told) => AsyncGenerator<Quad[]>

/** How each kind of source is read. To add one: a file beside this, a row here, a name in ../words.ts. */
export const readers = {
  rdf: readRdf,
  publiccode: (file, bytes, told) => {
    told.onSyntax('publiccode')
    return readPubliccode(bytes, file.name)
  },
} as const satisfies Record<string, Reader>

export type SourceKind = keyof typeof readers
export const sourceKinds = Object.keys(readers) as SourceKind[]

// What people call the kinds on the command line: the profiles share one reader, since RDF says itself what it describes.
export const kindNames: { readonly [name: string]: SourceKind } = { rdf: 'rdf', dcat: 'rdf', cpsv: 'rdf', publiccode: 'publiccode' }

export const guessKind = (name: string): SourceKind => (looksLikePubliccode(name) ? 'publiccode' : 'rdf')

async function* readRdf(file: File, bytes: AsyncIterable<Uint8Array>, told: Told): AsyncGenerator<Quad[]> {
  const detected = detectSyntax({ ...(file.mediaType && { mediaType: file.mediaType }), name: file.name, head: await headOf(file.path) })
  if ('refusal' in detected)
    throw new Problem('invalid', { sv: detected.refusal.message.sv!, en: detected.refusal.message.en! }, { findings: [detected.refusal] })
  told.onSyntax(detected.syntax)
  yield* parse(bytes, {
    syntax: detected.syntax,
    ...(file.base && { base: file.base }),
    ...(file.charset && { charset: file.charset }),
    onFinding: told.onFinding,
  })
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headWanted), 0, headWanted, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
