import type { Vocabulary } from './shipped-terms.ts'

const langString = 'rdf:langString'
const duration = 'xsd:duration'

// CPSV-AP 3.2.0: a property's term is its class and its label, because a label may mean different things in different classes.
const links: Record<string, Record<string, string>> = {
  Agent: { address: 'locn:address', participates: 'cv:participates' },
  BusinessEvent: { type: 'dcterms:type' },
  Channel: {
    availabilityRestriction: 'cv:specialOpeningHoursSpecification',
    hasInput: 'cpsv:hasInput',
    openingHours: 'cv:openingHours',
    ownedBy: 'cv:ownedBy',
    type: 'dcterms:type',
  },
  Collection: { member: 'skos:member' },
  ContactPoint: {
    availabilityRestriction: 'cv:specialOpeningHoursSpecification',
    contactPage: 'cv:contactPage',
    openingHours: 'cv:openingHours',
  },
  Cost: { currency: 'cv:currency', ifAccessedThrough: 'cv:ifAccessedThrough', isDefinedBy: 'cv:isDefinedBy' },
  Dataset: { hasPart: 'dcterms:hasPart', landingPage: 'dcat:landingPage', publisher: 'dcterms:publisher' },
  Event: { hasRelatedService: 'cv:hasRelatedService' },
  Evidence: {
    isConformantTo: 'dcterms:conformsTo',
    isPartOf: 'dcterms:isPartOf',
    language: 'dcterms:language',
    relatedDocumentation: 'foaf:page',
    supportsRequirement: 'cv:supportsRequirement',
    type: 'dcterms:type',
  },
  EvidenceType: { evidenceTypeClassification: 'cv:evidenceTypeClassification' },
  LegalResource: { related: 'dcterms:relation' },
  LifeEvent: { type: 'dcterms:type' },
  Output: { isPartOf: 'dcterms:isPartOf', language: 'dcterms:language', type: 'dcterms:type' },
  Participation: { hasParticipant: 'cv:hasParticipant', role: 'cv:role' },
  PublicOrganization: { spatial: 'dcterms:spatial' },
  PublicService: {
    addressee: 'dcterms:audience',
    contactPoint: 'cv:contactPoint',
    follows: 'cpsv:follows',
    functionsOfGovernment: 'dcterms:type',
    hasChannel: 'cv:hasChannel',
    hasCompetentAuthority: 'cv:hasCompetentAuthority',
    hasCost: 'cv:hasCost',
    hasInput: 'cpsv:hasInput',
    hasInputType: 'cv:hasInputType',
    hasLegalResource: 'cv:hasLegalResource',
    hasParticipation: 'cv:hasParticipation',
    holdsRequirement: 'cv:holdsRequirement',
    isClassifiedBy: 'cv:isClassifiedBy',
    isGroupedBy: 'cv:isGroupedBy',
    isPartOf: 'dcterms:isPartOf',
    language: 'dcterms:language',
    produces: 'cpsv:produces',
    relatedService: 'cv:relatedService',
    requires: 'dcterms:requires',
    sector: 'cv:sector',
    spatial: 'dcterms:spatial',
    status: 'adms:status',
    thematicArea: 'cv:thematicArea',
  },
  Requirement: { fulfils: 'cv:fulfils', hasSupportingEvidence: 'cv:hasSupportingEvidence', type: 'dcterms:type' },
  Rule: { implements: 'cpsv:implements', language: 'dcterms:language', type: 'dcterms:type' },
  ServiceConcessionContract: {
    establishedUnder: 'cv:establishedUnder',
    hasContractingAuthority: 'cv:hasContractingAuthority',
    hasEconomicOperator: 'cv:hasEconomicOperator',
  },
  TemporalEntity: { frequency: 'cv:frequency' },
}

