import { inflateRawSync } from 'node:zlib'
import { Problem } from '../kernel/problem.ts'

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

const mostUnpacked = 300_000_000
const mostFiles = 1000

/** A file of some kilobytes may unfold to gigabytes. What the archive says of itself is not believed: each part is unpacked with a limit. */
export function refuseBomb(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = mostUnpacked
  let files = 0
  try {
    for (let at = directoryOf(view); at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50; ) {
      if (++files > mostFiles) throw tooMuch()
      const [method, packed] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)]
      const local = view.getUint32(at + 42, true)
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      left -= method === 0 ? packed : inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: left }).length
      if (left <= 0) throw tooMuch()
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  } catch (cause) {
    throw cause instanceof Problem ? cause : (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooMuch() : notWhole(cause)
  }
  if (files === 0) throw notWhole()
}

/** Where the list of an archive's files begins (APPNOTE.TXT 4.3.16). */
function directoryOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return view.getUint32(at + 16, true)
  throw notWhole()
}

const tooMuch = () =>
  new Problem('invalid', {
    sv: 'Filen är för stor när den packas upp. Dela upp den.',
    en: 'The file is too large when it is unpacked. Split it.',
  })
const notWhole = (cause?: unknown) =>
  new Problem(
    'invalid',
    { sv: 'Filen är skadad. Spara om den som .xlsx och försök igen.', en: 'The file is damaged. Save it again as .xlsx and try again.' },
    { cause },
  )
