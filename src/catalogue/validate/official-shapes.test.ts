import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { ns } from '../../rdf/namespaces.ts'
import { ParseProblem } from '../../rdf/parse.ts'
import { absent, quadsIn, sharedFiles } from '../harvest/fixtures.ts'
import { compareVerdicts, curie, type Difference, type Official, shapesIn, type Verdict, verdictsOn } from './against-official.fixture.ts'

const described = ({ described: types }: Verdict) => types.length > 0
const isAddress = ({ valueType }: Verdict) => valueType === 'NamedNode'
const isText = ({ valueType }: Verdict) => valueType === 'Literal'
const hasType =
  (...names: string[]) =>
  ({ described: types }: Verdict) =>
    types.some((type) => names.includes(curie(type)))

const both: readonly Difference[] = [
  {
    side: 'theirs',
    component: 'Class',
    when: (verdict) => isAddress(verdict) && !described(verdict),
    why: 'The value is described elsewhere: a code list, a licence, a web page, an agent. That other files are not here is no fault of this one (SEMICeu/DCAT-AP#125).',
  },
  {
    side: 'theirs',
    component: 'Class',
    when: hasType('foaf:Organization', 'foaf:Person', 'vcard:Organization', 'vcard:Individual', 'odrs:RightsStatement'),
    why: 'FOAF, vCard and ODRS say that an organisation is an agent or a contact, and a rights statement one of Dublin Core’s; their shapes know no subclasses.',
  },
  {
    side: 'theirs',
    component: 'Class',
    on: ['foaf:primaryTopic'],
    when: hasType('dcat:Dataset', 'dcat:Catalog', 'dcat:DataService'),
    why: 'DCAT says that datasets, catalogues and services are resources; their shapes know no subclasses.',
  },
  {
    side: 'theirs',
    component: 'MinCount',
    on: ['skos:prefLabel'],
    why: 'A concept of a code list without its label: the code list is not here.',
  },
  {
    side: 'ours',
    component: 'Or',
    on: ['dcterms:issued', 'dcterms:modified', 'dcat:startDate', 'dcat:endDate'],
    why: 'The specification wants a typed date; their shapes ask only for a literal.',
  },
  {
    side: 'ours',
    component: 'MaxCount',
    on: ['dcterms:type'],
    why: 'An agent typed only as foaf:Organization: their target is foaf:Agent alone.',
  },
]

const dcatAp: readonly Difference[] = [
  ...both,
  {
    side: 'theirs',
    component: 'NodeKind',
    on: ['adms:identifier'],
    why: 'The file brings a vocabulary by which catalogues are datasets. Our records stand one by one, and none brings a vocabulary to another.',
  },
  {
    side: 'theirs',
    component: 'Class',
    on: ['adms:identifier'],
    when: isText,
    why: 'As above.',
  },
  {
    side: 'ours',
    component: 'Pattern',
    on: ['dcterms:format', 'dcterms:accrualPeriodicity', 'dcat:mediaType', 'dcterms:language'],
    why: 'The specification demands the code list; the shapes that check it are another file of theirs.',
  },
  {
    side: 'ours',
    component: 'NodeKind',
    on: ['dcterms:type'],
    why: 'An agent typed only as foaf:Organization: their target is foaf:Agent alone.',
  },
  { side: 'ours', component: 'Class', on: ['dcterms:type'], when: isText, why: 'As above.' },
]

const high = 'dcatap:applicableLegislation'
const highValue: readonly Difference[] = [
  both[0]!,
  {
    side: 'theirs',
    component: 'Class',
    on: ['dcat:accessURL', 'dcat:endpointURL'],
    when: described,
    why: 'An address that is the distribution’s or the service’s own: their class of it, rdfs:Resource, is everything there is.',
  },
  {
    side: 'theirs',
    component: 'Class',
    on: ['dcat:contactPoint', 'dcterms:rights'],
    when: hasType('vcard:Organization', 'vcard:Individual', 'odrs:RightsStatement'),
    why: both[1]!.why,
  },
  both[2]!,
  {
    side: 'theirs',
    component: 'MinCount',
    on: [high],
    why: 'The specification wants one of a dataset’s distributions to be marked, as the regulation is met by those; their shapes want all.',
  },
  {
    side: 'theirs',
    component: 'MinCount',
    on: ['dcatap:hvdCategory'],
    why: 'The file brings a vocabulary by which catalogues are datasets. Our records stand one by one, and none brings a vocabulary to another.',
  },
  {
    side: 'ours',
    component: 'QualifiedMinCount',
    on: ['dcat:distribution'],
    why: 'As above: we tell it on the dataset, they on each distribution.',
  },
  {
    side: 'ours',
    component: 'MinCount',
    on: ['dcat:distribution'],
    why: 'The specification wants a distribution; of their files hvd-SHACL-base.ttl demands it, and hvd-SHACL.ttl leaves it out.',
  },
  {
    side: 'ours',
    component: 'Or',
    on: ['dcat:accessService'],
    why: 'The regulation wants an API: told by the distribution or the service, which one of their shapes sees.',
  },
  {
    side: 'ours',
    component: 'Or',
    on: ['dcterms:license'],
    why: 'The specification wants a licence or a statement of rights; their shapes ask for neither.',
  },
  {
    side: 'ours',
    component: 'NodeKind',
    on: ['vcard:hasEmail'],
    why: 'A contact typed only as vcard:Organization: their target is vcard:Kind alone.',
  },
]

