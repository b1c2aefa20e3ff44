import { z } from 'zod'
import { type Api, apiRoot } from '../../api/api.ts'
import { paged, pageOf, pageQuery, slice } from '../../api/paging.ts'
import { route } from '../../api/route.ts'
import { about } from '../../api/texts.ts'
import { idIn } from '../../api/values.ts'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { EvidenceKinds } from '../../kernel/evidence.ts'
import { dayOf } from '../../organisations/find.ts'
import { findInitiative } from '../find.ts'
import { changeEvaluation, EvaluationInput, evaluate, evaluationsOf, findEvaluation, publishLessons } from './evaluation.ts'
import { findBenefit, realisationsOf } from './find.ts'
import { followUp } from './follow-up.ts'
import { prepareFollowUpDecision, purposes } from './follow-up-decisions.ts'
import { keepPlan } from './keep-plan.ts'
import { findLessons } from './lessons.ts'
import { PlanInput } from './plan.ts'
import {
  BenefitRealisationDetails,
  benefitOut,
  EvaluationDetails,
  evaluationOut,
  exampleBenefit,
  exampleEvaluation,
  FollowedUpInitiative,
  followedUpOut,
  LessonInList,
  lessonOut,
} from './realisation-json.ts'
import { reportValue, ValueInput } from './report-value.ts'

const InitiativePath = z.object({ initiative: idIn({ sv: 'Initiativets nummer.', en: 'The number of the initiative.' }) })
const BenefitPath = z.object({ benefit: idIn({ sv: 'Nyttans nummer.', en: 'The number of the benefit.' }) })
const EvaluationPath = z.object({ evaluation: idIn({ sv: 'Utvärderingens nummer.', en: 'The number of the evaluation.' }) })

const exampleInput = (({ evaluatedOn, evaluatedBy, effectiveness, effectivenessFound, efficiency, efficiencyFound, lessons }) => ({
  evaluatedOn,
  evaluatedBy,
  effectiveness,
  effectivenessFound,
  efficiency,
  efficiencyFound,
  lessons,
}))(exampleEvaluation)

