import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { lineOf, termText } from '../../rdf/ntriples.ts'
import { type Statement, statements } from '../difference.ts'

/** One property of the record in three versions: what both began with, and what each of two people made of it. */
export type Clash = {
  property: string
  base: readonly Statement[]
  mine: readonly Statement[]
  theirs: readonly Statement[]
  /** Both changed it, each in their own way: somebody has to choose. */
  both: boolean
}

export type Versions = { base: readonly Quad[]; mine: readonly Quad[]; theirs: readonly Quad[] }

/** Where two versions of a record differ, property by property. */
export function clashes(uri: string, { base, mine, theirs }: Versions): Clash[] {
  const sides = [base, mine, theirs].map((quads) => Map.groupBy(statements(uri, quads), ({ path }) => path[0]!))
  const [was, ours, others] = sides as [Said, Said, Said]
  return [...new Set([...ours.keys(), ...others.keys()])].flatMap((property) => {
    const [before, left, right] = [was, ours, others].map((side) => side.get(property) ?? []) as [Statement[], Statement[], Statement[]]
    if (same(left, right)) return []
    return [{ property, base: before, mine: left, theirs: right, both: !same(before, left) && !same(before, right) }]
  })
}

type Said = Map<string, Statement[]>
const same = (left: readonly Statement[], right: readonly Statement[]) => JSON.stringify(left) === JSON.stringify(right)

export type Pick = 'mine' | 'theirs' | 'both'

/** The record with each property from the side that was picked: by itself the side that changed it, where both did mine. */
export function merged(uri: string, versions: Versions, picks: ReadonlyMap<string, Pick>): Quad[] {
  const theirs = versions.theirs
  // Blank nodes of two versions may share names and be different things.
  const mine = versions.mine.map(apart)
  const differing = new Map(clashes(uri, versions).map((clash) => [clash.property, clash]))
  const picked = new Map<string, Quad>()
  for (const [side, quads] of [
    ['mine', mine],
    ['theirs', theirs],
  ] as const) {
    const bySubject = Map.groupBy(quads, ({ subject }) => termText(subject))
    for (const quad of bySubject.get(`<${uri}>`) ?? []) {
      const clash = differing.get(quad.predicate.value)
      const pick = clash ? (picks.get(clash.property) ?? byItself(clash)) : 'theirs'
      if (pick !== side && pick !== 'both') continue
      picked.set(lineOf(quad), quad)
      for (const inner of below(quad, bySubject, uri)) picked.set(lineOf(inner), inner)
    }
  }
  return [...picked.values()]
}

/** What nobody need choose: the side that changed it; where both did, mine until somebody says otherwise. */
export const byItself = ({ base, mine }: Clash): Pick => (same(base, mine) ? 'theirs' : 'mine')

function below(quad: Quad, bySubject: ReadonlyMap<string, readonly Quad[]>, uri: string): Quad[] {
  const found: Quad[] = []
  const nodes = new Set([termText(quad.object)])
  for (const node of nodes) {
    if (node === `<${uri}>`) continue
    for (const inner of bySubject.get(node) ?? []) {
      found.push(inner)
      if (inner.object.termType !== 'Literal') nodes.add(termText(inner.object))
    }
  }
  return found
}

const apart = (quad: Quad): Quad => {
  const named = <T extends Quad['object'] | Quad['subject']>(term: T) =>
    term.termType === 'BlankNode' ? DataFactory.blankNode(`mine-${term.value}`) : term
  return DataFactory.quad(named(quad.subject) as never, quad.predicate as never, named(quad.object) as never) as unknown as Quad
}
