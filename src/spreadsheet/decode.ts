import { Problem } from '../kernel/problem.ts'

export type Encoding = 'utf-8' | 'utf-16' | 'windows-1252'

/** A text file in UTF-8 or UTF-16, or, as Excel in Sweden saves CSV, in Windows-1252. What looks like something else is refused. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  if (mark) return { text: new TextDecoder(mark).decode(bytes), encoding: 'utf-16' }
  if (bytes.subarray(0, 4096).includes(0)) throw unknown()
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    if (foreign.test(text)) throw unknown()
    return { text, encoding: 'windows-1252' }
  }
}

// What å, ä, ö of CP850 and Mac Roman become when they are read as Windows-1252, inside words; and signs that no text has.
const foreign = /[\u0080-\u009f]|[\p{Ll}][†„”Šš‡ŒŽ™][\p{Ll}]|\p{Lu}[†„”]\p{Ll}/u

const unknown = () =>
  new Problem('invalid', {
    sv: 'Filens teckenkodning går inte att känna igen. Spara den som CSV i UTF-8 eller som .xlsx.',
    en: 'The character encoding of the file is not one we know. Save it as CSV in UTF-8 or as .xlsx.',
  })
