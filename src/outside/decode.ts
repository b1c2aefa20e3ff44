import { PassThrough, pipeline, Readable, type Transform } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib'

/** What we can unpack, in the order of the Accept-Encoding we send. */
const decoders: Record<string, (first: Uint8Array) => Transform> = {
  gzip: () => createGunzip(),
  deflate: (first) => (isZlib(first) ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress(),
  // RFC 9659: a window of 8 MB (2^23) is the most that content coding `zstd` may ask a client to hold.
  zstd: () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } }),
  identity: () => new PassThrough(),
}

export const acceptEncoding = 'gzip, deflate, br, zstd'

// RFC 9110 §8.4.1.2: "deflate" is the zlib format, but some servers send the bare stream. RFC 1950 §2.2: method 8, header divisible by 31.
const isZlib = ([method = 0, flags = 0]: Uint8Array) => (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0

/** The name of one coding we know, or undefined. RFC 9110 §8.4.1.3: x-gzip is gzip. Several on top of one another are only seen in attacks. */
export function codingOf(contentEncoding: string | undefined): string | undefined {
  const name = (contentEncoding ?? '').trim().toLowerCase() || 'identity'
  const plain = name === 'x-gzip' ? 'gzip' : name
  return Object.hasOwn(decoders, plain) ? plain : undefined
}

/** The unpacked bytes as they come, never more than a window of them at a time. */
export async function* decode(packed: AsyncIterable<Uint8Array>, coding: string): AsyncGenerator<Uint8Array> {
  if (coding === 'identity') return yield* packed
  const source = packed[Symbol.asyncIterator]()
  const first = await source.next()
  // HEAD-like answers: a coding is named and nothing is sent. Nothing unpacks to nothing.
  if (first.done) return
  const whole = Readable.from(
    (async function* () {
      yield first.value
      yield* { [Symbol.asyncIterator]: () => source }
    })(),
  )
  const decoder = decoders[coding]!(first.value)
  // Errors reach the reader of `decoder`; the callback only keeps them from being uncaught.
  pipeline(whole, decoder, () => {})
  yield* decoder
}
