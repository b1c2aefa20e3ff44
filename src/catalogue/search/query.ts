import { splitCompound } from './compounds.ts'
import { addressLexeme } from './index-columns.ts'
import { analyseWord, piecesOf, spansOf } from './lexemes.ts'
import { stemsOf } from './stems.ts'
import { swedishDictionary } from './swedish-dictionary.ts'
import { noSynonyms, type Synonyms } from './synonyms.ts'
import { emptyWords, saysLittle, wordsOf } from './words.ts'

/** What somebody typed, as tsquery texts. Made only of our own operators and quoted lexemes, so no input can be malformed. */
export type Query = {
  /** Every word, in any of its forms, parts, separations and synonyms. Empty: nothing to search for. */
  all: string
  /** Every word itself, in the title. */
  title: string
  /** Every word or what stands for it, in the title or among the keywords. */
  prominent: string
  /** For ranking, without operators but «or»: the words themselves, parts of compounds, synonyms. */
  own: string
  parts: string
  synonyms: string
  /** The words as folded, for suggestions. */
  words: string[]
  /** Whether a word of a text is one that was found. */
  marks(word: string): boolean
}

/** Nobody types more; what a program sends beyond is not read. */
const longestText = 500
const mostTerms = 20

type Term = { words: string[]; exact: boolean; excluded: boolean }

/** `typing`: the last word may be the beginning of one. So may any last word that is not Swedish. */
export function parseQuery(text: string, { synonyms = noSynonyms, typing = false }: { synonyms?: Synonyms; typing?: boolean } = {}): Query {
  const written = text.slice(0, longestText)
  if (/^\s*https?:\/\/\S+\s*$/i.test(text)) return addressQuery(text)
  const terms = termsOf(written)
  const wanted = terms.filter(({ excluded }) => !excluded)
  const groups = grouped(wanted, synonyms).map((group, n, all) =>
    expressed(group, n === all.length - 1, typing && /[\p{L}\p{N}]$/u.test(written)),
  )
  const without = terms.filter(({ excluded }) => excluded).map(({ words }) => `!${phrase(words)}`)
  const lexemes = (of: (group: Expressed) => string[]) => [...new Set(groups.flatMap(of))]
  const marked = new Set(groups.flatMap(({ own, parts, synonyms }) => [...own, ...parts, ...synonyms]))
  const beginnings = groups.flatMap(({ beginning }) => (beginning ? [beginning] : []))
  return {
    all: and([...groups.map(({ all }) => all), ...without]),
    title: groups.length ? and([...groups.map(({ title }) => title), ...without]) : '',
    prominent: groups.length ? and([...groups.map(({ prominent }) => prominent), ...without]) : '',
    own: or([...lexemes(({ own }) => own).map(quote), ...beginnings.flatMap((beginning) => beginningsOf(beginning))]),
    parts: or(lexemes(({ own, parts }) => [...own.filter(isPart).map((stem) => `~${stem}`), ...parts]).map(quote)),
    synonyms: or(lexemes(({ synonyms }) => synonyms).map(quote)),
    words: [...new Set(wanted.flatMap(({ words }) => words))].filter((word) => /^\p{L}{4,30}$/u.test(word)),
    marks: (word) => {
      if (beginnings.some((beginning) => word.startsWith(beginning))) return true
      return analyseWord(word, 'both').lexemes.some(({ lexeme }) => marked.has(lexeme))
    },
  }
}

/** One idea of a text, as tsquery texts: what has it in its title, what has it prominently or by another name, what has half of its compound, what mentions it. */
export type Idea = { title: string; prominent: string; half: string; mention: string }

/** The ideas of what somebody wrote as running text, each by itself and in order: nobody's need has every word that an answer to it has. */
export function ideasIn(text: string, { synonyms = noSynonyms, most }: { synonyms?: Synonyms; most: number }): Idea[] {
  const terms = wordsOf(text)
    .filter((word) => word.length > 1 && !emptyWords.has(word) && !saysLittle(word))
    .map((word): Term => ({ words: [word], exact: false, excluded: false }))
  const ideas = new Map<string, Idea>()
  for (const group of grouped(terms, synonyms)) {
    if (ideas.size >= most) break
    const { title, prominent, all, parts } = expressed(group, false, false)
    ideas.set(all, { title, prominent, half: or(parts.map((stem) => quote(`=${stem}`))), mention: all })
  }
  return [...ideas.values()]
}

