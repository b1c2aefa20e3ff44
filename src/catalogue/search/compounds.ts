import { bounded } from './bounded.ts'
import { type Dictionary, swedishDictionary } from './swedish-dictionary.ts'

/** A part of a compound: where it stands, and the word it is when it stands alone («kvalitets» is «kvalitet»). */
export type Part = { from: number; to: number; word: string }

const shortestPart = 3
const shortestOpening = 2
const shortestCompound = 6
const longestCompound = 50
/** More parts than this is no word but a concatenation. */
const mostParts = 6

/** «Uppgift» is not a sort of «gift»: what begins so is one word, unless the dictionary's own words say otherwise. */
const prefixes = new Set(
  'all ande ann anti av bak bort dis efter emot ett fram från för före genom hel hem här in inter kon kring lik med mellan miss mot ned ner not ny när om oss per pro rak ring sam sen små som ste till tid tra trans tre två under upp ute utom ver vid vis åter över'.split(
    ' ',
  ),
)
/** «Landskap» is not a sort of «skap»: endings, and rare words that look like one. */
const endings = new Set(
  'ade all anda ande ank ann anser ansen arna arter basen den dera ell else ende ens era eras erade eri ers het heter heten hets get ing inga inge ingar ingen isk ism ista ister iva kap kapen lar las ler lig ligt lika liga liv löst mässig nad nader nat ner ning ningen onen ort ori rade rar ras rat rik rika rist ska skap som ster stika tera tid tig ton tor tur tors ur vis virke'.split(
    ' ',
  ),
)

/** How many of the dictionary's words begin or end with a part: a split that no other word shares is chance («rapp» + «ort»). */
type Productivity = { first: ReadonlyMap<string, number>; last: ReadonlyMap<string, number> }

/** How sure we must be of each half before a word the dictionary has is taken apart, and of an opening that it does not list. */
const sureEnough = 9
const commonEnough = 8

/** A half is believed for the words that share it, and for its length: «skjuts» is rare but no accident, «rap» is. */
const evidence = (part: string, count: number) => {
  if (shortOpenings.has(part)) return sureEnough
  return count === 0 || (part.length === shortestPart && count < commonEnough) ? 0 : count + 2 * (part.length - shortestPart)
}

/** Two letters that do open compounds. */
const shortOpenings = new Map([
  ['el', 'el'],
  ['yt', 'yta'],
  ['it', 'it'],
  ['rå', 'rå'],
])

/** Words that look like compounds of common words and are not. */
const oneWord = new Set('budget export import passport rapport resort sekret support turism'.split(' '))

type Lexicon = { dictionary: Dictionary; productivity: Productivity }
let loaded: Lexicon | undefined

function lexicon(): Lexicon {
  if (!loaded) {
    const dictionary = swedishDictionary()
    loaded = { dictionary, productivity: productivityOf(dictionary) }
  }
  return loaded
}

function productivityOf({ headwords, openings }: Dictionary): Productivity {
  const first = new Map<string, number>()
  const last = new Map<string, number>()
  for (const [word, flags] of headwords) {
    if (word.length < shortestCompound || flags.includes('Z')) continue
    for (let at = shortestPart; at <= word.length - shortestPart; at++) {
      const end = word.slice(at)
      if (!isWord(headwords.get(end))) continue
      const opening = word.slice(0, at)
      if (!openings.has(opening) && !headwords.has(opening)) continue
      first.set(opening, (first.get(opening) ?? 0) + 1)
      last.set(end, (last.get(end) ?? 0) + 1)
    }
  }
  return { first, last }
}

/** The parts of a Swedish compound, smallest useful ones, or none when it is one word. The word is folded to lower case (words.ts). */
export const splitCompound: (word: string) => readonly Part[] = bounded(50_000, (word) => {
  if (word.length < shortestCompound || word.length > longestCompound || !/^[a-zåäö]+$/.test(word)) return []
  const parts = split(word, 0, word.length, lexicon())
  return parts.length > 1 && parts.length <= mostParts ? parts : []
})

