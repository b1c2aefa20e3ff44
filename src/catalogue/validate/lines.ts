import type { Syntax } from '../../rdf/syntax.ts'
import { detached } from '../harvest/detached.ts'
import { type Lined, linesAround } from './text-around.ts'

/**
 * Where in a file something is said. Parsers give statements without places, so this reads the text beside them: it remembers the line
 * where each address stands as a subject, and looks for the value below it. What it does not find it does not guess: relative addresses,
 * subjects in other encodings than UTF-8, and values written in another form than the parser gives have no line.
 */
export class Lines {
  readonly #subjects = new Map<string, number>()
  /** Lines where some subject begins, in order, and how far in: one further in stands inside of the one before it. */
  readonly #starts: { line: number; indent: number }[] = []
  readonly #prefixes = new Map<string, string>()
  readonly #decoder = new TextDecoder()
  readonly #find: (line: string, found: (iri: string) => void) => void
  #text: string[] | undefined = []
  #kept = 0
  #line = 0
  #rest = ''
  #last = ''

  constructor(syntax: Syntax) {
    this.#find = finders[syntax](this.#prefixes)
  }

  /** The file passes by unchanged, on its way to the parser. */
  async *beside(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      this.#read(this.#decoder.decode(piece, { stream: true }))
      yield piece
    }
    this.#read(`${this.#decoder.decode()}\n`)
  }

  /** The line of a subject, or of the first of `texts` that stands among its statements. */
  of(subject: string, texts: readonly string[] = []): number | undefined {
    const start = this.#subjects.get(subject)
    if (start === undefined) return undefined
    const end = this.#endOf(start)
    for (const text of texts)
      for (let line = start; this.#text !== undefined && line < end; line++) if (this.#text[line - 1]!.includes(text)) return line
    return start
  }

  /** The text around a line; nothing in a file so large that it is not kept. */
  around(line: number): Lined | undefined {
    // A parser that stops may have been handed a last line without its end.
    return this.#text && linesAround(this.#rest === '' ? this.#text : [...this.#text, this.#rest], line)
  }

  #endOf(start: number): number {
    const at = indexOfLine(this.#starts, start)
    const { indent } = this.#starts[at]!
    let next = at + 1
    while (next < this.#starts.length && this.#starts[next]!.indent > indent) next++
    return this.#starts[next]?.line ?? this.#line + 1
  }

  #read(text: string): void {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop()!
    if (this.#rest.length > longestLine) this.#rest = ''
    for (const line of lines) {
      this.#line++
      this.#keep(line)
      this.#find(line, (iri) => {
        if (iri === this.#last) return // in N-Triples every line begins with its subject
        this.#last = iri
        if (!this.#subjects.has(iri)) this.#subjects.set(detached(iri), this.#line)
        if (this.#starts.at(-1)?.line !== this.#line) this.#starts.push({ line: this.#line, indent: line.search(/\S/) })
      })
    }
  }

  #keep(line: string): void {
    if (!this.#text) return
    this.#kept += line.length
    if (this.#kept > mostKept) this.#text = undefined
    else this.#text.push(line)
  }
}

// Larger files keep the subjects' lines and give up the values'.
const mostKept = 32_000_000
const longestLine = 1_000_000

type Finder = (prefixes: Map<string, string>) => (line: string, found: (iri: string) => void) => void

const turtle: Finder = (prefixes) => (line, found) => {
  if (/^\s*@?prefix\s/i.test(line))
    for (const [, prefix, iri] of line.matchAll(/@?prefix\s+([\w.-]*):\s*<([^>]*)>/gi)) prefixes.set(prefix!, iri!)
  const whole = /^\s*<([^>\s]+)>(?=\s|$)/.exec(line)
  // Objects of a list have a line each too; they end in a comma or a semicolon, subjects never do.
  if (whole && !/>\s*[,;.]\s*$/.test(line.slice(0, whole[0].length + 3))) return found(whole[1]!)
  const short = /^([\w.-]*):([^\s;,"<>()[\]]+)(?=\s|$)/.exec(line)
  const iri = short && prefixes.get(short[1]!)
  if (iri !== undefined && iri !== null) found(iri + short![2]!.replaceAll('\\', ''))
}

const all =
  (pattern: RegExp, written: (text: string) => string = (text) => text): Finder =>
  () =>
  (line, found) => {
    for (const [, iri] of line.matchAll(pattern)) found(written(iri!))
  }

const finders: { readonly [syntax in Syntax]: Finder } = {
  turtle,
  trig: turtle,
  ntriples: all(/^\s*<([^>\s]+)>/g),
  nquads: all(/^\s*<([^>\s]+)>/g),
  rdfxml: all(/\brdf:about\s*=\s*["']([^"']*)["']/g, (text) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&'),
  ),
  // An address alone in its braces is a reference and no subject: what follows or goes before it tells.
  jsonld: () => {
    let before = ''
    return (line, found) => {
      const [, opening, iri, after] = /([{,]?)\s*"@id"\s*:\s*"([^"]*)"\s*([,}]?)/.exec(line) ?? []
      const alone = after !== ',' && (opening === '' ? !before.endsWith(',') : opening === '{')
      if (iri !== undefined && !alone) found(iri)
      if (line.trim() !== '') before = line.trimEnd()
    }
  },
}

function indexOfLine(starts: readonly { line: number }[], line: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]!.line < line) low = middle + 1
    else high = middle
  }
  return low
}
