import { z } from 'zod'
import type { Api } from '../../api/api.ts'
import { paged, pageOf, pageQuery } from '../../api/paging.ts'
import { route } from '../../api/route.ts'
import { about } from '../../api/texts.ts'
import { flag, idIn } from '../../api/values.ts'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { findNeed, listNeeds } from './find.ts'
import { answerProposal, joinCommonNeed, leaveCommonNeed, proposeCommonNeed } from './join.ts'
import { addNeed, changeNeed, closeNeed, publishNeed } from './keep.ts'
import { matchesOf, mostText, shortest } from './matches.ts'
import { NeedInput, themeCodes, urgencies } from './need.ts'
import {
  CommonNeedDetails,
  commonNeedOut,
  exampleCommonNeed,
  exampleHit,
  exampleNeed,
  exampleSimilar,
  FoundSteps,
  NeedDetails,
  needAsJson,
  needOut,
  SimilarOut,
  similarOut,
  stepsOut,
} from './need-json.ts'
import { similarNeeds } from './similar.ts'

const group = 'needs'
const NeedPath = z.object({ need: idIn({ sv: 'Behovets nummer.', en: 'The number of the need.' }) })
const CommonPath = z.object({ commonNeed: idIn({ sv: 'Det gemensamma behovets nummer.', en: 'The number of the common need.' }) })
const organisation = about(z.number().int().min(1), { sv: 'Organisationen som har behovet.', en: 'The organisation that has the need.' })
const need = about(z.number().int().min(1), { sv: 'Behovets nummer.', en: 'The number of the need.' })
const { shape } = NeedInput

// What is left out stays as it is.
const Changed = z
  .object({
    title: shape.title.optional(),
    problem: shape.problem.optional(),
    users: shape.users.unwrap().optional(),
    goals: shape.goals.unwrap().optional(),
    legalDrivers: shape.legalDrivers.unwrap().optional(),
    themes: shape.themes.unwrap().optional(),
    affected: shape.affected.unwrap().optional(),
    urgency: shape.urgency.unwrap().optional(),
    neededBy: shape.neededBy.unwrap().optional(),
  })
  .meta({ id: 'NeedChange' })

const Explored = z.object({ steps: FoundSteps, similar: z.array(SimilarOut) }).meta({ id: 'ExploredNeed' })

const now = { description: { sv: 'Behovet som det är nu.', en: 'The need as it is now.' }, schema: NeedDetails, example: exampleNeed }
const commonNow = {
  description: { sv: 'Det gemensamma behovet som det är nu.', en: 'The common need as it is now.' },
  schema: CommonNeedDetails,
  example: exampleCommonNeed,
}

