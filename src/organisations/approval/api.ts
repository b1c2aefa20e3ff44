import { z } from 'zod'
import type { Api } from '../../api/api.ts'
import { paged, pageOf, pageQuery } from '../../api/paging.ts'
import { problemType } from '../../api/problem-json.ts'
import { route } from '../../api/route.ts'
import { about } from '../../api/texts.ts'
import { idIn } from '../../api/values.ts'
import type { Language } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { findOrganisation } from '../find.ts'
import { Approval, approvalOut, exampleApproval } from './approval-json.ts'
import { changeRequestsOf, countChangeRequests, findChangeRequest } from './change-request.ts'
import { type Approvables, type Decision, decide, decideMany, withdraw } from './decide.ts'

const OrganisationPath = z.object({ organisation: idIn({ sv: 'Organisationens nummer.', en: 'The number of the organisation.' }) })
const ApprovalPath = z.object({ approval: idIn({ sv: 'Förslagets nummer.', en: 'The number of the proposal.' }) })

const verdict = about(z.enum(['approve', 'reject']), { sv: 'Godkänn eller avslå.', en: 'Approve or reject.' })
const reason = about(z.string().trim().min(1).max(1000).optional(), {
  sv: 'Varför. Måste anges när du avslår.',
  en: 'Why. Must be given when you reject.',
})
const NewDecision = z.object({ verdict, reason }).meta({ id: 'NewDecision' })
const NewDecisions = z
  .object({
    approvals: about(
      z
        .array(
          z
            .number()
            .int()
            .min(1)
            .max(2 ** 31 - 1),
        )
        .min(1)
        .max(200),
      {
        sv: 'Numren på förslagen.',
        en: 'The numbers of the proposals.',
      },
    ),
    verdict,
    reason,
  })
  .meta({ id: 'NewDecisions' })

const Decided = z
  .object({
    decided: z.array(
      z.object({
        id: z.number().int(),
        state: about(z.enum(['approved', 'rejected', 'outdated']), {
          sv: 'Godkänt, avslaget, eller inaktuellt för att saken har ändrats sedan dess.',
          en: 'Approved, rejected, or out of date since the thing has changed.',
        }),
      }),
    ),
    refused: about(z.array(z.object({ id: z.number().int(), type: z.string(), detail: z.string() })), {
      sv: 'De som inte gick att avgöra, och varför.',
      en: 'Those that could not be decided, and why.',
    }),
  })
  .meta({ id: 'Decisions' })

