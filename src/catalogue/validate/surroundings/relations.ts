import type { Quad, Term } from '@rdfjs/types'
import { ns } from '../../../rdf/namespaces.ts'
import { type Kind, kinds } from '../../kind.ts'

const identified: readonly Kind[] = ['dataset', 'dataset-series', 'data-service']

/** What a record says of others, where some rule looks at it from their side. An identifier is in common with whoever else has it. */
export const relations = {
  series: { property: ns.dcat('inSeries'), of: kinds },
  serves: { property: ns.dcat('servesDataset'), of: ['data-service'] },
  part: { property: ns.dcterms('hasPart'), of: ['catalogue'] },
  contact: { property: ns.dcat('contactPoint'), of: kinds },
  publisher: { property: ns.dcterms('publisher'), of: kinds },
  identifier: { property: ns.dcterms('identifier'), of: identified },
} as const satisfies { readonly [name: string]: { property: string; of: readonly Kind[] } }

export type Relation = keyof typeof relations

export const relatingProperties: ReadonlySet<string> = new Set(Object.values(relations).map(({ property }) => property))

/** The relations that these statements of one record tell of. */
export function relationsIn(kind: Kind, statements: readonly Quad[]): { relation: Relation; target: Term }[] {
  return Object.entries(relations)
    .filter(([, { of }]) => (of as readonly Kind[]).includes(kind))
    .flatMap(([relation, { property }]) =>
      statements
        .filter(({ predicate, object }) => predicate.value === property && (object.termType === 'Literal') === (relation === 'identifier'))
        .map(({ object }) => ({ relation: relation as Relation, target: object })),
    )
}
