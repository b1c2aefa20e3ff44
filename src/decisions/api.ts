import type { Api } from '../api/api.ts'
import type { EvidenceKinds } from '../kernel/evidence.ts'
import type { CarryOut } from './carry-out.ts'
import type { Recalculate } from './materiality.ts'

export function decisionRoutes(_api: Api, _with: { kinds: EvidenceKinds; recalculate: Recalculate; carryOut: CarryOut }): void {}
