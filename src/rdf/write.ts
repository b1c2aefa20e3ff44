import type { Quad, Term } from '@rdfjs/types'
import type { Finding } from '../kernel/finding.ts'
import { badIri, badIriIn } from './iri.ts'
import { jsonLdWriter } from './json-ld-writer.ts'
import { isLanguageTag } from './language-tag.ts'
import { type Prefix, prefixes } from './namespaces.ts'
import { lineOf, tripleLineOf } from './ntriples.ts'
import { rdfXmlWriter } from './rdf-xml-writer.ts'
import type { Syntax } from './syntax.ts'
import { trigWriter, turtleWriter } from './turtle-writer.ts'

/** Writes one syntax, a record at a time. `label` gives a record's blank node the name it has in the whole file. */
export type Writer = {
  begin(declared: Declared): string
  record(quads: readonly Quad[], label: (name: string) => string): string
  end(): string
}

/** Tells that one statement cannot be written in this syntax, and is left out. */
export type Report = (code: keyof typeof unwritable, subject: Term, predicate: string) => void

export type WriteOptions = {
  onFinding?: (finding: Finding) => void
  /** Which prefixes to declare, where the records are known to need no others (`prefixesIn`); all, when left out. */
  prefixes?: readonly Prefix[]
}

/** Prefixes and what they stand for, in the order they are declared. */
export type Declared = readonly (readonly [prefix: string, iri: string])[]

const writers: Record<Syntax, (report: Report) => Writer> = {
  turtle: turtleWriter,
  trig: trigWriter,
  ntriples: () => lines(tripleLineOf),
  nquads: () => lines(lineOf),
  rdfxml: rdfXmlWriter,
  jsonld: jsonLdWriter,
}

const lines = (line: (quad: Quad, label: (name: string) => string) => string): Writer => ({
  begin: () => '',
  record: (quads, label) => quads.map((quad) => `${line(quad, label)}\n`).join(''),
  end: () => '',
})

/**
 * A whole file, as text in pieces, one record at a time. Blank nodes of different records are different, whatever they are called.
 * Only TriG and N-Quads keep named graphs; the others write the statements of all graphs.
 */
export async function* write(
  records: AsyncIterable<readonly Quad[]> | Iterable<readonly Quad[]>,
  syntax: Syntax,
  { onFinding, prefixes: wanted }: WriteOptions = {},
): AsyncGenerator<string> {
  const writer = writers[syntax]((code, subject, predicate) => onFinding?.(cannotWrite(code, subject, predicate)))
  let named = 0
  yield writer.begin(Object.entries(prefixes).filter(([prefix]) => prefix === 'rdf' || (wanted?.includes(prefix as Prefix) ?? true)))
  for await (const quads of records) {
    const names = new Map<string, string>()
    const label = (name: string): string => {
      const known = names.get(name) ?? `b${named++}`
      names.set(name, known)
      return known
    }
    const text = writer.record(
      quads.filter((quad) => isWritable(quad, onFinding)),
      label,
    )
    if (text !== '') yield text
  }
  yield writer.end()
}

function isWritable(quad: Quad, onFinding: WriteOptions['onFinding']): boolean {
  const iri = badIriIn(quad)
  if (iri !== undefined) {
    onFinding?.(badIri(iri, quad))
    return false
  }
  const { object } = quad
  if (object.termType !== 'Literal' || !object.language || isLanguageTag(object.language)) return true
  onFinding?.(cannotWrite('language-invalid', quad.subject, quad.predicate.value))
  return false
}

const unwritable = {
  'rdfxml-predicate': {
    message: (predicate: string) => ({
      sv: `Egenskapen ${predicate} kan inte skrivas i RDF/XML, eftersom den inte slutar på ett namn. Uppgiften är utelämnad.`,
      en: `The property ${predicate} cannot be written in RDF/XML, because it does not end in a name. The statement is left out.`,
    }),
    fix: { sv: 'Hämta posten som Turtle eller JSON-LD i stället.', en: 'Fetch the record as Turtle or JSON-LD instead.' },
  },
  'rdfxml-characters': {
    message: (predicate: string) => ({
      sv: `Ett värde av ${predicate} har styrtecken som XML inte kan innehålla. Uppgiften är utelämnad.`,
      en: `A value of ${predicate} has control characters that XML cannot hold. The statement is left out.`,
    }),
    fix: {
      sv: 'Ta bort tecknen i källan, eller hämta posten som Turtle eller JSON-LD.',
      en: 'Remove the characters at the source, or fetch the record as Turtle or JSON-LD.',
    },
  },
  'jsonld-scheme': {
    message: (predicate: string) => ({
      sv: `Ett värde av ${predicate} är en adress som JSON-LD skulle läsa som ett förkortat namn. Uppgiften är utelämnad.`,
      en: `A value of ${predicate} is an address that JSON-LD would read as a prefixed name. The statement is left out.`,
    }),
    fix: { sv: 'Hämta posten som Turtle i stället.', en: 'Fetch the record as Turtle instead.' },
  },
  'language-invalid': {
    message: (predicate: string) => ({
      sv: `Ett värde av ${predicate} har en språkkod som inte är giltig. Uppgiften är utelämnad.`,
      en: `A value of ${predicate} has a language tag that is not valid. The statement is left out.`,
    }),
    fix: { sv: 'Använd koder som sv, en eller sv-FI.', en: 'Use tags such as sv, en or sv-FI.' },
  },
}

const cannotWrite = (code: keyof typeof unwritable, subject: Term, predicate: string): Finding => ({
  severity: 'warning',
  code,
  message: unwritable[code].message(predicate),
  fix: unwritable[code].fix,
  ...(subject.termType === 'NamedNode' ? { focus: subject.value } : {}),
})
