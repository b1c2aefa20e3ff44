/** What the tests of this folder share: shapes and data as Turtle in, verdicts as short lines out. */
import assert from 'node:assert/strict'
import type { Quad, Term } from '@rdfjs/types'
import { Parser } from 'n3'
import { prefixes } from '../namespaces.ts'
import { type Compiled, compileShapes } from './compile.ts'
import type { ShaclResult } from './shape.ts'
import { type ValidateOptions, validate } from './validate.ts'

const ex = 'http://example.org/'
const header = [...Object.entries(prefixes), ['ex', ex], ['', ex]].map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`).join('')

export const turtle = (text: string): Quad[] => new Parser({ blankNodePrefix: '_:' }).parse(header + text) as unknown as Quad[]

export function compiled(shapes: string): Compiled {
  const result = compileShapes(turtle(shapes))
  assert.ok('shapes' in result, 'refusal' in result ? result.refusal.map(({ message }) => message.en).join('\n') : '')
  return result.shapes
}

export function refusals(shapes: string): string[] {
  const result = compileShapes(turtle(shapes))
  return 'refusal' in result ? result.refusal.map(({ message }) => message.en!) : []
}

export const results = (shapes: string, data: string, options?: ValidateOptions): ShaclResult[] =>
  validate(compiled(shapes), turtle(data), options)

/** `focus path component value`, sorted, without the parts that are not there. */
export const verdicts = (shapes: string, data: string, options?: ValidateOptions): string[] =>
  results(shapes, data, options).map(line).sort()

export function line({ focus, pathText, component, value }: ShaclResult): string {
  const parts = [
    short(focus),
    pathText?.replaceAll(ex, ''),
    component.replace(prefixes.sh, '').replace('ConstraintComponent', ''),
    value && short(value),
  ]
  return parts.filter((part) => part !== undefined).join(' ')
}

function short(term: Term): string {
  if (term.termType === 'BlankNode') return '[]'
  if (term.termType !== 'Literal') return term.value.replace(ex, '')
  return `"${term.value}"${term.language ? `@${term.language}` : ''}`
}
