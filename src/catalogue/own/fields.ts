import type { Quad } from '@rdfjs/types'
import type { LanguageText } from '../../kernel/language-text.ts'
import { ns, type Prefix, shorten } from '../../rdf/namespaces.ts'
import { codeListOf } from '../code-lists.ts'
import { type Kind, kindOf, memberProperty } from '../kind.ts'
import { propertyLabel } from '../properties.ts'
import { profileOf, profiles, shapesOf } from '../validate/profiles.ts'
import { type Rule, rulesIn } from '../validate/rules.ts'
import { type Choice, choicesAmong, codeListFor } from './choices.ts'

export type Need = 'mandatory' | 'recommended' | 'optional'

/** What a field holds, as the profile's shapes say: that decides how it is written and how it is read. */
export type Takes =
  | { kind: 'words' }
  | { kind: 'date'; datatypes: readonly string[] }
  | { kind: 'literal'; datatype: string }
  | { kind: 'address'; prefix?: 'mailto:' | 'tel:' }
  | { kind: 'choice'; choices: readonly Choice[] }
  /** Something else: another entry by its address, or something described here when a profile describes its class. */
  | { kind: 'thing'; class?: string; entries?: Kind; described: boolean }

export type Field = {
  path: string
  /** Short, such as `dcterms:title`: its name in forms and spreadsheets. */
  name: string
  label: LanguageText
  need: Need
  help?: LanguageText
  example?: string
  many: boolean
  takes: Takes
}

/** The form of one class: made from the shapes of profiles, in the order of their files. */
export type Form = {
  class: string
  fields: readonly Field[]
  /** The class and those that the profile counts as it: which one it is, is for people to say. */
  types: readonly string[]
  /** The one that a new thing gets. */
  type: string
  /** A thing of this class must have an address of its own. */
  addressed: boolean
}

const made = new Map<string, Form | undefined>()

/** The form of a class by the first profile that describes it, then by those that the profiles narrow down; nothing when none does. */
export function formOf(profileIds: readonly string[], of: string): Form | undefined {
  const key = `${profileIds.join(' ')} ${of}`
  if (!made.has(key)) made.set(key, makeForm(profileIds, of))
  return made.get(key)
}

function makeForm(profileIds: readonly string[], of: string): Form | undefined {
  const own = profileIds.filter((id) => describes(id, of))
  const wider = profileIds.flatMap(widerThan).find((id) => describes(id, of))
  const used = own.length > 0 ? own : wider === undefined ? [] : [wider]
  if (used.length === 0) return undefined
  const fields = new Map<string, Field>()
  for (const id of used) {
    for (const field of fieldsIn(id, of, profileIds)) {
      const known = fields.get(field.path)
      fields.set(field.path, known ? stricter(known, field) : field)
    }
  }
  return {
    class: of,
    fields: [...fields.values()],
    types: [of, ...used.flatMap((id) => subclasses(id, of))].filter((type, at, all) => all.indexOf(type) === at),
    type: used.map((id) => exampleOfType(id, of)).find((one) => one !== undefined) ?? of,
    addressed: used.some((id) => mustHaveAddress(id, of)),
  }
}

const ranks: readonly Need[] = ['mandatory', 'recommended', 'optional']
const stricter = (one: Field, other: Field): Field => ({
  ...one,
  need: ranks[Math.min(ranks.indexOf(one.need), ranks.indexOf(other.need))]!,
  many: one.many && other.many,
})

const widerThan = (id: string): string[] =>
  (profileOf(id)?.narrows ?? []).flatMap((iri) => {
    const wider = profiles().find((one) => one.iri === iri)
    return wider ? [wider.id, ...widerThan(wider.id)] : []
  })

const graphs = new Map<string, Map<string, Quad[]>>()
function graphOf(id: string): Map<string, Quad[]> {
  const known = graphs.get(id)
  if (known) return known
  const graph = Map.groupBy(shapesOf(id), (quad) => quad.subject.value)
  graphs.set(id, graph)
  return graph
}

const shapesFor = (id: string, of: string) =>
  shapesOf(id).flatMap((quad) => (quad.predicate.value === ns.sh('targetClass') && quad.object.value === of ? [quad.subject.value] : []))

const valuesIn = (graph: Map<string, Quad[]>, subject: string, property: string) =>
  (graph.get(subject) ?? []).flatMap((quad) => (quad.predicate.value === property ? [quad.object.value] : []))

const describes = (id: string, of: string) => shapesFor(id, of).some((shape) => valuesIn(graphOf(id), shape, ns.sh('property')).length > 0)

