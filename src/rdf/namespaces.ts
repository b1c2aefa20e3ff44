import type { Quad } from '@rdfjs/types'

/** The prefixes we read and write with. A published prefix is a convention, not a fact: only the IRI counts. */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  allm: 'https://w3id.org/allmanning/ns#',
  as: 'https://www.w3.org/ns/activitystreams#',
  bibo: 'http://purl.org/ontology/bibo/',
  cpsv: 'http://purl.org/vocab/cpsv#',
  csvw: 'http://www.w3.org/ns/csvw#',
  cv: 'http://data.europa.eu/m8g/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dcatde: 'http://dcat-ap.de/def/dcatde/',
  dcatus: 'http://resources.data.gov/ontology/dcat-us#',
  dcelements: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  dctype: 'http://purl.org/dc/dcmitype/',
  doap: 'http://usefulinc.com/ns/doap#',
  dqv: 'http://www.w3.org/ns/dqv#',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  // Not geo: that is a scheme of addresses (geo:59.3,18.1), and JSON-LD would take it for the prefix.
  gsp: 'http://www.opengis.net/ont/geosparql#',
  geodcatap: 'http://data.europa.eu/930/',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  ldes: 'https://w3id.org/ldes#',
  locn: 'http://www.w3.org/ns/locn#',
  oa: 'http://www.w3.org/ns/oa#',
  odrl: 'http://www.w3.org/ns/odrl/2/',
  odrs: 'http://schema.theodi.org/odrs#',
  org: 'http://www.w3.org/ns/org#',
  owl: 'http://www.w3.org/2002/07/owl#',
  prof: 'http://www.w3.org/ns/dx/prof/',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  rov: 'http://www.w3.org/ns/regorg#',
  schema: 'http://schema.org/',
  sh: 'http://www.w3.org/ns/shacl#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  time: 'http://www.w3.org/2006/time#',
  tree: 'https://w3id.org/tree#',
  vann: 'http://purl.org/vocab/vann/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  void: 'http://rdfs.org/ns/void#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

export type Prefix = keyof typeof prefixes

/** The prefixes that these quads need: a file of one record need not declare the rest. */
export function prefixesIn(quads: readonly Quad[]): Prefix[] {
  const used = new Set<string>()
  for (const { subject, predicate, object } of quads) {
    for (const term of [subject, predicate, object]) {
      const iri = term.termType === 'Literal' ? term.datatype.value : term.value
      const prefix = shorten(iri)?.prefix
      if (prefix) used.add(prefix)
    }
  }
  return [...used].sort() as Prefix[]
}

/** `ns.dcat('title')` is the whole IRI. Each is made once: they are compared with every triple of every record. */
export const ns = Object.fromEntries(Object.entries(prefixes).map(([prefix, iri]) => [prefix, namesIn(iri)])) as {
  readonly [prefix in Prefix]: (name: string) => string
}

function namesIn(iri: string): (name: string) => string {
  const made = new Map<string, string>()
  return (name) => {
    const known = made.get(name)
    if (known !== undefined) return known
    made.set(name, iri + name)
    return iri + name
  }
}

const prefixOf = new Map<string, string>()
for (const [prefix, iri] of Object.entries(prefixes)) if (!prefixOf.has(iri)) prefixOf.set(iri, prefix)

/** Where a known namespace ends: `http://www.w3.org/ns/dcat#theme` → `{ prefix: 'dcat', name: 'theme' }`. */
export function shorten(iri: string): { prefix: string; name: string } | undefined {
  const cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1
  const prefix = prefixOf.get(iri.slice(0, cut))
  return prefix === undefined ? undefined : { prefix, name: iri.slice(cut) }
}
