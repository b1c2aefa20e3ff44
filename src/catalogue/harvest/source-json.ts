import { z } from 'zod'
import { apiRoot } from '../../api/api.ts'
import { about } from '../../api/texts.ts'
import { instant } from '../../api/values.ts'
import type { findSource } from '../find.ts'
import { gates } from './gate.ts'

const url = about(z.string().nullable(), {
  sv: 'Adressen till katalogen. Saknas när filer lämnas in.',
  en: 'The address of the catalogue. None where files are handed in.',
})

/** A source as the API tells it: what somebody has decided about it, so that its version only changes when somebody changes it. */
export const Source = z
  .object({
    id: z.number().int(),
    name: z.string(),
    url,
    kind: about(z.string(), { sv: 'Hur den läses: rdf eller publiccode.', en: 'How it is read: rdf or publiccode.' }),
    origin: about(z.enum(['people', 'facts', 'demonstration']), {
      sv: 'Vem som lade till den: någon, eller Allmänning självt.',
      en: 'Who added it: people, or Allmänning itself.',
    }),
    everyHours: about(z.number().int().nullable(), { sv: 'Timmar mellan hämtningarna.', en: 'Hours between harvests.' }),
    maxGoneShare: about(z.number(), {
      sv: 'Större andel än så tas inte bort utan att någon har sagt ja.',
      en: 'More than this share is not removed without somebody agreeing.',
    }),
    organisation: about(z.number().int().nullable(), {
      sv: 'Numret på organisationen som har den. Utan det är den nodens egen.',
      en: 'The number of the organisation that has it. Without it, it is the node’s own.',
    }),
    gate: about(z.enum(gates), {
      sv: 'Vad som släpps in: allt, eller bara poster utan fel enligt profilerna.',
      en: 'What is let in: everything, or only records without errors by the profiles.',
    }),
    paused: z.boolean(),
    addedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    links: z.object({
      self: z.string(),
      runs: z.string(),
      quality: z.string(),
      entries: z.string(),
      page: z.string(),
      turtle: z.string(),
      rdfxml: z.string(),
    }),
  })
  .meta({ id: 'Source' })

export const SourceInList = z
  .object({
    id: z.number().int(),
    name: z.string(),
    url,
    kind: z.string(),
    origin: z.enum(['people', 'facts', 'demonstration']),
    everyHours: z.number().int().nullable(),
    paused: z.boolean(),
    entries: about(z.number().int(), { sv: 'Hur många poster som finns nu.', en: 'How many entries there are now.' }),
    latestRun: about(
      z
        .object({ id: z.number().int(), state: z.string(), at: z.iso.datetime(), violations: z.number().int(), link: z.string() })
        .nullable(),
      { sv: 'Den senaste körningen.', en: 'The latest run.' },
    ),
    links: z.object({ self: z.string() }),
  })
  .meta({ id: 'SourceInList' })

type Row = Awaited<ReturnType<typeof findSource>>

export function sourceOut(row: Row): z.input<typeof Source> {
  const { id, name, url: address, kind, origin, every_hours, max_gone_share, organisation_id, gate, paused_at, added_at, ended_at } = row
  const self = `${apiRoot}/sources/${id}`
  return {
    id,
    name,
    url: address,
    kind,
    origin: origin as z.input<typeof Source>['origin'],
    everyHours: every_hours,
    maxGoneShare: max_gone_share,
    organisation: organisation_id,
    gate: gate as z.input<typeof Source>['gate'],
    paused: paused_at !== null,
    addedAt: instant(added_at),
    endedAt: ended_at && instant(ended_at),
    links: {
      self,
      runs: `${self}/runs`,
      quality: `${self}/quality`,
      entries: `${apiRoot}/entries?source=${id}`,
      page: `/sources/${id}`,
      turtle: `/sources/${id}/catalog.ttl`,
      rdfxml: `/sources/${id}/catalog.rdf`,
    },
  }
}

export const exampleSource: z.input<typeof Source> = {
  id: 3,
  name: 'Tallviks kommun',
  url: 'https://data.tallvik.example/katalog.ttl',
  kind: 'rdf',
  origin: 'people',
  everyHours: 24,
  maxGoneShare: 0.3,
  organisation: 17,
  gate: 'all',
  paused: false,
  addedAt: '2026-04-01T06:00:00.000Z',
  endedAt: null,
  links: {
    self: '/allmanning/v1/sources/3',
    runs: '/allmanning/v1/sources/3/runs',
    quality: '/allmanning/v1/sources/3/quality',
    entries: '/allmanning/v1/entries?source=3',
    page: '/sources/3',
    turtle: '/sources/3/catalog.ttl',
    rdfxml: '/sources/3/catalog.rdf',
  },
}

export const exampleInList: z.input<typeof SourceInList> = {
  id: 3,
  name: 'Tallviks kommun',
  url: 'https://data.tallvik.example/katalog.ttl',
  kind: 'rdf',
  origin: 'people',
  everyHours: 24,
  paused: false,
  entries: 31,
  latestRun: { id: 41, state: 'done', at: '2026-05-05T06:00:09.000Z', violations: 0, link: '/allmanning/v1/runs/41' },
  links: { self: '/allmanning/v1/sources/3' },
}