const mustHaveAddress = (id: string, of: string) =>
  shapesFor(id, of).some((shape) => valuesIn(graphOf(id), shape, ns.sh('nodeKind')).includes(ns.sh('IRI')))

/** Where a rule of the class asks for a narrower type, its example is one. */
function exampleOfType(id: string, of: string): string | undefined {
  const rules = rulesIn(shapesOf(id))
  const shown = shapesFor(id, of).flatMap((shape) => {
    const rule = rules.get(shape)
    return rule?.field === ns.rdf('type') && rule.example ? [rule.example] : []
  })[0]
  const [prefix, name] = shown?.split(':') ?? []
  return prefix !== undefined && name !== undefined && prefix in ns ? ns[prefix as Prefix](name) : undefined
}

const subclasses = (id: string, of: string): string[] =>
  shapesOf(id)
    .filter((quad) => quad.predicate.value === ns.rdfs('subClassOf') && quad.object.value === of)
    .flatMap(({ subject }) => [subject.value, ...subclasses(id, subject.value)])

/** What is said of one property, gathered from all the shapes that are about it. */
type Gathered = {
  rules: Rule[]
  need: Need
  needRule?: Rule
  many: boolean
  datatypes: string[]
  classes: string[]
  nodeKinds: string[]
  patterns: string[]
  among: string[]
}

const nothing = (): Gathered => ({
  rules: [],
  need: 'optional',
  many: true,
  datatypes: [],
  classes: [],
  nodeKinds: [],
  patterns: [],
  among: [],
})
const memberships: ReadonlySet<string> = new Set(Object.values(memberProperty))

function fieldsIn(id: string, of: string, profileIds: readonly string[]): Field[] {
  const graph = graphOf(id)
  const rules = rulesIn(shapesOf(id))
  const gathered = new Map<string, Gathered>()
  for (const shape of shapesFor(id, of)) {
    for (const property of valuesIn(graph, shape, ns.sh('property'))) {
      const [path] = valuesIn(graph, property, ns.sh('path'))
      // A rule of a property that is named by its way there, such as an inverse, is no field of this thing; nor is a list that others keep.
      if (path === undefined || !path.includes(':') || path.startsWith('_:') || !/^https?:/.test(path)) continue
      if (path === ns.rdf('type') || (of === ns.dcat('Catalog') && memberships.has(path))) continue
      const about = gathered.get(path) ?? nothing()
      gathered.set(path, about)
      const rule = rules.get(property)
      if (rule) about.rules.push(rule)
      gather(about, graph, property, rule)
    }
  }
  return [...gathered].flatMap(([path, about]) => asField(path, about, profileIds) ?? [])
}

function gather(about: Gathered, graph: Map<string, Quad[]>, shape: string, rule: Rule | undefined): void {
  for (const { predicate, object } of graph.get(shape) ?? []) {
    const constraint = predicate.value.startsWith(ns.sh('')) ? predicate.value.slice(ns.sh('').length) : ''
    if (constraint === 'minCount' && Number(object.value) > 0) {
      const severity = valuesIn(graph, shape, ns.sh('severity'))[0]
      const need: Need = severity === ns.sh('Warning') || severity === ns.sh('Info') ? 'recommended' : 'mandatory'
      if (ranks.indexOf(need) < ranks.indexOf(about.need)) {
        about.need = need
        if (rule) about.needRule = rule
      }
    } else if (constraint === 'maxCount' && Number(object.value) === 1) about.many = false
    else if (constraint === 'datatype') about.datatypes.push(object.value)
    else if (constraint === 'class') about.classes.push(object.value)
    else if (constraint === 'nodeKind') about.nodeKinds.push(object.value)
    else if (constraint === 'pattern') about.patterns.push(object.value)
    else if (constraint === 'in') about.among.push(...listAt(graph, object.value))
    else if (constraint === 'or') for (const one of listAt(graph, object.value)) gather(about, graph, one, undefined)
  }
}

function listAt(graph: Map<string, Quad[]>, start: string): string[] {
  const members: string[] = []
  for (let at: string | undefined = start; at !== undefined && at !== ns.rdf('nil'); [at] = valuesIn(graph, at, ns.rdf('rest')))
    members.push(...valuesIn(graph, at, ns.rdf('first')))
  return members
}

