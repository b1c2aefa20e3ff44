import { inflateRawSync } from 'node:zlib'

/** The parts of an archive by name: Excel and Word files are. */
export function unzipped(bytes: Uint8Array): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = new Map<string, string>()
  let end = bytes.length - 22
  while (view.getUint32(end, true) !== 0x06054b50) end--
  let at = view.getUint32(end + 16, true)
  while (view.getUint32(at, true) === 0x02014b50) {
    const [method, size, length] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint16(at + 28, true)]
    const local = view.getUint32(at + 42, true)
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const packed = bytes.subarray(start, start + size)
    const text = new TextDecoder().decode(method === 8 ? inflateRawSync(packed) : packed)
    parts.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)), text)
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}
