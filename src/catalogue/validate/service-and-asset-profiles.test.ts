import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { cut } from '../harvest/cut.ts'
import { quadsIn, subjectsOf } from '../harvest/fixtures.ts'
import { profilesFor } from './choose.ts'
import { compiledProfile } from './compiled.ts'
import { typesInCodeLists } from './types-of.ts'
import { validateGraph } from './validate-graph.ts'
import { validateRecord } from './validate-record.ts'

const more = `
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix adms: <http://www.w3.org/ns/adms#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix cpsv: <http://purl.org/vocab/cpsv#> . @prefix cv: <http://data.europa.eu/m8g/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix as: <https://www.w3.org/ns/activitystreams#> .
@prefix prof: <http://www.w3.org/ns/dx/prof/> . @prefix inspec: <https://w3id.org/inspec/datavoc/> . @prefix allm: <https://w3id.org/allmanning/ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <https://example.se/> .
`
/** What a profile finds in a graph: the rules by name, without those that are only recommendations. */
const violations = async (profile: string, turtle: string) =>
  validateGraph(await quadsIn(more + turtle), compiledProfile(profile))
    .filter(({ severity }) => severity === 'violation')
    .map(({ sourceShape }) => sourceShape.value.split('#')[1])
    .sort()

const service = `e:s a cpsv:PublicService ; dcterms:identifier "s" ; dcterms:title "Söka bygglov"@sv ; dcterms:description "Ansök här."@sv ;
  cv:hasCompetentAuthority e:o . e:o a cv:PublicOrganisation ; skos:prefLabel "Norrskog"@sv ; dcterms:spatial e:area . e:area a dcterms:Location .`
const position = `e:p a adms:Asset ; dcterms:type allm:Position ; dcterms:title "Moln"@sv ; allm:question "Får vi?"@sv ; allm:answer "Ja."@sv ; allm:validity "Inte patientuppgifter."@sv ;
  dcterms:publisher e:o ; dcterms:issued "2026-03-18"^^xsd:date ; dcterms:valid [ a dcterms:PeriodOfTime ; dcat:startDate "2026-04-01"^^xsd:date ; dcat:endDate "2028-12-31"^^xsd:date ] ;
  adms:status <http://purl.org/adms/status/Completed> ; dcat:theme e:theme ; allm:legalArea "Sekretess"@sv ; dcterms:audience "Regioner"@sv ; dcterms:source e:decision ;
  owl:versionInfo "1.0" ; dcat:contactPoint e:k ; dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> .
  e:o a foaf:Organization . e:theme a skos:Concept . e:k a vcard:Organization .`
const asset = `e:b a adms:Asset ; dcterms:title "eID"@sv ; dcterms:description "Logga in."@sv ; dcterms:publisher e:o ; dcat:contactPoint e:k ; dcterms:type e:t .
  e:o a foaf:Agent ; foaf:name "Norrskog" . e:k a vcard:Kind ; vcard:fn "Team" ; vcard:hasEmail <mailto:a@example.se> . e:t a skos:Concept .`
const register = `e:r a dcat:Dataset ; dcterms:identifier "r" ; dcterms:title "Byggnader" ; dcterms:description "Alla byggnader." .`
const specification = `e:spec a dcterms:Standard ; dcterms:conformsTo inspec:PROF ; prof:hasResource e:v .
  e:v a prof:ResourceDescriptor ; dcterms:conformsTo inspec:RDFS ; dcterms:subject e:ns . e:ns a owl:Ontology . e:C a rdfs:Class ; rdfs:isDefinedBy e:ns .`
const event = `e:e1 a as:Create ; as:object e:d ; as:published "2026-03-18T12:00:00Z"^^xsd:dateTime . e:d a dcat:Dataset .`

