import { z } from 'zod'
import { type Api, apiRoot } from '../api/api.ts'
import { paged, pageOf, pageQuery } from '../api/paging.ts'
import { route } from '../api/route.ts'
import { about } from '../api/texts.ts'
import { idIn } from '../api/values.ts'
import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { dayOf } from '../organisations/find.ts'
import { AcceptanceInput, acceptDrift } from './accept-drift.ts'
import { AdoptionInput, adoptPosition, endAdoption } from './adopt.ts'
import { exampleAdoption, exampleDecision, exampleEvidence, exampleInList } from './api-examples.ts'
import { type DecisionId, DraftChange, DraftInput, EvidenceInput, states, TakingInput } from './decision.ts'
import {
  AdoptionOut,
  adoptionOut,
  DecisionDetails,
  DecisionInList,
  decisionOut,
  EvidenceList,
  evidenceListOut,
  inListOut,
} from './decision-json.ts'
import { changeDraft, draftDecision } from './draft.ts'
import { adoptionsOf, findAdoption, findDecision, listDecisions, lockDecision, replacementOf, shows } from './find.ts'
import { seenNow } from './page-tools.ts'
import { addEvidence, removeEvidence } from './pin.ts'
import { PublicationInput, publishPosition } from './publish.ts'
import { supersede } from './supersede.ts'
import { type Deciding, takeDecision } from './take.ts'
import { withdraw } from './withdraw.ts'

const group = 'decisions'
const DecisionPath = z.object({ decision: idIn({ sv: 'Beslutets nummer.', en: 'The number of the decision.' }) })
const EvidencePath = DecisionPath.extend({ evidence: idIn({ sv: 'Underlagets nummer.', en: 'The number of the piece of evidence.' }) })
const AdoptionPath = DecisionPath.extend({ adoption: idIn({ sv: 'Anslutningens nummer.', en: 'The number of the adoption.' }) })
const Withdrawal = z
  .object({
    version: about(z.number().int(), { sv: 'Versionen som du läste.', en: 'The version that you read.' }),
    why: about(z.string().trim().min(1).max(5000), { sv: 'Varför.', en: 'Why.' }),
  })
  .meta({ id: 'DecisionWithdrawal' })

const search = {
  q: about(z.string().max(200).default(''), {
    sv: 'En del av rubriken, frågan, slutsatsen eller organisationens namn, eller ett helt diarienummer.',
    en: 'A part of the title, question, conclusion or the name of the organisation, or a whole diary number.',
  }),
  organisation: about(z.coerce.number().int().min(1).optional(), {
    sv: 'Bara den organisationens.',
    en: 'Only those of that organisation.',
  }),
}

const page = {
  description: { sv: 'En sida beslut.', en: 'A page of decisions.' },
  schema: pageOf(DecisionInList),
  example: { items: [exampleInList], total: 1, links: { self: '/allmanning/v1/decisions' } },
}
const now = {
  description: { sv: 'Beslutet som det är nu.', en: 'The decision as it is now.' },
  schema: DecisionDetails,
  example: exampleDecision,
}
const evidenceNow = {
  description: { sv: 'Underlaget som det var och som det är.', en: 'The evidence as it was and as it is.' },
  schema: EvidenceList,
  example: exampleEvidence,
}
const adoptionNow = {
  description: { sv: 'Vem som utgår från det, och hur.', en: 'Who relies on it, and how.' },
  schema: AdoptionOut,
  example: exampleAdoption,
}

