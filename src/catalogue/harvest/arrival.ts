import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Db } from '../../db/open.ts'
import type { Finding } from '../../kernel/finding.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Outside } from '../../outside/fetch.ts'

/** A whole file on this machine's disk. Nothing is read from it before all of it is here, so a broken download changes nothing. */
export type Arrived = {
  kind: 'arrived'
  path: string
  name: string
  hash: string
  bytes: number
  mediaType?: string | undefined
  charset?: string | undefined
  url?: string | undefined
  etag?: string | undefined
  lastModified?: string | undefined
  /** What was remarkable on the way here, such as a catalogue that has moved. */
  notes?: readonly Finding[]
  /** Removes what was only kept for this run. */
  discard(): Promise<void>
}

export type Arrival = Arrived | { kind: 'not-modified'; notes?: readonly Finding[] } | { kind: 'refused'; finding: Finding }

const accept =
  'text/turtle, application/rdf+xml;q=0.9, application/ld+json;q=0.9, application/n-triples;q=0.8, application/trig;q=0.8, text/yaml;q=0.5, */*;q=0.1'

export type FromUrl = {
  outside: Outside
  url: string
  folder: string
  etag?: string | null
  lastModified?: string | null
  signal?: AbortSignal
}

export async function fromUrl({ outside, url, folder, etag, lastModified, signal }: FromUrl): Promise<Arrival> {
  const answer = await outside.get(url, { accept, ...(etag && { etag }), ...(lastModified && { lastModified }), ...(signal && { signal }) })
  if (answer.kind !== 'ok') return answer
  try {
    const saved = await save(answer.bytes, folder)
    return {
      kind: 'arrived',
      ...saved,
      name: basename(new URL(answer.url).pathname) || answer.url,
      url: answer.url,
      mediaType: answer.mediaType,
      charset: answer.charset,
      etag: answer.etag,
      lastModified: answer.lastModified,
      notes: answer.notes,
    }
  } catch (error) {
    if (error instanceof Problem && error.findings[0]) return { kind: 'refused', finding: error.findings[0] }
    throw error
  }
}

/** The pieces of a file that somebody handed in over the web, put together again. */
export async function fromPieces(db: Db, run: number, name: string, folder: string): Promise<Arrived> {
  async function* pieces() {
    for (let number = 0; ; number++) {
      const piece = await db
        .selectFrom('run_file')
        .select('bytes')
        .where('run_id', '=', run)
        .where('number', '=', number)
        .executeTakeFirst()
      if (!piece) return
      yield piece.bytes
    }
  }
  return { kind: 'arrived', ...(await save(pieces(), folder)), name }
}

export async function fromDisk(path: string): Promise<Arrived> {
  const file = await onDisk(path)
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return { kind: 'arrived', ...file, hash: hash.digest('hex'), discard: async () => {} }
}

/** A file that is here already, not read yet. */
export async function onDisk(path: string): Promise<Pick<Arrived, 'path' | 'name' | 'bytes'>> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) {
    throw new Problem('not-found', {
      sv: `Det finns ingen fil ${path}. Kontrollera sökvägen.`,
      en: `There is no file ${path}. Check the path.`,
    })
  }
  return { path, name: basename(path), bytes: found.size }
}

async function save(bytes: AsyncIterable<Uint8Array>, folder: string): Promise<Pick<Arrived, 'path' | 'hash' | 'bytes' | 'discard'>> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `arrival-${crypto.randomUUID()}`)
  const hash = createHash('sha256')
  let size = 0
  const discard = () => rm(path, { force: true })
  try {
    await pipeline(
      bytes,
      async function* (parts: AsyncIterable<Uint8Array>) {
        for await (const part of parts) {
          hash.update(part)
          size += part.length
          yield part
        }
      },
      createWriteStream(path),
    )
  } catch (error) {
    await discard()
    throw error
  }
  return { path, hash: hash.digest('hex'), bytes: size, discard }
}
