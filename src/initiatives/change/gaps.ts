import { type ChangeEntry, standingOf } from './entry.ts'
import type { AffectedGroup, Impact } from './group.ts'

/** What is missing for a group: they should take part where something changes for them, and learn where much does. */
export type Gap = 'no-involvement' | 'no-competence' | 'late'

const takesPart: readonly Impact[] = ['some', 'much', 'entirely']
const learns: readonly Impact[] = ['much', 'entirely']

export function gapsOf({ id, impact, organisationId }: AffectedGroup, entries: readonly ChangeEntry[], today: string): Gap[] {
  const own = (kind: ChangeEntry['kind']) => entries.filter((entry) => entry.kind === kind && entry.groups.includes(id))
  const [involvement, competence] = [own('involvement'), own('competence')]
  return [
    ...(takesPart.includes(impact) && involvement.length === 0 ? (['no-involvement'] as const) : []),
    // What inhabitants and companies need to know is information, and belongs to how they take part.
    ...(organisationId !== null && learns.includes(impact) && competence.length === 0 ? (['no-competence'] as const) : []),
    ...([...involvement, ...competence].some((entry) => standingOf(entry, today) === 'late') ? (['late'] as const) : []),
  ]
}
