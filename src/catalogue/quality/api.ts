import { z } from 'zod'
import type { Api } from '../../api/api.ts'
import { paged, pageOf, pageQuery, slice } from '../../api/paging.ts'
import { route } from '../../api/route.ts'
import { TextInLanguages } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import { idIn, instant, textsOut } from '../../api/values.ts'
import { Problem } from '../../kernel/problem.ts'
import { findEntry, findSource } from '../find.ts'
import { qualityOf, recordQuality, type SourceQuality, trendOf } from './find.ts'
import { publishersCompared } from './find-node.ts'
import { efforts } from './fixes.ts'
import { dimensionNames, indicatorIds, indicators } from './indicators.ts'
import { bandOf, type Method, methodNames, mostPoints, mostPointsIn, pointsFor } from './method.ts'
import { adviceOf, headlineOf } from './ranked-fixes.ts'

const methodQuery = about(z.enum(methodNames as [Method, ...Method[]]).default('eu'), {
  sv: 'Vems regler: eu för EU:s metod, digg för Sveriges dataportals avvikelser från den.',
  en: 'Whose rules: eu for the method of the EU, digg for the deviations of the Swedish portal.',
})
const points = (sv: string, en: string) => about(z.number(), { sv, en })
const Dimensions = z
  .record(z.enum(dimensionNames as [string, ...string[]]), z.object({ points: z.number(), most: z.number(), unknown: z.number() }))
  .meta({ id: 'QualityDimensions' })

const score = {
  method: methodQuery.def.innerType,
  points: points('Poängen.', 'The points.'),
  most: points('Flest möjliga poäng.', 'The most points there can be.'),
  unknown: points(
    'Poäng som kan tillkomma när det som inte är prövat har prövats.',
    'Points that may be added when what has not been tried has been.',
  ),
  band: about(z.enum(['excellent', 'good', 'sufficient', 'bad']), { sv: 'Utmärkt, bra, tillräcklig eller dålig.', en: 'The rating.' }),
  dimensions: Dimensions,
}

const Fix = z
  .object({
    id: z.string(),
    headline: TextInLanguages,
    advice: TextInLanguages,
    effort: about(z.enum(Object.keys(efforts) as [string, ...string[]]), {
      sv: 'Sortens arbete: once, each eller server.',
      en: 'The sort of work.',
    }),
    records: about(z.number().int(), { sv: 'Hur många datamängder det gäller.', en: 'How many datasets it is about.' }),
    gainPerRecord: points('Poäng för varje datamängd, i medeltal.', 'Points for each dataset, as a mean.'),
    gain: points('Poäng för katalogen när alla är rättade.', 'Points for the catalogue when all of them are mended.'),
    examples: about(z.array(z.object({ uri: z.string(), id: z.number().int().optional(), title: TextInLanguages })), {
      sv: 'De första av dem.',
      en: 'The first of them.',
    }),
  })
  .meta({ id: 'RankedFix' })

const SourceScore = z
  .object({
    ...score,
    sourceId: z.number().int(),
    runId: z.number().int(),
    at: z.iso.datetime(),
    records: about(z.number().int(), { sv: 'Datamängder som räknas.', en: 'Datasets that count.' }),
    indicators: about(
      z.record(z.string(), z.object({ label: TextInLanguages, share: z.number().nullable(), points: z.number(), most: z.number() })),
      {
        sv: 'Hur stor andel som uppfyller varje indikator.',
        en: 'What share fulfils each indicator.',
      },
    ),
    fixes: about(z.array(Fix), { sv: 'Vad som ger mest, först.', en: 'What to do, that which gives most first.' }),
    trend: about(z.array(z.object({ runId: z.number().int(), at: z.iso.datetime(), points: z.number() })), {
      sv: 'Poängen körning för körning, äldst först.',
      en: 'The points run by run, oldest first.',
    }),
  })
  .meta({ id: 'SourceQuality' })