const outsideTheTables = 'The Swedish tables do not have the property, so the profile does not judge it.'
const dcatApSe: readonly Difference[] = [
  ...both,
  // Their report is stricter only where it judges what the Swedish profile leaves out.
  {
    side: 'theirs',
    component: 'NodeKind',
    on: ['dcat:mediaType', 'adms:sample', 'dcat:compressFormat', 'dcat:packageFormat'],
    why: outsideTheTables,
  },
  { side: 'theirs', component: 'Class', on: ['dcat:mediaType', 'adms:sample', 'dcat:record', 'foaf:page'], why: outsideTheTables },
  { side: 'theirs', component: 'MaxCount', on: ['locn:geometry'], why: outsideTheTables },
  {
    side: 'theirs',
    component: 'Class',
    on: ['dcat:theme'],
    when: (verdict) => !isText(verdict),
    why: 'The bundle lets categories of other lists stand beside the EU’s, typed or not.',
  },
  // Ours is written from the bundle, of which their SHACL holds three rules (domain.md §2.1).
  { side: 'ours', component: 'Datatype', why: 'The bundle wants texts with a language.' },
  {
    side: 'ours',
    component: 'NodeKind',
    on: [''],
    why: 'HV-5: catalogues, datasets, distributions, publishers and contacts have addresses.',
  },
  { side: 'ours', component: 'Not', on: [''], why: 'HV-5: as above; the address we gave it while reading is not its own.' },
  { side: 'ours', component: 'MinCount', on: ['dcat:dataset'], why: 'The bundle wants at least one dataset in a catalogue.' },
  {
    side: 'ours',
    component: 'MinCount',
    on: ['vcard:fn', 'vcard:hasEmail'],
    why: 'The bundle wants the contact’s name and e-mail address.',
  },
  {
    side: 'ours',
    component: 'MinCount',
    on: ['dcterms:type', 'foaf:name'],
    why: 'Agents typed only foaf:Organization or foaf:Person: their target is foaf:Agent alone.',
  },
  { side: 'ours', component: 'Or', on: ['vcard:hasEmail'], why: 'The bundle wants mailto: addresses.' },
  {
    side: 'ours',
    component: 'NodeKind',
    on: ['foaf:mbox', 'foaf:homepage', 'vcard:hasURL', 'vcard:hasTelephone', 'vcard:hasAddress'],
    why: 'The bundle’s forms of addresses; their shapes do not have the property, or not on this class.',
  },
  { side: 'ours', component: 'Pattern', on: ['foaf:mbox', 'foaf:homepage', 'vcard:hasURL'], why: 'As above.' },
  { side: 'ours', component: 'In', on: ['dcterms:license'], why: 'R-LIC: a catalogue’s metadata are CC0.' },
  {
    side: 'ours',
    component: 'In',
    on: ['dcterms:accessRights', 'dcterms:accrualPeriodicity', 'dcterms:type', 'dcatap:availability', 'adms:status'],
    why: 'The bundle’s closed lists; theirs check the class of the value alone.',
  },
  { side: 'ours', component: 'Or', on: ['dcterms:format'], why: 'R-FMT: a format is a media type.' },
  {
    side: 'ours',
    component: 'MaxCount',
    on: ['dcterms:format', 'dcat:accessURL', 'dcatap:applicableLegislation'],
    why: 'The bundle’s cardinality.',
  },
  {
    side: 'ours',
    component: 'NodeKind',
    on: ['adms:identifier'],
    why: 'The bundle wants a plain literal; theirs drops what the EU says and adds nothing.',
  },
  {
    side: 'ours',
    component: 'Class',
    on: ['dcat:contactPoint'],
    why: 'What is described here as something else is no contact; theirs drops the class altogether.',
  },
]

