import { z } from 'zod'
import { apiRoot } from '../../api/api.ts'
import { TextInLanguages } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import { instant, textsOut } from '../../api/values.ts'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type CommonNeedId, findCommonNeed, membersOf } from './common-need.ts'
import { findNeed } from './find.ts'
import type { Matches } from './matches.ts'
import { type Need, type NeedId, stateOf, urgencies } from './need.ts'
import type { SimilarNeed } from './similar.ts'

const whole = z.number().int()

export const NeedDetails = z
  .object({
    id: whole,
    organisation: about(whole, { sv: 'Organisationen som har behovet.', en: 'The organisation that has the need.' }),
    state: about(z.enum(['draft', 'published', 'closed']), { sv: 'Utkast, publicerat eller avslutat.', en: 'Draft, published or closed.' }),
    title: TextInLanguages,
    problem: TextInLanguages,
    users: TextInLanguages,
    goals: TextInLanguages,
    legalDrivers: TextInLanguages,
    themes: about(z.array(z.string()), { sv: 'EU:s datakategorier, med kod.', en: 'The data themes of the EU, by code.' }),
    affected: about(z.array(whole), { sv: 'Andra organisationer som berörs.', en: 'Other organisations that it touches.' }),
    urgency: about(z.enum(urgencies), { sv: 'Hur bråttom det är.', en: 'How urgent it is.' }),
    neededBy: about(z.iso.date().nullable(), { sv: 'Dagen då det behövs.', en: 'The day that it is needed.' }),
    closedWhy: about(z.string().nullable(), { sv: 'Varför det avslutades.', en: 'Why it was closed.' }),
    version: whole,
    changedAt: z.iso.datetime(),
    links: z.object({ self: z.string(), similar: z.string(), page: z.string() }),
  })
  .meta({ id: 'Need' })

export const needAsJson = (need: Need): z.input<typeof NeedDetails> => ({
  id: need.id,
  organisation: need.organisationId,
  state: stateOf(need),
  title: textsOut(need.title),
  problem: textsOut(need.problem),
  users: textsOut(need.users),
  goals: textsOut(need.goals),
  legalDrivers: textsOut(need.legalDrivers),
  themes: need.themes,
  affected: need.affected,
  urgency: need.urgency,
  neededBy: need.neededBy,
  closedWhy: need.closedWhy,
  version: need.version,
  changedAt: instant(need.changedAt),
  links: {
    self: `${apiRoot}/needs/${need.id}`,
    similar: `${apiRoot}/needs/${need.id}/similar`,
    page: `/needs/${need.id}`,
  },
})

export const needOut = async (db: Db, actor: Actor, id: NeedId) => needAsJson(await findNeed(db, actor, id))

export const exampleNeed: z.input<typeof NeedDetails> = {
  id: 7,
  organisation: 17,
  state: 'published',
  title: { sv: 'Invånare vill veta om det går att bada' },
  problem: { sv: 'Invånare ringer och undrar om vattnet går att bada i.' },
  users: { sv: 'Badgäster, 20 000 en solig dag.' },
  goals: {},
  legalDrivers: {},
  themes: ['ENVI'],
  affected: [18],
  urgency: 'high',
  neededBy: '2027-05-01',
  closedWhy: null,
  version: 2,
  changedAt: '2026-06-01T08:00:00.000Z',
  links: { self: '/allmanning/v1/needs/7', similar: '/allmanning/v1/needs/7/similar', page: '/needs/7' },
}

export const SimilarOut = z
  .object({
    need: whole,
    organisation: whole,
    title: TextInLanguages,
    likeness: about(z.number().min(0).max(1), {
      sv: 'Hur mycket de har gemensamt: 0 är inget, 1 allt.',
      en: 'How much they have in common: 0 is nothing, 1 everything.',
    }),
    commonNeed: about(whole.nullable(), { sv: 'Det gemensamma behov som det är en del av.', en: 'The common need that it is a part of.' }),
    link: z.string(),
  })
  .meta({ id: 'SimilarNeed' })

