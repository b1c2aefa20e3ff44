import { z } from 'zod'
import { type Api, apiRoot } from '../../api/api.ts'
import { paged, pageOf, pageQuery } from '../../api/paging.ts'
import { route } from '../../api/route.ts'
import { TextInLanguages } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import { Doer, doerOut, flag, idIn, instant, textsOut } from '../../api/values.ts'
import { demand } from '../access.ts'
import { findOrganisation } from '../find.ts'
import { dealWith } from './deal-with.ts'
import { findNotice, noticesOf, type Told } from './find.ts'

const Path = z.object({ organisation: idIn({ sv: 'Organisationens nummer.', en: 'The number of the organisation.' }) })
const NoticePath = Path.extend({ notice: idIn({ sv: 'Meddelandets nummer.', en: 'The number of the notice.' }) })

const Notice = z
  .object({
    id: z.number().int(),
    kind: about(z.string(), { sv: 'Sorten, till exempel evidence-moved.', en: 'The kind, such as evidence-moved.' }),
    says: TextInLanguages,
    subject: about(z.object({ kind: z.string(), id: z.string() }), { sv: 'Vad det gäller.', en: 'What it is about.' }),
    at: about(z.iso.datetime(), { sv: 'När det började vänta.', en: 'When it began to wait.' }),
    doneAt: about(z.iso.datetime().nullable(), { sv: 'När det blev klart.', en: 'When it was done.' }),
    doneBy: z.union([Doer, z.null()]),
    links: z.object({
      self: z.string(),
      page: about(z.string(), { sv: 'Sidan där man gör något åt det.', en: 'The page where one does something about it.' }),
    }),
  })
  .meta({ id: 'Notice' })

const noticeOut = ({ id, organisation, kind, says, subject, path, at, doneAt, doneBy }: Told): z.input<typeof Notice> => ({
  id,
  kind,
  says: textsOut(says),
  subject,
  at: instant(at),
  doneAt: doneAt && instant(doneAt),
  doneBy: doneBy && doerOut(doneBy),
  links: { self: `${apiRoot}/organisations/${organisation}/notices/${id}`, page: path },
})

const example: z.input<typeof Notice> = {
  id: 31,
  kind: 'evidence-moved',
  says: { sv: 'Underlaget för beslutet om e-arkiv har ändrats.', en: 'The evidence of the decision on an e-archive has moved.' },
  subject: { kind: 'decision', id: '12' },
  at: '2026-06-01T08:00:00.000Z',
  doneAt: null,
  doneBy: null,
  links: { self: '/allmanning/v1/organisations/17/notices/31', page: '/decisions/12' },
}

/** What an organisation needs to act on. */
export function noticeRoutes(api: Api): void {
  const group = 'organisations'
  const all = '/organisations/{organisation}/notices'

  route(
    api,
    {
      method: 'get',
      path: all,
      id: 'listNotices',
      group,
      forSome: true,
      summary: { sv: 'Lista vad organisationen har att göra', en: 'List what the organisation needs to act on' },
      description: {
        sv: 'Underlag som har ändrats, svar som andra väntar på och dagar som har kommit, det senaste först. Kräver en roll i organisationen.',
        en: 'Evidence that has moved, answers that others wait for and days that have come, the latest first. Takes a role in the organisation.',
      },
      params: Path,
      query: z.object({
        ...pageQuery,
        done: flag({ sv: 'De som är klara i stället för de som väntar.', en: 'Those that are done instead of those that wait.' }),
      }),
      answer: {
        description: { sv: 'En sida meddelanden.', en: 'A page of notices.' },
        schema: pageOf(Notice),
        example: { items: [example], total: 1, links: { self: '/allmanning/v1/organisations/17/notices' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      const { id } = await findOrganisation(db, params.organisation)
      demand(actor, 'seeNotices', id)
      const { page, limit, done } = query
      const { rows, total } = await noticesOf(db, id, { done: done === 'true', page, limit })
      return { body: paged(address, query, { items: rows.map(noticeOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: `${all}/{notice}`,
      id: 'getNotice',
      group,
      forSome: true,
      summary: { sv: 'Läs ett meddelande', en: 'Read a notice' },
      description: {
        sv: 'Svarets ETag behövs för att markera det som klart.',
        en: 'The ETag of the answer is needed for marking it as done.',
      },
      params: NoticePath,
      answer: { description: { sv: 'Meddelandet.', en: 'The notice.' }, schema: Notice, example },
    },
    async ({ db, actor, params }) => {
      demand(actor, 'seeNotices', params.organisation)
      return { body: noticeOut(await findNotice(db, params.organisation, params.notice)) }
    },
  )

  route(
    api,
    {
      method: 'patch',
      path: `${all}/{notice}`,
      id: 'dealWithNotice',
      group,
      summary: { sv: 'Markera ett meddelande som klart', en: 'Mark a notice as done' },
      description: {
        sv: 'Händer det igen kommer ett nytt meddelande. Ett som redan är klart ändras inte.',
        en: 'If it happens again there is a new notice. One that is done already does not change.',
      },
      params: NoticePath,
      json: {
        schema: z
          .object({ done: about(z.literal(true), { sv: 'Att det är klart.', en: 'That it is done.' }) })
          .meta({ id: 'NoticeChange' }),
        example: { done: true },
      },
      current: async (db, { organisation, notice }, actor) => {
        demand(actor, 'seeNotices', organisation)
        return noticeOut(await findNotice(db, organisation, notice, { locked: true }))
      },
      answer: {
        description: { sv: 'Meddelandet som det är nu.', en: 'The notice as it is now.' },
        schema: Notice,
        example: { ...example, doneAt: '2026-06-02T08:00:00.000Z', doneBy: { kind: 'key', number: 5 } },
      },
    },
    async ({ db, actor, params }) => ({ body: noticeOut(await dealWith(db, actor, params.organisation, params.notice)) }),
  )
}
