import type { Child } from 'hono/jsx'
import type { Language } from '../../../kernel/language-text.ts'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { BenefitNames } from '../find.ts'
import type { BenefitFacts } from '../step.ts'

/** «30 dagar» */
export const figureText = (value: number, unit: string | null, language: Language): string =>
  `${formatNumber(value, language, { maximumFractionDigits: 6 })}${unit ? `\u00a0${unit}` : ''}`

/** Who gets a benefit: an organisation, others, or both. */
export function stakeholderText(
  visit: Visit,
  { stakeholderId, stakeholder }: Pick<BenefitFacts, 'stakeholderId' | 'stakeholder'>,
  { organisations }: Pick<BenefitNames, 'organisations'>,
): Child {
  const name = stakeholderId === null ? undefined : organisations.get(stakeholderId)
  if (!name) return stakeholder
  return (
    <>
      <a href={visit.to(`/organisations/${stakeholderId}`)}>
        <Text of={name} language={visit.language} />
      </a>
      {stakeholder && `, ${stakeholder}`}
    </>
  )
}
