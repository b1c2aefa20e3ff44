import type { Db } from '../../db/open.ts'
import { type LatestCase, latestCases } from '../business-case/find.ts'
import type { InitiativeId } from '../initiative.ts'
import { type Alternative, alternativeKinds } from './alternative.ts'
import { alternativesOf, entriesNamed, type NamedEntry } from './find.ts'

export type Compared = { alternative: Alternative; latest: LatestCase | undefined }

const place = ({ kind }: Alternative) => alternativeKinds.indexOf(kind)

/** In the framework's order, and in the order that they came within a kind. */
export const inFrameworkOrder = (alternatives: readonly Alternative[]): Alternative[] =>
  [...alternatives].sort((a, b) => place(a) - place(b) || a.position - b.position)

/** The alternatives with what each comes to, and the names of the entries that they speak of. */
export async function comparedOf(
  db: Db,
  initiative: InitiativeId,
): Promise<{ compared: Compared[]; entries: ReadonlyMap<number, NamedEntry> }> {
  const [alternatives, cases] = await Promise.all([alternativesOf(db, initiative), latestCases(db, [initiative])])
  const byAlternative = new Map(cases.map((one) => [one.alternativeId, one]))
  return {
    compared: inFrameworkOrder(alternatives).map((alternative) => ({ alternative, latest: byAlternative.get(alternative.id) })),
    entries: await entriesNamed(
      db,
      alternatives.flatMap(({ reuses, buildingBlocks, standards }) => [...reuses, ...buildingBlocks, ...standards]),
    ),
  }
}
