import { bounded } from './bounded.ts'
import { type Part, splitCompound } from './compounds.ts'
import { type Reading, stemsOf } from './stems.ts'

/** What one word is found by. `step` counts from the word itself, for words written together that people write apart. */
export type Lexeme = {
  lexeme: string
  step: number
  part: boolean
  /** How it stands in a tsvector (index-columns.ts): anywhere, in a title, among keywords. Made once for a word, not at each place it stands. */
  forms: { anywhere: string; title: string; keyword: string }
}
export type Analysis = { lexemes: readonly Lexeme[]; steps: number }

/** Every word is analysed once in each reading, until there are so many. */
const remembered = 100_000

const analysers: Record<Reading, (word: string) => Analysis> = {
  swedish: bounded(remembered, (word) => analyse(word, 'swedish')),
  english: bounded(remembered, (word) => analyse(word, 'english')),
  both: bounded(remembered, (word) => analyse(word, 'both')),
}

/** A word as wordsOf gives it → what to index it by. */
export function analyseWord(word: string, reading: Reading): Analysis {
  return analysers[reading](word)
}

function analyse(word: string, reading: Reading): Analysis {
  const pieces = piecesOf(word)
  const found = new Map<string, Lexeme>()
  const add = (lexeme: string, step: number, part: boolean) => {
    const forms = { anywhere: `'${part ? '~' : ''}${lexeme}':`, title: `'${part ? '^' : '='}${lexeme}' `, keyword: `'^${lexeme}' ` }
    if (!found.has(lexeme)) found.set(lexeme, { lexeme, step, part, forms })
  }
  const joined = pieces.join('')
  for (const stem of stemsOf(joined, reading)) add(stem, 0, false)
  if (pieces.length > 1) {
    // In «e-tjänst» the second half is a part; in «öppna-data» both are words.
    const apart = pieces.every((piece) => piece.length > 1)
    pieces.forEach((piece, step) => {
      if (piece.length > 1) for (const stem of stemsOf(piece, apart || reading === 'english' ? reading : 'swedish')) add(stem, step, !apart)
    })
  }
  const spans = reading === 'english' ? [] : pieces.flatMap((piece, step) => spansOf(piece).map((span) => ({ span, step })))
  for (const { span, step } of spans) for (const stem of stemsOf(span, 'swedish')) add(stem, step, true)
  return { lexemes: [...found.values()], steps: word.includes('-') ? pieces.length : 1 }
}

/** «öppna-data» → öppna, data; «en301549» → en, 301549; but «3.0.1» stays. */
export function piecesOf(word: string): string[] {
  if (word.includes('-')) return word.split('-')
  return /^[\d.:]+$/.test(word) ? [word] : (word.match(/\d+|\D+/g) ?? [])
}

/** Every run of neighbouring parts of a compound, except the whole: badvattenkvalitet → bad, badvatten, vatten, vattenkvalitet, kvalitet. */
export function spansOf(word: string): string[] {
  return spansBetween(word, splitCompound(word))
}

function spansBetween(word: string, parts: readonly Part[]): string[] {
  const spans: string[] = []
  parts.forEach((first, from) => {
    parts.slice(from).forEach((last, length) => {
      if (length + 1 < parts.length) spans.push(word.slice(first.from, last.from) + last.word)
    })
  })
  return spans
}
