import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { ns } from '../../rdf/namespaces.ts'
import { dimensionNames, dimensions, indicatorIds, indicators } from './indicators.ts'
import { type Method, methods, mostPoints, mostPointsIn, pointsFor } from './method.ts'
import type { Counts, Points } from './mqa.ts'

// data.europa.eu publishes its measurements with these names (piveau-metrics), so theirs and ours can be read together.
export const metricNamespace = 'https://piveau.eu/ns/voc#'

const { namedNode, literal, quad } = DataFactory
const iri = namedNode
const number = (value: number) => literal(String(Math.round(value * 1e6) / 1e6), iri(ns.xsd('decimal')))
const yesNo = (value: boolean) => literal(String(value), iri(ns.xsd('boolean')))
const at = (time: Date) => literal(time.toISOString(), iri(ns.xsd('dateTime')))

export type Measured = {
  /** The dataset or catalogue that was measured. */
  uri: string
  /** Where the measurements have their addresses: `…#keyword` and so on are put after it. */
  base: string
  method: Method
  at: Date
  points: Points
  counts: Counts
}

/**
 * One record's or catalogue's measurements in W3C's Data Quality Vocabulary. A record fulfils an indicator or not; a catalogue has the share of its
 * records that do. What is not known is not written: no measurement is not the same as a false one.
 */
export function dqvOf(measured: Measured, what: 'record' | 'catalogue'): Quad[] {
  const { uri, base, method, points, counts } = measured
  const quads: Quad[] = []
  const measure = (name: string, metric: string, value: ReturnType<typeof number>) => {
    const node = iri(`${base}#${name}`)
    quads.push(
      triple(uri, ns.dqv('hasQualityMeasurement'), node),
      triple(node.value, ns.rdf('type'), iri(ns.dqv('QualityMeasurement'))),
      triple(node.value, ns.dqv('computedOn'), iri(uri)),
      triple(node.value, ns.dqv('isMeasurementOf'), iri(metric)),
      triple(node.value, ns.dqv('value'), value),
      triple(node.value, ns.prov('generatedAtTime'), at(measured.at)),
    )
  }
  for (const id of indicatorIds) {
    const { met, unknown, population } = counts[id]
    if (pointsFor(id, method) === 0 || population === 0 || unknown === population) continue
    const metric = metricNamespace + indicators[id].metric
    if (what === 'record' && (met === 0 || met === population)) measure(id, metric, yesNo(met > 0))
    else measure(id, shareOf(metric), number(met / population))
  }
  for (const name of dimensionNames) measure(name, scoringOf(name), number(points.dimensions[name].points))
  measure('scoring', `${metricNamespace}scoring`, number(points.points))
  return quads
}

/** What the measurements mean: metrics with their dimensions, labels and weights. Once for a file. */
export function dqvMetrics(method: Method): Quad[] {
  const quads: Quad[] = []
  const metric = (address: string, dimension: string | undefined, label: { sv: string; en: string }, type: string, most: number) => {
    quads.push(
      triple(address, ns.rdf('type'), iri(ns.dqv('Metric'))),
      triple(address, ns.dqv('expectedDataType'), iri(type)),
      triple(address, ns.skos('prefLabel'), literal(label.sv, 'sv')),
      triple(address, ns.skos('prefLabel'), literal(label.en, 'en')),
      triple(address, ns.schema('maxValue'), number(most)),
    )
    if (dimension) quads.push(triple(address, ns.dqv('inDimension'), iri(metricNamespace + dimension)))
  }
  for (const name of dimensionNames) {
    const dimension = metricNamespace + name
    quads.push(triple(dimension, ns.rdf('type'), iri(ns.dqv('Dimension'))))
    for (const language of ['sv', 'en'] as const)
      quads.push(triple(dimension, ns.skos('prefLabel'), literal(dimensions[name][language], language)))
    metric(scoringOf(name), name, dimensions[name], ns.xsd('decimal'), mostPointsIn(name, method))
  }
  for (const id of indicatorIds) {
    const { dimension, label, metric: name } = indicators[id]
    const weight = pointsFor(id, method)
    if (weight === 0) continue
    metric(metricNamespace + name, dimension, label, ns.xsd('boolean'), weight)
    quads.push(triple(metricNamespace + name, `${metricNamespace}trueScore`, number(weight)))
    metric(shareOf(metricNamespace + name), dimension, { sv: `${label.sv}, andel`, en: `${label.en}, share` }, ns.xsd('decimal'), 1)
  }
  metric(`${metricNamespace}scoring`, undefined, methods[method].label, ns.xsd('decimal'), mostPoints(method))
  return quads
}

const scoringOf = (dimension: string) => `${metricNamespace}${dimension}Scoring`

/** Ours: their vocabulary has yes and no only, and a catalogue has a share. */
const shareOf = (metric: string) => ns.allm(`${metric.slice(metricNamespace.length)}Share`)

const triple = (subject: string, predicate: string, object: ReturnType<typeof iri> | ReturnType<typeof literal>) =>
  quad(iri(subject), iri(predicate), object) as unknown as Quad
