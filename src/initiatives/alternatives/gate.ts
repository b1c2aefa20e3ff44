import type { Finding } from '../../kernel/finding.ts'
import type { InitiativeId } from '../initiative.ts'
import type { ReuseState } from '../reuse/find.ts'
import type { AlternativeKind, InnovationCase } from './alternative.ts'

const builds: readonly AlternativeKind[] = ['develop', 'co-develop']

/** Whether one may build at all: only when what exists has been looked for and answered (recommendations 4, 5 and 7). */
export const mayBuild = (reuse: ReuseState): boolean => reuse.kind === 'answered'

export const isBuilding = (kind: AlternativeKind): boolean => builds.includes(kind)

/** Why an alternative of that kind cannot be had now; nothing when it can. */
export function refusalsOf(
  { kind, innovation }: { kind: AlternativeKind; innovation: InnovationCase | null },
  reuse: ReuseState,
  initiative: InitiativeId,
): Finding[] {
  const findings: Finding[] = []
  if (isBuilding(kind) && !mayBuild(reuse))
    findings.push({
      severity: 'violation',
      code: 'reuse-unanswered',
      field: '/kind',
      focus: `/initiatives/${initiative}/reuse`,
      message: {
        sv: 'Att utveckla är inget alternativ förrän återanvändningskontrollen är besvarad.',
        en: 'Developing is no alternative until the reuse check is answered.',
      },
      fix: { sv: 'Gör återanvändningskontrollen och svara på varje träff.', en: 'Do the reuse check and answer each hit.' },
    })
  if (kind === 'innovation' && innovation === null)
    findings.push({
      severity: 'violation',
      code: 'no-innovation-case',
      field: '/innovation',
      message: {
        sv: 'Innovationsupphandling behöver ett av ramverkets tre fall.',
        en: 'Innovation procurement needs one of the framework’s three cases.',
      },
      fix: { sv: 'Välj hur nära marknaden lösningen är.', en: 'Choose how close to the market the solution is.' },
    })
  return findings
}