/** Changes that wait for a second person. */
export function approvalRoutes(api: Api, { approvables }: { approvables: Approvables }): void {
  const group = 'approvals'
  const answer = {
    description: { sv: 'Förslaget som det står nu.', en: 'The proposal as it stands now.' },
    schema: Approval,
    example: {
      ...exampleApproval,
      state: 'approved',
      decidedBy: { kind: 'key', number: 6 },
      decidedAt: '2026-06-02T08:00:00.000Z',
    } as const,
  }

  route(
    api,
    {
      method: 'get',
      path: '/organisations/{organisation}/approvals',
      id: 'listApprovals',
      group,
      forSome: true,
      summary: { sv: 'Lista ändringar som väntar', en: 'List changes that wait' },
      description: {
        sv: 'De som väntar, den äldsta först; eller de avgjorda, den senaste först. Kräver en roll i organisationen.',
        en: 'Those that wait, the oldest first; or those decided, the latest first. Takes a role in the organisation.',
      },
      params: OrganisationPath,
      query: z.object({
        ...pageQuery,
        state: about(z.enum(['waiting', 'decided']).default('waiting'), {
          sv: 'De som väntar eller de avgjorda.',
          en: 'Those that wait or those decided.',
        }),
      }),
      answer: {
        description: { sv: 'En sida förslag.', en: 'A page of proposals.' },
        schema: pageOf(Approval),
        example: { items: [exampleApproval], total: 1, links: { self: '/allmanning/v1/organisations/17/approvals' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      const { id } = await findOrganisation(db, params.organisation)
      demand(actor, 'seeProposals', id)
      const { state, limit, page } = query
      const [found, total] = await Promise.all([
        changeRequestsOf(db, id, state, limit, (page - 1) * limit),
        countChangeRequests(db, id, state),
      ])
      return { body: paged(address, query, { items: found.map(approvalOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/organisations/{organisation}/approvals/decisions',
      id: 'decideMany',
      group,
      summary: { sv: 'Avgör flera ändringar', en: 'Decide several changes' },
      description: {
        sv: 'Var och en avgörs för sig. En som inte går att avgöra står i refused, och stoppar inte de andra.',
        en: 'Each is decided by itself. One that cannot be is in refused, and does not stop the others.',
      },
      params: OrganisationPath,
      json: { schema: NewDecisions, example: { approvals: [12, 13], verdict: 'approve' } },
      answer: {
        description: { sv: 'Hur det gick.', en: 'How it went.' },
        schema: Decided,
        example: {
          decided: [{ id: 12, state: 'approved' }],
          refused: [
            { id: 13, type: problemType('forbidden'), detail: 'You cannot approve your own change. Ask somebody else with the role.' },
          ],
        },
      },
    },
    async ({ db, actor, language, params, body }) => {
      const { id: organisation } = await findOrganisation(db, params.organisation)
      demand(actor, 'approve', organisation)
      const decisions = [...new Set(body!.approvals)].map((request) => decisionOf(request, body!))
      const outcomes = await decideMany(db, actor, approvables, decisions, new Date())
      return {
        body: {
          decided: outcomes.flatMap((one) => ('state' in one ? [one] : [])),
          refused: outcomes.flatMap((one) => ('problem' in one ? [refusedOut(one, language)] : [])),
        },
      }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/approvals/{approval}',
      id: 'getApproval',
      group,
      forSome: true,
      summary: { sv: 'Läs en ändring som väntar', en: 'Read a change that waits' },
      description: { sv: 'Vad som ska ändras, och vad det blev av det.', en: 'What should be changed, and what came of it.' },
      params: ApprovalPath,
      answer: { description: { sv: 'Förslaget.', en: 'The proposal.' }, schema: Approval, example: exampleApproval },
    },
    async ({ db, actor, params }) => {
      const request = await findChangeRequest(db, params.approval)
      demand(actor, 'seeProposals', request.organisation)
      return { body: approvalOut(request) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/approvals/{approval}/decisions',
      id: 'decide',
      group,
      summary: { sv: 'Godkänn eller avslå en ändring', en: 'Approve or reject a change' },
      description: {
        sv: 'Den som föreslog kan inte godkänna, och inte heller en nyckel som samma person har gjort. Har saken ändrats sedan dess blir förslaget inaktuellt och inget görs.',
        en: 'Whoever proposed it cannot approve it, nor can a key that the same person made. If the thing has changed since, the proposal is out of date and nothing is done.',
      },
      params: ApprovalPath,
      json: { schema: NewDecision, example: { verdict: 'approve' } },
      answer,
    },
    async ({ db, actor, params, body }) => {
      await decide(db, actor, approvables, decisionOf(params.approval, body!), new Date())
      return { body: approvalOut(await findChangeRequest(db, params.approval)) }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: '/approvals/{approval}',
      id: 'withdrawApproval',
      group,
      summary: { sv: 'Ta tillbaka en ändring som väntar', en: 'Take back a change that waits' },
      description: {
        sv: 'För den som föreslog den, och för den som får avgöra.',
        en: 'For whoever proposed it, and for whoever may decide.',
      },
      params: ApprovalPath,
      answer: { ...answer, example: { ...answer.example, state: 'withdrawn' } },
    },
    async ({ db, actor, params }) => {
      await withdraw(db, actor, params.approval, new Date())
      return { body: approvalOut(await findChangeRequest(db, params.approval)) }
    },
  )
}

function decisionOf(request: number, { verdict, reason }: z.output<typeof NewDecision>): Decision {
  if (verdict === 'reject' && reason === undefined)
    throw new Problem('invalid', {
      sv: 'Skriv i reason varför du avslår, så att den som föreslog kan göra om.',
      en: 'Write in reason why you reject, so that whoever proposed can do it over.',
    })
  return { request, verdict, ...(reason !== undefined && { reason }) }
}

const refusedOut = ({ id, problem }: { id: number; problem: Problem }, language: Language) => ({
  id,
  type: problemType(problem.kind),
  detail: problem.detail[language],
})
