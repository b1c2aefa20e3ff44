import { z } from 'zod'
import type { Api } from '../api/api.ts'
import { wrongInput } from '../api/issues.ts'
import { paged, pageOf, pageQuery } from '../api/paging.ts'
import { route } from '../api/route.ts'
import { about } from '../api/texts.ts'
import { flag, idIn } from '../api/values.ts'
import { Problem } from '../kernel/problem.ts'
import { dayOf } from '../organisations/find.ts'
import { demand } from './access.ts'
import { changeIndicator, defineIndicator, endIndicator } from './define.ts'
import { findIndicator, listIndicators, revisionsOf, valuesOf } from './find.ts'
import { freshnesses } from './freshness.ts'
import { IndicatorInput } from './indicator.ts'
import {
  exampleIndicator,
  exampleValue,
  IndicatorDetails,
  IndicatorInList,
  IndicatorValueOut,
  indicatorOut,
  inListOut,
  valueOut,
} from './indicator-json.ts'
import { reportValues } from './report.ts'

const IndicatorPath = z.object({ indicator: idIn({ sv: 'Indikatorns nummer.', en: 'The number of the indicator.' }) })

const fields = IndicatorInput.shape
// What is left out stays as it is.
const Changed = z
  .object({
    organisation: fields.organisation.unwrap().optional(),
    code: fields.code.unwrap().optional(),
    name: fields.name.optional(),
    description: fields.description.unwrap().optional(),
    unit: fields.unit.optional(),
    decimals: fields.decimals.unwrap().optional(),
    better: fields.better.unwrap().optional(),
    frequency: fields.frequency.unwrap().optional(),
    freshDays: fields.freshDays.unwrap().optional(),
    source: fields.source.optional(),
    sourceUrl: fields.sourceUrl.unwrap().optional(),
  })
  .meta({ id: 'IndicatorChange' })

const Reported = z
  .object({
    values: z
      .array(
        z.strictObject({
          organisation: about(z.number().int().positive().nullable().default(null), {
            sv: 'Numret på den som värdet gäller, eller null för alla tillsammans.',
            en: 'The number of whom the value is about, or null for all together.',
          }),
          period: about(z.string().max(30), { sv: 'Till exempel 2025 eller 2025-Q3.', en: 'Such as 2025 or 2025-Q3.' }),
          value: about(z.number().nullable(), { sv: 'Värdet, eller null för att dra tillbaka.', en: 'The value, or null to withdraw.' }),
          source: about(z.string().max(500).optional(), { sv: 'Källan till just detta värde.', en: 'The source of this very value.' }),
          note: about(z.string().max(2000).optional(), { sv: 'En anteckning.', en: 'A note.' }),
        }),
      )
      .min(1)
      .max(5000),
  })
  .meta({ id: 'ReportedValues' })

const many = z.number().int()
const ReportOutcome = z
  .object({
    added: about(many, { sv: 'Nya perioder.', en: 'New periods.' }),
    revised: about(many, { sv: 'Rättade: en ny utgåva.', en: 'Corrected: a new revision.' }),
    withdrawn: about(many, { sv: 'Tillbakadragna.', en: 'Withdrawn.' }),
    unchanged: about(many, { sv: 'Samma värde som förut.', en: 'The same value as before.' }),
  })
  .meta({ id: 'ReportOutcome' })