function asField(path: string, about: Gathered, profileIds: readonly string[]): Field | undefined {
  const named = about.rules.find(({ label }) => label)
  // What an older edition called it, or what must not be there, is no field: such rules only say what to do instead.
  if (about.rules.length > 0 && about.rules.every(({ iri }) => /-renamed$|-removed$|-node-|-not-/.test(iri))) return undefined
  const helping = about.needRule ?? about.rules.find(({ iri, fix }) => fix && !aboutForm.test(iri))
  const example = helping?.example ?? about.rules.find((rule) => rule.example !== undefined)?.example
  return {
    path,
    name: nameOf(path),
    label: named?.label ?? { sv: propertyLabel(path, 'sv'), en: propertyLabel(path, 'en') },
    need: about.need,
    ...(helping?.fix && { help: helping.fix }),
    ...(example !== undefined && { example: plain(example) }),
    many: about.many,
    takes: takesOf(path, about, example === undefined ? undefined : plain(example), profileIds),
  }
}

// Their advice is for whoever writes RDF by hand: what they ask for, the form sees to.
const aboutForm = /-(single|class|address|iri|web|language|date|code|list|text|number|form|duration|mailto|media-type)$/

/** `dcterms:title` for what has a prefix of ours, else the whole address. */
export function nameOf(path: string): string {
  const short = shorten(path)
  return short ? `${short.prefix}:${short.name}` : path
}

/** `"Luft"@sv` and `"2024-05-31"^^xsd:date` as they are read: Luft, 2024-05-31. */
const plain = (example: string) => /^"(.*)"(@[\w-]+|\^\^\S+)?$/s.exec(example)?.[1] ?? example

const dates: ReadonlySet<string> = new Set(['date', 'dateTime', 'gYear', 'gYearMonth'].map(ns.xsd))
// SHACL names no sort of value for these; the specifications do, and an example of text would be taken for a word without language.
const texts: ReadonlySet<string> = new Set([ns.dcterms('identifier'), ns.skos('notation'), ns.owl('versionInfo'), ns.dcat('version')])
// What people write in a language, also where a profile leaves it free whether that is said.
const prose: ReadonlySet<string> = new Set([
  ns.dcterms('title'),
  ns.dcterms('description'),
  ns.dcterms('alternative'),
  ns.dcat('keyword'),
  ns.skos('altLabel'),
  ns.skos('prefLabel'),
  ns.foaf('name'),
  ns.adms('versionNotes'),
])

function takesOf(path: string, about: Gathered, example: string | undefined, profileIds: readonly string[]): Takes {
  const { datatypes, classes, nodeKinds, patterns, among } = about
  if (datatypes.includes(ns.rdf('langString'))) return { kind: 'words' }
  if (datatypes.some((one) => dates.has(one))) return { kind: 'date', datatypes: datatypes.filter((one) => dates.has(one)) }
  if (datatypes.length > 0) return { kind: 'literal', datatype: datatypes[0]! }
  const addresses = among.filter((one) => /^[a-z]+:/i.test(one))
  if (addresses.length > 1) return { kind: 'choice', choices: choicesAmong(addresses) }
  const list = codeListFor({ patterns, classes, example })
  if (list) return { kind: 'choice', choices: codeListOf(list) }
  const [theClass] = classes
  if (theClass !== undefined && theClass !== ns.skos('Concept')) {
    const entries = kindOf([theClass])
    const described = entriesOnly.has(theClass) ? false : describedBy(profileIds, theClass)
    return { kind: 'thing', class: theClass, described, ...(entries && { entries }) }
  }
  if (nodeKinds.includes(ns.sh('Literal')) && prose.has(path)) return { kind: 'words' }
  if (nodeKinds.includes(ns.sh('Literal')) || texts.has(path)) return { kind: 'literal', datatype: ns.xsd('string') }
  const isAddress = nodeKinds.some((one) => one === ns.sh('IRI') || one === ns.sh('BlankNodeOrIRI'))
  if (isAddress || theClass !== undefined || (example !== undefined && /^[a-z][a-z0-9+.-]*:\S+$/i.test(example))) {
    const prefix = example?.startsWith('mailto:') ? 'mailto:' : example?.startsWith('tel:') ? 'tel:' : undefined
    return { kind: 'address', ...(prefix && { prefix }) }
  }
  return { kind: 'literal', datatype: ns.xsd('string') }
}

// These stand by themselves in a catalogue: one refers to them, and does not write them inside another (rule HV-5).
const entriesOnly: ReadonlySet<string> = new Set([
  ns.dcat('Dataset'),
  ns.dcat('DatasetSeries'),
  ns.dcat('DataService'),
  ns.dcat('Catalog'),
  ns.dcat('Resource'),
  ns.cpsv('PublicService'),
])

const describedBy = (profileIds: readonly string[], of: string) =>
  [...profileIds, ...profileIds.flatMap(widerThan)].some((id) => describes(id, of))
