import { sourceTelling } from './catalogue/harvest/telling.ts'
import { ownEntryTelling } from './catalogue/own/telling.ts'
import { entryTelling } from './catalogue/telling.ts'
import { adoptionTelling, decisionTelling } from './decisions/telling.ts'
import { indicatorTelling, indicatorValueTelling } from './indicators/telling.ts'
import { alternativeTelling } from './initiatives/alternatives/telling.ts'
import { caseTelling } from './initiatives/business-case/telling.ts'
import { chainStepTelling } from './initiatives/chain/telling.ts'
import { affectedGroupTelling, changeEntryTelling, pulseTelling } from './initiatives/change/telling.ts'
import { benefitPlanTelling, benefitValueTelling, evaluationTelling } from './initiatives/realisation/telling.ts'
import { initiativeTelling } from './initiatives/telling.ts'
import { changeRequestTelling } from './organisations/approval/telling.ts'
import { organisationTelling, type Tellings } from './organisations/history/telling.ts'
import { noticeTelling } from './organisations/notices/telling.ts'

/** Every kind of thing whose changes belong to an organisation, and who tells them. To add a kind: a row here. */
export const tellings: Tellings = {
  organisation: organisationTelling,
  source: sourceTelling,
  entry: entryTelling,
  'own-entry': ownEntryTelling,
  'change-request': changeRequestTelling,
  'benefit-plan': benefitPlanTelling,
  'benefit-value': benefitValueTelling,
  evaluation: evaluationTelling,
  'affected-group': affectedGroupTelling,
  'change-entry': changeEntryTelling,
  pulse: pulseTelling,
  initiative: initiativeTelling,
  alternative: alternativeTelling,
  decision: decisionTelling,
  'position-adoption': adoptionTelling,
  'chain-step': chainStepTelling,
  notice: noticeTelling,
  indicator: indicatorTelling,
  'indicator-value': indicatorValueTelling,
  'business-case': caseTelling,
}
