import { idOf, type SubjectId, type Subjects } from '../harvest/subjects.ts'

/**
 * The subjects of a file in groups that share no blank node, in the order of the file: each group can be written by itself. Most are one
 * subject with its own blank nodes.
 */
export function heldTogether(subjects: Subjects): SubjectId[][] {
  const leaders = new Map<SubjectId, SubjectId>()
  const leaderOf = (id: SubjectId): SubjectId => {
    let at = id
    for (let above = leaders.get(at); above !== undefined && above !== at; above = leaders.get(at)) {
      leaders.set(at, leaders.get(above) ?? above)
      at = above
    }
    return at
  }
  const join = (a: SubjectId, b: SubjectId) => {
    const [first, second] = [leaderOf(a), leaderOf(b)]
    leaders.set(first, first)
    leaders.set(second, first)
  }
  for (const id of subjects.ids())
    for (const { object, graph } of subjects.quadsOf(id))
      for (const term of [object, graph]) if (term.termType === 'BlankNode') join(id, subjects.named(term) ?? idOf(term))

  const groups = new Map<SubjectId, SubjectId[]>()
  for (const id of subjects.ids()) {
    const leader = leaderOf(id)
    const group = groups.get(leader)
    if (group) group.push(id)
    else groups.set(leader, [id])
  }
  return [...groups.values()]
}