function split(word: string, from: number, to: number, lexicon: Lexicon): Part[] {
  const text = word.slice(from, to)
  const isLast = to === word.length
  const whole = isLast ? lexicon.dictionary.headwordsOf(text)[0] : openingOf(text, lexicon)
  if (whole !== undefined) return splitKnown(word, from, to, whole, isLast, lexicon)
  const parts = cheapest(word, from, to, lexicon)
  return parts.length > 1 ? parts.flatMap((part) => split(word, part.from, part.to, lexicon)) : parts
}

/** A word the dictionary has is one word, unless both halves are common in other words: «badvatten», but not «rapport». */
function splitKnown(word: string, from: number, to: number, whole: string, isLast: boolean, lexicon: Lexicon): Part[] {
  const { first, last } = lexicon.productivity
  let best: { at: number; score: number } | undefined
  if (oneWord.has(whole)) return [{ from, to, word: isLast ? word.slice(from, to) : whole }]
  for (let at = from + shortestOpening; at <= Math.min(to, from + whole.length) - shortestPart; at++) {
    const opening = word.slice(from, at)
    const end = whole.slice(at - from)
    if (whole.slice(0, at - from) !== opening || prefixes.has(opening) || endings.has(end)) continue
    const score = Math.min(evidence(opening, first.get(opening) ?? 0), evidence(end, last.get(end) ?? 0))
    if (score >= sureEnough && openingOf(opening, lexicon) && score > (best?.score ?? 0)) best = { at, score }
  }
  if (!best) return [{ from, to, word: isLast ? word.slice(from, to) : whole }]
  return [...split(word, from, best.at, lexicon), ...split(word, best.at, to, lexicon)]
}

/** The word an opening stands for, if it can open a compound: with its linking letter, or bare. */
function openingOf(text: string, { dictionary, productivity }: Lexicon): string | undefined {
  if (text.length < shortestPart) return shortOpenings.get(text)
  const listed = dictionary.openings.get(text)
  if (listed !== undefined) return listed
  const bare = dictionary.headwords.has(text) ? text : undefined
  if (bare !== undefined && (text.length > 4 || (productivity.first.get(text) ?? 0) >= commonEnough)) return bare
  const linked = text.endsWith('s') ? text.slice(0, -1) : undefined
  if (linked !== undefined && linked.length > 3 && dictionary.headwords.has(linked)) return linked
  return undefined
}

/** Fewest and longest parts: each part costs one, and more when it is short or rare. */
function cheapest(word: string, from: number, to: number, lexicon: Lexicon): Part[] {
  const best: ({ cost: number; before: number } | undefined)[] = []
  best[from] = { cost: 0, before: from }
  for (let at = from; at <= to - shortestPart; at++) {
    const here = best[at]
    if (!here) continue
    for (let end = at + shortestOpening; end <= to; end++) {
      if (end - at === to - from) continue
      const price = priceOf(word, at, end, from, lexicon)
      if (price === undefined) continue
      const cost = here.cost + price
      if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY)) best[end] = { cost, before: at }
    }
  }
  const parts: Part[] = []
  if (!best[to]) return [{ from, to, word: word.slice(from, to) }]
  for (let end = to; end > from; end = best[end]!.before) {
    const begin = best[end]!.before
    parts.unshift({ from: begin, to: end, word: word.slice(begin, end) })
  }
  return parts
}

function priceOf(word: string, at: number, end: number, from: number, lexicon: Lexicon): number | undefined {
  const text = word.slice(at, end)
  const { first, last } = lexicon.productivity
  let known: string | undefined
  let count: number
  if (end === word.length) {
    if (endings.has(text)) return undefined
    known = lexicon.dictionary.headwordsOf(text)[0]
    count = last.get(known ?? '') ?? 0
  } else {
    if (prefixes.has(text) && at === from) return undefined
    known = openingOf(text, lexicon)
    count = first.get(text) ?? 0
  }
  if (known === undefined) return undefined
  if (text.length === shortestPart && count < commonEnough) return undefined
  return 1 + (text.length <= shortestPart ? 0.6 : 0) + 1 / (1 + count)
}

function isWord(flags: string | undefined): boolean {
  return flags !== undefined && !flags.includes('Z')
}
