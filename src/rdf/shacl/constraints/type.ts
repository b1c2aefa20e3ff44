import type { Term } from '@rdfjs/types'
import { prefixes } from '../../namespaces.ts'
import { type Component, each } from '../component.ts'
import { datatypeOf, shown } from '../term.ts'
import { lexicalRule } from '../xsd.ts'

/** SHACL §4.1. */
export const typeComponents: readonly Component[] = [
  {
    name: 'Class',
    parameter: 'class',
    takes: 'iri',
    compile: (wanted) => ({
      check: each((value, run) => run.isInstance(value, wanted.value)),
      message: { sv: `Värdet är inte av klassen ${shown(wanted)}.`, en: `The value is not of the class ${shown(wanted)}.` },
    }),
  },
  {
    name: 'Datatype',
    parameter: 'datatype',
    takes: 'iri',
    once: true,
    compile: (datatype) => {
      const wanted = datatype.value
      const wellFormed = lexicalRule(wanted)
      return {
        check: each(
          (value) => value.termType === 'Literal' && datatypeOf(value) === wanted && (wellFormed === undefined || wellFormed(value.value)),
        ),
        message: { sv: `Värdet är inte av datatypen ${shown(datatype)}.`, en: `The value is not of the datatype ${shown(datatype)}.` },
      }
    },
  },
  {
    name: 'NodeKind',
    parameter: 'nodeKind',
    takes: 'nodeKind',
    once: true,
    compile: ({ value }) => {
      const { allows, sv, en } = nodeKinds[value.slice(prefixes.sh.length)]!
      return {
        check: each(({ termType }) => allows.includes(termType)),
        message: { sv: `Värdet är inte ${sv}.`, en: `The value is not ${en}.` },
      }
    },
  },
]

type TermType = Term['termType']
const nodeKinds: Record<string, { allows: readonly TermType[]; sv: string; en: string }> = {
  IRI: { allows: ['NamedNode'], sv: 'en adress (IRI)', en: 'an IRI' },
  BlankNode: { allows: ['BlankNode'], sv: 'en nod utan adress', en: 'a blank node' },
  Literal: { allows: ['Literal'], sv: 'en text eller ett tal', en: 'a literal' },
  BlankNodeOrIRI: { allows: ['BlankNode', 'NamedNode'], sv: 'en nod', en: 'a node' },
  BlankNodeOrLiteral: {
    allows: ['BlankNode', 'Literal'],
    sv: 'en text, ett tal eller en nod utan adress',
    en: 'a literal or a blank node',
  },
  IRIOrLiteral: { allows: ['NamedNode', 'Literal'], sv: 'en adress (IRI), en text eller ett tal', en: 'an IRI or a literal' },
}
