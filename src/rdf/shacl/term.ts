import type { Literal, Term } from '@rdfjs/types'
import { prefixes, shorten } from '../namespaces.ts'

const xsdString = `${prefixes.xsd}string`

/** One string for each term: equal terms, equal keys. n3 keeps just that in its terms; for others it is put together the same way. */
export function keyOf(term: Term): string {
  const { id } = term as { id?: unknown }
  return typeof id === 'string' ? id : foreignKey(term)
}

function foreignKey(term: Term): string {
  if (term.termType === 'BlankNode') return `_:${term.value}`
  if (term.termType !== 'Literal') return term.value
  // RDF 1.1 Concepts §3.3: language tags are compared without case.
  if (term.language) return `"${term.value}"@${term.language.toLowerCase()}`
  const datatype = term.datatype.value
  return datatype === xsdString ? `"${term.value}"` : `"${term.value}"^^${datatype}`
}

/** n3 makes a new node each time a literal is asked for its datatype; its own string costs nothing. */
export function datatypeOf(literal: Literal): string {
  const { datatypeString } = literal as { datatypeString?: unknown }
  return typeof datatypeString === 'string' ? datatypeString : literal.datatype.value
}

export const isTrue = (term: Term | undefined): boolean => term?.termType === 'Literal' && (term.value === 'true' || term.value === '1')

/** A term as a message shows it: `dcat:Dataset` for a known namespace, the text of a literal, `[…]` for a node without a name. */
export function shown(term: Term): string {
  if (term.termType === 'BlankNode') return '[…]'
  if (term.termType === 'Literal') return term.language ? `${term.value} (${term.language})` : term.value
  return shownIri(term.value)
}

export function shownIri(iri: string): string {
  const short = shorten(iri)
  return short === undefined || short.name === '' ? iri : `${short.prefix}:${short.name}`
}