/** Needs, what there is for them, who else has them, and those that are common. */
export function needRoutes(api: Api): void {
  const one = '/needs/{need}'
  const common = '/common-needs/{commonNeed}'

  route(
    api,
    {
      method: 'get',
      path: '/needs',
      id: 'listNeeds',
      group,
      summary: { sv: 'Lista behoven', en: 'List the needs' },
      description: {
        sv: 'De mest brådskande först. Med q kommer de först som har flest av orden. Utkast syns bara för den egna organisationen.',
        en: 'The most urgent first. With q those with most of the words come first. Drafts are seen by their own organisation only.',
      },
      query: z.object({
        ...pageQuery,
        q: about(z.string().max(200).default(''), { sv: 'Ord att söka efter.', en: 'Words to search for.' }),
        organisation: about(z.coerce.number().int().min(1).optional(), {
          sv: 'Bara organisationens.',
          en: 'Only those of the organisation.',
        }),
        urgency: about(z.enum(urgencies).optional(), { sv: 'Bara så brådskande.', en: 'Only that urgent.' }),
        theme: about(z.enum(themeCodes).optional(), { sv: 'Bara i kategorin.', en: 'Only in the category.' }),
        closed: flag({ sv: 'Också de som är avslutade.', en: 'Also those that are closed.' }),
      }),
      answer: {
        description: { sv: 'En sida behov.', en: 'A page of needs.' },
        schema: pageOf(NeedDetails),
        example: { items: [exampleNeed], total: 1, links: { self: '/allmanning/v1/needs' } },
      },
    },
    async ({ db, actor, query, address }) => {
      const { q: text, organisation, urgency, theme, closed, page, limit } = query
      const { rows, total } = await listNeeds(db, actor, {
        text,
        page,
        limit,
        closed: closed === 'true',
        ...(organisation && { organisation }),
        ...(urgency && { urgency }),
        ...(theme && { theme }),
      })
      return { body: paged(address, query, { items: rows.map(needAsJson), total }) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/needs',
      id: 'addNeed',
      group,
      summary: { sv: 'Beskriv ett behov', en: 'Describe a need' },
      description: {
        sv: 'Det är ett utkast som bara organisationen ser, tills det publiceras.',
        en: 'It is a draft that only the organisation sees, until it is published.',
      },
      json: {
        schema: NeedInput.extend({ organisation }).meta({ id: 'NewNeed' }),
        example: {
          organisation: 17,
          title: { sv: 'Invånare vill veta om det går att bada' },
          problem: { sv: 'Invånare ringer och undrar om vattnet går att bada i.' },
          themes: ['ENVI'],
          urgency: 'high',
        },
      },
      answer: { ...now, status: 201, description: { sv: 'Behovet finns.', en: 'The need is there.' } },
    },
    async ({ db, actor, body }) => {
      const { organisation: whose, ...input } = body!
      const added = await needOut(db, actor, await addNeed(db, actor, whose, input as NeedInput))
      return { body: added, headers: { Location: added.links.self } }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/needs/explorations',
      id: 'exploreNeed',
      group,
      computes: true,
      cost: 5,
      summary: { sv: 'Se vad som finns för ett behov', en: 'See what there is for a need' },
      description: {
        sv: 'Tar en beskrivning med vanliga ord. Svarar med det som redan finns i katalogen, i ramverkets ordning, och med andra som behöver detsamma. Inget sparas.',
        en: 'Takes a description in plain words. Answers with what there is in the catalogue already, in the order of the framework, and with others who need the same. Nothing is stored.',
      },
      json: {
        schema: z
          .object({
            text: about(z.string().min(shortest).max(mostText), { sv: 'Beskrivningen.', en: 'The description.' }),
            themes: about(z.array(z.enum(themeCodes)).max(13).default([]), {
              sv: 'Kategorier som det hör till.',
              en: 'Categories that it belongs to.',
            }),
          })
          .meta({ id: 'NeedExploration' }),
        example: { text: 'Vi skickar brev på papper och vill att de kommer i en digital brevlåda.' },
      },
      answer: {
        description: { sv: 'Det som finns, och de som behöver detsamma.', en: 'What there is, and who needs the same.' },
        schema: Explored,
        example: { steps: [{ step: 'building-blocks', hits: [exampleHit] }], similar: [exampleSimilar] },
      },
    },
    async ({ db, actor, body }) => {
      const found = await matchesOf(db, actor, body!)
      return { body: { steps: stepsOut(found?.looked ?? []), similar: (found?.similar ?? []).map(similarOut) } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: one,
      id: 'getNeed',
      group,
      summary: { sv: 'Läs ett behov', en: 'Read a need' },
      description: { sv: 'Svarets ETag behövs för att ändra det.', en: 'The ETag of the answer is needed for changing it.' },
      params: NeedPath,
      answer: { ...now, description: { sv: 'Behovet.', en: 'The need.' } },
    },
    async ({ db, actor, params }) => ({ body: await needOut(db, actor, params.need) }),
  )

  route(
    api,
    {
      method: 'patch',
      path: one,
      id: 'changeNeed',
      group,
      summary: { sv: 'Ändra ett behov', en: 'Change a need' },
      description: { sv: 'Ändrar bara det som skickas.', en: 'Changes only what is sent.' },
      params: NeedPath,
      json: { schema: Changed, example: { urgency: 'statutory', neededBy: '2027-05-01' } },
      current: lockedNeed,
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      const { version, ...before } = await findNeed(db, actor, params.need)
      const { title, problem, users, goals, legalDrivers, themes, affected, urgency, neededBy } = before
      const whole = { title, problem, users, goals, legalDrivers, themes, affected, urgency, neededBy, ...body }
      return { body: needAsJson(await changeNeed(db, actor, params.need, whole as NeedInput, version)) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/publications`,
      id: 'publishNeed',
      group,
      bodyOptional: true,
      summary: { sv: 'Publicera ett behov', en: 'Publish a need' },
      description: { sv: 'Sedan ser alla det.', en: 'Then everybody sees it.' },
      params: NeedPath,
      answer: now,
    },
    async ({ db, actor, params }) => {
      const { version } = await findNeed(db, actor, params.need)
      return { body: needAsJson(await publishNeed(db, actor, params.need, version)) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/closings`,
      id: 'closeNeed',
      group,
      summary: { sv: 'Avsluta ett behov', en: 'Close a need' },
      description: { sv: 'Det går att läsa även sedan.', en: 'It can still be read.' },
      params: NeedPath,
      json: {
        schema: z
          .object({ why: about(z.string().trim().min(1).max(2000), { sv: 'Varför det avslutas.', en: 'Why it is closed.' }) })
          .meta({ id: 'NeedClosing' }),
        example: { why: 'Kartan finns sedan maj.' },
      },
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      const { version } = await findNeed(db, actor, params.need)
      return { body: needAsJson(await closeNeed(db, actor, params.need, { why: body!.why, version })) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: `${one}/similar`,
      id: 'listSimilarNeeds',
      group,
      summary: { sv: 'Se vilka som behöver detsamma', en: 'See who needs the same' },
      description: {
        sv: 'De mest lika först. Bara publicerade behov, och den egna organisationens.',
        en: 'The most alike first. Only published needs, and those of one’s own organisation.',
      },
      params: NeedPath,
      answer: {
        description: { sv: 'Behoven som liknar det.', en: 'The needs that resemble it.' },
        schema: z.object({ items: z.array(SimilarOut) }),
        example: { items: [exampleSimilar] },
      },
    },
    async ({ db, actor, params }) => {
      const { id, title, problem, users, themes } = await findNeed(db, actor, params.need)
      const text = [title, problem, users].flatMap((one) => Object.values(one)).join('\n')
      return { body: { items: (await similarNeeds(db, actor, { text, themes, except: id, limit: 20 })).map(similarOut) } }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/common-needs',
      id: 'proposeCommonNeed',
      group,
      summary: { sv: 'Föreslå ett gemensamt behov', en: 'Propose a common need' },
      description: {
        sv: 'De andra får en fråga och är med först när de har sagt ja. Finns det egna behovet redan i ett gemensamt, får de frågan om det.',
        en: 'The others are asked, and are in it only when they have said yes. Where one’s own need is in a common one already, they are asked about that.',
      },
      json: {
        schema: z
          .object({
            need,
            others: about(z.array(z.number().int().min(1)).min(1).max(100), {
              sv: 'De andras behov, med nummer.',
              en: 'The needs of the others, by number.',
            }),
          })
          .meta({ id: 'NewCommonNeed' }),
        example: { need: 7, others: [9] },
      },
      answer: { ...commonNow, status: 201, description: { sv: 'Det gemensamma behovet finns.', en: 'The common need is there.' } },
    },
    async ({ db, actor, body }) => {
      const made = await commonNeedOut(db, await proposeCommonNeed(db, actor, body!))
      return { body: made, headers: { Location: made.links.self } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: common,
      id: 'getCommonNeed',
      group,
      summary: { sv: 'Läs ett gemensamt behov', en: 'Read a common need' },
      description: {
        sv: 'Med de behov som är med, och hur de andra har svarat.',
        en: 'With the needs in it, and what the others have answered.',
      },
      params: CommonPath,
      answer: { ...commonNow, description: { sv: 'Det gemensamma behovet.', en: 'The common need.' } },
    },
    async ({ db, params }) => ({ body: await commonNeedOut(db, params.commonNeed) }),
  )

  route(
    api,
    {
      method: 'post',
      path: `${common}/answers`,
      id: 'answerCommonNeed',
      group,
      summary: { sv: 'Svara på ett gemensamt behov', en: 'Answer about a common need' },
      description: {
        sv: 'Gå med, tacka nej eller gå ur. Bara den organisation som har behovet kan säga ja.',
        en: 'Join, decline or leave. Only the organisation that has the need can say yes.',
      },
      params: CommonPath,
      json: {
        schema: z
          .object({
            need,
            verdict: about(z.enum(['join', 'decline', 'leave']), { sv: 'Svaret.', en: 'The answer.' }),
            reason: about(z.string().max(2000).default(''), { sv: 'Skäl.', en: 'Reason.' }),
          })
          .meta({ id: 'CommonNeedAnswer' }),
        example: { need: 9, verdict: 'join' },
      },
      answer: commonNow,
    },
    async ({ db, actor, params, body }) => {
      const { verdict, need: id, reason } = body!
      await answers[verdict](db, actor, params.commonNeed, { need: id, reason })
      return { body: await commonNeedOut(db, params.commonNeed) }
    },
  )
}

type Answering = (db: Db, actor: Actor, common: number, of: { need: number; reason: string }) => Promise<void>
const answers: { readonly [verdict in 'join' | 'decline' | 'leave']: Answering } = {
  join: (db, actor, common, { need: id }) => joinCommonNeed(db, actor, common, id),
  decline: (db, actor, common, { need: id, reason }) => answerProposal(db, actor, common, { need: id, verdict: 'decline', reason }),
  leave: leaveCommonNeed,
}

async function lockedNeed(db: Db, { need: id }: { need: number }, actor: Actor) {
  await db.selectFrom('need').select('id').where('id', '=', id).forUpdate().execute()
  return needOut(db, actor, id)
}