/** Decisions with what they rest on, and positions that others rely on. */
export function decisionRoutes(api: Api, deciding: Deciding): void {
  const { kinds } = deciding
  const one = '/decisions/{decision}'

  route(
    api,
    {
      method: 'get',
      path: '/decisions',
      id: 'listDecisions',
      group,
      summary: { sv: 'Lista beslut', en: 'List decisions' },
      description: {
        sv: 'De senaste först. Utkast visas bara för den egna organisationen.',
        en: 'The latest first. Drafts are shown to their own organisation only.',
      },
      query: z.object({
        ...pageQuery,
        ...search,
        state: about(z.enum(states).optional(), { sv: 'Bara i det läget.', en: 'Only in that state.' }),
        subjectKind: about(z.string().max(50).optional(), {
          sv: 'Vad de gäller, till exempel initiative.',
          en: 'What they are about, such as initiative.',
        }),
        subject: about(z.string().max(50).optional(), { sv: 'Numret på det de gäller.', en: 'The number of what they are about.' }),
        only: about(z.enum(shows).optional(), {
          sv: 'Bara de vars underlag har ändrats, som ska omprövas, eller som är ställningstaganden.',
          en: 'Only those whose evidence has moved, that are to be reviewed, or that are positions.',
        }),
      }),
      answer: page,
    },
    async ({ db, actor, query, address }) => {
      const { q: text, organisation, state, subjectKind, subject, only: show, page, limit } = query
      const asked = {
        text,
        page,
        limit,
        ...(organisation && { organisations: [organisation] }),
        ...(state && { state }),
        ...(show && { show }),
        ...(subjectKind && { subject: { kind: subjectKind, ...(subject && { id: subject }) } }),
      }
      const { rows, total } = await listDecisions(db, actor, asked, dayOf(new Date()))
      return { body: paged(address, query, { items: rows.map(inListOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/positions',
      id: 'listPositions',
      group,
      summary: { sv: 'Lista ställningstaganden', en: 'List positions' },
      description: {
        sv: 'Beslut som gäller och som är publicerade för andra att utgå från.',
        en: 'Decisions in force that are published for others to rely on.',
      },
      query: z.object({
        ...pageQuery,
        ...search,
        adoptedBy: about(z.coerce.number().int().min(1).optional(), {
          sv: 'Bara de som den organisationen utgår från.',
          en: 'Only those that this organisation relies on.',
        }),
      }),
      answer: page,
    },
    async ({ db, actor, query, address }) => {
      const { q: text, organisation, adoptedBy, page, limit } = query
      const asked = {
        text,
        page,
        limit,
        show: 'positions' as const,
        ...(organisation && { organisations: [organisation] }),
        ...(adoptedBy && { adoptedBy }),
      }
      const { rows, total } = await listDecisions(db, actor, asked, dayOf(new Date()))
      return { body: paged(address, query, { items: rows.map(inListOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/decisions',
      id: 'draftDecision',
      group,
      summary: { sv: 'Skriv ett utkast till beslut', en: 'Draft a decision' },
      description: {
        sv: 'Underlaget nålas fast som det är nu. Kräver en roll som får bereda beslut.',
        en: 'The evidence is pinned as it is now. Takes a role that may prepare decisions.',
      },
      json: {
        schema: DraftInput.meta({ id: 'NewDecision' }),
        example: {
          organisation: 17,
          title: { sv: 'Gemensam plattform för e-tjänster' },
          question: { sv: 'Ska kommunen gå med i regionens plattform eller bygga en egen?' },
          alternatives: exampleDecision.alternatives,
          evidence: [{ kind: 'entry', subject: '12' }],
        },
      },
      answer: { ...now, status: 201, description: { sv: 'Utkastet finns.', en: 'The draft is there.' } },
    },
    async ({ db, actor, body }) => made(db, actor, await draftDecision(db, actor, body!, kinds)),
  )

  route(
    api,
    {
      method: 'get',
      path: one,
      id: 'getDecision',
      group,
      summary: { sv: 'Läs ett beslut', en: 'Read a decision' },
      description: {
        sv: 'Svarets ETag behövs för att ändra ett utkast.',
        en: 'The ETag of the answer is needed for changing a draft.',
      },
      params: DecisionPath,
      answer: now,
    },
    async ({ db, actor, params }) => ({ body: await out(db, actor, params.decision) }),
  )

  route(
    api,
    {
      method: 'patch',
      path: one,
      id: 'changeDraft',
      group,
      summary: { sv: 'Ändra ett utkast', en: 'Change a draft' },
      description: {
        sv: 'Ändrar bara det som skickas. Ett fattat beslut ändras inte: ersätt det.',
        en: 'Changes only what is sent. A decision that has been taken does not change: replace it.',
      },
      params: DecisionPath,
      json: { schema: DraftChange.meta({ id: 'DecisionChange' }), example: { chosen: 'join' } },
      current: async (db, { decision }, actor) => {
        await lockDecision(db, actor, decision)
        return out(db, actor, decision)
      },
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      if (Object.keys(body!).length === 0)
        throw new Problem('invalid', { sv: 'Skicka det som ska ändras.', en: 'Send what should be changed.' })
      const { version } = await findDecision(db, actor, params.decision)
      await changeDraft(db, actor, params.decision, body!, version)
      return { body: await out(db, actor, params.decision) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: `${one}/evidence`,
      id: 'listEvidence',
      group,
      summary: { sv: 'Läs vad ett beslut vilar på', en: 'Read what a decision rests on' },
      description: {
        sv: 'Varje underlag som det nålades fast och som det är nu, och vad skillnaderna betyder.',
        en: 'Each piece of evidence as it was pinned and as it is now, and what the differences mean.',
      },
      params: DecisionPath,
      cost: 5,
      answer: evidenceNow,
    },
    async ({ db, actor, params }) => ({ body: await evidenceOut(db, actor, params.decision) }),
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/evidence`,
      id: 'addEvidence',
      group,
      summary: { sv: 'Nåla fast ett underlag', en: 'Pin a piece of evidence' },
      description: { sv: 'Till ett utkast, som det är nu.', en: 'To a draft, as it is now.' },
      params: DecisionPath,
      json: { schema: EvidenceInput.meta({ id: 'NewEvidence' }), example: { kind: 'entry', subject: '12' } },
      answer: evidenceNow,
    },
    async ({ db, actor, params, body }) => {
      await addEvidence(db, actor, kinds, params.decision, body!)
      return { body: await evidenceOut(db, actor, params.decision) }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: `${one}/evidence/{evidence}`,
      id: 'removeEvidence',
      group,
      summary: { sv: 'Ta bort ett underlag', en: 'Remove a piece of evidence' },
      description: { sv: 'Ur ett utkast.', en: 'From a draft.' },
      params: EvidencePath,
      answer: evidenceNow,
    },
    async ({ db, actor, params }) => {
      await removeEvidence(db, actor, params.decision, params.evidence)
      return { body: await evidenceOut(db, actor, params.decision) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/evidence/{evidence}/acceptances`,
      id: 'acceptDrift',
      group,
      summary: { sv: 'Bedöm ett underlag som har ändrats', en: 'Judge a piece of evidence that has moved' },
      description: {
        sv: 'Beslutet står fast, med skälet. Kräver rollen beslutsfattare.',
        en: 'The decision stands, for a reason. Takes the role of decision maker.',
      },
      params: EvidencePath,
      json: {
        schema: AcceptanceInput.meta({ id: 'DriftAcceptance' }),
        example: { seen: '60303ae22b998861', why: 'Skillnaden är tillfällig.' },
      },
      answer: evidenceNow,
    },
    async ({ db, actor, params, body }) => {
      await acceptDrift(db, actor, kinds, params.decision, params.evidence, body!)
      return { body: await evidenceOut(db, actor, params.decision) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/takings`,
      id: 'takeDecision',
      group,
      summary: { sv: 'Fatta ett beslut', en: 'Take a decision' },
      description: {
        sv: 'Sedan ändras det inte mer. Har underlaget ändrats sedan utkastet svarar den 409, om inte anyway säger varför.',
        en: 'Then it does not change. Where evidence has moved since the draft it answers 409, unless anyway says why.',
      },
      params: DecisionPath,
      json: {
        schema: TakingInput.meta({ id: 'DecisionTaking' }),
        example: {
          version: 2,
          chosen: 'join',
          conclusion: { sv: 'Kommunen går med i regionens plattform.' },
          reasons: { sv: 'Den sparar mest för invånarna och kostar minst att förvalta.' },
          decidedBy: 'Kommunstyrelsen',
          decidedOn: '2026-06-01',
          diaryNumber: 'KS 2026/118',
          reviewOn: '2028-06-01',
        },
      },
      refuses: ['conflict'],
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      await takeDecision(db, actor, params.decision, body!, deciding)
      return { body: await out(db, actor, params.decision) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/replacements`,
      id: 'replaceDecision',
      group,
      summary: { sv: 'Börja ersätta ett beslut', en: 'Begin to replace a decision' },
      description: {
        sv: 'Ett nytt utkast med samma innehåll. Det gamla gäller tills det nya är fattat.',
        en: 'A new draft with the same content. The old one is in force until the new one is taken.',
      },
      params: DecisionPath,
      answer: { ...now, status: 201, description: { sv: 'Utkastet finns.', en: 'The draft is there.' } },
    },
    async ({ db, actor, params }) => made(db, actor, await supersede(db, actor, kinds, params.decision)),
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/withdrawals`,
      id: 'withdrawDecision',
      group,
      summary: { sv: 'Dra tillbaka ett beslut', en: 'Withdraw a decision' },
      description: {
        sv: 'Eller ge upp ett utkast. De som utgår från det får veta det.',
        en: 'Or give up a draft. Those who rely on it are told.',
      },
      params: DecisionPath,
      json: { schema: Withdrawal, example: { version: 3, why: 'Fel nämnd fattade beslutet.' } },
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      await withdraw(db, actor, params.decision, body!)
      return { body: await out(db, actor, params.decision) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/publications`,
      id: 'publishPosition',
      group,
      summary: { sv: 'Publicera ett ställningstagande', en: 'Publish a position' },
      description: {
        sv: 'Eller ändra för vilka det är tänkt; då får de som utgår från det veta det.',
        en: 'Or change for whom it is meant; then those who rely on it are told.',
      },
      params: DecisionPath,
      json: {
        schema: PublicationInput.meta({ id: 'PositionPublication' }),
        example: { version: 2, appliesTo: { sv: 'Kommuner med färre än 25 000 invånare.' } },
      },
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      await publishPosition(db, actor, params.decision, body!)
      return { body: await out(db, actor, params.decision) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/adoptions`,
      id: 'adoptPosition',
      group,
      summary: { sv: 'Utgå från ett ställningstagande', en: 'Rely on a position' },
      description: {
        sv: 'Som det är, eller med en skillnad. Organisationen får veta när det ändras.',
        en: 'As it is, or with a difference. The organisation is told when it changes.',
      },
      params: DecisionPath,
      json: {
        schema: AdoptionInput.meta({ id: 'NewAdoption' }),
        example: { organisation: 18, adoptedOn: '2026-09-01', diaryNumber: 'KS 2026/204' },
      },
      answer: { ...adoptionNow, status: 201 },
    },
    async ({ db, actor, params, body }) => {
      const id = await adoptPosition(db, actor, params.decision, body!)
      return { body: adoptionOut(await findAdoption(db, id)), headers: { Location: `${apiRoot}/decisions/${params.decision}` } }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: `${one}/adoptions/{adoption}`,
      id: 'endAdoption',
      group,
      summary: { sv: 'Sluta utgå från ett ställningstagande', en: 'No longer rely on a position' },
      description: {
        sv: 'Det som var finns kvar i listan, med dagen då det upphörde.',
        en: 'It stays in the list, with the day that it ended.',
      },
      params: AdoptionPath,
      answer: adoptionNow,
    },
    async ({ db, actor, params }) => {
      const { decisionId } = await findAdoption(db, params.adoption)
      if (decisionId !== params.decision)
        throw new Problem('not-found', { sv: 'Beslutet har ingen sådan anslutning.', en: 'The decision has no such adoption.' })
      await endAdoption(db, actor, params.adoption)
      return { body: adoptionOut(await findAdoption(db, params.adoption)) }
    },
  )

  async function evidenceOut(db: Db, actor: Actor, id: DecisionId) {
    const decision = await findDecision(db, actor, id)
    const { evidence, materiality } = await seenNow(db, deciding, decision)
    return evidenceListOut(id, evidence, materiality)
  }
}

async function out(db: Db, actor: Actor, id: DecisionId): Promise<z.input<typeof DecisionDetails>> {
  const decision = await findDecision(db, actor, id)
  const [replacement, adoptions] = await Promise.all([replacementOf(db, actor, id), adoptionsOf(db, id)])
  return decisionOut(decision, replacement?.id ?? null, adoptions)
}

const made = async (db: Db, actor: Actor, id: DecisionId) => ({
  body: await out(db, actor, id),
  headers: { Location: `${apiRoot}/decisions/${id}` },
})
