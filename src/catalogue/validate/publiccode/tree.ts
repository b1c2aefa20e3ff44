import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import type { Place } from './result.ts'
import type { TypeName } from './words.ts'

/** The file's tree, with references followed and places known. */
export class Tree {
  readonly root: YAMLMap
  readonly #document: Document
  readonly #placeOf: (offset: number) => Place

  constructor(root: YAMLMap, document: Document, placeOf: (offset: number) => Place) {
    this.root = root
    this.#document = document
    this.#placeOf = placeOf
  }

  place(node: Node): Place {
    return this.#placeOf(node.range?.[0] ?? 0)
  }

  /** What stands there, or what it refers to. */
  node(value: unknown): Node | undefined {
    const node = isAlias(value) ? value.resolve(this.#document) : value
    return isMap(node) || isSeq(node) || isScalar(node) ? node : undefined
  }

  pair(map: YAMLMap, name: string): Pair | undefined {
    return map.items.find(({ key }) => isScalar(key) && String(key.value) === name)
  }

  textAt(map: YAMLMap, name: string): string | undefined {
    const node = this.node(this.pair(map, name)?.value)
    return isScalar(node) && node.value !== null ? String(node.value) : undefined
  }
}

export const isNothing = (node: Node | undefined) => node === undefined || (isScalar(node) && node.value === null)

export function typeOf(node: Node): TypeName {
  if (isMap(node)) return 'section'
  if (isSeq(node)) return 'list'
  const type = isScalar(node) ? typeof node.value : 'undefined'
  return type === 'number' || type === 'bigint' ? 'number' : type === 'boolean' ? 'boolean' : 'text'
}

/** description.sv.features, and description[en-US].features: a name that is no plain word stands in brackets. */
export const join = (path: string, name: string) => (path === '' ? name : /^\w+$/.test(name) ? `${path}.${name}` : `${path}[${name}]`)
