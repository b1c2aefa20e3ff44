import type { Db } from '../../db/open.ts'
import { adoptPosition } from '../../decisions/adopt.ts'
import { draftDecision } from '../../decisions/draft.ts'
import { publishPosition } from '../../decisions/publish.ts'
import { takeDecision } from '../../decisions/take.ts'
import { system } from '../../kernel/actor.ts'
import type { InventedPosition } from './facts.ts'
import type { Cast, Telling } from './load.ts'

/** A position of one organisation that two others rely on: one as it is, one with a stated difference. */
export async function takePosition(trx: Db, { organisations }: Cast, of: InventedPosition, telling: Telling): Promise<void> {
  const { title, question, conclusion, reasons, appliesTo, adoptions } = of
  const id = await draftDecision(trx, system, { organisation: organisations.get(of.of)!, title, question })
  const taken = await takeDecision(
    trx,
    system,
    id,
    { version: 1, conclusion, reasons, decidedBy: of.by, decidedOn: of.on, diaryNumber: of.diary, reviewOn: of.review },
    telling,
    telling.now,
  )
  await publishPosition(trx, system, id, { version: taken.version, appliesTo }, telling.now)
  for (const { of: by, on, diary, difference } of adoptions)
    await adoptPosition(
      trx,
      system,
      id,
      { organisation: organisations.get(by)!, adoptedOn: on, diaryNumber: diary, difference: difference ?? null },
      telling.now,
    )
}
