import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { ns } from '../../../rdf/namespaces.ts'
import { type OwnKind, startOf } from '../kind-forms.ts'

/** What an empty record of a kind says: enough to know which form it has. */
export const startTypes = (kind: OwnKind): Quad[] =>
  startOf(kind).types.map(
    (type) =>
      DataFactory.quad(
        DataFactory.namedNode('urn:x'),
        DataFactory.namedNode(ns.rdf('type')),
        DataFactory.namedNode(type),
      ) as unknown as Quad,
  )
