import { z } from 'zod'
import type { Api } from '../../api/api.ts'
import { paged, pageOf, pageQuery, slice } from '../../api/paging.ts'
import { route } from '../../api/route.ts'
import { whole } from '../../api/sent.ts'
import { FindingSchema } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import { idIn, instant } from '../../api/values.ts'
import type { Db } from '../../db/open.ts'
import type { Queue } from '../../jobs/queue.ts'
import { Problem } from '../../kernel/problem.ts'
import { leftWaiting, mayWait } from '../../organisations/approval/approval-json.ts'
import { syntaxes } from '../../rdf/syntax.ts'
import { demand } from '../access.ts'
import { countFindings, countRuns, findingsOf, findRun, findSource, listSources, runsOf } from '../find.ts'
import { addSource, changeSource, endSource, NewSource, ownKindOfSource, SourceSettings, writtenHere } from '../source.ts'
import { requestRun } from './run.ts'
import { exampleRun, Run, runOut } from './run-json.ts'
import { exampleInList, exampleSource, Source, SourceInList, sourceOut } from './source-json.ts'
import { harvestJob } from './work.ts'

export type SourceRoutes = { queue: Queue; uploadMaxBytes: number }

const SourcePath = z.object({ source: idIn({ sv: 'Källans nummer.', en: 'The number of the source.' }) })
const RunPath = z.object({ run: idIn({ sv: 'Körningens nummer.', en: 'The number of the run.' }) })

const Added = NewSource.meta({ id: 'NewSource' })

// What is left out stays as it is; null takes away.
const Changed = z
  .object({
    name: about(NewSource.shape.name.optional(), { sv: 'Nytt namn.', en: 'A new name.' }),
    url: about(NewSource.shape.url.nullable(), {
      sv: 'Ny adress, eller null för en källa där filer lämnas in.',
      en: 'A new address, or null for a source where files are handed in.',
    }),
    everyHours: about(z.number().int().min(1).max(8760).nullable().optional(), {
      sv: 'Timmar mellan hämtningarna, eller null för bara när någon ber om det.',
      en: 'Hours between harvests, or null for only when somebody asks.',
    }),
    maxGoneShare: about(z.number().min(0).max(1).optional(), {
      sv: 'Större andel än så tas inte bort utan att någon har sagt ja.',
      en: 'More than this share is not removed without somebody agreeing.',
    }),
    gate: about(SourceSettings.shape.gate, {
      sv: 'Vad som släpps in: allt, eller bara poster utan fel enligt profilerna.',
      en: 'What is let in: everything, or only records without errors by the profiles.',
    }),
    paused: about(z.boolean().optional(), { sv: 'Om hämtningen ska vila.', en: 'Whether harvesting should rest.' }),
  })
  .meta({ id: 'SourceChange' })

const RunFinding = FindingSchema.extend({
  refused: about(z.boolean(), { sv: 'Om posten avvisades därför.', en: 'Whether the record was refused because of it.' }),
}).meta({ id: 'RunFinding', description: '', 'x-sv': {} })

const extensionOf: { readonly [mediaType: string]: string } = Object.fromEntries([
  ...Object.values(syntaxes).flatMap(({ mediaTypes, extensions }) => mediaTypes.map((one) => [one, extensions[0]])),
])
const files = Object.fromEntries([...Object.keys(extensionOf), 'application/yaml'].map((one) => [one, '…']))

