import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import type { EvidenceKinds } from '../kernel/evidence.ts'
import type { Site } from '../web/site.ts'
import type { Visit } from '../web/visit.ts'
import type { CarryOut } from './carry-out.ts'
import type { Recalculate } from './materiality.ts'

type DecisionPages = { db: Db; actorOf: (visit: Visit) => Actor; kinds: EvidenceKinds; recalculate: Recalculate; carryOut: CarryOut }

export function decisionPages(_site: Site, _with: DecisionPages): void {}
