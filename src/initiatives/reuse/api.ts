import { z } from 'zod'
import { type Api, apiRoot } from '../../api/api.ts'
import { route } from '../../api/route.ts'
import { TextInLanguages } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import { Doer, doerOut, idIn, instant, textsOut } from '../../api/values.ts'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { findInitiative } from '../find.ts'
import { answerReuse, ReuseAnswer } from './answer.ts'
import { hitsOf, reuseState, runsOf } from './find.ts'
import { reasonKeys, verdicts } from './reasons.ts'
import { mostWords, runReuseCheck } from './run.ts'
import { stepKeys } from './steps.ts'

const group = 'initiatives'
const whole = z.number().int()
const InitiativePath = z.object({ initiative: idIn({ sv: 'Initiativets nummer.', en: 'The number of the initiative.' }) })
const HitPath = InitiativePath.extend({ hit: idIn({ sv: 'Träffens nummer i kontrollen.', en: 'The number of the hit in the check.' }) })

const CheckOut = z
  .object({
    state: about(z.enum(['none', 'open', 'answered']), {
      sv: 'Inte gjord, väntar på svar, eller besvarad. Utveckling går att välja när den är besvarad.',
      en: 'Not made, waits for answers, or answered. Developing can be chosen when it is answered.',
    }),
    unanswered: about(whole, { sv: 'Så många träffar väntar på svar.', en: 'How many hits wait for an answer.' }),
    hits: z.array(
      z.object({
        hit: whole,
        step: about(z.enum(stepKeys), { sv: 'Steget, i ramverkets ordning.', en: 'The step, in the order of the framework.' }),
        thing: z.enum(['entry', 'decision']),
        id: whole,
        kind: z.string(),
        title: TextInLanguages,
        score: z.number(),
        demanded: about(z.boolean(), { sv: 'Den behöver svar.', en: 'It needs an answer.' }),
        late: about(z.boolean(), { sv: 'Den kom till katalogen efter sökningen.', en: 'It came to the catalogue after the search.' }),
        answer: z
          .object({ verdict: z.enum(verdicts), reason: z.enum(reasonKeys).nullable(), says: TextInLanguages, at: z.iso.datetime() })
          .nullable(),
      }),
    ),
    runs: about(
      z.array(
        z.object({
          id: whole,
          at: z.iso.datetime(),
          by: Doer,
          words: z.string(),
          why: about(z.enum(['asked', 'new-entries']), {
            sv: 'Någon letade, eller något nytt kom till katalogen.',
            en: 'Somebody looked, or something new came to the catalogue.',
          }),
          found: about(whole, { sv: 'Så många träffar var det då.', en: 'How many hits there were then.' }),
        }),
      ),
      { sv: 'Loggen, det senaste först.', en: 'The log, the latest first.' },
    ),
    links: z.object({ self: z.string(), page: z.string() }),
  })
  .meta({ id: 'ReuseCheck' })

const example: z.input<typeof CheckOut> = {
  state: 'open',
  unanswered: 1,
  hits: [
    {
      hit: 5,
      step: 'building-blocks',
      thing: 'entry',
      id: 41,
      kind: 'building-block',
      title: { sv: 'Digital post' },
      score: 1.02,
      demanded: true,
      late: false,
      answer: null,
    },
  ],
  runs: [
    {
      id: 2,
      at: '2026-06-01T08:00:00.000Z',
      by: { kind: 'key', number: 5 },
      words: 'Brev till en digital brevlåda',
      why: 'asked',
      found: 1,
    },
  ],
  links: { self: '/allmanning/v1/initiatives/3/reuse-check', page: '/initiatives/3/reuse' },
}

