import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { findOrganisation } from '../find.ts'
import type { OrganisationId } from '../organisation.ts'
import type { Approvables } from './decide.ts'

/** Decides which kinds of changes take a second person from now on. What waits already goes on waiting. */
export async function setApproval(
  db: Db,
  actor: Actor,
  approvables: Approvables,
  { organisation, kinds }: { organisation: OrganisationId; kinds: readonly string[] },
): Promise<void> {
  demand(actor, 'setApproval', organisation)
  const unknown = kinds.find((kind) => !(kind in approvables))
  if (unknown !== undefined)
    throw new Problem('invalid', {
      sv: `«${unknown}» kan inte kräva en andra person. Välj bland ${Object.keys(approvables).join(', ')}.`,
      en: `“${unknown}” cannot take a second person. Choose among ${Object.keys(approvables).join(', ')}.`,
    })
  await inTransaction(db, async (trx) => {
    const { approval } = await findOrganisation(trx, organisation)
    const chosen = Object.keys(approvables).filter((kind) => kinds.includes(kind))
    await trx.updateTable('organisation').set({ approval: chosen }).where('id', '=', organisation).execute()
    await record(trx, actor, 'changed', { kind: 'organisation', id: organisation, organisation }, { approval }, { approval: chosen })
  })
}
