import { stream } from 'hono/streaming'
import { z } from 'zod'
import type { Api } from '../api/api.ts'
import { wrongInput } from '../api/issues.ts'
import { afterIn, paged, pageOf, pageQuery, pastCursorQuery, walked } from '../api/paging.ts'
import { route } from '../api/route.ts'
import { about } from '../api/texts.ts'
import { Doer, doerOut, flag, idIn, instant } from '../api/values.ts'
import type { Db } from '../db/open.ts'
import { exportHistory } from '../history/export.ts'
import { countHistoryOfOrganisation, historyOfOrganisation, type OrganisationChange } from '../history/read.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import { addFact, NewFact, NewGroup, setGroup } from './add-fact.ts'
import { leftWaiting, mayWait } from './approval/approval-json.ts'
import { dayOf, findOrganisation, listOrganisations } from './find.ts'
import { addOrganisation, changeOrganisation } from './keep.ts'
import { decidePublisher } from './match-publishers.ts'
import { OrganisationInput, organisationKinds } from './organisation.ts'
import { exampleOrganisation, inListOut, OrganisationDetails, OrganisationInList, organisationOut } from './organisation-json.ts'

const OrganisationPath = z.object({ organisation: idIn({ sv: 'Organisationens nummer.', en: 'The number of the organisation.' }) })

const fields = OrganisationInput.shape
// What is left out stays as it is; null takes away.
const Changed = z
  .object({
    kind: about(fields.kind.optional(), { sv: 'Sorten av organisation.', en: 'The kind of organisation.' }),
    name: about(fields.name.optional(), { sv: 'Hela namnet, på alla språk.', en: 'The whole name, in all languages.' }),
    number: about(fields.number.nullable(), { sv: 'Organisationsnummer, eller null.', en: 'Organisation number, or null.' }),
    code: about(fields.code.nullable(), { sv: 'Läns- eller kommunkod, eller null.', en: 'Code of county or municipality, or null.' }),
    validFrom: about(fields.validFrom.nullable(), { sv: 'Första dagen, eller null.', en: 'The first day, or null.' }),
    validTo: about(fields.validTo.nullable(), { sv: 'Dagen då den upphör, eller null.', en: 'The day that it ends, or null.' }),
  })
  .meta({ id: 'OrganisationChange' })

const DecidedPublisher = z
  .object({
    address: about(z.string().trim().min(1).max(2000), {
      sv: 'Utgivarens adress, eller dess namn där den inte har någon.',
      en: 'The address of the publisher, or its name where it has none.',
    }),
    state: about(z.enum(['proposed', 'confirmed', 'rejected']), {
      sv: 'Bekräftad, avslagen, eller tillbaka till föreslagen.',
      en: 'Confirmed, rejected, or back to proposed.',
    }),
  })
  .meta({ id: 'PublisherDecision' })

const something = z.unknown()
const PastChange = z
  .object({
    id: z.number().int(),
    at: z.iso.datetime(),
    by: Doer,
    onBehalf: about(z.string().nullable(), { sv: 'För vem det gjordes.', en: 'For whom it was done.' }),
    action: about(z.string(), { sv: 'Vad som gjordes, till exempel changed.', en: 'What was done, such as changed.' }),
    kind: about(z.string(), { sv: 'Sorten av sak det gjordes med, till exempel source.', en: 'The sort of thing, such as source.' }),
    subject: about(z.string(), { sv: 'Sakens nummer.', en: 'The number of the thing.' }),
    before: about(something, { sv: 'Hur det var.', en: 'As it was.' }),
    after: about(something, { sv: 'Hur det blev.', en: 'As it became.' }),
    reason: z.string().nullable(),
  })
  .meta({ id: 'PastChange' })

const changeOut = ({ actor, at, chain: _, who: __, ...change }: OrganisationChange): z.input<typeof PastChange> => ({
  ...change,
  at: instant(at),
  by: doerOut(actor),
})

const examplePast: z.input<typeof PastChange> = {
  id: 4711,
  at: '2026-06-01T08:00:00.000Z',
  by: { kind: 'key', number: 5 },
  onBehalf: null,
  action: 'changed',
  kind: 'source',
  subject: '3',
  before: { name: 'Tallviks kommun' },
  after: { name: 'Tallviks öppna data' },
  reason: null,
}

const HistoryLine = z.record(z.string(), z.unknown()).meta({
  id: 'HistoryLine',
  description: 'A change as it was sealed, or the seal of those before it. docs/history.md tells how the file is checked.',
  'x-sv': {
    description: 'En ändring som den förseglades, eller förseglingen av dem före. docs/history.md berättar hur filen kontrolleras.',
  },
})
const exampleLine = { seal: { chain: 'organisation 17', number: 1, rows: 12, hash: '9f86d081884c7d65…' } }
const ndjson = 'application/x-ndjson'