async function checkOut(db: Db, actor: Actor, id: number): Promise<z.input<typeof CheckOut>> {
  const initiative = await findInitiative(db, actor, id)
  const [state, hits, runs] = await Promise.all([reuseState(db, initiative.id), hitsOf(db, initiative.id), runsOf(db, initiative.id)])
  return {
    state: state.kind,
    unanswered: state.kind === 'open' ? state.unanswered : 0,
    hits: hits
      .filter(({ current, answer }) => current || answer)
      .map((hit) => ({
        hit: hit.id,
        step: hit.step,
        thing: hit.thing,
        id: hit.thingId,
        kind: hit.kind,
        title: textsOut(hit.title),
        score: hit.score,
        demanded: hit.demanded && hit.there && hit.answer === null,
        late: hit.late,
        answer: hit.answer && {
          verdict: hit.answer.verdict,
          reason: hit.answer.reason,
          says: textsOut(hit.answer.says),
          at: instant(hit.answer.at),
        },
      })),
    runs: runs.map(({ id, at, actor, words, why, found }) => ({
      id,
      at: instant(at),
      by: doerOut(actor),
      words,
      why,
      found: found.length,
    })),
    links: { self: `${apiRoot}/initiatives/${id}/reuse-check`, page: `/initiatives/${id}/reuse` },
  }
}

/** The reuse check of an initiative: look, read what was found, and answer it. */
export function reuseRoutes(api: Api): void {
  const check = '/initiatives/{initiative}/reuse-check'
  const now = { description: { sv: 'Kontrollen som den är nu.', en: 'The check as it is now.' }, schema: CheckOut, example }

  route(
    api,
    {
      method: 'get',
      path: check,
      id: 'getReuseCheck',
      group,
      summary: { sv: 'Läs en återanvändningskontroll', en: 'Read a reuse check' },
      description: {
        sv: 'Vad som hittades, vad som har svarats, och loggen över sökningarna.',
        en: 'What was found, what has been answered, and the log of the searches.',
      },
      params: InitiativePath,
      answer: now,
    },
    async ({ db, actor, params }) => ({ body: await checkOut(db, actor, params.initiative) }),
  )

  route(
    api,
    {
      method: 'post',
      path: `${check}/runs`,
      id: 'runReuseCheck',
      group,
      cost: 5,
      summary: { sv: 'Leta efter det som redan finns', en: 'Look for what there is already' },
      description: {
        sv: 'Söker i ramverkets ordning och sparar sökningen i loggen. Det som redan är besvarat behåller sitt svar.',
        en: 'Searches in the order of the framework and keeps the search in the log. What has been answered keeps its answer.',
      },
      params: InitiativePath,
      json: {
        schema: z
          .object({
            words: about(z.string().trim().min(1).max(mostWords), {
              sv: 'Vad ni behöver, i hela meningar.',
              en: 'What you need, in sentences.',
            }),
          })
          .meta({ id: 'NewReuseRun' }),
        example: { words: 'Vi skickar brev på papper och vill att de kommer i en digital brevlåda.' },
      },
      answer: { ...now, status: 201 },
    },
    async ({ db, actor, params, body }) => {
      await runReuseCheck(db, actor, params.initiative, body!.words)
      const made = await checkOut(db, actor, params.initiative)
      return { body: made, headers: { Location: made.links.self } }
    },
  )

  route(
    api,
    {
      method: 'put',
      path: `${check}/hits/{hit}/answer`,
      id: 'answerReuseHit',
      group,
      summary: { sv: 'Svara på en träff', en: 'Answer a hit' },
      description: {
        sv: 'Används den, anpassas den, eller passar den inte och varför. Ett tidigare svar finns kvar i historiken.',
        en: 'It is used, it is adapted, or it does not do and why. An earlier answer stays in history.',
      },
      params: HitPath,
      json: {
        schema: ReuseAnswer.meta({ id: 'ReuseAnswer' }),
        example: { verdict: 'not-suitable', reason: 'legal', says: { sv: 'Sekretessen hindrar det.' } },
      },
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      await answerReuse(db, actor, params.initiative, params.hit, body!)
      return { body: await checkOut(db, actor, params.initiative) }
    },
  )
}
