import type { Quad } from '@rdfjs/types'
import type { Severity } from '../../kernel/finding.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { ns } from '../../rdf/namespaces.ts'
import { propertyLabel } from '../properties.ts'
import { classLabel } from './class-labels.ts'
import { shapesOf } from './profiles.ts'
import { rulesIn } from './rules.ts'

/** One rule of a profile, as a person reads it. */
export type Demand = {
  /** The class it is for, and the same as a word. */
  targetClass: string
  on: LanguageText
  path?: string
  label?: LanguageText
  severity: Severity
  message: LanguageText
  fix: LanguageText
  source?: string
  /** A right value. */
  example?: string
  /** What sort of demand: the constraints with their values where those are plain, such as `minCount 1`. */
  sort: string
  /** The rule's own name, below its profile's address. */
  id: string
}

const severities: { readonly [iri: string]: Severity } = { [ns.sh('Warning')]: 'warning', [ns.sh('Info')]: 'info' }
// Of a shape these say what it is about and for people; what is left is what it demands.
const aboutTheShape = new Set(
  [
    'path',
    'name',
    'message',
    'severity',
    'property',
    'targetClass',
    'targetSubjectsOf',
    'order',
    'group',
    'description',
    'deactivated',
  ].map((name) => ns.sh(name)),
)

// Two profiles may both say «at most», of different numbers; lists and patterns are told by their texts.
const constraintOf = ({ predicate, object }: Quad) => {
  const name = predicate.value.slice(ns.sh('').length)
  return /^(min|max)/.test(name) ? `${name} ${object.value}` : name
}
// A rule that is only for records that stand in some relation to others says which class they are of.
const targeting: ReadonlySet<string> = new Set([ns.sh('targetClass'), ns.allm('on')])

/** Every rule of a profile, in the order of its file. */
export function demandsOf(profile: string): Demand[] {
  const quads = shapesOf(profile)
  const rules = rulesIn(quads)
  const bySubject = Map.groupBy(quads, (quad) => quad.subject.value)
  const about = (subject: string) => bySubject.get(subject) ?? []
  const values = (subject: string, property: string) =>
    about(subject).flatMap((quad) => (quad.predicate.value === property ? [quad.object.value] : []))
  const demands: Demand[] = []
  for (const target of quads.filter((quad) => targeting.has(quad.predicate.value))) {
    for (const shape of [target.subject.value, ...values(target.subject.value, ns.sh('property'))]) {
      const rule = rules.get(shape)
      if (!rule?.message || !rule.fix) continue
      const path = rule.field ?? values(shape, ns.sh('path')).find((one) => one.startsWith('http'))
      const label = rule.label ?? (path === undefined ? undefined : { sv: propertyLabel(path, 'sv'), en: propertyLabel(path, 'en') })
      const constraints = about(shape).filter(
        (quad) => quad.predicate.value.startsWith(ns.sh('')) && !aboutTheShape.has(quad.predicate.value),
      )
      demands.push({
        targetClass: target.object.value,
        on: classLabel(target.object.value),
        ...(path !== undefined && { path }),
        ...(label && { label }),
        severity: severities[values(shape, ns.sh('severity'))[0] ?? ''] ?? 'violation',
        message: rule.message,
        fix: rule.fix,
        ...(rule.source && { source: rule.source }),
        ...(rule.example !== undefined && { example: rule.example }),
        sort: [...new Set(constraints.map(constraintOf))].sort().join('+'),
        id: shape.slice(shape.indexOf('#') + 1),
      })
    }
  }
  return demands
}
