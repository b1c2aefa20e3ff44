import type { Shape } from './shape.ts'

/** Marks the shapes that ask themselves in the end (Tarjan's components, with a stack of its own: shapes may be nested deeply). */
export function markRecursive(shapes: readonly Shape[]): void {
  const index = new Map<Shape, number>()
  const low = new Map<Shape, number>()
  const open: Shape[] = []
  const isOpen = new Set<Shape>()
  for (const root of shapes) {
    if (index.has(root)) continue
    const visits = [{ shape: root, next: 0 }]
    while (visits.length > 0) {
      const visit = visits.at(-1)!
      const { shape } = visit
      if (visit.next === 0) {
        index.set(shape, index.size)
        low.set(shape, index.get(shape)!)
        open.push(shape)
        isOpen.add(shape)
      }
      const asked = shape.asks[visit.next++]
      if (asked !== undefined) {
        if (asked === shape) shape.recursive = true
        if (!index.has(asked)) visits.push({ shape: asked, next: 0 })
        else if (isOpen.has(asked)) low.set(shape, Math.min(low.get(shape)!, index.get(asked)!))
        continue
      }
      visits.pop()
      const above = visits.at(-1)?.shape
      if (above) low.set(above, Math.min(low.get(above)!, low.get(shape)!))
      if (low.get(shape) === index.get(shape)) close(shape)
    }
  }

  function close(root: Shape): void {
    const members = open.splice(open.lastIndexOf(root))
    for (const member of members) {
      isOpen.delete(member)
      if (members.length > 1) member.recursive = true
    }
  }
}
