import { z } from 'zod'
import type { Api } from '../api/api.ts'
import { paged, pageOf, pageQuery } from '../api/paging.ts'
import { route } from '../api/route.ts'
import { about } from '../api/texts.ts'
import { idIn } from '../api/values.ts'
import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { addInitiative } from './add-initiative.ts'
import { completeInitiative, startInitiative, stopInitiative, takeBackInitiative } from './carry-through.ts'
import { changeInitiative } from './change-initiative.ts'
import { findInitiative, lockInitiative, needNumbers } from './find.ts'
import { InitiativeChange, type InitiativeId, InitiativeInput, states } from './initiative.ts'
import { exampleInitiative, InitiativeDetails, InitiativeInList, initiativeOut, inListOut } from './initiative-json.ts'
import { listInitiatives } from './list.ts'
import { proposeInitiative } from './propose.ts'
import { publishInitiative } from './publish-initiative.ts'

const InitiativePath = z.object({ initiative: idIn({ sv: 'Initiativets nummer.', en: 'The number of the initiative.' }) })

const moves = ['publish', 'propose', 'take-back', 'start', 'complete', 'stop'] as const
type Deed = (db: Db, actor: Actor, id: InitiativeId, reason: string) => Promise<unknown>
const deeds: { readonly [move in (typeof moves)[number]]: Deed } = {
  publish: (db, actor, id) => publishInitiative(db, actor, id),
  propose: (db, actor, id) => proposeInitiative(db, actor, id),
  'take-back': (db, actor, id) => takeBackInitiative(db, actor, id),
  start: (db, actor, id) => startInitiative(db, actor, id),
  complete: (db, actor, id) => completeInitiative(db, actor, id),
  stop: (db, actor, id, reason) => stopInitiative(db, actor, id, reason),
}

const Move = z
  .object({
    move: about(z.enum(moves), {
      sv: 'Publicera, lägga fram, ta tillbaka, börja, slutföra eller stoppa.',
      en: 'Publish, propose, take back, start, complete or stop.',
    }),
    reason: about(z.string().trim().max(2000).optional(), { sv: 'Varför. Krävs för att stoppa.', en: 'Why. Needed to stop.' }),
  })
  .meta({ id: 'InitiativeMove' })

