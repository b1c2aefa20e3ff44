import { publiccodeFacts } from './facts.ts'

/** What an SPDX licence expression says, and what is wrong with it. */
export type LicenceReading =
  | { kind: 'right' }
  | { kind: 'deprecated'; id: string }
  | { kind: 'spelling'; id: string; right: string }
  | { kind: 'unknown'; id: string; nearest?: string }
  | { kind: 'not-an-expression' }

const joining = new Set(['AND', 'OR', 'WITH'])
const own = /^(DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/

/** Reads an expression by the grammar of SPDX 2.3, annex D: identifiers, AND, OR, WITH, brackets, and + for «or later». */
export function readLicence(expression: string): LicenceReading {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? []
  if (tokens.length === 0 || tokens.length > 200) return { kind: 'not-an-expression' }
  const known = lists()
  // Two things in a row without a word between them is a name, not an expression: «Apache License, Version 2.0».
  if (!wellFormed(tokens)) {
    const nearest = /[()]|\b(AND|OR|WITH)\b/.test(expression) ? undefined : known.byLetters.get(letters(expression))
    return nearest === undefined ? { kind: 'not-an-expression' } : { kind: 'unknown', id: expression, nearest }
  }
  let found: LicenceReading = { kind: 'right' }
  for (const [index, token] of tokens.entries()) {
    if (token === '(' || token === ')' || joining.has(token)) continue
    const names = tokens[index - 1] === 'WITH' ? known.exceptions : known.licences
    const id = token.endsWith('+') && !names.has(token.toLowerCase()) ? token.slice(0, -1) : token
    if (own.test(id)) continue
    const right = names.get(id.toLowerCase())
    const nearest = known.byLetters.get(letters(id))
    if (right === undefined) return { kind: 'unknown', id, ...(nearest === undefined ? {} : { nearest }) }
    if (found.kind !== 'right') continue
    if (right !== id) found = { kind: 'spelling', id, right }
    else if (known.deprecated.has(id)) found = { kind: 'deprecated', id }
  }
  return found
}

/** Brackets match, and licences and joining words take turns. */
function wellFormed(tokens: readonly string[]): boolean {
  let open = 0
  let wanted: 'licence' | 'word' = 'licence'
  for (const token of tokens) {
    if (token === '(') {
      if (wanted !== 'licence') return false
      open++
    } else if (token === ')') {
      if (wanted !== 'word' || --open < 0) return false
    } else if (joining.has(token)) {
      if (wanted !== 'word') return false
      wanted = 'licence'
    } else {
      if (wanted !== 'licence') return false
      wanted = 'word'
    }
  }
  return open === 0 && wanted === 'word'
}

type Lists = {
  licences: Map<string, string>
  exceptions: Map<string, string>
  deprecated: Set<string>
  byLetters: Map<string, string>
}
let made: Lists | undefined

function lists(): Lists {
  if (made) return made
  const { current, deprecated, exceptions } = publiccodeFacts().licences
  made = {
    licences: new Map([...deprecated, ...current].map((id) => [id.toLowerCase(), id])),
    exceptions: new Map(exceptions.map((id) => [id.toLowerCase(), id])),
    deprecated: new Set(deprecated),
    byLetters: new Map(current.map((id) => [letters(id), id])),
  }
  return made
}

const letters = (name: string) =>
  name
    .toLowerCase()
    .replace(/\b(the|licen[cs]e|version|public|v(?=\d))/g, '')
    .replace(/[^a-z0-9]/g, '')