const texts: Record<string, Record<string, string>> = {
  Address: {
    addressId: 'locn:addressId',
    locatorDesignator: 'locn:locatorDesignator',
    postCode: 'locn:postCode',
    postOfficeBox: 'locn:poBox',
  },
  ContactPoint: { hasEmail: 'cv:email', hasTelephone: 'cv:telephone' },
}

const inLanguage: Record<string, Record<string, string>> = {
  Address: {
    addressArea: 'locn:addressArea',
    administrativeUnitLevel1: 'locn:adminUnitL1',
    administrativeUnitLevel2: 'locn:adminUnitL2',
    fullAddress: 'locn:fullAddress',
    locatorName: 'locn:locatorName',
    postName: 'locn:postName',
    thoroughfare: 'locn:thoroughfare',
  },
  PublicOrganization: { preferredLabel: 'skos:prefLabel' },
  PublicService: { keyword: 'dcat:keyword' },
}

const described = [
  'Channel',
  'Cost',
  'Dataset',
  'Event',
  'Evidence',
  'Output',
  'Participation',
  'PublicService',
  'Rule',
  'ServiceConcessionContract',
  'TemporalEntity',
]
const named = ['Agent', 'Event', 'Evidence', 'Output', 'PublicService', 'Requirement', 'Rule', 'ServiceConcessionContract']
const identified = [
  'Agent',
  'Channel',
  'Cost',
  'Dataset',
  'Event',
  'Evidence',
  'EvidenceType',
  'Output',
  'Participation',
  'PublicService',
  'Requirement',
  'Rule',
  'ServiceConcessionContract',
]

const flat = (table: Record<string, Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(table).flatMap(([owner, terms]) => Object.entries(terms).map(([label, iri]) => [`${owner}.${label}`, iri])),
  )
const same = (owners: readonly string[], label: string, iri: string): Record<string, string> =>
  Object.fromEntries(owners.map((owner) => [`${owner}.${label}`, iri]))
const typedAs = <D extends string>(terms: Record<string, string>, datatype: D): Record<string, readonly [string, D]> =>
  Object.fromEntries(Object.entries(terms).map(([term, iri]) => [term, [iri, datatype] as const]))

export const cpsvApTerms: Vocabulary = {
  classes: {
    Address: 'locn:Address',
    Agent: 'foaf:Agent',
    BusinessEvent: 'cv:BusinessEvent',
    Channel: 'cv:Channel',
    Code: 'skos:Concept',
    Collection: 'skos:Collection',
    Concept: 'skos:Concept',
    ContactPoint: 'cv:ContactPoint',
    Cost: 'cv:Cost',
    Dataset: 'dcat:Dataset',
    Document: 'foaf:Document',
    Event: 'cv:Event',
    Evidence: 'cv:Evidence',
    EvidenceType: 'cv:EvidenceType',
    LegalResource: 'eli:LegalResource',
    LifeEvent: 'cv:LifeEvent',
    LinguisticSystem: 'dcterms:LinguisticSystem',
    Location: 'dcterms:Location',
    Organization: 'org:Organization',
    Output: 'cv:Output',
    Participation: 'cv:Participation',
    PublicOrganization: 'cv:PublicOrganisation',
    PublicService: 'cpsv:PublicService',
    Requirement: 'cv:Requirement',
    Rule: 'cpsv:Rule',
    ServiceConcessionContract: 'cv:ServiceConcessionContract',
    TemporalEntity: 'time:TemporalEntity',
  },
  link: flat(links),
  text: { ...flat(texts), ...same(identified, 'identifier', 'dcterms:identifier') },
  typed: {
    ...typedAs(
      {
        ...flat(inLanguage),
        ...same(described, 'description', 'dcterms:description'),
        ...same(named, 'name', 'dcterms:title'),
        'Dataset.title': 'dcterms:title',
      },
      langString,
    ),
    'Channel.processingTime': ['cv:processingTime', duration],
    'PublicService.processingTime': ['cv:processingTime', duration],
    'Cost.hasValue': ['cv:hasValue', 'xsd:double'],
  },
}