/** Organisations, what is known of them, and all that has happened to what they have. */
export function organisationRoutes(api: Api): void {
  const group = 'organisations'
  const one = '/organisations/{organisation}'
  const now = {
    description: { sv: 'Organisationen som den är nu.', en: 'The organisation as it is now.' },
    schema: OrganisationDetails,
    example: exampleOrganisation,
  }

  route(
    api,
    {
      method: 'get',
      path: '/organisations',
      id: 'listOrganisations',
      group,
      summary: { sv: 'Lista organisationerna', en: 'List the organisations' },
      description: {
        sv: 'I bokstavsordning. Utan ended=true bara de som finns i dag.',
        en: 'By name. Without ended=true only those of today.',
      },
      query: z.object({
        ...pageQuery,
        q: about(z.string().max(200).default(''), { sv: 'En del av namnet.', en: 'A part of the name.' }),
        kind: about(z.enum(organisationKinds).optional(), { sv: 'Bara den sorten.', en: 'Only that kind.' }),
        number: about(z.string().max(20).optional(), {
          sv: 'Organisationsnumret, med eller utan streck.',
          en: 'The number, with or without a hyphen.',
        }),
        code: about(z.string().max(4).optional(), { sv: 'Läns- eller kommunkoden.', en: 'The code of the county or the municipality.' }),
        ended: flag({ sv: 'Också de som har upphört eller inte har börjat.', en: 'Also those that have ended or not begun.' }),
      }),
      answer: {
        description: { sv: 'En sida organisationer.', en: 'A page of organisations.' },
        schema: pageOf(OrganisationInList),
        example: {
          items: [inListOut({ ...exampleOrganisation } as unknown as Parameters<typeof inListOut>[0])],
          total: 1,
          links: { self: '/allmanning/v1/organisations' },
        },
      },
    },
    async ({ db, query, address }) => {
      const { q: text, kind, number, code, ended, page, limit } = query
      const asked = { text, page, limit, all: ended === 'true', ...(kind && { kind }), ...(number && { number }), ...(code && { code }) }
      const { rows, total } = await listOrganisations(db, asked, dayOf(new Date()))
      return { body: paged(address, query, { items: rows.map(inListOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/organisations',
      id: 'addOrganisation',
      group,
      summary: { sv: 'Lägg till en organisation', en: 'Add an organisation' },
      description: {
        sv: 'Kräver en roll för hela noden. Numret kontrolleras, och det kan bara stå för en organisation åt gången.',
        en: 'Takes a role for the whole node. The number is checked, and can stand for one organisation at a time.',
      },
      json: {
        schema: OrganisationInput.meta({ id: 'NewOrganisation' }),
        example: { kind: 'municipality', name: { sv: 'Tallviks kommun' }, code: '2599' },
      },
      answer: { ...now, status: 201, description: { sv: 'Organisationen finns.', en: 'The organisation is there.' } },
    },
    async ({ db, actor, body }) => {
      const organisation = await organisationOut(db, await addOrganisation(db, actor, body!))
      return { body: organisation, headers: { Location: organisation.links.self } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: one,
      id: 'getOrganisation',
      group,
      summary: { sv: 'Läs om en organisation', en: 'Read about an organisation' },
      description: {
        sv: 'Uppgifter, kommungrupp, släktskap och utgivare. Svarets ETag behövs för att ändra den.',
        en: 'Facts, municipal group, relations and publishers. The ETag of the answer is needed for changing it.',
      },
      params: OrganisationPath,
      answer: { ...now, description: { sv: 'Organisationen.', en: 'The organisation.' } },
    },
    async ({ db, params }) => ({ body: await organisationOut(db, params.organisation) }),
  )

  route(
    api,
    {
      method: 'patch',
      path: one,
      id: 'changeOrganisation',
      group,
      summary: { sv: 'Ändra en organisation', en: 'Change an organisation' },
      description: { sv: 'Ändrar bara det som skickas.', en: 'Changes only what is sent.' },
      params: OrganisationPath,
      json: { schema: Changed, example: { name: { sv: 'Tallviks kommun', en: 'Tallvik Municipality' } } },
      current: lockedOrganisation,
      instead: mayWait,
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      if (Object.keys(body!).length === 0)
        throw new Problem('invalid', { sv: 'Skicka det som ska ändras.', en: 'Send what should be changed.' })
      demand(actor, 'change', params.organisation)
      const { version, kind, name, number, code, validFrom, validTo } = await findOrganisation(db, params.organisation)
      const whole = { kind, name, number, code, validFrom, validTo, ...body }
      const read = OrganisationInput.safeParse(Object.fromEntries(Object.entries(whole).filter(([, value]) => value != null)))
      if (!read.success) throw wrongInput(read.error, 'body')
      const outcome = await changeOrganisation(db, actor, params.organisation, read.data, version)
      return 'waiting' in outcome ? leftWaiting(db, outcome.waiting) : { body: await organisationOut(db, params.organisation) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/figures`,
      id: 'addFigure',
      group,
      summary: { sv: 'Ange invånare eller anställda för ett år', en: 'State inhabitants or staff of a year' },
      description: {
        sv: 'Ersätter årets siffra om den finns. Historiken har den gamla.',
        en: 'Replaces the figure of the year, if there is one. History keeps it.',
      },
      params: OrganisationPath,
      json: { schema: NewFact.meta({ id: 'NewFigure' }), example: { fact: 'population', year: 2025, value: 21480, source: 'SCB' } },
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      await addFact(db, actor, params.organisation, body!)
      return { body: await organisationOut(db, params.organisation) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/groups`,
      id: 'setGroup',
      group,
      summary: { sv: 'Ange kommungrupp', en: 'State the municipal group' },
      description: { sv: 'En ny indelning läggs till de gamla.', en: 'A new edition stands beside the old ones.' },
      params: OrganisationPath,
      json: { schema: NewGroup.meta({ id: 'NewGroup' }), example: { edition: '2023', code: 'C6', source: 'SKR' } },
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      await setGroup(db, actor, params.organisation, body!)
      return { body: await organisationOut(db, params.organisation) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/publishers`,
      id: 'decidePublisher',
      group,
      summary: { sv: 'Avgör om en utgivare är organisationen', en: 'Decide whether a publisher is the organisation' },
      description: {
        sv: 'En bekräftad utgivares poster räknas till organisationen. Beslutet kan tas tillbaka.',
        en: 'The entries of a confirmed publisher count as the organisation’s. The decision can be taken back.',
      },
      params: OrganisationPath,
      json: { schema: DecidedPublisher, example: { address: 'http://dataportal.se/organisation/SE9999000012', state: 'confirmed' } },
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      const { address: uri, state } = body!
      await decidePublisher(db, actor, { organisation: params.organisation, uri, state })
      return { body: await organisationOut(db, params.organisation) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: `${one}/history`,
      id: 'listHistory',
      group,
      forSome: true,
      summary: { sv: 'Läs en organisations historik', en: 'Read the history of an organisation' },
      description: {
        sv: 'Vad som har hänt med allt som organisationen har, det senaste först. Kräver en roll i organisationen.',
        en: 'What has happened to all that the organisation has, the latest first. Takes a role in the organisation.',
      },
      params: OrganisationPath,
      query: z.object({
        ...pageQuery,
        cursor: pastCursorQuery,
        kind: about(z.string().max(50).optional(), {
          sv: 'Bara den sortens sak, till exempel source.',
          en: 'Only that sort of thing, such as source.',
        }),
      }),
      answer: {
        description: { sv: 'En sida historik.', en: 'A page of history.' },
        schema: pageOf(PastChange),
        example: { items: [examplePast], links: { self: '/allmanning/v1/organisations/17/history' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      const { id } = await findOrganisation(db, params.organisation)
      demand(actor, 'readHistory', id)
      const { limit, page, cursor, kind } = query
      const only = kind === undefined ? {} : { kind }
      if (cursor === undefined) {
        const [found, total] = await Promise.all([
          historyOfOrganisation(db, id, { ...only, limit, offset: (page - 1) * limit }),
          countHistoryOfOrganisation(db, id, kind),
        ])
        return { body: paged(address, query, { items: found.map(changeOut), total }) }
      }
      if (page > 1) throw new Problem('invalid', { sv: 'Ange antingen page eller cursor.', en: 'Give either page or cursor.' })
      const before = afterIn(cursor)
      const found = await historyOfOrganisation(db, id, { ...only, limit: limit + 1, ...(before > 0 && { before }) })
      const items = found.slice(0, limit)
      return { body: walked(address, items.map(changeOut), found.length > limit ? items.at(-1)!.id : undefined) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: `${one}/history/export`,
      id: 'exportHistory',
      group,
      forSome: true,
      cost: 10,
      summary: { sv: 'Ta ut en organisations hela historik', en: 'Take out the whole history of an organisation' },
      description: {
        sv: 'Varje ändring på en egen rad, så som den förseglades, med förseglingarna. Filen kan kontrolleras utan oss.',
        en: 'Each change on a line of its own, as it was sealed, with the seals. The file can be checked without us.',
      },
      params: OrganisationPath,
      answer: { description: { sv: 'Hela historiken.', en: 'The whole history.' }, schema: z.array(HistoryLine), example: [exampleLine] },
      formats: { [ndjson]: `${JSON.stringify(exampleLine)}\n` },
      usual: ndjson,
    },
    async ({ c, db, actor, params, mediaType }) => {
      const { id } = await findOrganisation(db, params.organisation)
      demand(actor, 'readHistory', id)
      const list = mediaType === 'application/json'
      c.header('Content-Type', mediaType)
      c.header('Cache-Control', 'private, no-store')
      const as = stream(c, async (out) => {
        let first = true
        if (list) await out.write('[')
        for await (const part of exportHistory(db, id)) {
          if (out.aborted) return
          await out.write(list ? `${first ? '' : ','}\n${part.trim().replaceAll('\n', ',\n')}` : part)
          first = false
        }
        if (list) await out.write('\n]\n')
      })
      return { as }
    },
  )
}

/** As the reader of it saw it, and held until the change is done. */
async function lockedOrganisation(db: Db, { organisation }: { organisation: number }) {
  await db.selectFrom('organisation').select('id').where('id', '=', organisation).forUpdate().execute()
  return organisationOut(db, organisation)
}
