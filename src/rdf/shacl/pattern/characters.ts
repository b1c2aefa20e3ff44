/** Whether a code point belongs. Each answer is asked for once per matcher and character and then remembered there. */
export type CharacterTest = (code: number) => boolean

export const is =
  (code: number): CharacterTest =>
  (other) =>
    other === code
export const inRange =
  (low: number, high: number): CharacterTest =>
  (code) =>
    code >= low && code <= high
export const not =
  (test: CharacterTest): CharacterTest =>
  (code) =>
    !test(code)
export const either = (tests: readonly CharacterTest[]): CharacterTest =>
  tests.length === 1 ? tests[0]! : (code) => tests.some((test) => test(code))

const matching =
  (expression: RegExp): CharacterTest =>
  (code) =>
    expression.test(String.fromCodePoint(code))

/** A general category of Unicode, as XPath has them (`L`, `Lu` …), or another property that JavaScript knows. */
export function property(name: string): CharacterTest | undefined {
  try {
    return matching(new RegExp(`\\p{${name}}`, 'u'))
  } catch {
    return undefined
  }
}

/** The blocks that somebody here might ask for; XPath names some 150. */
export const blocks: Record<string, readonly [number, number]> = {
  BasicLatin: [0, 0x7f],
  'Latin-1Supplement': [0x80, 0xff],
  'LatinExtended-A': [0x100, 0x17f],
  'LatinExtended-B': [0x180, 0x24f],
  Greek: [0x370, 0x3ff],
  Cyrillic: [0x400, 0x4ff],
}

const space = matching(/[ \t\n\r]/)
const digit = matching(/\p{Nd}/u)
// XML Schema has \w as everything but punctuation, separators and others, and so without the underscore. Java, Rust and JavaScript,
// on which the other validators rest, all count the underscore, and so do those who write patterns.
const word = matching(/[^\p{P}\p{Z}\p{C}]|_/u)
const initial = matching(/[:_\p{L}\p{Nl}]/u)
const name = matching(/[:_\p{L}\p{Nl}\p{M}\p{Nd}.\-·]/u)

export const classEscapes: Record<string, CharacterTest | undefined> = {
  n: is(10),
  r: is(13),
  t: is(9),
  s: space,
  S: not(space),
  d: digit,
  D: not(digit),
  w: word,
  W: not(word),
  i: initial,
  I: not(initial),
  c: name,
  C: not(name),
}
