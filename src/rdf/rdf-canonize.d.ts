/** The part of rdf-canonize 5 that we use; the package has no types of its own. */
declare module 'rdf-canonize' {
  import type { Quad } from '@rdfjs/types'

  export function canonize(
    dataset: Iterable<Quad>,
    options: {
      algorithm: 'RDFC-1.0'
      maxWorkFactor?: number
      maxDeepIterations?: number
      signal?: AbortSignal
      canonicalIdMap?: Map<string, string>
    },
  ): Promise<string>
}
