import type { Db } from '../../db/open.ts'
import type { CaseDocument } from './case-document.ts'

/** A joint service of three invented organisations: what it costs, what it gives whom, and how sure that is. */
export const jointService: CaseDocument = {
  baseYear: 2026,
  rate: 0.035,
  rateFactor: 'asek-social-7',
  priceYear: 2026,
  parties: ['Älvbacka kommun', 'Tallmo kommun', 'Region Norrskog'],
  keys: [
    {
      id: 'Efter invånare',
      model: 'per-inhabitant',
      weights: { 'Älvbacka kommun': 22000, 'Tallmo kommun': 8000, 'Region Norrskog': 30000 },
    },
  ],
  items: [
    {
      id: 'utveckling',
      label: 'Gemensam utveckling av tjänsten',
      kind: 'cost',
      class: 'investment',
      key: 'Efter invånare',
      values: { 2026: 1_800_000, 2027: 400_000 },
      low: { 2026: 1_500_000, 2027: 300_000 },
      high: { 2026: 2_900_000, 2027: 700_000 },
      source: 'Offertförfrågan, tre svar',
    },
    {
      id: 'drift',
      label: 'Drift och förvaltning',
      kind: 'cost',
      class: 'operation',
      key: 'Efter invånare',
      values: { 2027: 250_000, 2028: 250_000, 2029: 250_000, 2030: 250_000, 2031: 250_000 },
      low: { 2027: 200_000, 2028: 200_000, 2029: 200_000, 2030: 200_000, 2031: 200_000 },
      high: { 2027: 375_000, 2028: 375_000, 2029: 375_000, 2030: 375_000, 2031: 375_000 },
      source: 'Bedömning av systemförvaltaren',
    },
    {
      id: 'utbildning',
      label: 'Utbildning av handläggare',
      kind: 'cost',
      class: 'training',
      party: 'Tallmo kommun',
      values: { 2027: 180_000 },
    },
    {
      id: 'tid',
      label: 'Handläggare får tid över',
      kind: 'benefit',
      type: 'redistribution',
      party: 'Älvbacka kommun',
      values: { 2027: 300_000, 2028: 700_000, 2029: 700_000, 2030: 700_000, 2031: 700_000 },
      low: { 2027: 150_000, 2028: 350_000, 2029: 350_000, 2030: 350_000, 2031: 350_000 },
      high: { 2027: 360_000, 2028: 840_000, 2029: 840_000, 2030: 840_000, 2031: 840_000 },
      distribution: 'pert',
      probability: 0.9,
      basedOn: { kind: 'indicator', subject: '1', value: 2400 },
      source: 'Tidmätning våren 2026, 2 400 ärenden om året',
    },
    {
      id: 'porto',
      label: 'Färre brev',
      kind: 'benefit',
      type: 'financial',
      party: 'Region Norrskog',
      values: { 2027: 200_000, 2028: 420_000, 2029: 420_000, 2030: 420_000, 2031: 420_000 },
      source: 'Portoavtalet, https://exempel.se/porto',
    },
    {
      id: 'trygghet',
      label: 'Invånare får besked snabbare',
      kind: 'benefit',
      type: 'quality',
      peng: 'yellow',
      party: 'Tallmo kommun',
      values: { 2028: 120_000, 2029: 120_000, 2030: 120_000, 2031: 120_000 },
    },
  ],
  draws: 20_000,
  seed: 7,
}

/** Going on as today: paper costs more each year. */
export const asToday: CaseDocument = {
  ...jointService,
  items: [
    {
      id: 'papper',
      label: 'Pappersarkivet växer',
      kind: 'cost',
      class: 'operation',
      party: 'Älvbacka kommun',
      values: { 2026: 60_000, 2027: 60_000, 2028: 90_000, 2029: 90_000, 2030: 120_000, 2031: 120_000 },
      low: { 2026: 40_000, 2027: 40_000, 2028: 60_000, 2029: 60_000, 2030: 80_000, 2031: 80_000 },
      high: { 2026: 80_000, 2027: 80_000, 2028: 130_000, 2029: 130_000, 2030: 180_000, 2031: 180_000 },
      source: 'Hyresavtalet för arkivet',
    },
  ],
}

/** An initiative with alternatives, by rows: how they are made is a matter of their own rooms. */
export async function initiativeWith(
  db: Db,
  { organisation, parties = [], published = true }: { organisation: number; parties?: number[]; published?: boolean },
): Promise<{ initiative: number; nothing: number; develop: number; procure: number }> {
  const { id: initiative } = await db
    .insertInto('initiative')
    .values({
      organisation_id: organisation,
      title: JSON.stringify({ sv: 'Bygglov utan papper', en: 'Building permits without paper' }),
      parties,
      published_at: published ? new Date('2026-11-01') : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const alternative = async (kind: string, position: number, title: object) =>
    (
      await db
        .insertInto('alternative')
        .values({ initiative_id: initiative, kind, position, title: JSON.stringify(title) })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  return {
    initiative,
    nothing: await alternative('nothing', 0, { sv: 'Fortsätta som i dag', en: 'Going on as today' }),
    develop: await alternative('co-develop', 1, { sv: 'Bygga tillsammans', en: 'Building together' }),
    procure: await alternative('procure', 2, { sv: 'Köpa en färdig tjänst', en: 'Buying a service' }),
  }
}