/** Sources and their runs: what somebody may decide, and what came of it. */
export function sourceRoutes(api: Api, { queue, uploadMaxBytes }: SourceRoutes): void {
  route(
    api,
    {
      method: 'get',
      path: '/sources',
      id: 'listSources',
      group: 'sources',
      summary: { sv: 'Lista källorna', en: 'List the sources' },
      description: {
        sv: 'Källorna som hämtas hit, med den senaste körningen.',
        en: 'The sources that are harvested here, with the latest run.',
      },
      query: z.object(pageQuery),
      answer: {
        description: { sv: 'En sida källor.', en: 'A page of sources.' },
        schema: pageOf(SourceInList),
        example: { items: [exampleInList], total: 1, links: { self: '/allmanning/v1/sources' } },
      },
    },
    async ({ db, query, address }) => {
      const { items, total } = slice(await listSources(db), query)
      return { body: paged(address, query, { items: items.map(inListOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/sources',
      id: 'addSource',
      group: 'sources',
      summary: { sv: 'Lägg till en källa', en: 'Add a source' },
      description: {
        sv: 'Ange adressen till en katalog, eller lämna in filer senare. Den hämtas när du startar en körning, och sedan så ofta som everyHours säger.',
        en: 'Give the address of a catalogue, or hand in files later. It is harvested when you start a run, and then as often as everyHours says.',
      },
      json: { schema: Added, example: { name: 'Tallviks kommun', url: 'https://data.tallvik.example/katalog.ttl', everyHours: 24 } },
      answer: { status: 201, description: { sv: 'Källan finns.', en: 'The source is there.' }, schema: Source, example: exampleSource },
    },
    async ({ db, actor, body }) => {
      const id = await addSource(db, actor, body!)
      const source = sourceOut(await findSource(db, id))
      return { body: source, headers: { Location: source.links.self } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/sources/{source}',
      id: 'getSource',
      group: 'sources',
      summary: { sv: 'Läs en källa', en: 'Read a source' },
      description: {
        sv: 'Det som är bestämt om källan. Svarets ETag behövs för att ändra den.',
        en: 'What is decided about the source. The ETag of the answer is needed for changing it.',
      },
      params: SourcePath,
      answer: { description: { sv: 'Källan.', en: 'The source.' }, schema: Source, example: exampleSource },
    },
    async ({ db, params }) => ({ body: sourceOut(await findSource(db, params.source)) }),
  )

  route(
    api,
    {
      method: 'patch',
      path: '/sources/{source}',
      id: 'changeSource',
      group: 'sources',
      summary: { sv: 'Ändra en källa', en: 'Change a source' },
      description: { sv: 'Ändrar bara det som skickas.', en: 'Changes only what is sent.' },
      params: SourcePath,
      json: { schema: Changed, example: { everyHours: 168, paused: false } },
      current: lockedSource,
      instead: mayWait,
      answer: { description: { sv: 'Källan som den är nu.', en: 'The source as it is now.' }, schema: Source, example: exampleSource },
    },
    async ({ db, actor, params, body }) => {
      if (Object.keys(body!).length === 0)
        throw new Problem('invalid', { sv: 'Skicka det som ska ändras.', en: 'Send what should be changed.' })
      const before = await findSource(db, params.source)
      const { name, url, everyHours, maxGoneShare, gate, paused } = {
        name: before.name,
        url: before.url,
        everyHours: before.every_hours,
        maxGoneShare: before.max_gone_share,
        gate: before.gate as SourceSettings['gate'],
        paused: before.paused_at !== null,
        ...Object.fromEntries(Object.entries(body!).filter(([, value]) => value !== undefined)),
      }
      const settings = { name, ...(url !== null && { url }), ...(everyHours !== null && { everyHours }), maxGoneShare, gate, paused }
      const outcome = await changeSource(db, actor, params.source, settings, new Date())
      if ('waiting' in outcome) return leftWaiting(db, outcome.waiting)
      return { body: sourceOut(await findSource(db, params.source)) }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: '/sources/{source}',
      id: 'endSource',
      group: 'sources',
      summary: { sv: 'Avsluta en källa', en: 'End a source' },
      description: {
        sv: 'Källan hämtas inte mer, och dess poster tas ur sökningen. Historiken finns kvar.',
        en: 'The source is harvested no more, and its entries leave the search. The history remains.',
      },
      params: SourcePath,
      current: lockedSource,
      instead: mayWait,
      answer: {
        description: { sv: 'Källan, avslutad.', en: 'The source, ended.' },
        schema: Source,
        example: { ...exampleSource, endedAt: '2026-06-01T08:00:00.000Z' },
      },
    },
    async ({ db, actor, params }) => {
      const outcome = await endSource(db, actor, params.source, new Date())
      if ('waiting' in outcome) return leftWaiting(db, outcome.waiting)
      return { body: sourceOut(await findSource(db, params.source)) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/sources/{source}/runs',
      id: 'listRuns',
      group: 'sources',
      summary: { sv: 'Lista en källas körningar', en: 'List the runs of a source' },
      description: { sv: 'Den senaste först.', en: 'The latest first.' },
      params: SourcePath,
      query: z.object(pageQuery),
      answer: {
        description: { sv: 'En sida körningar.', en: 'A page of runs.' },
        schema: pageOf(Run),
        example: { items: [exampleRun], total: 1, links: { self: '/allmanning/v1/sources/3/runs' } },
      },
    },
    async ({ db, params, query, address }) => {
      const { id } = await findSource(db, params.source)
      const [runs, total] = await Promise.all([runsOf(db, id, query.limit, (query.page - 1) * query.limit), countRuns(db, id)])
      return { body: paged(address, query, { items: runs.map(runOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/sources/{source}/runs',
      id: 'startRun',
      group: 'sources',
      summary: { sv: 'Starta en körning', en: 'Start a run' },
      description: {
        sv: 'Hämtar källan från dess adress, eller läser filen som skickas med. Körningen sker i bakgrunden: läs den på adressen i Location.',
        en: 'Harvests the source from its address, or reads the file that comes along. The run goes on in the background: read it at the address in Location.',
      },
      params: SourcePath,
      query: z.object({
        confirmedRemoval: about(z.enum(['true', 'false']).default('false'), {
          sv: 'Om poster får tas bort även när så många saknas att det ser ut som ett fel.',
          en: 'Whether entries may be removed even when so many are gone that it looks like a fault.',
        }),
      }),
      files: { examples: files, maxBytes: uploadMaxBytes },
      bodyOptional: true,
      answer: {
        status: 202,
        description: { sv: 'Körningen väntar på sin tur.', en: 'The run waits for its turn.' },
        schema: Run,
        example: { ...exampleRun, state: 'waiting', startedAt: null, finishedAt: null },
      },
    },
    async ({ db, actor, params, query, file }) => {
      const source = await findSource(db, params.source)
      demand(actor, 'harvest', source.organisation_id)
      if (source.kind === ownKindOfSource) throw writtenHere()
      if (source.ended_at)
        throw new Problem('conflict', {
          sv: 'Källan är avslutad och hämtas inte mer.',
          en: 'The source has ended and is harvested no more.',
        })
      if (source.url === null && !file) throw new Problem('invalid', { sv: 'Skicka med filen.', en: 'Send the file along.' })
      const sent = file && {
        name: file.mediaType.includes('yaml') ? 'publiccode.yml' : `file.${extensionOf[file.mediaType]}`,
        bytes: await whole(file.bytes),
      }
      const id = await requestRun(db, actor, {
        source: source.id,
        ...(sent && { file: sent }),
        confirmedRemoval: query.confirmedRemoval === 'true',
      })
      const run = runOut(await findRun(db, id))
      return {
        body: run,
        headers: { Location: run.links.self },
        afterwards: async () => void (await queue.send(harvestJob, { run: id }, { key: `run ${id}` })),
      }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/runs/{run}',
      id: 'getRun',
      group: 'sources',
      summary: { sv: 'Läs en körning', en: 'Read a run' },
      description: { sv: 'Var körningen är, och vad som blev av den.', en: 'Where the run is, and what came of it.' },
      params: RunPath,
      answer: { description: { sv: 'Körningen.', en: 'The run.' }, schema: Run, example: exampleRun },
    },
    async ({ db, params }) => ({ body: runOut(await findRun(db, params.run)) }),
  )

  route(
    api,
    {
      method: 'get',
      path: '/runs/{run}/findings',
      id: 'listFindings',
      group: 'sources',
      summary: { sv: 'Läs vad en körning hittade', en: 'Read what a run found' },
      description: {
        sv: 'Det allvarligaste först, med vad som är fel och vad man gör åt det.',
        en: 'The gravest first, with what is wrong and what to do.',
      },
      params: RunPath,
      query: z.object(pageQuery),
      answer: {
        description: { sv: 'En sida iakttagelser.', en: 'A page of findings.' },
        schema: pageOf(RunFinding),
        example: {
          items: [
            {
              severity: 'warning',
              code: 'duplicate-identifier',
              message: { sv: 'Två poster har samma beteckning.', en: 'Two records have the same identifier.' },
              fix: { sv: 'Ge den ena en egen.', en: 'Give one of them its own.' },
              focus: 'https://data.tallvik.example/badvatten',
              refused: false,
            },
          ],
          total: 1,
          links: { self: '/allmanning/v1/runs/41/findings' },
        },
      },
    },
    async ({ db, params, query, address }) => {
      const { id } = await findRun(db, params.run)
      const [found, total] = await Promise.all([
        findingsOf(db, id, { limit: query.limit, offset: (query.page - 1) * query.limit }),
        countFindings(db, id),
      ])
      const items = found.map(({ refused, ...finding }) => ({ ...finding, refused: refused !== undefined }))
      return { body: paged(address, query, { items, total }) }
    },
  )
}

/** As the reader of it saw it, and held until the change is done. */
async function lockedSource(db: Db, { source }: { source: number }) {
  await db.selectFrom('source').select('id').where('id', '=', source).forUpdate().execute()
  return sourceOut(await findSource(db, source))
}

type InList = Awaited<ReturnType<typeof listSources>>[number]

const inListOut = ({
  id,
  name,
  url,
  kind,
  origin,
  everyHours,
  paused,
  entries,
  runId,
  runState,
  runAt,
  violations,
}: InList): z.input<typeof SourceInList> => ({
  id,
  name,
  url,
  kind,
  origin: origin as z.input<typeof SourceInList>['origin'],
  everyHours,
  paused,
  entries,
  latestRun:
    runId === null
      ? null
      : { id: runId, state: runState!, at: instant(runAt!), violations: violations ?? 0, link: `/allmanning/v1/runs/${runId}` },
  links: { self: `/allmanning/v1/sources/${id}` },
})