const cases: readonly [string, string, string, string[]][] = [
  ['a service with all that is mandatory conforms', 'cpsv-ap', service, []],
  ['also by the earlier version', 'cpsv-ap-3.1', service, []],
  [
    'a service lacks what is mandatory',
    'cpsv-ap',
    'e:s a cpsv:PublicService .',
    ['Service-authority-required', 'Service-description-required', 'Service-identifier-required', 'Service-title-required'],
  ],
  ['a title that does not state its language', 'cpsv-ap', `${service} e:s dcterms:title "Bygglov" .`, ['Service-title-language']],
  ['two titles in one language are a fault only in the earlier version', 'cpsv-ap', `${service} e:s dcterms:title "Bygglov"@sv .`, []],
  ['there it is one', 'cpsv-ap-3.1', `${service} e:s dcterms:title "Bygglov"@sv .`, ['Service-title-once']],
  ['two identifiers', 'cpsv-ap', `${service} e:s dcterms:identifier "t" .`, ['Service-identifier-single']],
  ['an authority that is something else', 'cpsv-ap', `${service} e:s cv:hasCompetentAuthority e:area .`, ['Service-authority-class']],
  ['a telephone number as an address', 'cpsv-ap', 'e:k a cv:ContactPoint ; cv:telephone <tel:+4681> .', ['ContactPoint-telephone-text']],
  [
    'a postcode as an address',
    'cpsv-ap-3.1',
    'e:k a <http://www.w3.org/ns/locn#Address> ; <http://www.w3.org/ns/locn#postCode> e:p .',
    ['Address-postcode-text'],
  ],
  [
    'a dataset that services are listed in needs a title, a description and a publisher',
    'cpsv-ap',
    `${service} e:s dcterms:isPartOf e:d . e:d a dcat:Dataset .`,
    ['Grouping-description-required', 'Grouping-publisher-required', 'Grouping-title-required'],
  ],
  ['a processing time in words', 'cpsv-ap', `${service} e:s cv:processingTime "tio veckor" .`, ['Service-processingTime-duration']],
  [
    'a life event counts as an event',
    'cpsv-ap',
    `${service} e:s cv:isGroupedBy e:l . e:l a cv:LifeEvent ; dcterms:identifier "l" ; dcterms:title "Flytta"@sv .`,
    [],
  ],
  ['an agent is judged only where it takes part in a service', 'cpsv-ap', `${service} e:a a foaf:Agent .`, []],
  [
    'there it needs identifier and name',
    'cpsv-ap',
    'e:x a cv:Participation ; dcterms:identifier "x" ; dcterms:description "Hör av sig."@sv ; cv:role e:r ; cv:hasParticipant e:a . e:r a skos:Concept . e:a a foaf:Agent .',
    ['Participant-identifier-required', 'Participant-title-required'],
  ],
  ['a position with all that is mandatory conforms', 'position', position, []],
  [
    'a position without question and with a status of its own',
    'position',
    position.replace('allm:question "Får vi?"@sv ;', '').replace('status/Completed', 'status/Klar'),
    ['Position-question-required', 'Position-status-value'],
  ],
  ['a period without an end', 'position', position.replace(/; dcat:endDate \S+/, ''), ['Position-until-required']],
  [
    'taken over with a change, without reason',
    'position',
    `${position} e:p allm:adoption [ allm:adoptedBy e:o ; dcterms:date "2026-05-01"^^xsd:date ; allm:adapted true ] .`,
    ['Adoption-adaptation-reason'],
  ],
  [
    'taken over without a change',
    'position',
    `${position} e:p allm:adoption [ allm:adoptedBy e:o ; dcterms:date "2026-05-01"^^xsd:date ] .`,
    [],
  ],
  ['an asset with all that is mandatory conforms', 'adms-ap', asset, []],
  [
    'an asset lacks what is mandatory',
    'adms-ap',
    'e:b a adms:Asset .',
    ['Asset-contact-required', 'Asset-description-required', 'Asset-publisher-required', 'Asset-title-required', 'Asset-type-required'],
  ],
  [
    'a distribution has exactly one licence',
    'adms-ap',
    `${asset} e:b dcat:distribution e:d . e:d a dcat:Distribution ; dcat:accessURL e:f .`,
    ['Distribution-license-required'],
  ],
  ['a register with all that is mandatory conforms', 'bregdcat-ap', register, []],
  [
    'a register without identifier, which DCAT-AP leaves optional',
    'bregdcat-ap',
    register.replace('dcterms:identifier "r" ;', ''),
    ['Register-identifier-required'],
  ],
  [
    'a data service without address',
    'bregdcat-ap',
    'e:a a dcat:DataService ; dcterms:identifier "a" ; dcterms:title "API" .',
    ['DataService-endpoint-required'],
  ],
  [
    'a licence of a data service is dcterms:license, which the published shapes misspell',
    'bregdcat-ap',
    'e:a a dcat:DataService ; dcterms:identifier "a" ; dcterms:title "API" ; dcat:endpointURL e:u ; dcterms:license "CC0" .',
    ['DataService-license-class'],
  ],
  [
    'a registry service may produce a data service, but not a place',
    'bregdcat-ap',
    'e:s cpsv:produces e:a, e:l . e:s a cpsv:PublicService ; dcterms:identifier "s" ; dcterms:title "S" ; dcterms:description "D" ; cv:hasCompetentAuthority e:o . e:o a cv:PublicOrganisation ; dcterms:identifier "o" ; dcterms:title "O" ; skos:prefLabel "O" ; dcterms:spatial e:l ; foaf:name "O" . e:l a dcterms:Location . e:a a dcat:DataService ; dcterms:identifier "a" ; dcterms:title "API" ; dcat:endpointURL e:u .',
    ['Service-produces-kind'],
  ],
  ['a foundational specification with a vocabulary conforms', 'inspec', specification, []],
  [
    'a specification without parts',
    'inspec',
    'e:spec a dcterms:Standard ; dcterms:conformsTo inspec:PROF .',
    ['Foundational-has-vocabulary', 'Specification-part-required'],
  ],
  [
    'a specification that does not say that it follows INSPEC',
    'inspec',
    specification.replace('dcterms:conformsTo inspec:PROF ;', ''),
    ['Specification-conforms-required'],
  ],
  [
    'a profile without an application profile',
    'inspec',
    specification.replace('dcterms:Standard', 'prof:Profile'),
    ['Profile-has-application-profile'],
  ],
  [
    'a foundational specification with an application profile',
    'inspec',
    `${specification} e:spec prof:hasResource e:w . e:w a prof:ResourceDescriptor ; dcterms:conformsTo inspec:SHACL .`,
    ['Foundational-no-application-profile'],
  ],
  [
    'parts that are described in another file may be anything',
    'inspec',
    'e:spec a prof:Profile ; dcterms:conformsTo inspec:PROF ; prof:hasResource e:elsewhere .',
    ['Specification-part-class'],
  ],
  [
    'a vocabulary part that does not say which vocabulary',
    'inspec',
    specification.replace('; dcterms:subject e:ns', ''),
    ['Part-subject-required'],
  ],
  ['a class that belongs to no vocabulary', 'inspec', `${specification} e:D a rdfs:Class .`, ['VocabularyTerm-definedBy-required']],
  [
    'a public shape without label, and a private one',
    'inspec',
    `${specification} e:N a sh:NodeShape ; rdfs:isDefinedBy e:spec . [] a sh:NodeShape .`,
    ['Shape-label-required'],
  ],
  ['an event of a feed conforms', 'dcat-ap-feeds', event, []],
  ['an event that says nothing of what it is about', 'dcat-ap-feeds', 'e:e1 a as:Update .', ['Upsert-object-required']],
  ['an event that says more than it may', 'dcat-ap-feeds', `${event} e:e1 dcterms:title "x" .`, ['Upsert-other-properties']],
  [
    'an event about something that cannot stand on its own',
    'dcat-ap-feeds',
    event.replace('dcat:Dataset', 'dcterms:Location'),
    ['Upsert-object-class'],
  ],
  ['a removal needs no type on what it removes', 'dcat-ap-feeds', 'e:e1 a as:Delete ; as:object e:d .', []],
  ['two times', 'dcat-ap-feeds', `${event} e:e1 as:published "2027-03-18T12:00:00Z"^^xsd:dateTime .`, ['Upsert-published-single']],
]
for (const [name, profile, turtle, expected] of cases)
  test(`${profile}: ${name}`, async () => assert.deepEqual(await violations(profile, turtle), expected))

