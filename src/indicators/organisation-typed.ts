import type { Db } from '../db/open.ts'
import { organisationsCalled } from '../organisations/find.ts'

/** Whom somebody means: null where nothing is written, undefined where nobody is called so. A plain number is the node's own. */
export async function organisationTyped(db: Db, text: string): Promise<number | null | undefined> {
  if (text.trim() === '') return null
  return (await organisationsCalled(db, text))[0]?.id
}
