import type { Quad, Term } from '@rdfjs/types'
import { DataFactory } from 'n3'
import type { LanguageText } from '../../../kernel/language-text.ts'
import type { Fault } from '../patches.ts'
import type { Patch } from '../result.ts'

/** The statement that holds the wrong value. */
export const statementOf = ({ focus, path, value, record }: Fault): Quad | undefined =>
  value && record.quads.find(({ subject, predicate, object }) => subject.equals(focus) && predicate.value === path && object.equals(value))

/** The statements of one property of the thing at fault. */
export const statementsOf = ({ focus, record }: Fault, path: string): Quad[] =>
  record.quads.filter(({ subject, predicate }) => subject.equals(focus) && predicate.value === path)

/** One value in place of another. */
export function replacement(statement: Quad | undefined, object: Term, explanation: LanguageText): Patch | undefined {
  if (!statement || statement.object.equals(object)) return undefined
  return { remove: [statement], add: [withObject(statement, object)], explanation }
}

export const addition = (subject: Term, path: string, object: Term, explanation: LanguageText): Patch => ({
  remove: [],
  add: [DataFactory.quad(subject as never, DataFactory.namedNode(path) as never, object as never) as unknown as Quad],
  explanation,
})

const withObject = ({ subject, predicate, graph }: Quad, object: Term): Quad =>
  DataFactory.quad(subject as never, predicate as never, object as never, graph as never) as unknown as Quad

export const address = (iri: string) => DataFactory.namedNode(iri) as Term
export const typed = (text: string, datatype: string) => DataFactory.literal(text, DataFactory.namedNode(datatype)) as Term
export const plain = (text: string) => DataFactory.literal(text) as Term
export const inLanguage = (text: string, tag: string) => DataFactory.literal(text, tag) as Term
