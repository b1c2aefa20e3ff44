import { Tag } from '../../../web/components/tag/tag.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { CaseResult } from '../case-result.ts'
import { kronorText } from '../figure-text.ts'
import { words } from '../words.ts'

/** What a party gains or pays: by its word, and not by its sign or its colour alone. */
export function PartyValue({ visit, npv }: { visit: Visit; npv: number | undefined }) {
  const t = visit.words(words)
  if (npv === undefined) return <span class="quiet">{t.notInCase}</span>
  const whole = Math.round(npv)
  const [tone, word] =
    whole > 0 ? (['success', t.gains] as const) : whole < 0 ? (['warning', t.pays] as const) : (['neutral', t.even] as const)
  return (
    <>
      {kronorText(npv, visit.language)} <Tag tone={tone}>{word}</Tag>
    </>
  )
}

export function Compensation({ visit, compensation }: { visit: Visit; compensation: CaseResult['compensation'] }) {
  const t = visit.words(words)
  if (compensation === null) return <p>{t.compensationImpossible}</p>
  if (compensation.length === 0) return <p>{t.compensationNone}</p>
  return (
    <ul class="ds-list">
      {compensation.map(({ from, to, amount }) => (
        <li>{t.compensationLine(from, to, kronorText(amount, visit.language))}</li>
      ))}
    </ul>
  )
}
