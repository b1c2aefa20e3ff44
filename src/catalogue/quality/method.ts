import type { LanguageText } from '../../kernel/language-text.ts'
import { type Dimension, dimensionNames, type IndicatorId, indicatorIds, indicators } from './indicators.ts'

/**
 * Whose rules. Sveriges dataportal uses the EU's method with two deviations (diggsweden/DCAT-AP-SE, docs/quality.md): no points for compliance
 * with DCAT-AP, and media types are accepted as formats. The second matters in Sweden, where the profile wants a media type in dcterms:format.
 */
export const methods = {
  eu: { label: { sv: 'EU:s metod', en: 'The method of the EU' }, without: [], mediaTypesAsFormats: false },
  digg: {
    label: { sv: 'Sveriges dataportals avvikelser', en: 'The deviations of the Swedish portal' },
    without: ['compliance'],
    mediaTypesAsFormats: true,
  },
} as const satisfies Record<string, { label: LanguageText; without: readonly IndicatorId[]; mediaTypesAsFormats: boolean }>

export type Method = keyof typeof methods
export const methodNames = Object.keys(methods) as Method[]
export const isMethod = (name: string): name is Method => Object.hasOwn(methods, name)

/**
 * Which distributions count. The methodology says "identical content with several distributions: only the distribution with the highest number of
 * points", and data.europa.eu's own scorer (piveau-metrics) takes one best distribution for all indicators; a catalogue then has the mean of
 * its datasets. Tools for a whole catalogue (ckan-mqa, mqa-scoring) count the share of all its distributions instead.
 */
export const conventions = {
  'best-distribution': { sv: 'Bästa distributionen räknas', en: 'The best distribution counts' },
  share: { sv: 'Andelen av distributionerna räknas', en: 'The share of distributions counts' },
} as const satisfies Record<string, LanguageText>

export type Convention = keyof typeof conventions

export type Rules = { method: Method; convention: Convention }
export const usualRules: Rules = { method: 'eu', convention: 'best-distribution' }

const weights = Object.fromEntries(
  methodNames.map((method) => [
    method,
    Object.fromEntries(
      indicatorIds.map((id) => [id, (methods[method].without as readonly IndicatorId[]).includes(id) ? 0 : indicators[id].points]),
    ),
  ]),
) as { readonly [method in Method]: { readonly [id in IndicatorId]: number } }

/** What an indicator is worth by a portal's rules. */
export const pointsFor = (id: IndicatorId, method: Method): number => weights[method][id]

const sum = (ids: readonly IndicatorId[], method: Method) => ids.reduce((total, id) => total + pointsFor(id, method), 0)

/** 405, or 375 with Digg's deviations. */
export const mostPoints = (method: Method): number => sum(indicatorIds, method)

export const mostPointsIn = (dimension: Dimension, method: Method): number =>
  sum(
    indicatorIds.filter((id) => indicators[id].dimension === dimension),
    method,
  )

export const mostPerDimension = (method: Method) =>
  Object.fromEntries(dimensionNames.map((name) => [name, mostPointsIn(name, method)])) as Record<Dimension, number>

/** The method's four ratings, by the least points for each; both portals use the same limits. */
export const bands = [
  { id: 'excellent', from: 351, label: { sv: 'Utmärkt', en: 'Excellent' } },
  { id: 'good', from: 221, label: { sv: 'Bra', en: 'Good' } },
  { id: 'sufficient', from: 121, label: { sv: 'Tillräcklig', en: 'Sufficient' } },
  { id: 'bad', from: 0, label: { sv: 'Dålig', en: 'Bad' } },
] as const

export type Band = (typeof bands)[number]
export type BandId = Band['id']

/** The limits are whole points, and a mean seldom is: 350.6 is 351. */
export const bandOf = (points: number): Band => bands.find(({ from }) => Math.round(points) >= from) ?? bands[3]