export const similarOut = ({ id, organisationId, title, likeness, common }: SimilarNeed): z.input<typeof SimilarOut> => ({
  need: id,
  organisation: organisationId,
  title: textsOut(title),
  likeness: Math.round(likeness * 1000) / 1000,
  commonNeed: common,
  link: `${apiRoot}/needs/${id}`,
})

export const HitOut = z
  .object({
    thing: about(z.enum(['entry', 'decision']), {
      sv: 'En post i katalogen, eller ett ställningstagande som är publicerat här.',
      en: 'An entry of the catalogue, or a position that is published here.',
    }),
    id: whole,
    kind: z.string(),
    title: TextInLanguages,
    score: about(z.number(), {
      sv: 'Hur väl det svarar mot texten: 1 är ett ovanligt ord i titeln.',
      en: 'How well it answers the text: 1 is a rare word in the title.',
    }),
    close: about(z.boolean(), {
      sv: 'Det ligger så nära att en återanvändningskontroll kräver svar.',
      en: 'It is so close that a reuse check demands an answer.',
    }),
  })
  .meta({ id: 'ReuseHit' })

export const FoundSteps = z.array(
  z.object({
    step: about(z.enum(['building-blocks', 'services', 'solutions', 'data', 'positions']), {
      sv: 'Steget, i ramverkets ordning.',
      en: 'The step, in the order of the framework.',
    }),
    hits: z.array(HitOut),
  }),
)

export const stepsOut = (looked: Matches['looked']): z.input<typeof FoundSteps> =>
  looked.map(({ step, hits }) => ({
    step,
    hits: hits.map(({ thing, id, kind, title, score, demanded }) => ({ thing, id, kind, title: textsOut(title), score, close: demanded })),
  }))

export const exampleHit: z.input<typeof HitOut> = {
  thing: 'entry',
  id: 41,
  kind: 'building-block',
  title: { sv: 'Digital post', en: 'Digital post' },
  score: 1.02,
  close: true,
}

export const exampleSimilar: z.input<typeof SimilarOut> = {
  need: 9,
  organisation: 18,
  title: { sv: 'Varna när badvattnet är otjänligt' },
  likeness: 0.31,
  commonNeed: null,
  link: '/allmanning/v1/needs/9',
}

export const CommonNeedDetails = z
  .object({
    id: whole,
    organisation: about(whole, { sv: 'Organisationen som håller samman det.', en: 'The organisation that holds it together.' }),
    title: TextInLanguages,
    description: TextInLanguages,
    needs: z.array(
      z.object({
        need: whole,
        organisation: whole,
        state: about(z.enum(['proposed', 'joined', 'declined', 'left']), {
          sv: 'Tillfrågad, med, tackade nej, eller gick ur.',
          en: 'Asked, joined, declined, or left.',
        }),
        reason: z.string().nullable(),
      }),
    ),
    version: whole,
    links: z.object({ self: z.string(), page: z.string() }),
  })
  .meta({ id: 'CommonNeed' })

export async function commonNeedOut(db: Db, id: CommonNeedId): Promise<z.input<typeof CommonNeedDetails>> {
  const [{ organisationId, title, description, version }, members] = await Promise.all([findCommonNeed(db, id), membersOf(db, id)])
  return {
    id,
    organisation: organisationId,
    title: textsOut(title),
    description: textsOut(description),
    needs: members.map(({ need, organisationId: organisation, state, reason }) => ({ need, organisation, state, reason })),
    version,
    links: { self: `${apiRoot}/common-needs/${id}`, page: `/needs/common/${id}` },
  }
}

export const exampleCommonNeed: z.input<typeof CommonNeedDetails> = {
  id: 3,
  organisation: 17,
  title: { sv: 'Invånare vill veta om det går att bada' },
  description: {},
  needs: [
    { need: 7, organisation: 17, state: 'joined', reason: null },
    { need: 9, organisation: 18, state: 'proposed', reason: null },
  ],
  version: 1,
  links: { self: '/allmanning/v1/common-needs/3', page: '/needs/common/3' },
}
