import { sourceTelling } from './catalogue/harvest/telling.ts'
import { ownEntryTelling } from './catalogue/own/telling.ts'
import { entryTelling } from './catalogue/telling.ts'
import { portfolioTelling } from './initiatives/portfolio/telling.ts'
import { changeRequestTelling } from './organisations/approval/telling.ts'
import { organisationTelling, type Tellings } from './organisations/history/telling.ts'

/** Every kind of thing whose changes belong to an organisation, and who tells them. To add a kind: a row here. */
export const tellings: Tellings = {
  organisation: organisationTelling,
  source: sourceTelling,
  entry: entryTelling,
  'own-entry': ownEntryTelling,
  'change-request': changeRequestTelling,
  portfolio: portfolioTelling,
}
