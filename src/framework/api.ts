import { z } from 'zod'
import type { Api } from '../api/api.ts'
import { paged, pageOf, pageQuery, slice } from '../api/paging.ts'
import { route } from '../api/route.ts'
import { about } from '../api/texts.ts'
import type { Framework, Recommendation } from './recommendation.ts'

const Both = z.object({ sv: z.string(), en: z.string() }).meta({ id: 'TextInBoth' })
const RecommendationOut = z
  .object({
    id: z.string(),
    number: about(z.number().int().nullable(), {
      sv: 'Rekommendationens nummer; avsnittet om segmentering har inget.',
      en: 'The number of the recommendation; the section on segmentation has none.',
    }),
    name: Both,
    short: Both,
    explanation: about(Both, { sv: 'Vad den betyder, med våra ord.', en: 'What it means, in our words.' }),
    points: about(z.array(z.object({ letter: z.string().optional(), sv: z.string(), en: z.string() })), {
      sv: 'Så står det i ramverket.',
      en: 'What the framework says.',
    }),
    eif: about(z.array(z.number().int()), {
      sv: 'Motsvarande rekommendationer i EIF.',
      en: 'Recommendations of the EIF that say the same.',
    }),
    principles: about(z.array(z.string()), { sv: 'Principerna den hör till.', en: 'The principles it belongs to.' }),
    links: z.object({ page: z.string() }),
  })
  .meta({ id: 'Recommendation' })

/** The framework itself, as data. */
export function frameworkRoutes(api: Api, { recommendations, parts }: Framework): void {
  route(
    api,
    {
      method: 'get',
      path: '/framework/recommendations',
      id: 'listRecommendations',
      group: 'framework',
      summary: { sv: 'Läs ramverkets rekommendationer', en: 'Read the recommendations of the framework' },
      description: {
        sv: 'Rekommendationerna i Svenskt ramverk för digital samverkan, och avsnittet om segmentering.',
        en: 'The recommendations of the Swedish framework for digital collaboration, and the section on segmentation.',
      },
      query: z.object(pageQuery),
      answer: {
        description: { sv: 'En sida rekommendationer.', en: 'A page of recommendations.' },
        schema: pageOf(RecommendationOut),
        example: {
          items: [
            {
              id: 'reuse',
              number: 5,
              name: { sv: 'Återanvänd det som finns', en: 'Reuse what there is' },
              short: { sv: 'Återanvändning', en: 'Reuse' },
              explanation: { sv: 'Se efter vad som finns innan ni bygger.', en: 'See what there is before you build.' },
              points: [{ letter: 'a', sv: 'Använd byggblock.', en: 'Use building blocks.' }],
              eif: [6],
              principles: ['P5'],
              links: { page: '/framework/5' },
            },
          ],
          total: 10,
          links: {
            self: '/allmanning/v1/framework/recommendations?limit=1',
            next: '/allmanning/v1/framework/recommendations?limit=1&page=2',
          },
        },
      },
    },
    async ({ query, address }) => {
      const { items, total } = slice([...recommendations, ...parts], query)
      return { body: paged(address, query, { items: items.map(recommendationOut), total }) }
    },
  )
}

const both = ({ sv, en }: { sv: string; en: string }) => ({ sv, en })

const recommendationOut = ({ id, number, name, short, explanation, points, eif, principles }: Recommendation) => ({
  id,
  number: number ?? null,
  name: both(name),
  short: both(short),
  explanation: both(explanation),
  points: points.map(({ letter, ...text }) => ({ ...(letter && { letter }), ...both(text) })),
  eif,
  principles,
  links: { page: `/framework/${number ?? id}` },
})