test('a field that changed name between the versions of CPSV-AP is told about, without being a fault', async () => {
  const results = validateGraph(await quadsIn(`${more}${service} e:s cv:isDescribedAt e:d .`), compiledProfile('cpsv-ap'))
  assert.deepEqual(
    results
      .map(({ severity, sourceShape }) => [severity, sourceShape.value.split('#')[1]])
      .filter(([, rule]) => rule?.startsWith('Service')),
    [['info', 'Service-described-at-renamed']],
  )
})

const authority = 'http://publications.europa.eu/resource/authority'
/** What CPSV-AP recommends: a statement, and the rule it breaks, if it does. Both versions, unless the third says which. */
const advised: readonly (readonly [statement: string, told: string | undefined, version?: string])[] = [
  [`e:s dcterms:language <${authority}/language/SWE> .`, undefined],
  ['e:s dcterms:language e:svenska .', 'warning Service-language-list'],
  // A text is a fault already, and is told once.
  ['e:s dcterms:language "Swedish" .', undefined],
  [`e:s cv:sector <${authority}/data-theme/ENVI> .`, undefined],
  ['e:s cv:sector e:miljo .', 'warning Service-sector-list'],
  ['e:s dcterms:type e:uppgift .', 'warning Service-type-list'],
  ['e:s dcterms:spatial <http://publications.europa.eu/resource/authority/atu/SWE> .', undefined],
  ['e:s dcterms:spatial <http://data.europa.eu/nuts/code/SE110> .', undefined],
  ['e:s dcterms:spatial <https://sws.geonames.org/2661886/> .', undefined],
  ['e:s dcterms:spatial e:norrskog .', 'info Service-spatial-list'],
  ['e:c a cv:Channel ; dcterms:type <http://data.europa.eu/snb/com-channel/b37115f83e> .', undefined],
  ['e:c a cv:Channel ; dcterms:type e:webb .', 'warning Channel-type-list'],
  [`e:c a cv:Cost ; cv:currency <${authority}/currency/SEK> .`, undefined],
  ['e:c a cv:Cost ; cv:currency e:kronor .', 'warning Cost-currency-list'],
  ['e:r a cpsv:Rule ; dcterms:language e:svenska .', 'warning Rule-language-list'],
  ['e:r a cv:Output ; dcterms:language e:svenska .', 'warning Output-language-list'],
  ['e:r a cv:Evidence ; dcterms:language e:svenska .', 'warning Evidence-language-list'],
  ['e:h a <http://www.w3.org/2006/time#TemporalEntity> ; cv:frequency e:ofta .', 'warning Time-frequency-list'],
  ['e:h a cv:Event .', 'info Event-kind'],
  [`e:h a cv:LifeEvent ; dcterms:type <${authority}/life-event/BIRTH> .`, undefined, 'cpsv-ap'],
  ['e:h a cv:LifeEvent ; dcterms:type e:fodelse .', 'warning LifeEvent-type-list', 'cpsv-ap'],
  ['e:h a cv:BusinessEvent ; dcterms:type e:start .', 'warning BusinessEvent-type-list', 'cpsv-ap'],
  ['e:k a cv:Requirement .', 'info Requirement-kind'],
  ['e:k a cv:Criterion, cv:Requirement .', undefined],
  [
    'e:a a <http://www.w3.org/ns/locn#Address> ; <http://www.w3.org/ns/locn#fullAddress> "Storgatan 1, Norrskog"@sv .',
    'info Address-full-discouraged',
  ],
]
for (const [statement, told, only] of advised)
  test(`CPSV-AP advises: ${statement.slice(0, 90)} ${told ?? 'as it should be'}`, async () => {
    for (const profile of only ? [only] : ['cpsv-ap', 'cpsv-ap-3.1']) {
      const found = validateGraph(await quadsIn(`${more}e:s a cpsv:PublicService . ${statement}`), compiledProfile(profile)).filter(
        ({ severity }) => severity !== 'violation',
      )
      assert.deepEqual(
        found.map(({ severity, sourceShape }) => `${severity} ${sourceShape.value.split('#')[1]}`),
        told === undefined ? [] : [told],
        profile,
      )
    }
  })