/** What is measured, its values, and every revision of them. */
export function indicatorRoutes(api: Api): void {
  const group = 'indicators'
  const one = '/indicators/{indicator}'
  const now = {
    description: { sv: 'Indikatorn som den är nu.', en: 'The indicator as it is now.' },
    schema: IndicatorDetails,
    example: exampleIndicator,
  }

  route(
    api,
    {
      method: 'get',
      path: '/indicators',
      id: 'listIndicators',
      group,
      summary: { sv: 'Lista indikatorerna', en: 'List the indicators' },
      description: {
        sv: 'I bokstavsordning. Utan ended=true bara de som inte är avslutade.',
        en: 'By name. Without ended=true only those that have not ended.',
      },
      query: z.object({
        ...pageQuery,
        q: about(z.string().max(200).default(''), { sv: 'En del av namnet, eller koden.', en: 'A part of the name, or the code.' }),
        organisation: about(z.coerce.number().int().min(1).optional(), {
          sv: 'Som organisationen förvaltar eller har värden i.',
          en: 'That the organisation keeps or has values in.',
        }),
        freshness: about(z.enum(freshnesses).optional(), { sv: 'Bara med den aktualiteten.', en: 'Only of that freshness.' }),
        ended: flag({ sv: 'Också avslutade.', en: 'Also those that have ended.' }),
      }),
      answer: {
        description: { sv: 'En sida indikatorer.', en: 'A page of indicators.' },
        schema: pageOf(IndicatorInList),
        example: {
          items: [
            {
              id: 12,
              organisation: 17,
              code: exampleIndicator.code,
              name: exampleIndicator.name,
              unit: 'dagar',
              frequency: 'year',
              endedAt: null,
              freshness: 'fresh',
              links: { self: '/allmanning/v1/indicators/12', values: '/allmanning/v1/indicators/12/values' },
            },
          ],
          total: 1,
          links: { self: '/allmanning/v1/indicators' },
        },
      },
    },
    async ({ db, query, address }) => {
      const { q: text, organisation, freshness, ended, page, limit } = query
      const asked = { text, page, limit, all: ended === 'true', ...(organisation && { organisation }), ...(freshness && { freshness }) }
      const { rows, total } = await listIndicators(db, asked, dayOf(new Date()))
      return { body: paged(address, query, { items: rows.map(inListOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/indicators',
      id: 'addIndicator',
      group,
      summary: { sv: 'Lägg till en indikator', en: 'Add an indicator' },
      description: {
        sv: 'Vad som mäts, i vilken enhet, hur ofta och varifrån. Värdena rapporteras sedan.',
        en: 'What is measured, in which unit, how often and from where. Values are reported afterwards.',
      },
      json: {
        schema: IndicatorInput.meta({ id: 'NewIndicator' }),
        example: {
          organisation: 17,
          code: 'handlaggningstid',
          name: { sv: 'Handläggningstid för bygglov' },
          unit: 'dagar',
          decimals: 1,
          better: 'lower',
          source: 'Ärendesystemet',
        },
      },
      refuses: ['conflict'],
      answer: { ...now, status: 201, description: { sv: 'Indikatorn finns.', en: 'The indicator is there.' } },
    },
    async ({ db, actor, body }) => {
      const indicator = await indicatorOut(db, await defineIndicator(db, actor, body!))
      return { body: indicator, headers: { Location: indicator.links.self } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: one,
      id: 'getIndicator',
      group,
      summary: { sv: 'Läs om en indikator', en: 'Read about an indicator' },
      description: { sv: 'Svarets ETag behövs för att ändra den.', en: 'The ETag of the answer is needed for changing it.' },
      params: IndicatorPath,
      answer: { ...now, description: { sv: 'Indikatorn.', en: 'The indicator.' } },
    },
    async ({ db, params }) => ({ body: await indicatorOut(db, params.indicator) }),
  )

  route(
    api,
    {
      method: 'patch',
      path: one,
      id: 'changeIndicator',
      group,
      summary: { sv: 'Ändra en indikator', en: 'Change an indicator' },
      description: { sv: 'Ändrar bara det som skickas. Värdena berörs inte.', en: 'Changes only what is sent. Values are not affected.' },
      params: IndicatorPath,
      json: { schema: Changed, example: { freshDays: 400, sourceUrl: 'https://alvbacka.example/statistik' } },
      current: (db, { indicator }) => indicatorOut(db, indicator, { locked: true }),
      refuses: ['conflict'],
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      if (Object.keys(body!).length === 0)
        throw new Problem('invalid', { sv: 'Skicka det som ska ändras.', en: 'Send what should be changed.' })
      const { organisationId, version, ...before } = await findIndicator(db, params.indicator)
      demand(actor, 'define', organisationId)
      const read = IndicatorInput.safeParse({ ...before, organisation: organisationId, ...body })
      if (!read.success) throw wrongInput(read.error, 'body')
      await changeIndicator(db, actor, params.indicator, read.data, version)
      return { body: await indicatorOut(db, params.indicator) }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: one,
      id: 'endIndicator',
      group,
      summary: { sv: 'Avsluta en indikator', en: 'End an indicator' },
      description: {
        sv: 'Inga fler värden rapporteras. De som finns ligger kvar och går att läsa.',
        en: 'No more values are reported. Those that are there stay and can be read.',
      },
      params: IndicatorPath,
      current: (db, { indicator }) => indicatorOut(db, indicator, { locked: true }),
      answer: now,
    },
    async ({ db, actor, params }) => {
      await endIndicator(db, actor, params.indicator)
      return { body: await indicatorOut(db, params.indicator) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: `${one}/values`,
      id: 'listIndicatorValues',
      group,
      summary: { sv: 'Läs en indikators värden', en: 'Read the values of an indicator' },
      description: {
        sv: 'Värdena som gäller, den senaste perioden först. Med revisions=true alla utgåvor, även tillbakadragna.',
        en: 'The values that hold, the latest period first. With revisions=true every revision, also those withdrawn.',
      },
      params: IndicatorPath,
      query: z.object({
        ...pageQuery,
        organisation: about(z.union([z.literal('together'), z.coerce.number().int().min(1)]).optional(), {
          sv: 'Bara den organisationens, eller together för alla tillsammans.',
          en: 'Only of that organisation, or together for all together.',
        }),
        revisions: flag({ sv: 'Alla utgåvor.', en: 'Every revision.' }),
      }),
      answer: {
        description: { sv: 'En sida värden.', en: 'A page of values.' },
        schema: pageOf(IndicatorValueOut),
        example: { items: [exampleValue], total: 1, links: { self: '/allmanning/v1/indicators/12/values' } },
      },
    },
    async ({ db, params, query, address }) => {
      const { id } = await findIndicator(db, params.indicator)
      const { organisation, revisions, page, limit } = query
      const which = { organisation: organisation === 'together' ? null : organisation, page, limit }
      const { rows, total } = await (revisions === 'true' ? revisionsOf : valuesOf)(db, id, which)
      return { body: paged(address, query, { items: rows.map(valueOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/values`,
      id: 'reportIndicatorValues',
      group,
      summary: { sv: 'Rapportera värden', en: 'Report values' },
      description: {
        sv: 'Upp till 5 000 på en gång: alla eller inget. Ett annat värde för en period blir en ny utgåva, null drar tillbaka och samma värde igen gör ingenting.',
        en: 'Up to 5,000 at once: all or nothing. Another value for a period is a new revision, null withdraws, and the same value again does nothing.',
      },
      params: IndicatorPath,
      json: {
        schema: Reported,
        example: {
          values: [
            { period: '2024', value: 44 },
            { period: '2025', value: 41.5, note: 'Rättad efter en dubblett.' },
          ],
        },
      },
      refuses: ['conflict'],
      answer: {
        description: { sv: 'Vad som hände med värdena.', en: 'What became of the values.' },
        schema: ReportOutcome,
        example: { added: 1, revised: 1, withdrawn: 0, unchanged: 0 },
      },
    },
    async ({ db, actor, params, body }) => {
      const { refused: _, ...counts } = await reportValues(db, actor, params.indicator, body!.values, { origin: 'api' })
      return { body: counts }
    },
  )
}