/** An address typed whole finds the entry that has it, and those that mention its words come after. */
function addressQuery(text: string): Query {
  const address = quote(addressLexeme(text))
  return { all: address, title: address, prominent: address, own: address, parts: '', synonyms: '', words: [], marks: () => false }
}

/** Phrases in quotes, words, and words with a minus before. */
function termsOf(text: string): Term[] {
  const terms: Term[] = []
  for (const [, minus, quoted, bare] of text.matchAll(/(?<![\p{L}\p{N}])([-−–])?(?:["”“]([^"”“]*)["”“]?|([^\s"”“]+))/gu)) {
    const words = wordsOf(quoted ?? bare ?? '')
    if (words.length === 0) continue
    if (quoted !== undefined || minus) terms.push({ words, exact: true, excluded: minus !== undefined })
    else for (const word of words) if (!emptyWords.has(word)) terms.push({ words: [word], exact: false, excluded: false })
  }
  return terms.slice(0, mostTerms)
}

type Group = { terms: Term[]; synonyms: readonly (readonly string[])[] }

/** The longest runs of words that have synonyms are taken together: «öppna data» is one idea. */
function grouped(terms: Term[], synonyms: Synonyms): Group[] {
  const groups: Group[] = []
  for (let at = 0; at < terms.length; ) {
    let taken = 1
    let found: readonly (readonly string[])[] = []
    for (let length = Math.min(synonyms.longest, terms.length - at); length >= 1 && found.length === 0; length--) {
      const run = terms.slice(at, at + length)
      if (run.some(({ exact }) => exact)) continue
      found = synonyms.of(run.flatMap(({ words }) => words.flatMap(piecesOf)))
      if (found.length) taken = length
    }
    groups.push({ terms: terms.slice(at, at + taken), synonyms: found })
    at += taken
  }
  return groups
}

type Expressed = {
  all: string
  title: string
  prominent: string
  own: string[]
  parts: string[]
  synonyms: string[]
  beginning: string | undefined
}

function expressed({ terms, synonyms }: Group, isLast: boolean, typing: boolean): Expressed {
  const words = terms.map((term, n) => expressedTerm(term, isLast && n === terms.length - 1 && (typing || !isSwedish(term.words[0]!))))
  // «Bad vatten» also finds «badvatten».
  const joined = terms.length > 1 && terms.every(({ exact }) => !exact) ? stemsOf(terms.map((term) => term.words[0]).join(''), 'both') : []
  const others = synonyms.map((member) => member.map((word) => stemsOf(word, 'both')))
  const otherwise = others.map((member) => and(member.map((stems) => or(stems.flatMap(withPart)))))
  const prominentOthers = others.map((member) => and(member.map((stems) => or(stems.map(prominently)))))
  return {
    all: or([and(words.map(({ all }) => all)), ...joined.map(quote), ...otherwise]),
    title: or([and(words.map(({ title }) => title)), ...joined.map((stem) => quote(`=${stem}`))]),
    prominent: or([and(words.map(({ prominent }) => prominent)), ...joined.map(prominently), ...prominentOthers]),
    own: [...words.flatMap(({ own }) => own), ...joined],
    parts: words.flatMap(({ parts }) => parts),
    synonyms: others.flat(2),
    beginning: words.at(-1)?.beginning,
  }
}