/** How benefits come home, and what was learnt. */
export function realisationRoutes(api: Api, { kinds }: { kinds: EvidenceKinds }): void {
  const group = 'initiatives'
  const benefitNow = {
    description: { sv: 'Nyttan som den är nu.', en: 'The benefit as it is now.' },
    schema: BenefitRealisationDetails,
    example: exampleBenefit,
  }
  const evaluationNow = {
    description: { sv: 'Utvärderingen som den är nu.', en: 'The evaluation as it is now.' },
    schema: EvaluationDetails,
    example: exampleEvaluation,
  }

  route(
    api,
    {
      method: 'get',
      path: '/initiatives/{initiative}/benefit-plans',
      id: 'listBenefitPlans',
      group,
      summary: { sv: 'Läs hur initiativets nyttor hämtas hem', en: 'Read how the benefits of an initiative come home' },
      description: {
        sv: 'Alla nyttor i nyttokedjan, med plan, förväntat och utfall. Också de som saknar plan.',
        en: 'All benefits of the chain, with plan, expected and realised. Also those without a plan.',
      },
      params: InitiativePath,
      query: z.object({ ...pageQuery }),
      answer: {
        description: { sv: 'Initiativets nyttor.', en: 'The benefits of the initiative.' },
        schema: pageOf(BenefitRealisationDetails),
        example: { items: [exampleBenefit], total: 1, links: { self: '/allmanning/v1/initiatives/12/benefit-plans' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      const { id } = await findInitiative(db, actor, params.initiative)
      const found = (await realisationsOf(db, [id], today())).map(benefitOut)
      return { body: paged(address, query, slice(found, query)) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/benefit-plans/{benefit}',
      id: 'getBenefitPlan',
      group,
      summary: { sv: 'Läs hur en nytta hämtas hem', en: 'Read how a benefit comes home' },
      description: {
        sv: 'Plan, förväntat och utfall per period. Svarets ETag behövs för att ändra planen.',
        en: 'Plan, expected and realised by period. The ETag of the answer is needed for changing the plan.',
      },
      params: BenefitPath,
      answer: { ...benefitNow, description: { sv: 'Nyttan.', en: 'The benefit.' } },
    },
    async ({ db, actor, params }) => ({ body: await readBenefit(db, params, actor) }),
  )

  route(
    api,
    {
      method: 'put',
      path: '/benefit-plans/{benefit}',
      id: 'keepBenefitPlan',
      group,
      summary: { sv: 'Planera hemtagningen av en nytta', en: 'Plan how a benefit comes home' },
      description: {
        sv: 'Skicka hela planen: nyttoansvarig, nolläge, mål, måldatum och mått.',
        en: 'Send the whole plan: owner, baseline, target, target date and measure.',
      },
      params: BenefitPath,
      json: {
        schema: PlanInput.meta({ id: 'NewBenefitPlan' }),
        example: {
          owner: 'Chefen för bygglovsenheten',
          ownerOrganisation: 17,
          measure: 'Handläggningstid per ärende',
          unit: 'minuter',
          baseline: 340,
          baselineOn: '2026-12-31',
          target: 280,
          targetOn: '2029-12-31',
          frequency: 'year',
          method: 'linear',
          valuesFrom: 'hand',
          unitWorth: 5200,
          priceYear: 2026,
        },
      },
      current: async (db, params, actor) => {
        await db.selectFrom('chain_step').select('id').where('id', '=', params.benefit).forUpdate().execute()
        return readBenefit(db, params, actor)
      },
      answer: benefitNow,
    },
    async ({ db, actor, params, body }) => {
      const { benefit } = await findBenefit(db, actor, params.benefit, today())
      return { body: benefitOut(await keepPlan(db, actor, benefit.id, body!, benefit.plan?.version ?? 0, new Date())) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/benefit-plans/{benefit}/values',
      id: 'reportBenefitValue',
      group,
      summary: { sv: 'Rapportera utfallet av en nytta', en: 'Report what came of a benefit' },
      description: {
        sv: 'Ett nytt värde för en period ersätter det gamla, som finns kvar. Är det klart sämre än väntat krävs en orsak.',
        en: 'A new value of a period takes the place of the old one, which is kept. One that is clearly worse than expected needs a reason.',
      },
      params: BenefitPath,
      json: {
        schema: ValueInput.meta({ id: 'NewBenefitValue' }),
        example: { period: '2027', value: 324, source: 'Ärendesystemet', reason: { sv: 'Införandet blev en månad försenat.' } },
      },
      answer: benefitNow,
    },
    async ({ db, actor, params, body }) => ({ body: benefitOut(await reportValue(db, actor, params.benefit, body!, new Date())) }),
  )

  route(
    api,
    {
      method: 'get',
      path: '/initiatives/{initiative}/evaluations',
      id: 'listEvaluations',
      group,
      summary: { sv: 'Läs utvärderingar av ett initiativ', en: 'Read the evaluations of an initiative' },
      description: { sv: 'De senaste först.', en: 'The latest first.' },
      params: InitiativePath,
      query: z.object({ ...pageQuery }),
      answer: {
        description: { sv: 'Utvärderingarna.', en: 'The evaluations.' },
        schema: pageOf(EvaluationDetails),
        example: { items: [exampleEvaluation], total: 1, links: { self: '/allmanning/v1/initiatives/12/evaluations' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      const { id } = await findInitiative(db, actor, params.initiative)
      return { body: paged(address, query, slice((await evaluationsOf(db, [id])).map(evaluationOut), query)) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/initiatives/{initiative}/evaluations',
      id: 'addEvaluation',
      group,
      summary: { sv: 'Lägg till en utvärdering', en: 'Add an evaluation' },
      description: {
        sv: 'Om lösningen är ändamålsenlig och effektiv, vad som visade sig, och vad andra kan lära.',
        en: 'Whether the solution is effective and efficient, what was found, and what others can learn.',
      },
      params: InitiativePath,
      json: { schema: EvaluationInput.meta({ id: 'NewEvaluation' }), example: exampleInput },
      answer: { ...evaluationNow, status: 201, description: { sv: 'Utvärderingen finns.', en: 'The evaluation is there.' } },
    },
    async ({ db, actor, params, body }) => {
      const evaluation = await readEvaluation(db, { evaluation: await evaluate(db, actor, params.initiative, body!) }, actor)
      return { body: evaluation, headers: { Location: evaluation.links.self } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/evaluations/{evaluation}',
      id: 'getEvaluation',
      group,
      summary: { sv: 'Läs en utvärdering', en: 'Read an evaluation' },
      description: { sv: 'Svarets ETag behövs för att ändra den.', en: 'The ETag of the answer is needed for changing it.' },
      params: EvaluationPath,
      answer: { ...evaluationNow, description: { sv: 'Utvärderingen.', en: 'The evaluation.' } },
    },
    async ({ db, actor, params }) => ({ body: await readEvaluation(db, params, actor) }),
  )

  route(
    api,
    {
      method: 'put',
      path: '/evaluations/{evaluation}',
      id: 'changeEvaluation',
      group,
      summary: { sv: 'Ändra en utvärdering', en: 'Change an evaluation' },
      description: { sv: 'Skicka hela utvärderingen.', en: 'Send the whole evaluation.' },
      params: EvaluationPath,
      json: { schema: EvaluationInput.meta({ id: 'EvaluationChange' }), example: exampleInput },
      current: async (db, params, actor) => {
        await db.selectFrom('evaluation').select('id').where('id', '=', params.evaluation).forUpdate().execute()
        return readEvaluation(db, params, actor)
      },
      answer: evaluationNow,
    },
    async ({ db, actor, params, body }) => {
      const { version } = await findEvaluation(db, actor, params.evaluation)
      await changeEvaluation(db, actor, params.evaluation, body!, version)
      return { body: await readEvaluation(db, params, actor) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/evaluations/{evaluation}/publications',
      id: 'publishLessons',
      group,
      summary: { sv: 'Publicera lärdomarna, eller sluta', en: 'Publish the lessons, or stop' },
      description: {
        sv: 'Initiativet ska vara publicerat först.',
        en: 'The initiative must be published first.',
      },
      params: EvaluationPath,
      json: {
        schema: z
          .object({
            publish: about(z.boolean(), { sv: 'Om lärdomarna ska vara publicerade.', en: 'Whether the lessons are to be published.' }),
          })
          .meta({ id: 'LessonPublication' }),
        example: { publish: true },
      },
      refuses: ['conflict'],
      answer: evaluationNow,
    },
    async ({ db, actor, params, body }) => {
      await publishLessons(db, actor, params.evaluation, body!.publish)
      return { body: await readEvaluation(db, params, actor) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/initiatives/{initiative}/follow-up-decisions',
      id: 'prepareFollowUpDecision',
      group,
      summary: { sv: 'Förbered ett beslut om fortsättningen', en: 'Prepare a decision on going on' },
      description: {
        sv: 'Ett utkast till beslut om att fortsätta, ändra eller stoppa, med nyttorna och deras indikatorer som underlag. Beslutet bereds och fattas som andra beslut.',
        en: 'A draft of a decision to continue, change or stop, with the benefits and their indicators as evidence. It is prepared and taken as other decisions.',
      },
      params: InitiativePath,
      json: {
        schema: z
          .object({ purpose: about(z.enum(purposes), { sv: 'Vad beslutet ska gälla.', en: 'What the decision is to be.' }) })
          .meta({ id: 'NewFollowUpDecision' }),
        example: { purpose: 'continue' },
      },
      answer: {
        status: 201,
        description: { sv: 'Utkastet finns.', en: 'The draft is there.' },
        schema: z
          .object({
            decision: about(z.number().int(), { sv: 'Beslutets nummer.', en: 'The number of the decision.' }),
            links: z.object({ decision: z.string() }),
          })
          .meta({ id: 'FollowUpDecision' }),
        example: { decision: 31, links: { decision: '/allmanning/v1/decisions/31' } },
      },
    },
    async ({ db, actor, params, body }) => {
      const decision = await prepareFollowUpDecision(db, actor, params.initiative, { purpose: body!.purpose, kinds, today: today() })
      const address = `${apiRoot}/decisions/${decision}`
      return { body: { decision, links: { decision: address } }, headers: { Location: address } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/follow-up',
      id: 'listFollowUp',
      group,
      summary: { sv: 'Följ upp alla initiativ', en: 'Follow up all initiatives' },
      description: {
        sv: 'Initiativ som pågår eller är genomförda. De som behöver uppmärksamhet kommer först.',
        en: 'Initiatives that are under way or carried out. Those that need attention come first.',
      },
      query: z.object({
        ...pageQuery,
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
        months: about(z.coerce.number().int().min(1).max(120).default(12), {
          sv: 'Hur många månader en nytta får vara utan nytt värde.',
          en: 'How many months a benefit may be without a new value.',
        }),
      }),
      answer: {
        description: { sv: 'En sida initiativ.', en: 'A page of initiatives.' },
        schema: pageOf(FollowedUpInitiative),
        example: {
          items: [
            {
              initiative: 12,
              title: { sv: 'En väg in till bygglov i hela länet' },
              organisation: 17,
              state: 'running',
              evaluations: 0,
              attention: [],
              expectedKronor: 104000,
              realisedKronor: 83200,
              benefits: [
                {
                  id: 41,
                  title: exampleBenefit.title,
                  progress: 'on-the-way',
                  attention: ['value-due'],
                  expectedKronor: 104000,
                  realisedKronor: 83200,
                  link: '/allmanning/v1/benefit-plans/41',
                },
              ],
              links: { self: '/allmanning/v1/initiatives/12', page: '/initiatives/12/realisation' },
            },
          ],
          total: 1,
          links: { self: '/allmanning/v1/follow-up' },
        },
      },
    },
    async ({ db, actor, query, address }) => {
      const { organisation, months } = query
      const { initiatives } = await followUp(db, actor, { months, today: today(), ...(organisation && { organisation }) })
      return { body: paged(address, query, slice(initiatives.map(followedUpOut), query)) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/lessons',
      id: 'listLessons',
      group,
      summary: { sv: 'Sök bland lärdomar', en: 'Search lessons' },
      description: {
        sv: 'Publicerade lärdomar från utvärderade initiativ, de senaste först.',
        en: 'Published lessons from initiatives that have been evaluated, the latest first.',
      },
      query: z.object({
        ...pageQuery,
        q: about(z.string().max(200).default(''), { sv: 'Ord som ska finnas med.', en: 'Words that must be there.' }),
      }),
      answer: {
        description: { sv: 'En sida lärdomar.', en: 'A page of lessons.' },
        schema: pageOf(LessonInList),
        example: {
          items: [
            {
              evaluation: 5,
              initiative: 12,
              title: { sv: 'En väg in till bygglov i hela länet' },
              organisation: 17,
              evaluatedOn: '2029-03-01',
              evaluatedBy: 'Internrevisionen',
              effectiveness: 'yes',
              efficiency: 'partly',
              lessons: exampleEvaluation.lessons,
              links: { initiative: '/allmanning/v1/initiatives/12' },
            },
          ],
          total: 1,
          links: { self: '/allmanning/v1/lessons' },
        },
      },
    },
    async ({ db, query, address }) => {
      const { q: text, page, limit } = query
      const { rows, total } = await findLessons(db, { text, page, limit })
      return { body: paged(address, query, { items: rows.map(lessonOut), total }) }
    },
  )
}

const today = () => dayOf(new Date())

const readBenefit = async (db: Db, { benefit }: { benefit: number }, actor: Actor) =>
  benefitOut((await findBenefit(db, actor, benefit, today())).benefit)

const readEvaluation = async (db: Db, { evaluation }: { evaluation: number }, actor: Actor) =>
  evaluationOut(await findEvaluation(db, actor, evaluation))
