import { type Document, isMap, isScalar, LineCounter, parseDocument, visit, type YAMLMap } from 'yaml'
import type { Place } from './result.ts'
import { words, yamlGeneral, yamlWords } from './words.ts'

export type Fault = { code: string; place: Place } & ReturnType<typeof yamlGeneral>
export type Read = { root: YAMLMap; document: Document.Parsed; placeOf(offset: number): Place; faults: Fault[] }

/** A description of one program is 2–30 kB; the largest of the 305 that GitHub had in 2022 is below 100 kB. */
const longest = 1_000_000

/** The file as a tree whose every part knows its place, with the keys that stand twice in it; or why there is no tree. */
export function readYaml(text: string): Read | { refusals: Fault[] } {
  const start: Place = { line: 1, column: 1 }
  if (text.length > longest) return { refusals: [{ code: 'too-large', place: start, ...words.tooMuch() }] }
  const lines = new LineCounter()
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return line === 0 ? start : { line, column: col }
  }
  let document: Document.Parsed
  try {
    document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
  } catch {
    return { refusals: [{ code: 'too-deep', place: start, ...words.tooMuch() }] } // brackets nested by the thousand
  }
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION'))
    return { refusals: [{ code: 'too-deep', place: start, ...words.tooMuch() }] }
  // After a fault the tree is a guess, and what is said about it would lead astray. So would the faults that follow from the first of a line.
  if (document.errors.length > 0) {
    const byLine = new Map(document.errors.toReversed().map((error) => [placeOf(error.pos[0]).line, error]))
    const refusals = [...byLine.values()].toReversed().map(({ code, message, pos }) => fault(code, placeOf(pos[0]), message))
    return { refusals: refusals.slice(0, 100) }
  }
  try {
    document.toJS({ maxAliasCount: 100 }) // a YAML bomb is aliases of aliases
  } catch {
    return { refusals: [{ code: 'alias-bomb', place: start, ...words.aliasBomb() }] }
  }
  if (!isMap(document.contents)) return { refusals: [{ code: 'not-publiccode', place: start, ...words.notSection() }] }
  return { root: document.contents, document, placeOf, faults: keysTwice(document, placeOf) }
}

const fault = (code: string, place: Place, reason: string): Fault => ({
  code: `yaml-${code.toLowerCase().replaceAll('_', '-')}`,
  place,
  ...(yamlWords[code] ?? yamlGeneral(reason)),
})

/** The reader's own look for these compares every key with every other: six seconds for ten thousand keys. */
function keysTwice(document: Document.Parsed, placeOf: Read['placeOf']): Fault[] {
  const faults: Fault[] = []
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        if (seen.has(String(key.value))) faults.push(fault('DUPLICATE_KEY', placeOf(key.range?.[0] ?? 0), ''))
        seen.add(String(key.value))
      }
    },
  })
  return faults.slice(0, 100)
}
