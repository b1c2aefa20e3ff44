import type { LanguageText } from '../../../kernel/language-text.ts'

/** A query's text in pieces: what is a string, an IRI or a comment must not be taken for anything else. */
const pieces = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*|[$?]\w+|\w+|\s+|[\s\S]/g

const piecesOf = (text: string): string[] => text.match(pieces) ?? []
const isVariable = (piece: string): boolean => /^[$?]\w/.test(piece)
const isBlank = (piece: string): boolean => /^(\s|#)/.test(piece)

type Why = { why: LanguageText; fix: LanguageText }

/** SHACL §5.2.1 and appendix A: what a query may not hold, since its variables get their values from outside. */
export function forbiddenIn(text: string, given: readonly string[]): Why | undefined {
  const words = piecesOf(text).filter((piece) => !isBlank(piece))
  const upper = words.map((word) => word.toUpperCase())
  for (const keyword of ['MINUS', 'SERVICE', 'VALUES'])
    if (upper.includes(keyword))
      return {
        why: {
          sv: `frågan använder ${keyword}, vilket SHACL inte tillåter.`,
          en: `the query uses ${keyword}, which SHACL does not allow.`,
        },
        fix: { sv: 'Skriv om den med FILTER, UNION eller FILTER NOT EXISTS.', en: 'Rewrite it with FILTER, UNION or FILTER NOT EXISTS.' },
      }
  const assigned = words.find((word, at) => upper[at - 1] === 'AS' && isVariable(word) && given.includes(word.slice(1)))
  if (assigned !== undefined)
    return {
      why: { sv: `frågan ger ${assigned} ett eget värde med AS.`, en: `the query gives ${assigned} a value of its own with AS.` },
      fix: { sv: 'Använd ett annat variabelnamn.', en: 'Use another name for the variable.' },
    }
  for (const [at, word] of upper.entries()) {
    if (word !== 'SELECT' || upper[at - 1] !== '{') continue
    const end = upper.findIndex((other, later) => later > at && (other === '{' || other === 'WHERE'))
    const selected = words.slice(at, end)
    const missing = given.find((name) => mustBeSelected.has(name) && uses(words, name) && !uses(selected, name))
    if (missing !== undefined || (!uses(selected, 'this') && given.includes('this')))
      return {
        why: {
          sv: `en inre SELECT tar inte med ?${missing ?? 'this'}, så att den inte får sitt värde utifrån.`,
          en: `an inner SELECT does not select ?${missing ?? 'this'}, so that it does not get its value from outside.`,
        },
        fix: { sv: `Skriv ut ?${missing ?? 'this'} i den inre SELECT.`, en: `Name ?${missing ?? 'this'} in the inner SELECT.` },
      }
  }
  return undefined
}

const mustBeSelected = new Set(['this', 'value'])
const uses = (words: readonly string[], name: string): boolean => words.some((word) => isVariable(word) && word.slice(1) === name)

export const mentions = (text: string, name: string): boolean => uses(piecesOf(text), name)

/** `$PATH` stands for the shape's path, wherever a path may stand. */
export const withPath = (text: string, path: string): string =>
  piecesOf(text)
    .map((piece) => (piece === '$PATH' || piece === '?PATH' ? path : piece))
    .join('')

/**
 * The query with its variables given: each group begins with what they are. The engine has no way to give values from outside, and text put
 * in the place of a variable fails where grammar wants a variable, as in SELECT, GROUP BY and bound().
 */
export function withGiven(text: string, given: string, iris: ReadonlyMap<string, string>): string {
  const parts = piecesOf(text)
  let before = ''
  return parts
    .map((piece, at) => {
      const last = before
      if (!isBlank(piece)) before = piece
      if (piece === '{' && !/^SELECT$/i.test(parts.slice(at + 1).find((next) => !isBlank(next)) ?? '')) return `{ ${given} `
      // An IRI that begins a triple is looked up; a variable would be compared with every subject of the data. A graph is likewise named.
      const iri = isVariable(piece) ? iris.get(piece.slice(1)) : undefined
      return iri !== undefined && /^([{}.]|GRAPH)$/i.test(last) ? `<${iri}>` : piece
    })
    .join('')
}
