import { sourceTelling } from './catalogue/harvest/telling.ts'
import { endOwnEntry, entriesKind, publishEntry } from './catalogue/own/publish.ts'
import { publishedFields, publishedForm } from './catalogue/own/published-form.ts'
import { changeSource, endSource, type SourceSettings, sourceNow } from './catalogue/source.ts'
import type { Approvables } from './organisations/approval/decide.ts'
import { findOrganisation } from './organisations/find.ts'
import { organisationTelling } from './organisations/history/telling.ts'
import { changeOrganisation, factsOf } from './organisations/keep.ts'
import type { OrganisationInput } from './organisations/organisation.ts'

/** What an organisation may want a second person to see. To add a kind: a row here, and `changeOrPropose` in its use case. */
export const approvables: Approvables = {
  [entriesKind]: {
    name: { sv: 'Poster: publicering och avslut', en: 'Entries: publication and ending' },
    fields: publishedFields,
    now: (db, subject) => publishedForm(db, Number(subject)),
    carryOut(db, actor, { subject, input, reason }, approval) {
      const asked = input as { publish: number } | { end: true }
      const why = reason === null ? {} : { reason }
      return 'publish' in asked
        ? publishEntry(db, actor, Number(subject), { version: asked.publish, ...why }, approval)
        : endOwnEntry(db, actor, Number(subject), why, approval)
    },
  },
  source: {
    name: { sv: 'Källor: inställningar och avslut', en: 'Sources: settings and ending' },
    fields: sourceTelling.fields,
    now: (db, subject) => sourceNow(db, Number(subject)),
    carryOut(db, actor, { subject, input }, approval, at) {
      const asked = input as { change: SourceSettings } | { end: true }
      return 'change' in asked
        ? changeSource(db, actor, Number(subject), asked.change, at, approval)
        : endSource(db, actor, Number(subject), at, approval)
    },
  },
  organisation: {
    name: { sv: 'Organisationens uppgifter', en: 'The facts of the organisation' },
    fields: organisationTelling.fields,
    now: async (db, subject) => factsOf(await findOrganisation(db, Number(subject))),
    async carryOut(db, actor, { subject, input }, approval) {
      const { version } = await findOrganisation(db, Number(subject))
      return changeOrganisation(db, actor, Number(subject), input as OrganisationInput, version, approval)
    },
  },
}
