import type { Position } from '../parse-problem.ts'
import { broken, misplaced, tooLarge, truncated } from './json-problems.ts'

/** A part of a JSON-LD document that can be read by itself. */
export type Piece = {
  /** Where it stood: a member of the outermost object, an item of its `@graph`, or an item of an outermost list. */
  kind: 'member' | 'graph-item' | 'list-item'
  key: string
  value: unknown
}

const [TAB, LF, CR, SPACE, QUOTE, COMMA, COLON, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [
  9, 10, 13, 32, 34, 44, 58, 91, 92, 93, 123, 125,
]

// One piece is parsed as a whole, so it has to fit in memory several times over.
const pieceAtMost = 128 * 1024 * 1024

type State = 'start' | 'key' | 'colon' | 'value' | 'comma' | 'items' | 'items-comma' | 'end'

/**
 * Cuts a JSON-LD document into its members and items as it streams, so that a catalogue is never held as one tree.
 * It only counts brackets and quotation marks; JSON.parse reads each piece and is far faster than a parser of ours would be.
 */
export class Pieces {
  #state: State = 'start'
  #root: 'object' | 'list' = 'object'
  #key = ''
  #readingKey = false
  #held: string[] = []
  #heldLength = 0
  #depth = 0
  #inString = false
  #escaped = false
  #scalar = false
  #capturing = false
  #line = 1
  #lineStart = 0
  #at = 0
  #start: Required<Position> = { line: 1, column: 1 }

  get position(): Required<Position> {
    return { line: this.#line, column: this.#at - this.#lineStart + 1 }
  }

  *read(text: string): Generator<Piece> {
    let from = 0
    for (let at = 0; at < text.length; ) {
      if (this.#capturing) {
        const end = this.#scalar ? this.#endOfScalar(text, at) : this.#endOfValue(text, at)
        if (end < 0) break
        const piece = this.#finish(text.slice(from, end))
        if (piece) yield piece
        at = end
        continue
      }
      const code = text.charCodeAt(at)
      if (code === LF) this.#newLine(at)
      this.#at = at
      if (code !== SPACE && code !== LF && code !== TAB && code !== CR && this.#step(code)) {
        from = at
        this.#begin(code)
      }
      at++
    }
    this.#at = 0
    this.#lineStart -= text.length
    if (this.#capturing) {
      this.#held.push(text.slice(from))
      this.#heldLength += text.length - from
      if (this.#heldLength > pieceAtMost) throw tooLarge(this.#start)
    }
  }

  /** Throws when the document stopped before its end. */
  end(): void {
    if (this.#capturing) this.#parse(this.#held.join(''))
    if (this.#state !== 'end') throw truncated(this.position)
  }

  #newLine(at: number): void {
    this.#line++
    this.#lineStart = at + 1
  }

  #endOfScalar(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST || code === SPACE || code === LF || code === CR || code === TAB)
        return at
    }
    return -1
  }

  /** Where the object, list or string that is being read ends, or -1 if it goes on in the next text. */
  #endOfValue(text: string, from: number): number {
    let depth = this.#depth
    let at = from
    while (at < text.length) {
      if (this.#inString) {
        if (this.#escaped) {
          this.#escaped = false
          at++
          continue
        }
        // Straight to the next quotation mark: most of a catalogue is text.
        const quote = text.indexOf('"', at)
        const backslash = text.charCodeAt(quote - 1) === BACKSLASH || quote < 0 ? text.indexOf('\\', at) : -1
        if (backslash >= 0 && (quote < 0 || backslash < quote)) {
          this.#escaped = true
          at = backslash + 1
          continue
        }
        if (quote < 0) break
        this.#inString = false
        at = quote + 1
        if (depth === 0) return at
        continue
      }
      const code = text.charCodeAt(at++)
      if (code === QUOTE) this.#inString = true
      else if (code === OPEN_OBJECT || code === OPEN_LIST) depth++
      else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        if (--depth === 0) return at
      } else if (code === LF) this.#newLine(at - 1)
    }
    this.#depth = depth
    return -1
  }

  #begin(code: number): void {
    this.#capturing = true
    this.#start = this.position
    this.#depth = code === OPEN_OBJECT || code === OPEN_LIST ? 1 : 0
    this.#inString = code === QUOTE
    this.#scalar = this.#depth === 0 && !this.#inString
    this.#held = []
    this.#heldLength = 0
  }

  /** Moves between pieces; true when a value (or key) begins here. */
  #step(code: number): boolean {
    switch (this.#state) {
      case 'start':
        if (code === OPEN_OBJECT) this.#state = 'key'
        else if (code === OPEN_LIST) {
          this.#root = 'list'
          this.#state = 'items'
        } else throw misplaced(code, this.position)
        return false
      case 'key':
        this.#readingKey = code === QUOTE
        if (code === CLOSE_OBJECT) this.#state = 'end'
        else if (code !== QUOTE) throw misplaced(code, this.position)
        return code === QUOTE
      case 'colon':
        if (code !== COLON) throw misplaced(code, this.position)
        this.#state = 'value'
        return false
      case 'value':
        if (this.#key === '@graph' && code === OPEN_LIST) {
          this.#state = 'items'
          return false
        }
        return true
      case 'comma':
        this.#state = code === COMMA ? 'key' : 'end'
        if (code !== COMMA && code !== CLOSE_OBJECT) throw misplaced(code, this.position)
        return false
      case 'items':
        if (code !== CLOSE_LIST) return true
        this.#state = this.#root === 'list' ? 'end' : 'comma'
        return false
      case 'items-comma':
        if (code === COMMA) this.#state = 'items'
        else if (code === CLOSE_LIST) this.#state = this.#root === 'list' ? 'end' : 'comma'
        else throw misplaced(code, this.position)
        return false
      case 'end':
        throw misplaced(code, this.position)
    }
  }

  #finish(rest: string): Piece | undefined {
    this.#capturing = false
    const value = this.#parse(this.#held.length === 0 ? rest : this.#held.join('') + rest)
    this.#held = []
    if (this.#readingKey) {
      this.#readingKey = false
      this.#key = value as string
      this.#state = 'colon'
      return undefined
    }
    if (this.#state === 'value') {
      this.#state = 'comma'
      return { kind: 'member', key: this.#key, value }
    }
    this.#state = 'items-comma'
    return { kind: this.#root === 'list' ? 'list-item' : 'graph-item', key: this.#key, value }
  }

  #parse(text: string): unknown {
    try {
      return JSON.parse(text)
    } catch (error) {
      throw broken(text, this.#start, error)
    }
  }
}
