import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { Store } from 'oxigraph'
import { lineOf } from '../../rdf/ntriples.ts'
import { absent, quadsIn, sharedFiles } from '../harvest/fixtures.ts'
import { compareVerdicts, curie, type Difference, type Official, shapesIn, verdictsOn } from './against-official.fixture.ts'
import { compiledProfile } from './compiled.ts'
import { validateGraph } from './validate-graph.ts'

const elsewhere: Difference = {
  side: 'theirs',
  component: 'Class',
  when: ({ valueType, described }) => valueType === 'NamedNode' && described.length === 0,
  why: 'The value is described elsewhere. That other files are not here is no fault of this one (SEMICeu/DCAT-AP#125).',
}
const events: readonly Difference[] = [
  elsewhere,
  {
    side: 'theirs',
    component: 'Class',
    on: ['cv:isGroupedBy'],
    why: 'CPSV-AP says that life and business events are events; their shapes know no subclasses.',
  },
  {
    side: 'theirs',
    component: 'Class',
    on: ['cv:ownedBy'],
    why: 'A public organisation is an organisation; their shapes know no subclasses.',
  },
  { side: 'ours', component: 'MinCount', on: ['dcterms:identifier'], why: 'Life and business events, being events, need an identifier.' },
  { side: 'ours', component: 'Datatype', on: ['dcterms:title'], why: 'As above: their names state a language.' },
]
const registers: readonly Difference[] = [
  elsewhere,
  {
    side: 'theirs',
    component: 'Class',
    on: ['dcat:contactPoint'],
    why: 'vCard says that an organisation is a contact; their shapes know no subclasses.',
  },
  {
    side: 'ours',
    component: 'Or',
    on: ['dcterms:issued', 'dcterms:modified'],
    why: 'The specification wants a typed date; theirs refer to the rule with sh:shape, which SHACL no longer has, so it is never judged.',
  },
]

const shapes = '../shared/data/shapes'
const comparisons: readonly {
  profile: string
  official: () => Promise<Official>
  files: readonly string[]
  differences: readonly Difference[]
  atLeast: number
}[] = [
  {
    profile: 'cpsv-ap',
    official: () => shapesIn(`${shapes}/cpsv-ap/3.2.0/shacl/cpsv-ap-SHACL.ttl`),
    files: sharedFiles('cpsv/**/*.{ttl,rdf}'),
    differences: events,
    atLeast: 300,
  },
  {
    profile: 'cpsv-ap-3.1',
    official: () => shapesIn(`${shapes}/cpsv-ap/3.1.1/shacl/cpsv-ap-SHACL.ttl`),
    files: sharedFiles('cpsv/**/*.{ttl,rdf}'),
    differences: events,
    atLeast: 300,
  },
  {
    profile: 'bregdcat-ap',
    // They name a class and a shape where SHACL wants a kind of node: those lines are passed over.
    official: () => shapesIn(`${shapes}/bregdcat-ap/BRegDCAT-AP_shacl_shapes_2.00.ttl`),
    files: [...sharedFiles('base-registers/**/*.{rdf,ttl,xml}'), ...sharedFiles('dcat-se/*.{rdf,ttl}')],
    differences: registers,
    atLeast: 40,
  },
]

for (const { profile, official, files, differences, atLeast } of comparisons)
  test(`${profile}: the same verdict as the official shapes on every record and property, or a listed reason`, {
    skip: absent,
  }, async (context) => {
    const their = await official()
    const used = new Set<Difference>()
    const unexplained: string[] = []
    const total = { same: 0, ours: 0, theirs: 0 }
    for (const file of files) {
      const verdicts = await verdictsOn(file, their, profile)
      const { unexplained: without, ...only } = compareVerdicts(file, verdicts, differences, used)
      unexplained.push(...without)
      total.same += only.same
      total.ours += only.ours
      total.theirs += only.theirs
      context.diagnostic(
        `${file.replace('../shared/data/', '')}: ${only.same} the same, ${only.ours} ours alone, ${only.theirs} theirs alone`,
      )
    }
    context.diagnostic(`${files.length} files: ${total.same} the same, ${total.ours} ours alone, ${total.theirs} theirs alone`)
    assert.deepEqual(unexplained, [])
    assert.ok(total.same >= atLeast, `only ${total.same} the same`)
    assert.deepEqual(
      differences.filter((each) => !used.has(each)).map(({ why }) => why),
      [],
      'reasons that nothing needs any more',
    )
  })

// ADMS-AP has no shapes, but its validator's rules in SPARQL. Compared are those that count: too few, too many. Their other rules ask what an
// address leads to, and report the properties of that instead of the field.
const onlyOurs: Record<string, string> = {
  'dcterms:type': 'their rules forgot that the type is mandatory (adms-ap_version_2.01, the table of assets)',
  'dcat:contactPoint': 'an adms:Asset is an asset without being typed dcat:Dataset as well; their rules look at dcat:Dataset alone',
  'vcard:fn': 'a vcard:Organization is a contact; their rules look at vcard:Kind alone',
  'vcard:hasEmail': 'as above',
}
test('adms-ap: the same verdict as the official rules where something is missing or there is too much, or a listed reason', {
  skip: absent,
}, async (context) => {
  const text = readFileSync('../shared/data/adms/validator/pages/adms-ap.txt', 'utf8')
  const counting = new Set([...text.matchAll(/Rule_ID:(\d+) \S+ - \S+ M(IN|AX)\b/g)].map(([, id]) => id!))
  assert.ok(counting.size > 20)
  const files = [
    ...sharedFiles('adms/validator/pages/samples/*.nt'),
    ...sharedFiles('dcat-se/*.{ttl,rdf}'),
    ...sharedFiles('dcat-eu/{no,dk}_*.ttl'),
    'data/building-blocks.ttl',
  ]
  const differing = { ours: new Set<string>(), theirs: new Set<string>() }
  let same = 0
  for (const file of files) {
    const quads = await quadsIn(readFileSync(file), file).catch(() => undefined)
    if (!quads) continue
    const store = new Store()
    store.load(quads.map((quad) => lineOf(quad)).join('\n'), { format: 'application/n-triples', lenient: true })
    const rows = store.query(text.replace('GRAPH <@@@TOKEN-GRAPH@@@>', '')) as Map<string, { value: string; termType: string }>[]
    const theirs = new Set(
      rows
        .filter((row) => counting.has(row.get('Rule_ID')!.value))
        .map((row) => `${named(row.get('Subject')!)} ${row.get('Predicate')!.value}`),
    )
    const ours = new Set(
      validateGraph(quads, compiledProfile('adms-ap'))
        .filter(({ severity, component }) => severity === 'violation' && /M(in|ax)CountConstraintComponent$/.test(component))
        .map(({ focus, pathText }) => `${named(focus)} ${pathText}`),
    )
    for (const each of ours)
      if (theirs.has(each)) same++
      else differing.ours.add(curie(each.slice(each.indexOf(' ') + 1)))
    for (const each of theirs) if (!ours.has(each)) differing.theirs.add(`${file} ${each}`)
  }
  context.diagnostic(
    `${files.length} files: ${same} the same, ${differing.ours.size} properties ours alone, ${differing.theirs.size} theirs alone`,
  )
  assert.deepEqual([...differing.theirs], [])
  assert.deepEqual([...differing.ours].sort(), Object.keys(onlyOurs).sort())
  assert.ok(same > 20)
})

// The labels of blank nodes differ between the two.
const named = ({ termType, value }: { termType: string; value: string }) => (termType === 'BlankNode' ? '_:' : value)
