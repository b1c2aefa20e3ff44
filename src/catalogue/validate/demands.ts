import type { Severity } from '../../kernel/finding.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { ns } from '../../rdf/namespaces.ts'
import { propertyLabel } from '../properties.ts'
import { shapesOf } from './profiles.ts'
import { rulesIn } from './rules.ts'

/** One rule of a profile, as a person reads it. */
export type Demand = {
  /** The class it is for, and the same as a word. */
  targetClass: string
  on?: LanguageText
  path?: string
  label?: LanguageText
  severity: Severity
  message: LanguageText
  fix: LanguageText
  source?: string
  /** What sort of demand: the constraint, such as `minCount`. */
  sort: string
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
        sort: [...new Set(constraints.map((quad) => quad.predicate.value.slice(ns.sh('').length)))].sort().join('+'),
      })
    }
  }
  return demands
}

const classes: { readonly [iri: string]: LanguageText } = {
  [ns.dcat('Catalog')]: { sv: 'Katalog', en: 'Catalogue' },
  [ns.dcat('Dataset')]: { sv: 'Datamängd', en: 'Dataset' },
  [ns.dcat('DatasetSeries')]: { sv: 'Datamängdsserie', en: 'Dataset series' },
  [ns.dcat('DataService')]: { sv: 'Datatjänst', en: 'Data service' },
  [ns.dcat('Distribution')]: { sv: 'Distribution', en: 'Distribution' },
  [ns.foaf('Agent')]: { sv: 'Utgivare', en: 'Agent' },
  [ns.vcard('Kind')]: { sv: 'Kontakt', en: 'Contact' },
  [ns.cpsv('PublicService')]: { sv: 'Offentlig tjänst', en: 'Public service' },
}

const classLabel = (iri: string): LanguageText =>
  classes[iri] ?? { '': iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1) }

export type Compared = { onlyLeft: Demand[]; onlyRight: Demand[]; different: { left: Demand; right: Demand }[]; same: number }

/** Where two profiles demand different things of the same field. */
export function compareDemands(left: readonly Demand[], right: readonly Demand[]): Compared {
  const theirs = Map.groupBy(right, keyOf)
  const matched = new Set<Demand>()
  const compared: Compared = { onlyLeft: [], onlyRight: [], different: [], same: 0 }
  for (const demand of left) {
    const other = theirs.get(keyOf(demand))?.find((one) => !matched.has(one))
    if (!other) {
      compared.onlyLeft.push(demand)
      continue
    }
    matched.add(other)
    if (other.severity === demand.severity) compared.same++
    else compared.different.push({ left: demand, right: other })
  }
  compared.onlyRight = right.filter((demand) => !matched.has(demand))
  return compared
}

const keyOf = ({ targetClass, path, sort }: Demand) => JSON.stringify([targetClass, path, sort])
