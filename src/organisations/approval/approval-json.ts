import { z } from 'zod'
import { apiRoot } from '../../api/api.ts'
import type { Instead } from '../../api/route.ts'
import { about } from '../../api/texts.ts'
import { Doer, doerOut, instant } from '../../api/values.ts'
import type { Db } from '../../db/open.ts'
import { type ChangeRequest, findChangeRequest } from './change-request.ts'

const facts = z.record(z.string(), z.unknown()).nullable()

export const Approval = z
  .object({
    id: z.number().int(),
    organisation: about(z.number().int(), { sv: 'Numret på organisationen.', en: 'The number of the organisation.' }),
    kind: about(z.string(), {
      sv: 'Vad ändringen gäller: entries, source eller organisation.',
      en: 'What the change is about: entries, source or organisation.',
    }),
    subject: about(z.string(), { sv: 'Numret på det som ska ändras.', en: 'The number of what should be changed.' }),
    state: about(z.enum(['waiting', 'approved', 'rejected', 'withdrawn', 'outdated']), {
      sv: 'Om förslaget väntar eller är godkänt, avslaget, återtaget eller inaktuellt.',
      en: 'Whether it waits, or was approved, rejected, withdrawn or out of date.',
    }),
    before: about(facts, { sv: 'Hur det var när ändringen föreslogs.', en: 'As it was when the change was proposed.' }),
    after: about(facts, { sv: 'Hur det blir. null när det avslutas.', en: 'As it becomes. null where it ends.' }),
    proposedBy: Doer,
    proposedAt: z.iso.datetime(),
    reason: about(z.string().nullable(), { sv: 'Varför, enligt den som föreslog.', en: 'Why, as the one who proposed says.' }),
    decidedBy: z.union([Doer, z.null()]),
    decidedAt: z.iso.datetime().nullable(),
    decisionReason: about(z.string().nullable(), { sv: 'Varför, enligt den som avgjorde.', en: 'Why, as the one who decided says.' }),
    links: z.object({ self: z.string(), decisions: z.string(), page: z.string() }),
  })
  .meta({ id: 'Approval' })

export const approvalOut = (request: ChangeRequest): z.input<typeof Approval> => {
  const { id, organisation, kind, subject, state, before, after, proposedBy, proposedAt, reason } = request
  const self = `${apiRoot}/approvals/${id}`
  return {
    id,
    organisation,
    kind,
    subject,
    state,
    before: before as z.input<typeof facts>,
    after: after as z.input<typeof facts>,
    proposedBy: doerOut(proposedBy),
    proposedAt: instant(proposedAt),
    reason,
    decidedBy: request.decidedBy && doerOut(request.decidedBy),
    decidedAt: request.decidedAt && instant(request.decidedAt),
    decisionReason: request.decisionReason,
    links: { self, decisions: `${self}/decisions`, page: `/organisations/${organisation}/approvals/${id}` },
  }
}

export const exampleApproval: z.input<typeof Approval> = {
  id: 12,
  organisation: 17,
  kind: 'source',
  subject: '3',
  state: 'waiting',
  before: { name: 'Tallviks kommun', paused_at: null },
  after: { name: 'Tallviks öppna data', paused_at: null },
  proposedBy: { kind: 'key', number: 5 },
  proposedAt: '2026-06-01T08:00:00.000Z',
  reason: null,
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  links: {
    self: '/allmanning/v1/approvals/12',
    decisions: '/allmanning/v1/approvals/12/decisions',
    page: '/organisations/17/approvals/12',
  },
}

/** Of a route that changes what an organisation may want a second person for. */
export const mayWait: Instead = {
  status: 202,
  description: {
    sv: 'Organisationen vill att en andra person godkänner. Inget är ändrat än: följ förslaget på adressen i Location.',
    en: 'The organisation wants a second person to approve. Nothing has changed yet: follow the proposal at the address in Location.',
  },
  schema: Approval,
  example: exampleApproval,
}

/** The answer to a change that was left waiting. */
export async function leftWaiting(db: Db, id: number) {
  const instead = approvalOut(await findChangeRequest(db, id))
  return { instead, headers: { Location: instead.links.self } }
}
