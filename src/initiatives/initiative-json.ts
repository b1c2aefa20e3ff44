import { z } from 'zod'
import { apiRoot } from '../api/api.ts'
import { TextInLanguages } from '../api/shared.ts'
import { about } from '../api/texts.ts'
import { instant, textsOut } from '../api/values.ts'
import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import { findInitiative, needsOf } from './find.ts'
import { readinessFacts } from './find-readiness.ts'
import { type InitiativeId, states } from './initiative.ts'
import type { Listed } from './list.ts'
import { phases, readinessOf } from './readiness.ts'

const whole = z.number().int()
const day = z.iso.date().nullable()

const usual = {
  id: whole,
  organisation: about(whole, { sv: 'Organisationen som ansvarar.', en: 'The organisation that is responsible.' }),
  title: TextInLanguages,
  parties: about(z.array(whole), { sv: 'Andra organisationer som deltar.', en: 'Other organisations that take part.' }),
  recommendations: about(z.array(whole), { sv: 'Ramverkets rekommendationer.', en: 'Recommendations of the framework.' }),
  state: about(z.enum(states), { sv: 'Var initiativet är.', en: 'Where the initiative is.' }),
  stateSince: about(day, { sv: 'Sedan vilken dag. Ett utkast har ingen.', en: 'Since which day. A draft has none.' }),
  endsOn: about(day, { sv: 'Dagen då arbetet ska vara klart.', en: 'The day when the work is to be over.' }),
  publishedAt: about(z.iso.datetime().nullable(), { sv: 'När alla fick läsa det.', en: 'When everybody could read it.' }),
}

export const InitiativeInList = z
  .object({
    ...usual,
    netPresentValue: about(z.number().nullable(), {
      sv: 'Det valda alternativets, eller det högsta innan något är valt, i kronor.',
      en: 'That of the chosen alternative, or the highest before one is chosen, in kronor.',
    }),
    priceYear: about(whole.nullable(), { sv: 'I vilket års priser.', en: 'In the prices of which year.' }),
    links: z.object({ self: z.string() }),
  })
  .meta({ id: 'InitiativeInList' })

const Task = z
  .object({
    key: about(z.string(), { sv: 'Vad som ska göras.', en: 'What is to be done.' }),
    phase: about(z.enum(phases), { sv: 'Fasen i nyttorealiseringen.', en: 'The phase of benefit realisation.' }),
    state: about(z.enum(['done', 'remains', 'later']), { sv: 'Klart, återstår eller senare.', en: 'Done, remains, or not its turn yet.' }),
    needed: about(z.boolean(), { sv: 'Krävs för att lägga fram.', en: 'Needed to put it forward.' }),
    page: about(z.string(), { sv: 'Sidan där det görs.', en: 'The page where it is done.' }),
  })
  .meta({ id: 'InitiativeTask' })

export const InitiativeDetails = z
  .object({
    ...usual,
    summary: TextInLanguages,
    goals: about(TextInLanguages, { sv: 'Mål i verksamheten.', en: 'Goals of the organisation.' }),
    segment: about(z.string().nullable(), { sv: 'Vilka den är till för.', en: 'Whom it is for.' }),
    needs: about(z.array(whole), { sv: 'Behoven som du får läsa.', en: 'The needs that you may read.' }),
    chosenAlternative: about(whole.nullable(), { sv: 'Alternativet som valdes.', en: 'The alternative that was chosen.' }),
    tasks: about(z.array(Task), { sv: 'Vad som är klart och vad som återstår.', en: 'What is done and what remains.' }),
    version: whole,
    addedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    links: z.object({ self: z.string(), alternatives: z.string(), page: z.string() }),
  })
  .meta({ id: 'Initiative' })

export const inListOut = (row: Listed): z.input<typeof InitiativeInList> => ({
  id: row.id,
  organisation: row.organisationId,
  title: textsOut(row.title),
  parties: row.parties,
  recommendations: row.recommendations,
  state: row.state,
  stateSince: row.stateOn,
  endsOn: row.endsOn,
  publishedAt: row.publishedAt && instant(row.publishedAt),
  netPresentValue: row.npv,
  priceYear: row.npv === null ? null : row.priceYear,
  links: { self: `${apiRoot}/initiatives/${row.id}` },
})

export async function initiativeOut(db: Db, actor: Actor, id: InitiativeId): Promise<z.input<typeof InitiativeDetails>> {
  const initiative = await findInitiative(db, actor, id)
  const needs = await needsOf(db, actor, id)
  const tasks = readinessOf(await readinessFacts(db, initiative))
  const { state } = initiative
  return {
    id,
    organisation: initiative.organisationId,
    title: textsOut(initiative.title),
    summary: textsOut(initiative.summary),
    goals: textsOut(initiative.goals),
    parties: initiative.parties,
    segment: initiative.segment,
    recommendations: initiative.recommendations,
    needs: needs.map((need) => need.id),
    state: state.kind,
    stateSince: 'on' in state ? state.on : null,
    chosenAlternative: 'alternative' in state ? state.alternative : null,
    endsOn: initiative.endsOn,
    publishedAt: initiative.publishedAt && instant(initiative.publishedAt),
    tasks: tasks.map(({ key, phase, state: done, gate, path }) => ({
      key,
      phase,
      state: done,
      needed: gate,
      page: `/initiatives/${id}${path}`,
    })),
    version: initiative.version,
    addedAt: instant(initiative.addedAt),
    changedAt: instant(initiative.changedAt),
    links: { self: `${apiRoot}/initiatives/${id}`, alternatives: `${apiRoot}/initiatives/${id}/alternatives`, page: `/initiatives/${id}` },
  }
}

export const exampleInitiative: z.input<typeof InitiativeDetails> = {
  id: 12,
  organisation: 17,
  title: { sv: 'En väg in till bygglov i hela länet' },
  summary: { sv: 'Sökande ska kunna följa sitt ärende i samma tjänst i alla kommuner.' },
  goals: { sv: 'Kortare handläggning' },
  parties: [18],
  segment: null,
  recommendations: [3, 4],
  needs: [7],
  state: 'proposed',
  stateSince: '2026-06-01',
  chosenAlternative: null,
  endsOn: '2027-06-30',
  publishedAt: '2026-05-02T08:00:00.000Z',
  tasks: [{ key: 'reuse', phase: 'identify', state: 'done', needed: true, page: '/initiatives/12/reuse' }],
  version: 5,
  addedAt: '2026-05-01T08:00:00.000Z',
  changedAt: '2026-06-01T08:00:00.000Z',
  links: { self: '/allmanning/v1/initiatives/12', alternatives: '/allmanning/v1/initiatives/12/alternatives', page: '/initiatives/12' },
}
