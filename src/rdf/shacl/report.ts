import type { Quad, Term } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { ns } from '../namespaces.ts'
import { pathTerm } from './path.ts'
import type { ShaclResult } from './shape.ts'

const { namedNode, blankNode, literal, quad } = DataFactory
const node = (iri: string) => namedNode(iri)
const sh = (name: string) => node(ns.sh(name))

const rdfType = node(ns.rdf('type'))
const severities: Record<string, string> = { violation: ns.sh('Violation'), warning: ns.sh('Warning'), info: ns.sh('Info') }

/** The report as RDF (SHACL §3.6). Any result at all, a warning too, means that the data does not conform (§3.6.1.1). */
export function reportQuads(results: readonly ShaclResult[]): Quad[] {
  const quads: Quad[] = []
  const say = (subject: Term, predicate: ReturnType<typeof node>, object: Term): void => {
    quads.push(quad(subject as Quad['subject'] as ReturnType<typeof blankNode>, predicate, object as ReturnType<typeof blankNode>) as Quad)
  }
  const report = blankNode()
  say(report, rdfType, sh('ValidationReport'))
  say(report, sh('conforms'), literal(String(results.length === 0), node(ns.xsd('boolean'))))
  for (const result of results) say(report, sh('result'), write(result))
  return quads

  function write(result: ShaclResult): Term {
    const about = blankNode()
    say(about, rdfType, sh('ValidationResult'))
    say(about, sh('focusNode'), result.focus)
    if (result.path) say(about, sh('resultPath'), pathTerm(result.path, quads))
    if (result.value) say(about, sh('value'), result.value)
    say(about, sh('resultSeverity'), node(severities[result.severity] ?? result.severity))
    say(about, sh('sourceConstraintComponent'), node(result.component))
    say(about, sh('sourceShape'), result.sourceShape)
    if (result.sourceConstraint) say(about, sh('sourceConstraint'), result.sourceConstraint)
    for (const [language, text] of Object.entries(result.message))
      say(about, sh('resultMessage'), language === '' ? literal(text) : literal(text, language))
    for (const detail of result.detail ?? []) say(about, sh('detail'), write(detail))
    return about
  }
}
