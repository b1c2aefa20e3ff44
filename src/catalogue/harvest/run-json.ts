import { z } from 'zod'
import { apiRoot } from '../../api/api.ts'
import { about } from '../../api/texts.ts'
import { instant } from '../../api/values.ts'
import type { runsOf } from '../find.ts'

const count = (sv: string, en: string) => about(z.number().int(), { sv, en })
const when = z.iso.datetime().nullable()

/** A run as the API tells it. */
export const Run = z
  .object({
    id: z.number().int(),
    sourceId: z.number().int(),
    state: about(z.enum(['waiting', 'running', 'done', 'incomplete', 'failed']), {
      sv: 'Väntar, pågår, klar, ofullständig eller misslyckad.',
      en: 'Where it is. Incomplete: only a part could be read.',
    }),
    stage: about(z.enum(['fetching', 'reading', 'storing', 'finishing']).nullable(), {
      sv: 'Steget som pågår.',
      en: 'The stage that is under way.',
    }),
    requestedAt: z.iso.datetime(),
    startedAt: when,
    finishedAt: when,
    url: about(z.string().nullable(), {
      sv: 'Adressen som filen till slut kom från.',
      en: 'The address that the file came from in the end.',
    }),
    file: about(z.string().nullable(), { sv: 'Filen som lämnades in.', en: 'The file that was handed in.' }),
    syntax: z.string().nullable(),
    bytes: count('Filens storlek.', 'The size of the file.'),
    triples: count('Uppgifter i filen.', 'Statements in the file.'),
    records: count('Poster i filen.', 'Records in the file.'),
    added: count('Nya poster.', 'New records.'),
    changed: count('Ändrade poster.', 'Changed records.'),
    unchanged: count('Oförändrade poster.', 'Unchanged records.'),
    removed: count('Borttagna poster.', 'Removed records.'),
    refused: count('Avvisade poster.', 'Refused records.'),
    held: count('Poster som saknas men hölls kvar.', 'Records that are gone but held back.'),
    violations: count('Fel.', 'Errors.'),
    warnings: count('Varningar.', 'Warnings.'),
    infos: count('Upplysningar.', 'Notes.'),
    links: z.object({ self: z.string(), findings: z.string(), source: z.string(), page: z.string() }),
  })
  .meta({ id: 'Run' })

type Row = Awaited<ReturnType<typeof runsOf>>[number]

export function runOut(run: Row): z.input<typeof Run> {
  const { id, source_id, url, file, syntax, bytes, triples, records, added, changed, unchanged, removed, refused, held } = run
  const { violations, warnings, infos } = run
  const self = `${apiRoot}/runs/${id}`
  return {
    id,
    sourceId: source_id,
    state: run.state as z.input<typeof Run>['state'],
    stage: run.stage as z.input<typeof Run>['stage'],
    requestedAt: instant(run.requested_at),
    startedAt: run.started_at && instant(run.started_at),
    finishedAt: run.finished_at && instant(run.finished_at),
    url,
    file,
    syntax,
    ...{ bytes, triples, records, added, changed, unchanged, removed, refused, held, violations, warnings, infos },
    links: { self, findings: `${self}/findings`, source: `${apiRoot}/sources/${source_id}`, page: `/sources/${source_id}/runs/${id}` },
  }
}

export const exampleRun: z.input<typeof Run> = {
  id: 41,
  sourceId: 3,
  state: 'done',
  stage: null,
  requestedAt: '2026-05-05T06:00:01.000Z',
  startedAt: '2026-05-05T06:00:02.000Z',
  finishedAt: '2026-05-05T06:00:09.000Z',
  url: 'https://data.tallvik.example/katalog.ttl',
  file: null,
  syntax: 'turtle',
  bytes: 48211,
  triples: 912,
  records: 31,
  added: 1,
  changed: 2,
  unchanged: 28,
  removed: 0,
  refused: 0,
  held: 0,
  violations: 0,
  warnings: 3,
  infos: 0,
  links: {
    self: '/allmanning/v1/runs/41',
    findings: '/allmanning/v1/runs/41/findings',
    source: '/allmanning/v1/sources/3',
    page: '/sources/3/runs/41',
  },
}