const shapes = '../shared/data/shapes'
const profiles: readonly {
  what: string
  profile: string
  beside?: string
  files?: readonly string[]
  official: () => Promise<Official>
  differences: readonly Difference[]
}[] = [
  {
    what: 'DCAT-AP 3.0.1 beside SEMIC’s shapes',
    profile: 'dcat-ap',
    official: () => shapesIn(`${shapes}/dcat-ap/3.0.1/shacl/dcat-ap-SHACL.ttl`),
    differences: dcatAp,
  },
  { what: 'DCAT-AP-SE 3.0.1 beside the shapes of Digg’s processor', profile: 'dcat-ap-se', official: ofDigg, differences: dcatApSe },
  {
    // As if every dataset and service were of high value, which few are: what is missing is compared too.
    what: 'DCAT-AP HVD 3.0.0 beside SEMIC’s shapes',
    profile: 'dcat-ap-hvd',
    beside: 'dcat-ap',
    files: sharedFiles('peer-examples/semic-dcat-ap/*hvd/**/*.ttl'),
    official: () => shapesIn(`${shapes}/dcat-ap/3.0.0-hvd/shacl/hvd-SHACL.ttl`),
    differences: highValue,
  },
]

/** As the processor does it: the EU's shapes and Sweden's additions, the code lists' types, some types added, and some findings taken away. */
async function ofDigg(): Promise<Official> {
  const folder = `${shapes}/dcat-ap-se-digg-processor`
  const types = new Map<string, string[]>()
  for (const file of sharedFiles('shapes/dcat-ap-se-digg-processor/vocabularies/*.rdf'))
    for (const { subject, predicate, object } of await quadsIn(readFileSync(file), file))
      if (predicate.value === ns.rdf('type')) types.set(subject.value, [...(types.get(subject.value) ?? []), object.value])
  const { overrides } = JSON.parse(readFileSync(`${folder}/dcat-ap-se-overrides.json`, 'utf8')) as {
    overrides: { path: string; ignoreConstraints: string[] }[]
  }
  const typed: Record<string, string> = {
    [ns.dcterms('conformsTo')]: ns.dcterms('Standard'),
    [ns.dcterms('spatial')]: ns.dcterms('Location'),
    [ns.dcterms('license')]: ns.dcterms('LicenseDocument'),
  }
  return {
    ...(await shapesIn(`${folder}/dcat-ap-SHACL.ttl`, `${folder}/dcat-ap-se-additions.ttl`)),
    typesOf: (iri) => types.get(iri) ?? [],
    dropped: (path, component) =>
      overrides.some((each) => each.path === path && each.ignoreConstraints.includes(`${component}ConstraintComponent`)),
    also: (data) =>
      data.flatMap(({ predicate, object }) => {
        const type = typed[predicate.value]
        return type && object.termType === 'NamedNode'
          ? [DataFactory.quad(object as never, DataFactory.namedNode(ns.rdf('type')), DataFactory.namedNode(type)) as unknown as Quad]
          : []
      }),
  }
}

if (absent) test('official shapes', { skip: absent }, () => {})
else
  for (const { what, profile, beside, files = [], official, differences } of profiles)
    test(`${what}: the same verdict on every record and property of the real catalogues, or a listed reason`, async (context) => {
      const their = await official()
      const used = new Set<Difference>()
      const unexplained: string[] = []
      const total = { files: 0, same: 0, ours: 0, theirs: 0 }
      for (const file of [...sharedFiles('dcat-se/*.{rdf,ttl}'), ...sharedFiles('dcat-eu/*.{rdf,ttl,xml,jsonld,nt}'), ...files]) {
        const verdicts = await verdictsOn(file, their, profile, beside).catch(unreadable)
        if (!verdicts) continue
        const { unexplained: without, ...only } = compareVerdicts(file, verdicts, differences, used)
        unexplained.push(...without)
        total.files++
        total.same += only.same
        total.ours += only.ours
        total.theirs += only.theirs
        context.diagnostic(
          `${file.replace('../shared/data/', '')}: ${only.same} the same, ${only.ours} ours alone, ${only.theirs} theirs alone`,
        )
      }
      context.diagnostic(`${total.files} files: ${total.same} the same, ${total.ours} ours alone, ${total.theirs} theirs alone`)
      assert.deepEqual(unexplained, [])
      assert.ok(total.same > 1_000)
      assert.deepEqual(
        differences
          .filter((each) => !used.has(each))
          .map(({ side, component, on, why }) => `${side} ${component} ${on?.join(' ') ?? ''}: ${why}`),
        [],
        'reasons that nothing needs any more',
      )
    })

function unreadable(error: unknown): undefined {
  if (error instanceof ParseProblem || (error instanceof Error && /XML but not RDF/.test(error.message))) return undefined
  throw error
}
