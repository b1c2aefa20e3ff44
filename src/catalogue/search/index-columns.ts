import { createHash } from 'node:crypto'
import { analyseWord } from './lexemes.ts'
import { nameKey } from './name-order.ts'
import { type FacetName, facetNames, type Literal, type Searchable } from './searchable.ts'
import { readingOf } from './stems.ts'
import { emptyWords, wordsOf } from './words.ts'

/**
 * What is kept of an entry for searching. A lexeme stands in up to four forms, so that one GIN index answers all of these without opening a row:
 *   x   the word itself, anywhere      ~x  a part of a compound, anywhere
 *   =x  a word of the title            ^x  a part in the title, or a word or part among the keywords
 *   @x  the address, hashed            #n  a facet value, by its number (added where it is stored, for the numbers are the database's)
 * Weights: A title, B keyword, C publisher, D the rest. PostgreSQL keeps weights with the row and not in the index, hence the forms.
 */
export type IndexColumns = {
  id: number
  /** A tsvector literal, without facets. */
  tsv: string
  facets: { facet: FacetName; value: string; label?: string }[]
  /** Words of titles and keywords as written, for «did you mean». */
  words: { word: string; stem: string }[]
  titleWords: number
  nameKey: string
  modified: Date
  ended: boolean
}

/** Words of one record that are indexed; the longest description in the real catalogues has 1 900. */
const mostWords = 5_000
/** Phrases do not reach from one text into the next. */
const gap = 10
/** PostgreSQL keeps positions up to 16 383, and we fewer per word: ranking is saturated long before. */
const lastPosition = 16_000
const mostPositions = 16

export function indexColumns(entry: Searchable): IndexColumns {
  const writer = new VectorWriter()
  const titles = Object.entries(entry.title).map(([language, text]) => ({ text, language }))
  const titleLengths = titles.map((title) => writer.write(title, 'A'))
  for (const keyword of entry.keywords) writer.write(keyword, 'B')
  if (entry.publisher) writer.write({ text: entry.publisher.label, language: '' }, 'C')
  for (const text of entry.texts) writer.write(text, 'D')
  writer.addBare(`'${addressLexeme(entry.uri)}' `)
  return {
    id: entry.id,
    tsv: writer.literal(),
    facets: facetsOf(entry),
    words: writer.suggestions(),
    titleWords: Math.min(255, ...(titleLengths.length ? titleLengths : [255])),
    nameKey: nameKey(entry.title.sv ?? entry.title[''] ?? Object.values(entry.title)[0] ?? entry.uri),
    modified: modifiedOf(entry),
    ended: entry.endedAt !== undefined,
  }
}

/** The same address whether typed with http, https or neither, and with or without a last slash. */
export function addressLexeme(uri: string): string {
  const address = uri
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
  return `@${createHash('sha1').update(address).digest('hex').slice(0, 16)}`
}

function facetsOf(entry: Searchable): IndexColumns['facets'] {
  const own: Partial<Record<FacetName, readonly string[]>> = {
    ...entry.facets,
    kind: [entry.kind],
    source: [entry.source],
    ...(entry.publisher && { publisher: [entry.publisher.value] }),
  }
  return facetNames.flatMap((facet) =>
    [...new Set(own[facet] ?? [])]
      .filter((value) => value !== '')
      .map((value) => ({
        facet,
        value,
        ...(facet === 'publisher' && entry.publisher && entry.publisher.label !== value && { label: entry.publisher.label }),
      })),
  )
}

/** As published where that is a date that can be; else when it changed here. Nothing is newer than its arrival. */
function modifiedOf({ modified, changedAt }: Searchable): Date {
  const published = modified && /^\d{4}(-\d\d(-\d\d)?)?/.test(modified) ? new Date(modified) : undefined
  return published && !Number.isNaN(published.getTime()) && published < changedAt ? published : changedAt
}

type Weight = 'A' | 'B' | 'C' | 'D'

/** «17» or «17A», each made once: a record has hundreds. */
const marks: Record<Weight, string[]> = { A: [], B: [], C: [], D: [] }
const markOf = (position: number, weight: Weight): string => {
  const known = marks[weight][position]
  if (known !== undefined) return known
  const mark = weight === 'D' ? `${position}` : `${position}${weight}`
  marks[weight][position] = mark
  return mark
}

class VectorWriter {
  #position = 1
  #words = 0
  /** Lexeme and positions, both as they will stand in the literal: quoted, for words hold only letters, digits, stops and colons, and our own signs. */
  readonly #positions = new Map<string, { text: string; n: number }>()
  readonly #bare = new Set<string>()
  readonly #suggestions = new Map<string, string>()

  write({ text, language }: Literal, weight: Weight): number {
    const reading = readingOf(language)
    const prominent = weight === 'A' || weight === 'B'
    const words = wordsOf(text)
    let before = ''
    for (const word of words) {
      if (this.#words++ >= mostWords || this.#position > lastPosition) break
      if (emptyWords.has(word)) {
        this.#position++
        continue
      }
      const { lexemes, steps } = analyseWord(word, reading)
      for (const { forms, step } of lexemes) {
        this.#add(forms.anywhere, this.#position + step, weight)
        if (prominent) this.#bare.add(weight === 'A' ? forms.title : forms.keyword)
      }
      // «301 549» is also found as 301549.
      if (word.length === 3 && /^\d{3}$/.test(word) && /^\d{1,3}$/.test(before))
        this.#add(`'${before}${word}':`, this.#position - 1, weight)
      if (prominent && /^\p{L}{4,30}$/u.test(word) && lexemes[0]) this.#suggestions.set(word, lexemes[0].lexeme)
      before = word
      this.#position += steps
    }
    this.#position += gap
    return words.length
  }

  /** A quoted lexeme without positions. */
  addBare(lexeme: string): void {
    this.#bare.add(lexeme)
  }

  #add(lexeme: string, position: number, weight: Weight): void {
    const mark = markOf(position, weight)
    const known = this.#positions.get(lexeme)
    if (!known) this.#positions.set(lexeme, { text: mark, n: 1 })
    else if (known.n < mostPositions) {
      known.text += `,${mark}`
      known.n++
    }
  }

  literal(): string {
    const literal: string[] = []
    let bytes = 0
    for (const [lexeme, { text, n }] of this.#positions) {
      literal.push(lexeme, text, ' ')
      bytes += lexeme.length + 2 * n + 3
    }
    for (const lexeme of this.#bare) {
      literal.push(lexeme)
      bytes += lexeme.length + 1
    }
    literal.push(filling(bytes))
    return literal.join('')
  }

  suggestions(): { word: string; stem: string }[] {
    return [...this.#suggestions].map(([word, stem]) => ({ word, stem }))
  }
}

/**
 * PostgreSQL moves a value out of line only from rows above 2 kB, whatever the table's settings say; and a search reads the row of every hit. So small
 * vectors are filled up with a word that nobody searches for. Reading the rows of 6 000 hits: 1.2 ms, and 4.5 with the vectors inside.
 */
const outOfLine = 2_048
const fillings = 256

function filling(bytes: number): string {
  return bytes >= outOfLine ? '' : `'${'!'.repeat(Math.ceil((outOfLine - bytes) / fillings) * fillings - 2)}' `
}