function expressedTerm({ words, exact }: Term, mayBegin: boolean): Omit<Expressed, 'synonyms'> {
  const own = words.filter((word) => !emptyWords.has(word)).map((word) => ownStems(word))
  if (exact) {
    return {
      all: phrase(words),
      title: and(own.map((stems) => or(stems.map((stem) => quote(`=${stem}`))))),
      prominent: and(own.map((stems) => or(stems.map(prominently)))),
      own: own.flat(),
      parts: [],
      beginning: undefined,
    }
  }
  const word = words[0]!
  const stems = own[0]!
  const pieces = word.includes('-') || /\d/.test(word) ? piecesOf(word).filter((piece) => piece.length > 1 && !emptyWords.has(piece)) : []
  const apart = pieces.length > 0 ? pieces.map((piece) => stemsOf(piece, 'both')) : []
  const beginning = mayBegin && /^\p{L}{3,}$/u.test(word) ? word : undefined
  // Badvattenkvalitet also finds «kvalitet på badvatten», where title and keywords have both halves. Nearness in any text would need a look into
  // every row that has them: 18 µs each, 1 000 rows and more for the commonest words.
  const separated = separations(word)
  const apartProminently = separated.map((halves) => and(halves.map((half) => or(half.map(prominently)))))
  return {
    all: or([
      ...stems.flatMap(withPart),
      ...(beginning ? beginningsOf(beginning) : []),
      and(apart.map((alternatives) => or(alternatives.flatMap(withPart)))),
      ...apartProminently,
    ]),
    title: or([
      ...stems.map((stem) => quote(`=${stem}`)),
      ...(beginning ? beginningsOf(beginning, '=') : []),
      and(apart.map((alternatives) => or(alternatives.map((stem) => quote(`=${stem}`))))),
    ]),
    prominent: or([
      ...stems.map(prominently),
      ...(beginning ? [...beginningsOf(beginning, '='), ...beginningsOf(beginning, '^')] : []),
      and(apart.map((alternatives) => or(alternatives.map(prominently)))),
      ...apartProminently,
    ]),
    own: [...stems, ...apart.flat()],
    parts: separated.flat(2),
    beginning,
  }
}

/** The stems of the word itself, without parts. */
function ownStems(word: string): readonly string[] {
  return stemsOf(word.includes('-') ? word.replaceAll('-', '') : word, 'both')
}

/** Each way to cut a compound in two: badvattenkvalitet → bad + vattenkvalitet, badvatten + kvalitet. */
function separations(word: string): [readonly string[], readonly string[]][] {
  const parts = splitCompound(word)
  if (parts.length < 2) return []
  const spans = new Set(spansOf(word))
  return parts.slice(1).map((right, n) => {
    const left = word.slice(0, parts[n]!.from) + parts[n]!.word
    const rest = word.slice(right.from, parts.at(-1)!.from) + parts.at(-1)!.word
    return [left, rest].map((half) => (spans.has(half) ? stemsOf(half, 'swedish') : [])) as [readonly string[], readonly string[]]
  })
}

/** Words one after another, empty words counted as steps. */
function phrase(words: readonly string[]): string {
  let written = ''
  let distance = 0
  for (const word of words) {
    if (emptyWords.has(word)) {
      if (written) distance++
      continue
    }
    for (const piece of word.includes('-') && words.length > 1 ? piecesOf(word) : [word]) {
      const stems = or((words.length > 1 ? stemsOf(piece, 'both') : ownStems(piece)).map(quote))
      written = written ? `${written} <${distance + 1}> ${stems}` : stems
      distance = 0
    }
  }
  return written ? `(${written})` : quote('#0')
}

const beginningsOf = (word: string, sign = ''): string[] => [`${quote(sign + word)}:*`, `${quote(`${sign}/${word}`)}:*`]

function isSwedish(word: string): boolean {
  return swedishDictionary().headwordsOf(word).length > 0 || splitCompound(word).length > 0
}

const prominently = (stem: string) => or([quote(`=${stem}`), quote(`^${stem}`)])

/** Parts of compounds are Swedish. */
const isPart = (stem: string) => !stem.startsWith('/')
const withPart = (stem: string) => (isPart(stem) ? [quote(stem), quote(`~${stem}`)] : [quote(stem)])

const quote = (lexeme: string) => `'${lexeme}'`
export const and = (parts: readonly string[]) => combined(parts, ' & ')
export const or = (parts: readonly string[]) => combined(parts, ' | ')

function combined(parts: readonly string[], operator: string): string {
  const said = [...new Set(parts)].filter((part) => part !== '')
  return said.length > 1 ? `(${said.join(operator)})` : (said[0] ?? '')
}
