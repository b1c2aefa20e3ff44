import { ns } from '../rdf/namespaces.ts'

export const kinds = [
  'dataset',
  'data-service',
  'dataset-series',
  'catalogue',
  'public-service',
  'software',
  'standard',
  'register',
  'building-block',
  'pattern',
  'position',
  'publisher',
  'contact',
  'other',
] as const

/** What sort of thing a record describes. `other` keeps what we do not recognise, so that nothing published is lost. */
export type Kind = (typeof kinds)[number]

// The first row that fits wins: a series, a register or a building block is often a dcat:Dataset too.
const byType: readonly (readonly [Kind, readonly string[]])[] = [
  ['position', [ns.allm('Position')]],
  ['pattern', [ns.allm('Pattern')]],
  ['building-block', [ns.allm('BuildingBlock')]],
  ['register', [ns.allm('Register')]],
  ['dataset-series', [ns.dcat('DatasetSeries')]],
  ['public-service', [ns.cpsv('PublicService')]],
  ['data-service', [ns.dcat('DataService')]],
  ['software', [ns.schema('SoftwareSourceCode'), ns.schema('SoftwareApplication'), ns.doap('Project')]],
  ['standard', [ns.dcterms('Standard'), ns.prof('Profile')]],
  ['catalogue', [ns.dcat('Catalog')]],
  ['dataset', [ns.dcat('Dataset'), ns.adms('Asset')]],
  [
    'publisher',
    [
      ns.foaf('Agent'),
      ns.foaf('Organization'),
      ns.foaf('Person'),
      ns.dcterms('Agent'),
      ns.org('Organization'),
      ns.cv('PublicOrganisation'),
    ],
  ],
  ['contact', [ns.vcard('Kind'), ns.vcard('Organization'), ns.vcard('Individual'), ns.vcard('Group'), ns.cv('ContactPoint')]],
]

/** The kind by rdf:type and dcterms:type, or `undefined` when neither is one we know. */
export function kindOf(types: readonly string[]): Exclude<Kind, 'other'> | undefined {
  return byType.find(([, known]) => known.some((type) => types.includes(type)))?.[0] as Exclude<Kind, 'other'> | undefined
}

/** Every kind that its types say, for telling when one address stands for several things (rule HV-7). */
export function kindsOf(types: readonly string[]): Kind[] {
  return byType.filter(([, known]) => known.some((type) => types.includes(type))).map(([kind]) => kind)
}

/** How a catalogue lists things of each kind. These links are kept beside the records and written again on the way out. */
export const memberProperty: { readonly [kind in Kind]?: string } = {
  dataset: ns.dcat('dataset'),
  'dataset-series': ns.dcat('dataset'),
  register: ns.dcat('dataset'),
  'data-service': ns.dcat('service'),
  catalogue: ns.dcat('catalog'),
  'public-service': ns.dcat('resource'),
  software: ns.dcat('resource'),
  'building-block': ns.dcat('resource'),
  pattern: ns.dcat('resource'),
  position: ns.dcat('resource'),
  other: ns.dcat('record'),
}

/** Types of things that belong to whoever refers to them: their triples follow into each such record. */
export const ownedTypes: ReadonlySet<string> = new Set([
  ns.dcat('Distribution'),
  ns.dcat('Relationship'),
  ns.adms('Identifier'),
  ns.spdx('Checksum'),
  ns.prov('Attribution'),
  ns.prov('Activity'),
  ns.dcterms('Location'),
  ns.dcterms('PeriodOfTime'),
  ns.dcterms('RightsStatement'),
  ns.dcterms('ProvenanceStatement'),
  ns.odrs('RightsStatement'),
  ns.foaf('Document'),
  ns.schema('Offer'),
  ns.schema('ContactPoint'),
  ns.schema('OpeningHoursSpecification'),
  ns.locn('Address'),
  ns.locn('Geometry'),
  ns.vcard('Address'),
  ns.vcard('Voice'),
  ns.vcard('Email'),
  ns.cv('Channel'),
  ns.cv('Cost'),
  ns.cv('Output'),
  ns.cv('Evidence'),
  ns.cv('Participation'),
])