/** Initiatives: what is to be done, where it is, and what remains. */
export function initiativeRoutes(api: Api): void {
  const group = 'initiatives'
  const now = {
    description: { sv: 'Initiativet som det är nu.', en: 'The initiative as it is now.' },
    schema: InitiativeDetails,
    example: exampleInitiative,
  }

  route(
    api,
    {
      method: 'get',
      path: '/initiatives',
      id: 'listInitiatives',
      group,
      summary: { sv: 'Lista initiativ', en: 'List initiatives' },
      description: {
        sv: 'De publicerade, och de andra som din nyckel får läsa. De senast ändrade först.',
        en: 'Those published, and the others that your key may read. The latest changed first.',
      },
      query: z.object({
        ...pageQuery,
        q: about(z.string().max(200).default(''), {
          sv: 'En del av namn, beskrivning eller mål.',
          en: 'A part of the name, description or goals.',
        }),
        organisation: about(
          z.coerce
            .number()
            .int()
            .min(1)
            .max(2 ** 31 - 1)
            .optional(),
          {
            sv: 'Bara organisationens egna och de som den deltar i.',
            en: 'Only the organisation’s own and those it takes part in.',
          },
        ),
        state: about(z.enum(states).optional(), { sv: 'Bara de i det läget.', en: 'Only those in that state.' }),
        recommendation: about(z.coerce.number().int().min(1).max(9).optional(), {
          sv: 'Bara de som stöder rekommendationen.',
          en: 'Only those that serve the recommendation.',
        }),
      }),
      answer: {
        description: { sv: 'En sida initiativ.', en: 'A page of initiatives.' },
        schema: pageOf(InitiativeInList),
        example: {
          items: [
            {
              id: 12,
              organisation: 17,
              title: exampleInitiative.title,
              parties: [18],
              recommendations: [3, 4],
              state: 'proposed',
              stateSince: '2026-06-01',
              endsOn: '2027-06-30',
              publishedAt: '2026-05-02T08:00:00.000Z',
              netPresentValue: 1250000,
              priceYear: 2026,
              links: { self: '/allmanning/v1/initiatives/12' },
            },
          ],
          total: 1,
          links: { self: '/allmanning/v1/initiatives' },
        },
      },
    },
    async ({ db, actor, query, address }) => {
      const { q: text, organisation, state, recommendation, page, limit } = query
      const { rows, total } = await listInitiatives(db, actor, {
        text,
        page,
        limit,
        ...(organisation && { organisation, asParty: true }),
        ...(state && { state }),
        ...(recommendation && { recommendation }),
      })
      return { body: paged(address, query, { items: rows.map(inListOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/initiatives',
      id: 'addInitiative',
      group,
      summary: { sv: 'Lägg till ett initiativ', en: 'Add an initiative' },
      description: {
        sv: 'Det börjar som utkast. Att göra ingenting finns med som alternativ från början.',
        en: 'It begins as a draft. Doing nothing is there as an alternative from the start.',
      },
      json: {
        schema: InitiativeInput.extend({
          organisation: about(
            z
              .number()
              .int()
              .min(1)
              .max(2 ** 31 - 1),
            {
              sv: 'Organisationen som ansvarar.',
              en: 'The organisation that is responsible.',
            },
          ),
        }).meta({ id: 'NewInitiative' }),
        example: { organisation: 17, title: { sv: 'En väg in till bygglov i hela länet' }, needs: [7], recommendations: [3, 4] },
      },
      answer: { ...now, status: 201, description: { sv: 'Initiativet finns.', en: 'The initiative is there.' } },
    },
    async ({ db, actor, body }) => {
      const initiative = await initiativeOut(db, actor, await addInitiative(db, actor, body!))
      return { body: initiative, headers: { Location: initiative.links.self } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/initiatives/{initiative}',
      id: 'getInitiative',
      group,
      summary: { sv: 'Läs ett initiativ', en: 'Read an initiative' },
      description: {
        sv: 'Med vad som är klart och vad som återstår. Svarets ETag behövs för att ändra det.',
        en: 'With what is done and what remains. The ETag of the answer is needed for changing it.',
      },
      params: InitiativePath,
      answer: { ...now, description: { sv: 'Initiativet.', en: 'The initiative.' } },
    },
    async ({ db, actor, params }) => ({ body: await initiativeOut(db, actor, params.initiative) }),
  )

  route(
    api,
    {
      method: 'patch',
      path: '/initiatives/{initiative}',
      id: 'changeInitiative',
      group,
      summary: { sv: 'Ändra ett initiativ', en: 'Change an initiative' },
      description: { sv: 'Ändrar bara det som skickas.', en: 'Changes only what is sent.' },
      params: InitiativePath,
      json: { schema: InitiativeChange.meta({ id: 'InitiativeChange' }), example: { goals: { sv: 'Kortare handläggning' } } },
      current: locked,
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      const given = Object.fromEntries(Object.entries(body!).filter(([, value]) => value !== undefined))
      if (Object.keys(given).length === 0)
        throw new Problem('invalid', { sv: 'Skicka det som ska ändras.', en: 'Send what should be changed.' })
      const before = await findInitiative(db, actor, params.initiative)
      const { title, summary, goals, parties, segment, recommendations, endsOn, version } = before
      const was = { title, summary, goals, parties, segment, recommendations, endsOn, needs: await needNumbers(db, before.id) }
      await changeInitiative(db, actor, params.initiative, { ...was, ...given }, version)
      return { body: await initiativeOut(db, actor, params.initiative) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/initiatives/{initiative}/moves',
      id: 'moveInitiative',
      group,
      summary: { sv: 'För ett initiativ vidare', en: 'Take an initiative on' },
      description: {
        sv: 'Saknas något för att lägga fram säger svaret vad, och på vilken sida det görs. Att besluta görs i ett beslut.',
        en: 'Where something is missing to put it forward, the answer says what, and on which page it is done. To decide takes a decision.',
      },
      params: InitiativePath,
      json: { schema: Move, example: { move: 'propose' } },
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      await deeds[body!.move](db, actor, params.initiative, body!.reason ?? '')
      return { body: await initiativeOut(db, actor, params.initiative) }
    },
  )
}

/** As the reader of it saw it, and held until the change is done. */
async function locked(db: Db, { initiative }: { initiative: number }, actor: Actor) {
  await lockInitiative(db, actor, initiative)
  return initiativeOut(db, actor, initiative)
}
