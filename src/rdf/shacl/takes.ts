import type { Term } from '@rdfjs/types'
import { prefixes } from '../namespaces.ts'
import type { Graph } from './graph.ts'
import { readPath } from './path.ts'
import { datatypeOf } from './term.ts'

export type Takes = keyof typeof takes

const xsdInteger = `${prefixes.xsd}integer`
const xsdBoolean = `${prefixes.xsd}boolean`
const xsdString = `${prefixes.xsd}string`
const isIri = (term: Term) => term.termType === 'NamedNode'
const nodeKinds = new Set(['BlankNode', 'IRI', 'Literal', 'BlankNodeOrIRI', 'BlankNodeOrLiteral', 'IRIOrLiteral'])

/** What a parameter may be (SHACL, appendix A "Summary of SHACL Syntax Rules"), and how to say so. */
type TakesRow = { readonly fits: (term: Term, graph: Graph) => boolean; readonly sv: string; readonly en: string }

const isString = (term: Term): boolean => term.termType === 'Literal' && datatypeOf(term) === xsdString

export const takes = {
  iri: { fits: isIri, sv: 'en adress (IRI)', en: 'an IRI' },
  node: { fits: (term) => term.termType !== 'BlankNode', sv: 'en adress (IRI) eller ett värde', en: 'an IRI or a literal' },
  any: { fits: () => true, sv: 'vad som helst', en: 'anything' },
  literal: { fits: (term) => term.termType === 'Literal', sv: 'ett värde (literal)', en: 'a literal' },
  count: {
    fits: (term) => term.termType === 'Literal' && datatypeOf(term) === xsdInteger && /^\+?\d{1,15}$/.test(term.value),
    sv: 'ett heltal som är 0 eller större (xsd:integer)',
    en: 'a whole number that is 0 or more (xsd:integer)',
  },
  boolean: {
    fits: (term) => term.termType === 'Literal' && datatypeOf(term) === xsdBoolean && /^(true|false|0|1)$/.test(term.value),
    sv: 'true eller false',
    en: 'true or false',
  },
  string: {
    fits: isString,
    sv: 'en text utan språk (xsd:string)',
    en: 'a text without language (xsd:string)',
  },
  text: {
    fits: (term) => term.termType === 'Literal' && (term.language !== '' || datatypeOf(term) === xsdString),
    sv: 'en text, med eller utan språk',
    en: 'a text, with or without language',
  },
  nodeKind: {
    fits: (term) => isIri(term) && term.value.startsWith(prefixes.sh) && nodeKinds.has(term.value.slice(prefixes.sh.length)),
    sv: `ett av ${[...nodeKinds].map((kind) => `sh:${kind}`).join(', ')}`,
    en: `one of ${[...nodeKinds].map((kind) => `sh:${kind}`).join(', ')}`,
  },
  list: { fits: (term, graph) => graph.list(term) !== undefined, sv: 'en hel lista, ( … )', en: 'a complete list, ( … )' },
  shapes: {
    fits: (term, graph) => graph.list(term)?.every((member) => member.termType !== 'Literal') ?? false,
    sv: 'en hel lista av former, ( … )',
    en: 'a complete list of shapes, ( … )',
  },
  iris: {
    fits: (term, graph) => graph.list(term)?.every(isIri) ?? false,
    sv: 'en hel lista av adresser (IRI:er)',
    en: 'a complete list of IRIs',
  },
  languages: {
    fits: (term, graph) => graph.list(term)?.every((member) => isString(member)) ?? false,
    sv: 'en lista av språkkoder, ("sv" "en")',
    en: 'a list of language tags, ("sv" "en")',
  },
  shape: { fits: (term) => term.termType !== 'Literal', sv: 'en form', en: 'a shape' },
  propertyShape: {
    fits: (term, graph) => term.termType !== 'Literal' && graph.from(term, `${prefixes.sh}path`).length > 0,
    sv: 'en egenskapsform, det vill säga en form med sh:path',
    en: 'a property shape, that is, a shape with sh:path',
  },
  nodeShape: {
    fits: (term, graph) => term.termType !== 'Literal' && graph.from(term, `${prefixes.sh}path`).length === 0,
    sv: 'en nodform, det vill säga en form utan sh:path',
    en: 'a node shape, that is, a shape without sh:path',
  },
  path: {
    fits: (term, graph) => readPath(graph, term) !== undefined,
    sv: 'en egenskap, eller en väg: [ sh:inversePath p ], ( p q ), [ sh:alternativePath ( p q ) ] med flera',
    en: 'a property, or a path: [ sh:inversePath p ], ( p q ), [ sh:alternativePath ( p q ) ] and others',
  },
} as const satisfies Record<string, TakesRow>