test('each kind of record is checked by its own profile', async () => {
  const by = async (kind: Parameters<typeof profilesFor>[0]['kind'], turtle: string, uri: string) =>
    profilesFor({ uri, kind, quads: await quadsIn(more + turtle) })
  assert.deepEqual(await by('public-service', service, 'https://example.se/s'), ['cpsv-ap'])
  assert.deepEqual(await by('position', position, 'https://example.se/p'), ['position'])
  assert.deepEqual(await by('building-block', asset, 'https://example.se/b'), ['adms-ap'])
  assert.ok((await by('register', register, 'https://example.se/r')).includes('bregdcat-ap'))
  assert.ok(!(await by('dataset', register, 'https://example.se/r')).includes('bregdcat-ap'))
  assert.deepEqual(await by('standard', specification, 'https://example.se/spec'), ['inspec'])
  assert.deepEqual(await by('standard', 'e:x a dcterms:Standard .', 'https://example.se/x'), [])
  assert.deepEqual(
    await by(
      'public-service',
      `${service} e:s dcterms:conformsTo <https://semiceu.github.io/CPSV-AP/releases/3.1.1/> .`,
      'https://example.se/s',
    ),
    ['cpsv-ap-3.1'],
  )
})

for (const [file, kind, ids] of [
  ['tallmo.ttl', 'public-service', ['cpsv-ap', 'cpsv-ap-3.1']],
  ['norrskog.rdf', 'position', ['position']],
] as const)
  test(`the demonstration: every ${kind} of ${file} conforms`, async () => {
    const name = `data/demonstration/${file}`
    const subjects = subjectsOf(await quadsIn(readFileSync(name), name))
    const typesOf = (iri: string) => [...subjects.typesOf(iri), ...typesInCodeLists(iri)]
    let records = 0
    for await (const piece of cut(subjects)) {
      if (piece.kind !== kind) continue
      records++
      const wrong = validateRecord(piece, ids, typesOf).filter(({ severity }) => severity === 'violation')
      assert.deepEqual(
        wrong.map(({ message }) => message.en),
        [],
        piece.uri,
      )
    }
    subjects.close()
    assert.ok(records > 0)
  })
