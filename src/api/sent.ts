import type { Context } from 'hono'
import { Problem } from '../kernel/problem.ts'

/** What came with a call, whole or as it comes. */
export type Sent = { mediaType: string; charset?: string; bytes: AsyncIterable<Uint8Array> }

/** What may come: media types, most bytes. */
export type Receiving = { mediaTypes: readonly string[]; maxBytes: number }

/** The body, if there is one, in a media type that is taken here. It is read no further than its limit, whatever its length is said to be. */
export function sentIn(c: Context, { mediaTypes, maxBytes }: Receiving): Sent | undefined {
  const stated = c.req.header('Content-Type')
  const length = c.req.header('Content-Length')
  const { body } = c.req.raw
  if (!body || length === '0' || (stated === undefined && length === undefined && c.req.header('Transfer-Encoding') === undefined))
    return undefined
  const [mediaType = '', ...parameters] = (stated ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters.map((one) => /^charset="?([^"]+)"?$/.exec(one)?.[1]).find((name) => name !== undefined)
  if (!mediaTypes.includes(mediaType)) throw notRead(mediaTypes)
  if (Number(length ?? 0) > maxBytes) throw tooLarge(maxBytes)
  return { mediaType, ...(charset && { charset }), bytes: limited(body as unknown as AsyncIterable<Uint8Array>, maxBytes) }
}

export async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts)
}

export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new Problem(
      'invalid',
      {
        sv: `Det som skickades går inte att läsa som JSON i UTF-8: ${(cause as Error).message}.`,
        en: `What was sent cannot be read as JSON in UTF-8: ${(cause as Error).message}.`,
      },
      { cause },
    )
  }
}

async function* limited(bytes: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const part of bytes) {
    read += part.length
    if (read > maxBytes) throw tooLarge(maxBytes)
    yield part
  }
}

const notRead = (mediaTypes: readonly string[]) =>
  new Problem('unsupported-media-type', {
    sv: `Ange i Content-Type vad du skickar. Här går det med ${mediaTypes.join(', ')}.`,
    en: `Say in Content-Type what you send. Here it can be ${mediaTypes.join(', ')}.`,
  })

const tooLarge = (maxBytes: number) => {
  const megabytes = String(Math.round(maxBytes / 100_000) / 10)
  return new Problem('too-large', {
    sv: `Här går det att skicka högst ${megabytes.replace('.', ',')} MB.`,
    en: `At most ${megabytes} MB can be sent here.`,
  })
}
