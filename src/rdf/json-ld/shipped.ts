import { prefixes } from '../namespaces.ts'
import { cpsvApTerms } from './shipped-cpsv-ap.ts'
import { dcatApClasses, dcatApExampleTerms, dcatApTerms, dcatUsTerms, schemaTerms, type Vocabulary } from './shipped-terms.ts'

/**
 * The contexts that catalogues refer to by address, written by us from the specifications. Nothing is fetched: a context decides what a
 * file means, and a file must mean the same tomorrow. An address that is missing here is refused by name (see `context.ts`).
 */
function contextOf(
  { classes = {}, text = {}, link = {}, typed = {}, extra = {} }: Vocabulary,
  inLanguages = false,
): Record<string, unknown> {
  const plain = (names: Record<string, string>) => Object.entries(names).map(([term, iri]) => [term, { '@id': full(iri) }])
  return Object.fromEntries([
    ...Object.entries(classes).map(([term, iri]) => [term, full(iri)]),
    ...(inLanguages ? Object.entries(text).map(([term, iri]) => [term, { '@id': full(iri), '@container': '@language' }]) : plain(text)),
    ...Object.entries(link).map(([term, iri]) => [term, { '@id': full(iri), '@type': '@id' }]),
    ...Object.entries(typed).map(([term, [iri, datatype]]) => [term, { '@id': full(iri), '@type': full(datatype) }]),
    ...Object.entries(extra),
  ])
}

const full = (short: string): string => {
  const [prefix, name] = short.split(':', 2) as [string, string]
  const namespace = (prefixes as Record<string, string>)[prefix]
  return namespace === undefined ? short : namespace + name
}

const dcatAp = contextOf({ ...dcatApTerms, classes: dcatApClasses })
const examples = contextOf({ ...dcatApExampleTerms, classes: dcatApClasses, extra: dcatApExampleTerms.extra }, true)
const cpsvAp = contextOf(cpsvApTerms)
const schema = contextOf(schemaTerms)
const dcatUs = contextOf(dcatUsTerms)

const semic = 'https://semiceu.github.io'
const generated = `${semic}/uri.semic.eu-generated`
const releases = ['2.2.0', '2.2.0-hvd', '3.0.0', '3.0.0-hvd', '3.0.1', '3.0.1-hvd']

export const shippedContexts: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...[semic, generated].flatMap((host) =>
    releases.flatMap((release): [string, unknown][] => [
      [`${host}/DCAT-AP/releases/${release}/context/dcat-ap.jsonld`, dcatAp],
      [`${host}/DCAT-AP/releases/${release}/context/hvd.jsonld`, dcatAp],
      [`${host}/DCAT-AP/releases/${release}/html/examples/context.jsonld`, examples],
    ]),
  ),
  ...[semic, generated].flatMap((host) =>
    ['3.1.1', '3.2.0'].flatMap((release): [string, unknown][] => [
      [`${host}/CPSV-AP/releases/${release}/context/cpsv-ap.jsonld`, cpsvAp],
      [`${host}/CPSV-AP/releases/${release}/context/cpsv-ap_en.jsonld`, cpsvAp],
    ]),
  ),
  ...['http', 'https'].flatMap((scheme) =>
    ['', '/', '/docs/jsonldcontext.json', '/docs/jsonldcontext.jsonld'].map((path): [string, unknown] => [
      `${scheme}://schema.org${path}`,
      schema,
    ]),
  ),
  ['https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld', dcatUs],
])