const EntryScore = z
  .object({
    ...score,
    at: z.iso.datetime(),
    marks: about(z.record(z.string(), z.number().nullable()), {
      sv: 'Hur väl varje indikator är uppfylld, 0 till 1; null när det inte är känt.',
      en: 'How far each indicator is fulfilled, 0 to 1; null while it is not known.',
    }),
    advice: about(z.array(z.object({ id: z.string(), advice: TextInLanguages })), { sv: 'Vad som kan göras.', en: 'What can be done.' }),
    stars: about(z.array(z.number().int()), {
      sv: 'Stjärnor för varje distribution, 0 till 4.',
      en: 'Stars of each distribution, 0 to 4.',
    }),
    staleness: about(z.string(), {
      sv: 'Om den är aktuell: current, stale, nothing-promised eller no-date.',
      en: 'Whether it is up to date.',
    }),
    description: about(z.string(), {
      sv: 'Om beskrivningen räcker: good, short, same-as-title eller missing.',
      en: 'Whether the description is enough.',
    }),
  })
  .meta({ id: 'EntryQuality' })

const PublisherScore = z
  .object({
    publisher: about(z.string().nullable(), {
      sv: 'Adress eller namn; null för dem som ingen utgivare har.',
      en: 'Address or name; null for those without a publisher.',
    }),
    name: TextInLanguages.nullable(),
    records: z.number().int(),
    points: z.number(),
    unknown: z.number(),
    stale: about(z.number().int(), { sv: 'Hur många som inte är aktuella.', en: 'How many are out of date.' }),
    stars: z.number().nullable(),
    dimensions: z.record(z.string(), z.number()),
  })
  .meta({ id: 'PublisherQuality' })

const exampleDimensions = Object.fromEntries(
  dimensionNames.map((name) => [name, { points: 50, most: mostPointsIn(name, 'eu'), unknown: 0 }]),
)
const exampleScore = { method: 'eu' as const, points: 250, most: 405, unknown: 0, band: 'good' as const, dimensions: exampleDimensions }
const exampleFix = {
  id: 'add-keywords',
  headline: {
    sv: '47 datamängder saknar nyckelord: +30 poäng var, +8,2 för katalogen',
    en: '47 datasets lack keywords: +30 points each, +8.2 for the catalogue',
  },
  advice: { sv: 'Ange minst ett nyckelord.', en: 'Give at least one keyword.' },
  effort: 'each',
  records: 47,
  gainPerRecord: 30,
  gain: 8.2,
  examples: [{ uri: 'https://data.tallvik.example/badvatten', id: 17, title: { sv: 'Badvatten' } }],
}

