/** Bytes that are not text in the encoding they claim. `good` is what came before them in the same piece. */
export class NotText extends Error {
  readonly good: string
  readonly encoding: string

  constructor(good: string, encoding: string) {
    super(`Not ${encoding}`)
    this.name = 'NotText'
    this.good = good
    this.encoding = encoding
  }
}

// Enough for a byte order mark and an XML declaration.
const headLength = 200

const marks: readonly { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
  // XML 1.0 appendix F: '<?' in UTF-16 without a mark
  { bytes: [0x3c, 0x00, 0x3f, 0x00], encoding: 'utf-16le' },
  { bytes: [0x00, 0x3c, 0x00, 0x3f], encoding: 'utf-16be' },
]

/** The encoding of a file: its byte order mark, then its XML declaration, then what the server said, then UTF-8. */
export function encodingOf(head: Uint8Array, stated?: string): string {
  const mark = marks.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))
  if (mark) return mark.encoding
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(
    Buffer.from(head.subarray(0, headLength)).toString('latin1'),
  )
  return supported(declared?.[1]) ?? supported(stated) ?? 'utf-8'
}

function supported(label: string | undefined): string | undefined {
  if (label === undefined) return undefined
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** Decodes before any parser sees the text: a parser that is fed bytes breaks å, ä and ö that a chunk boundary cuts. */
export async function* decode(bytes: AsyncIterable<Uint8Array>, stated?: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let head = Buffer.alloc(0)
  for await (const chunk of bytes) {
    let piece = chunk
    if (decoder === undefined) {
      head = Buffer.concat([head, chunk])
      if (head.length < headLength) continue
      decoder = new TextDecoder(encodingOf(head, stated), { fatal: true })
      piece = head
    }
    const text = decodePiece(decoder, piece, true)
    if (text !== '') yield text
  }
  const text =
    decoder === undefined
      ? decodePiece(new TextDecoder(encodingOf(head, stated), { fatal: true }), head, false)
      : decodePiece(decoder, new Uint8Array(), false)
  if (text !== '') yield text
}

function decodePiece(decoder: TextDecoder, piece: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(piece, { stream })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const lenient = new TextDecoder(decoder.encoding).decode(piece)
    throw new NotText(lenient.slice(0, Math.max(lenient.indexOf('\ufffd'), 0)), decoder.encoding)
  }
}
