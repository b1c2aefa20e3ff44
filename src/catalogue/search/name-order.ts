import { fold } from './words.ts'

/** Only as much of a name as is needed to tell it from its neighbours in a list. */
const longestKey = 60
/** In a list sorted by bytes: after z, and in Swedish order. */
const lastLetters: Record<string, string> = { å: '{', ä: '|', ö: '}' }

/** A key that sorts by bytes as names sort in Swedish, since not every PostgreSQL has Swedish collation. Numbers sort as numbers. */
export function nameKey(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, longestKey)
    .replace(/\d+/g, (number) => number.padStart(6, '0'))
    .replace(/[åäö]/g, (letter) => lastLetters[letter]!)
    .slice(0, longestKey)
}
