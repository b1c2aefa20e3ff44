import { z } from 'zod'
import { apiRoot } from '../api/api.ts'
import { TextInLanguages } from '../api/shared.ts'
import { about } from '../api/texts.ts'
import { instant, textsOut } from '../api/values.ts'
import type { Db } from '../db/open.ts'
import { findIndicator } from './find.ts'
import { type Freshness, freshnesses } from './freshness.ts'
import { directions, type Indicator, type IndicatorValue, origins } from './indicator.ts'
import { frequencies } from './period.ts'

const whole = z.number().int()

const usual = {
  id: whole,
  organisation: about(whole.nullable(), { sv: 'Vem som förvaltar den; null är noden.', en: 'Who keeps it; null is the node.' }),
  code: about(z.string().nullable(), { sv: 'Ett kort namn för filer och system.', en: 'A short name for files and systems.' }),
  name: TextInLanguages,
  unit: about(z.string(), { sv: 'Enheten, som den skrivs efter talet.', en: 'The unit, as it is written after the figure.' }),
  frequency: about(z.enum(frequencies), { sv: 'Hur ofta det mäts.', en: 'How often it is measured.' }),
  endedAt: about(z.iso.datetime().nullable(), { sv: 'När den avslutades.', en: 'When it ended.' }),
}

export const IndicatorInList = z
  .object({
    ...usual,
    freshness: about(z.enum(freshnesses), {
      sv: 'Om det senaste värdet är aktuellt, åldras eller är inaktuellt.',
      en: 'Whether the latest value is fresh, ageing or stale.',
    }),
    links: z.object({ self: z.string(), values: z.string() }),
  })
  .meta({ id: 'IndicatorInList' })

export const IndicatorDetails = z
  .object({
    ...usual,
    description: TextInLanguages,
    decimals: about(whole, { sv: 'Hur många decimaler som visas.', en: 'How many decimals are shown.' }),
    better: about(z.enum(directions), {
      sv: 'Om ett högre eller lägre värde är bättre.',
      en: 'Whether a higher or a lower value is better.',
    }),
    freshDays: about(whole.nullable(), {
      sv: 'Hur många dagar efter perioden ett värde gäller; null är det vanliga.',
      en: 'How many days after the period a value holds; null is the usual.',
    }),
    source: about(z.string(), { sv: 'Var siffrorna kommer från.', en: 'Where the figures are from.' }),
    sourceUrl: about(z.string().nullable(), { sv: 'Källans adress.', en: 'The address of the source.' }),
    version: whole,
    changedAt: z.iso.datetime(),
    links: z.object({ self: z.string(), values: z.string(), page: z.string() }),
  })
  .meta({ id: 'Indicator' })

export const IndicatorValueOut = z
  .object({
    organisation: about(whole.nullable(), {
      sv: 'Vem värdet gäller; null är alla tillsammans.',
      en: 'Whom the value is about; null is all together.',
    }),
    period: about(z.string(), {
      sv: 'Till exempel 2025, 2025-H1, 2025-Q3 eller 2025-03.',
      en: 'Such as 2025, 2025-H1, 2025-Q3 or 2025-03.',
    }),
    periodEnd: about(z.iso.date(), { sv: 'Periodens sista dag.', en: 'The last day of the period.' }),
    revision: about(whole, { sv: 'Vilken utgåva av periodens värde.', en: 'Which revision of the value of the period.' }),
    value: about(z.number().nullable(), { sv: 'Värdet; null är tillbakadraget.', en: 'The value; null is withdrawn.' }),
    source: about(z.string().nullable(), {
      sv: 'Källan till just detta värde; null är indikatorns egen.',
      en: 'The source of this very value; null is the indicator’s own.',
    }),
    note: z.string().nullable(),
    origin: about(z.enum(origins), { sv: 'Hur det kom hit.', en: 'How it came here.' }),
    at: z.iso.datetime(),
  })
  .meta({ id: 'IndicatorValue' })

const addressOf = (id: number) => `${apiRoot}/indicators/${id}`

export const inListOut = (indicator: Indicator & { freshness: Freshness }): z.input<typeof IndicatorInList> => ({
  id: indicator.id,
  organisation: indicator.organisationId,
  code: indicator.code,
  name: textsOut(indicator.name),
  unit: indicator.unit,
  frequency: indicator.frequency,
  endedAt: indicator.endedAt && instant(indicator.endedAt),
  freshness: indicator.freshness,
  links: { self: addressOf(indicator.id), values: `${addressOf(indicator.id)}/values` },
})

export async function indicatorOut(db: Db, id: number, { locked = false } = {}): Promise<z.input<typeof IndicatorDetails>> {
  const { organisationId, addedAt: _, changedAt, endedAt, name, description, ...indicator } = await findIndicator(db, id, { locked })
  return {
    ...indicator,
    organisation: organisationId,
    name: textsOut(name),
    description: textsOut(description),
    endedAt: endedAt && instant(endedAt),
    changedAt: instant(changedAt),
    links: { self: addressOf(id), values: `${addressOf(id)}/values`, page: `/indicators/${id}` },
  }
}

export const valueOut = ({ indicatorId: _, organisationId, at, ...value }: IndicatorValue): z.input<typeof IndicatorValueOut> => ({
  organisation: organisationId,
  period: value.period,
  periodEnd: value.periodEnd,
  revision: value.revision,
  value: value.value,
  source: value.source,
  note: value.note,
  origin: value.origin,
  at: instant(at),
})

export const exampleIndicator: z.input<typeof IndicatorDetails> = {
  id: 12,
  organisation: 17,
  code: 'handlaggningstid',
  name: { sv: 'Handläggningstid för bygglov', en: 'Processing time of building permits' },
  description: { sv: 'Från komplett ansökan till beslut, median.' },
  unit: 'dagar',
  decimals: 1,
  better: 'lower',
  frequency: 'year',
  freshDays: null,
  source: 'Ärendesystemet',
  sourceUrl: null,
  version: 3,
  changedAt: '2026-06-01T08:00:00.000Z',
  endedAt: null,
  links: { self: '/allmanning/v1/indicators/12', values: '/allmanning/v1/indicators/12/values', page: '/indicators/12' },
}

export const exampleValue: z.input<typeof IndicatorValueOut> = {
  organisation: null,
  period: '2025',
  periodEnd: '2025-12-31',
  revision: 2,
  value: 41.5,
  source: null,
  note: 'Rättad efter en dubblett.',
  origin: 'api',
  at: '2026-02-01T08:00:00.000Z',
}
