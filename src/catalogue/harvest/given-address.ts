import { createHash } from 'node:crypto'
import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import type { Finding } from '../../kernel/finding.ts'
import { canonicalise } from '../../rdf/canonical.ts'
import { ns } from '../../rdf/namespaces.ts'
import type { Kind } from '../kind.ts'
import { closure } from './closure.ts'
import { idOf, type SubjectId, type Subjects } from './subjects.ts'

// RDF 1.1 Concepts §3.5 calls this skolemisation.
const ownedAddress = 'https://w3id.org/allmanning/.well-known/genid/'

/** An address that stays the same from one harvest to the next: from identifier, else title and publisher, else the whole content. */
export async function addressesOfBlank(
  subjects: Subjects,
  roots: ReadonlyMap<SubjectId, Kind>,
  refusals: Map<SubjectId, Finding>,
): Promise<Map<SubjectId, string>> {
  const keys = new Map<string, SubjectId[]>()
  for (const [id, kind] of roots) {
    if (!id.startsWith('_:')) continue
    const quads = subjects.quadsOf(id)
    const values = (predicate: string) =>
      quads
        .filter((quad) => quad.predicate.value === predicate)
        .map((quad) => (quad.object.termType === 'BlankNode' ? '' : quad.object.value))
        .sort()
    const identifier = values(ns.dcterms('identifier'))
    const named =
      identifier.length > 0
        ? ['identifier', ...identifier]
        : ['title', ...values(ns.dcterms('title')), 'publisher', ...values(ns.dcterms('publisher'))]
    const key = JSON.stringify([kind, ...named])
    const alike = keys.get(key)
    if (alike) alike.push(id)
    else keys.set(key, [id])
  }
  const addresses = new Map<SubjectId, string>()
  for (const [key, ids] of keys) {
    for (const id of ids)
      addresses.set(id, ids.length === 1 ? ownedAddress + short(key) : await addressByContent(subjects, id, roots, refusals))
  }
  return addresses
}

export async function addressByContent(
  subjects: Subjects,
  id: SubjectId,
  roots: ReadonlyMap<SubjectId, Kind>,
  refusals: Map<SubjectId, Finding>,
): Promise<string> {
  const quads = [...closure(subjects, id, roots)].flatMap((part) => [...part.quads])
  const canonical = await canonicalise(quads)
  if ('hash' in canonical) return ownedAddress + short(canonical.hash)
  // Without a content to tell it by, it would be another record at the next harvest.
  refusals.set(id, canonical.refusal)
  return ownedAddress + short(id)
}

const short = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 32)

export function addressed(quad: Quad, addresses: ReadonlyMap<SubjectId, string>): Quad {
  const subject = quad.subject.termType === 'BlankNode' ? addresses.get(idOf(quad.subject)) : undefined
  const object = quad.object.termType === 'BlankNode' ? addresses.get(idOf(quad.object)) : undefined
  if (subject === undefined && object === undefined) return quad
  return DataFactory.quad(
    subject === undefined ? (quad.subject as never) : DataFactory.namedNode(subject),
    quad.predicate as never,
    object === undefined ? (quad.object as never) : DataFactory.namedNode(object),
    quad.graph as never,
  ) as unknown as Quad
}