/** How well things are described, and what to do first about it. */
export function qualityRoutes(api: Api): void {
  route(
    api,
    {
      method: 'get',
      path: '/sources/{source}/quality',
      id: 'getSourceQuality',
      group: 'quality',
      summary: { sv: 'Se en källas kvalitet', en: 'See the quality of a source' },
      description: {
        sv: 'Poäng enligt Metadata Quality Assessment, andel per indikator, vad som ger mest att rätta och hur det har gått över tid.',
        en: 'Points by the Metadata Quality Assessment, the share for each indicator, what gives most to mend, and the development over time.',
      },
      params: z.object({ source: idIn({ sv: 'Källans nummer.', en: 'The number of the source.' }) }),
      query: z.object({ method: methodQuery }),
      answer: {
        description: { sv: 'Källans kvalitet.', en: 'The quality of the source.' },
        schema: SourceScore,
        example: {
          ...exampleScore,
          sourceId: 3,
          runId: 41,
          at: '2026-05-05T06:00:12.000Z',
          records: 31,
          indicators: { keyword: { label: { ...indicators.keyword.label }, share: 0.5, points: 15, most: 30 } },
          fixes: [exampleFix],
          trend: [{ runId: 41, at: '2026-05-05T06:00:12.000Z', points: 250 }],
        },
      },
    },
    async ({ db, params, query }) => {
      const { id } = await findSource(db, params.source)
      const found = await qualityOf(db, id, query.method)
      if (!found || found.best.records === 0) throw notScored()
      return { body: sourceScoreOut(found, await trendOf(db, id, { method: query.method })) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/entries/{entry}/quality',
      id: 'getEntryQuality',
      group: 'quality',
      summary: { sv: 'Se en posts kvalitet', en: 'See the quality of an entry' },
      description: {
        sv: 'Poäng, vad som kan göras, stjärnor och om den är aktuell.',
        en: 'Points, what can be done, stars, and whether it is up to date.',
      },
      params: z.object({ entry: idIn({ sv: 'Postens nummer.', en: 'The number of the entry.' }) }),
      query: z.object({ method: methodQuery }),
      answer: {
        description: { sv: 'Postens kvalitet.', en: 'The quality of the entry.' },
        schema: EntryScore,
        example: {
          ...exampleScore,
          at: '2026-05-05T06:00:12.000Z',
          marks: { keyword: 1, theme: 0 },
          advice: [{ id: 'add-theme', advice: { sv: 'Ange en kategori.', en: 'Give a theme.' } }],
          stars: [3],
          staleness: 'current',
          description: 'good',
        },
      },
    },
    async ({ db, params, query }) => {
      const { id } = await findEntry(db, params.entry)
      const found = await recordQuality(db, id, query.method)
      if (!found) throw notScored()
      const { at, marks, fixes, stars, staleness, description } = found
      return {
        body: {
          ...pointsOut(found, query.method),
          at: instant(at),
          marks,
          advice: fixes.map((fix) => ({ id: fix, advice: adviceOf(fix) })),
          stars: [...stars],
          staleness,
          description,
        },
      }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/publishers',
      id: 'comparePublishers',
      group: 'quality',
      summary: { sv: 'Jämför utgivare', en: 'Compare publishers' },
      description: {
        sv: 'Utgivare sida vid sida, den med flest poäng först. Högst 500 jämförs.',
        en: 'Publishers side by side, the one with most points first. At most 500 are compared.',
      },
      query: z.object({
        method: methodQuery,
        source: about(z.coerce.number().int().min(1).optional(), {
          sv: 'Bara inom källan med det här numret.',
          en: 'Only within the source with this number.',
        }),
        ...pageQuery,
      }),
      answer: {
        description: { sv: 'En sida utgivare.', en: 'A page of publishers.' },
        schema: pageOf(PublisherScore),
        example: {
          items: [
            {
              publisher: 'https://data.tallvik.example/utgivare',
              name: { sv: 'Tallviks kommun' },
              records: 31,
              points: 250,
              unknown: 0,
              stale: 2,
              stars: 2.5,
              dimensions: { findability: 60, accessibility: 50, interoperability: 60, reusability: 60, contextuality: 20 },
            },
          ],
          total: 1,
          links: { self: '/allmanning/v1/publishers' },
        },
      },
    },
    async ({ db, query, address }) => {
      const all = await publishersCompared(db, { method: query.method, ...(query.source !== undefined && { source: query.source }) })
      const { items, total } = slice(all, query)
      return { body: paged(address, query, { items: items.map(({ name, ...one }) => ({ ...one, name: name && textsOut(name) })), total }) }
    },
  )
}

type Scored = Pick<SourceQuality['best'], 'points' | 'unknown' | 'dimensions'>

const pointsOut = ({ points, unknown, dimensions }: Scored, method: Method) => ({
  method,
  points,
  most: mostPoints(method),
  unknown,
  band: bandOf(points).id,
  dimensions: Object.fromEntries(dimensionNames.map((name) => [name, { ...dimensions[name], most: mostPointsIn(name, method) }])),
})

function sourceScoreOut({ source, run, at, method, best, fixes }: SourceQuality, trend: Awaited<ReturnType<typeof trendOf>>) {
  return {
    ...pointsOut(best, method),
    sourceId: source,
    runId: run,
    at: instant(at),
    records: best.records,
    indicators: Object.fromEntries(
      indicatorIds.map((id) => {
        const { met, population } = best.counts[id]
        const share = population === 0 ? null : met / population
        return [
          id,
          { label: { ...indicators[id].label }, share, points: (share ?? 0) * pointsFor(id, method), most: pointsFor(id, method) },
        ]
      }),
    ),
    fixes: fixes.map((fix) => ({
      id: fix.id,
      headline: headlineOf(fix),
      advice: adviceOf(fix.id),
      effort: fix.effort,
      records: fix.records,
      gainPerRecord: fix.gainPerRecord,
      gain: fix.gain,
      examples: fix.concerned.map(({ uri, id, title }) => ({ uri, ...(id !== undefined && { id }), title: textsOut(title) })),
    })),
    trend: trend.map((one) => ({ runId: one.run, at: instant(one.at), points: one.points })),
  }
}

const notScored = () =>
  new Problem('not-found', {
    sv: 'Här finns inga poäng än. Datamängder och register får poäng strax efter att källan har hämtats.',
    en: 'There are no points here yet. Datasets and registers get points soon after the source has been harvested.',
  })
