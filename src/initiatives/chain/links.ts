import { type StepKind, stepKinds } from './step.ts'

export type Link<Key> = { from: Key; to: Key }
export type LinkFault = 'unknown' | 'itself' | 'backwards' | 'twice' | 'circle'

/** A link goes to a step of the same kind or of a later one, never round in a circle. Gives the first link that does not, and why. */
export function faultyLink<Key>(
  steps: readonly { key: Key; kind: StepKind }[],
  links: readonly Link<Key>[],
): { link: Link<Key>; why: LinkFault } | undefined {
  const place = new Map(steps.map(({ key, kind }) => [key, stepKinds.indexOf(kind)]))
  const ahead = new Map<Key, Set<Key>>()
  for (const link of links) {
    const [from, to] = [place.get(link.from), place.get(link.to)]
    const fault = (why: LinkFault) => ({ link, why })
    if (from === undefined || to === undefined) return fault('unknown')
    if (link.from === link.to) return fault('itself')
    if (from > to) return fault('backwards')
    if (ahead.get(link.from)?.has(link.to)) return fault('twice')
    if (reaches(ahead, link.to, link.from)) return fault('circle')
    ahead.set(link.from, (ahead.get(link.from) ?? new Set<Key>()).add(link.to))
  }
  return undefined
}

function reaches<Key>(ahead: ReadonlyMap<Key, ReadonlySet<Key>>, from: Key, to: Key): boolean {
  const seen = new Set<Key>([from])
  const todo = [from]
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (at === to) return true
    for (const next of ahead.get(at) ?? [])
      if (!seen.has(next)) {
        seen.add(next)
        todo.push(next)
      }
  }
  return false
}
