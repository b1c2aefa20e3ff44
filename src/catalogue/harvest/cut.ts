import type { Quad } from '@rdfjs/types'
import type { Finding } from '../../kernel/finding.ts'
import { ns } from '../../rdf/namespaces.ts'
import { tripleLineOf } from '../../rdf/ntriples.ts'
import { isIndexable, longestIndexed } from '../indexable.ts'
import { type Kind, kindOf, kindsOf, memberProperty, ownedTypes } from '../kind.ts'
import { closure, outermostFirst } from './closure.ts'
import { addressTooLong, literalTooLong, noAddress, sharedAddress, tooManyTriples, unexpandedPrefix } from './findings.ts'
import { addressByContent, addressed, addressesOfBlank } from './given-address.ts'
import { idOf, type SubjectId, type Subjects } from './subjects.ts'

/** One published thing with what it owns: a standalone subject, its blank nodes, and its distributions and the like. */
export type Cut = {
  uri: string
  kind: Kind
  quads: Quad[]
  /** Each triple as a canonical line, at the same place as in `quads`. */
  lines: string[]
  /** The subjects it is made of, by the names they have in the file. */
  parts: SubjectId[]
  /** The catalogues that list it; kept beside the record, so that a new dataset does not change the catalogue's own record. */
  catalogues: string[]
  findings: Finding[]
  /** Why it can't be taken in; then `quads` is empty. */
  refusal?: Finding
}

export type CutLimits = { triples: number; literal: number }
export const cutLimits: CutLimits = { triples: 20_000, literal: 1_000_000 }

// A publisher or a contact in a blank node belongs to the record that names it. These are entries in their own right (rule HV-5),
// so one without an address gets one from us (given-address.ts).
const standsAlone: ReadonlySet<Kind> = new Set([
  'dataset',
  'data-service',
  'dataset-series',
  'catalogue',
  'public-service',
  'software',
  'register',
  'building-block',
  'pattern',
  'position',
])

// Kinds that never are the same thing; a dataset may well be a register or a series too.
const published: ReadonlySet<Kind> = new Set(['dataset', 'data-service', 'catalogue', 'public-service', 'publisher', 'contact'])

// Publishers come first, so that their names are known when the first dataset is shown.
const order: readonly Kind[] = ['publisher', 'contact', 'catalogue']

export async function* cut(subjects: Subjects, limits: CutLimits = cutLimits): AsyncGenerator<Cut> {
  const roots = new Map<SubjectId, Kind>()
  for (const id of subjects.ids()) {
    const kind = rootKind(subjects, id)
    if (kind) roots.set(id, kind)
  }
  const refusals = new Map<SubjectId, Finding>()
  const addresses = await addressesOfBlank(subjects, roots, refusals)
  const catalogues = listedBy(subjects, roots, addresses)
  const covered = new Set<SubjectId>()

  const early = order.flatMap((kind) => [...roots].filter(([, of]) => of === kind))
  const late = [...roots].filter(([, kind]) => !order.includes(kind))
  for (const [id, kind] of [...early, ...late]) yield record(id, kind)

  // What no record reached is kept all the same, so that a harvest never loses what was published.
  for (const id of outermostFirst(
    subjects,
    [...subjects.ids()].filter((id) => !roots.has(id) && !covered.has(id)),
  )) {
    if (covered.has(id)) continue
    if (id.startsWith('_:')) addresses.set(id, await addressByContent(subjects, id, roots, refusals))
    yield record(id, kindOf(subjects.typesOf(id)) ?? 'other')
  }

  function record(id: SubjectId, kind: Kind): Cut {
    const uri = addresses.get(id) ?? id
    const quads: Quad[] = []
    const lines: string[] = []
    const findings: Finding[] = []
    const listed = catalogues.get(id) ?? []
    const parts: SubjectId[] = []
    let triples = 0
    let refusal = refusals.get(id) ?? (isIndexable(uri) ? undefined : addressTooLong(uri, longestIndexed))
    // A refused record is walked through to its end all the same: its parts are not records of their own.
    for (const part of closure(subjects, id, roots)) {
      covered.add(part.id)
      parts.push(part.id)
      for (const [index, quad] of part.quads.entries()) {
        if (kind === 'catalogue' && part.id === id && isMembership(quad, roots)) continue
        triples++
        const line = part.lines[index]!
        // A parser's literal is cut out anew each time it is asked for: only a long line can hold a long one.
        if (line.length > limits.literal && quad.object.value.length > limits.literal)
          refusal ??= literalTooLong(uri, quad.object.value.length, limits.literal)
        else if (!refusal && triples <= limits.triples) {
          const own = addresses.size === 0 ? quad : addressed(quad, addresses)
          quads.push(own)
          lines.push(own === quad ? line : tripleLineOf(own))
        }
      }
    }
    if (triples > limits.triples) refusal ??= tooManyTriples(uri, triples, limits.triples)
    if (refusal) return { uri, kind, quads: [], lines: [], parts, catalogues: listed, findings, refusal }
    if (id.startsWith('_:') && kind !== 'other') findings.push(noAddress(uri, titleIn(subjects, id) ?? uri))
    const things = kindsOf(subjects.typesOf(id)).filter((thing) => published.has(thing))
    if (things.length > 1) findings.push(sharedAddress(uri, things))
    for (const type of subjects.typesOf(id))
      if (/^(dcat|dct|dcterms|foaf|vcard|skos|cpsv|adms):\w+$/.test(type)) findings.push(unexpandedPrefix(uri, type))
    return { uri, kind, quads, lines, parts, catalogues: listed, findings }
  }
}

function rootKind(subjects: Subjects, id: SubjectId): Kind | undefined {
  const kind = kindOf(subjects.typesOf(id))
  // One address for the catalogue and its only dataset happens; what has distributions is what people look for.
  if (
    kind === 'catalogue' &&
    kindsOf(subjects.typesOf(id)).includes('dataset') &&
    subjects.quadsOf(id).some((quad) => quad.predicate.value === ns.dcat('distribution'))
  )
    return 'dataset'
  if (kind) return id.startsWith('_:') && !standsAlone.has(kind) ? undefined : kind
  const types = subjects.typesOf(id)
  // An address with a type that nobody owns, such as a concept or a licence: shared by many, so it stands alone.
  return !id.startsWith('_:') && types.length > 0 && !types.some((type) => ownedTypes.has(type)) ? 'other' : undefined
}

function listedBy(
  subjects: Subjects,
  roots: ReadonlyMap<SubjectId, Kind>,
  addresses: ReadonlyMap<SubjectId, string>,
): Map<SubjectId, string[]> {
  const listed = new Map<SubjectId, string[]>()
  for (const [id, kind] of roots) {
    if (kind !== 'catalogue') continue
    const catalogue = addresses.get(id) ?? id
    for (const quad of subjects.quadsOf(id)) {
      if (!isMembership(quad, roots)) continue
      const member = subjects.named(quad.object)!
      const known = listed.get(member)
      if (!known) listed.set(member, [catalogue])
      else if (!known.includes(catalogue)) known.push(catalogue)
    }
  }
  return listed
}

function isMembership(quad: Quad, roots: ReadonlyMap<SubjectId, Kind>): boolean {
  const member = roots.get(idOf(quad.object))
  return member !== undefined && quad.predicate.value === memberProperty[member]
}

function titleIn(subjects: Subjects, id: SubjectId): string | undefined {
  return subjects.quadsOf(id).find((quad) => quad.predicate.value === ns.dcterms('title'))?.object.value
}
