import { stream } from 'hono/streaming'
import { z } from 'zod'
import type { Api } from '../../api/api.ts'
import { etagOf } from '../../api/etag.ts'
import { paged, pageOf, pageQuery } from '../../api/paging.ts'
import { route } from '../../api/route.ts'
import { type Sent, whole } from '../../api/sent.ts'
import { about } from '../../api/texts.ts'
import { idIn } from '../../api/values.ts'
import type { Db } from '../../db/open.ts'
import type { Queue } from '../../jobs/queue.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { leftWaiting, mayWait } from '../../organisations/approval/approval-json.ts'
import { findOrganisation } from '../../organisations/find.ts'
import { prefixesIn } from '../../rdf/namespaces.ts'
import { type Syntax, syntaxes, syntaxOfMediaType } from '../../rdf/syntax.ts'
import { write } from '../../rdf/write.ts'
import { demand } from '../access.ts'
import { assessJob } from '../assess.ts'
import { resultAsJson } from '../validate/report/formats.ts'
import { exampleResult, Result } from '../validate/result-json.ts'
import { checkDraft, count } from './check-draft.ts'
import { moved } from './copy.ts'
import { discardDraft, saveDraft, startDraft } from './drafts.ts'
import { draftAt, findOwn, findOwnUnasked, listOwn } from './find.ts'
import { guideFor, type OwnKind, ownKinds } from './kind-forms.ts'
import { ownStates } from './own-entry.ts'
import { exampleOwn, OwnEntry, ownOut } from './own-json.ts'
import { endOwnEntry, publishEntry } from './publish.ts'
import { readNewRecord, readRecord } from './read-record.ts'

const OrganisationPath = z.object({ organisation: idIn({ sv: 'Organisationens nummer.', en: 'The number of the organisation.' }) })
const EntryPath = z.object({ ownEntry: idIn({ sv: 'Postens nummer.', en: 'The number of the entry.' }) })

const kind = about(z.enum(ownKinds as [OwnKind, ...OwnKind[]]), { sv: 'Vad den beskriver.', en: 'What it describes.' })
const NewOwnEntry = z.object({ kind }).meta({ id: 'NewOwnEntry' })
const reason = about(z.string().trim().min(1).max(1000).optional(), { sv: 'Varför.', en: 'Why.' })
const NewPublication = z
  .object({
    version: about(z.number().int().min(1), {
      sv: 'Den version av utkastet som du har läst.',
      en: 'The version of the draft that you have read.',
    }),
    reason,
  })
  .meta({ id: 'NewPublication' })
const NewEnding = z.object({ reason }).meta({ id: 'NewEnding' })
const Content = z
  .object({
    turtle: about(z.string().max(12_000_000), { sv: 'Hela posten i Turtle.', en: 'The whole entry in Turtle.' }),
    catalogues: about(z.array(z.url().max(2000)).max(50).optional(), {
      sv: 'Adresser till kataloger som ska ta upp den. Utan dem blir det som förut.',
      en: 'Addresses of catalogues that should list it. Without them it stays as before.',
    }),
  })
  .meta({ id: 'OwnEntryContent' })

const DraftCheck = z
  .object({
    version: z.number().int(),
    ready: about(z.boolean(), { sv: 'Sant när inget fel hindrar publicering.', en: 'True when no error stops publication.' }),
    violations: z.number().int(),
    warnings: z.number().int(),
    infos: z.number().int(),
    results: z.array(Result),
  })
  .meta({ id: 'DraftCheck' })

const exampleTurtle = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<> a dcat:Dataset ; dcterms:title "Badvatten"@sv .
`
// What can hold one record and no named graphs.
const readable = ['turtle', 'jsonld', 'rdfxml', 'ntriples'] as const satisfies readonly Syntax[]
const examples: { readonly [mediaType: string]: string } = {
  ...Object.fromEntries(readable.map((syntax) => [syntaxes[syntax].mediaTypes[0], '…'])),
  'text/turtle': exampleTurtle,
  'application/ld+json': '{ "@id": "", "@type": "http://www.w3.org/ns/dcat#Dataset" }',
}
const files = { examples, maxBytes: 12_000_000 }

export type OwnRoutes = { queue: Queue; baseUrl: string }

/** What organisations write here, as RDF. */
export function ownRoutes(api: Api, { queue, baseUrl }: OwnRoutes): void {
  const group = 'own-entries'
  const one = '/own-entries/{ownEntry}'
  const now = { description: { sv: 'Posten som den är nu.', en: 'The entry as it is now.' }, schema: OwnEntry, example: exampleOwn }

  route(
    api,
    {
      method: 'get',
      path: '/organisations/{organisation}/own-entries',
      id: 'listOwnEntries',
      group,
      forSome: true,
      summary: { sv: 'Lista en organisations egna poster', en: 'List the own entries of an organisation' },
      description: {
        sv: 'Också utkast, den senast ändrade först. De kastade kommer bara om du ber om dem.',
        en: 'Drafts too, the one changed last first. Those thrown away come only when asked for.',
      },
      params: OrganisationPath,
      query: z.object({
        ...pageQuery,
        state: about(z.enum(ownStates).optional(), { sv: 'Bara de i det läget.', en: 'Only those in that state.' }),
        kind: about(z.enum(ownKinds as [OwnKind, ...OwnKind[]]).optional(), { sv: 'Bara den sorten.', en: 'Only that kind.' }),
        q: about(z.string().max(200).optional(), { sv: 'En del av titeln.', en: 'A part of the title.' }),
      }),
      answer: {
        description: { sv: 'En sida poster.', en: 'A page of entries.' },
        schema: pageOf(OwnEntry),
        example: { items: [exampleOwn], total: 1, links: { self: '/allmanning/v1/organisations/17/own-entries' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      const { id } = await findOrganisation(db, params.organisation)
      const { state, kind, q: text } = query
      const { rows, total } = await listOwn(db, actor, id, { ...(state && { state }), ...(kind && { kind }), ...(text && { text }) }, query)
      return { body: paged(address, query, { items: rows.map(ownOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/organisations/{organisation}/own-entries',
      id: 'startOwnEntry',
      group,
      summary: { sv: 'Börja på en post', en: 'Begin an entry' },
      description: {
        sv: 'Skicka posten som RDF, med den tomma adressen <> för posten själv, så får den en adress här. Eller ange bara vad den ska beskriva, så börjar utkastet med det vi vet.',
        en: 'Send the entry as RDF, with the empty address <> for the entry itself, and it gets an address here. Or say only what it should describe, and the draft begins with what we know.',
      },
      params: OrganisationPath,
      json: { schema: NewOwnEntry, example: { kind: 'dataset' } },
      files,
      answer: { ...now, status: 201, description: { sv: 'Utkastet finns.', en: 'The draft is there.' } },
    },
    async ({ db, actor, params, body, file }) => {
      const { organisation } = params
      demand(actor, 'editEntries', organisation)
      const id = await startDraft(db, actor, { organisation, baseUrl, ...(body ?? (await recordIn(file!))) })
      const made = ownOut(await findOwnUnasked(db, id))
      return { body: made, headers: { Location: made.links.self } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: one,
      id: 'getOwnEntry',
      group,
      forSome: true,
      summary: { sv: 'Läs ett utkast', en: 'Read a draft' },
      description: {
        sv: 'Läge och version i JSON. Begär till exempel text/turtle i Accept för att läsa vad utkastet säger. Svarets ETag behövs för att ändra det.',
        en: 'State and version in JSON. Ask for text/turtle, for example, in Accept to read what the draft says. The ETag of the answer is needed for changing it.',
      },
      params: EntryPath,
      answer: { ...now, description: { sv: 'Utkastet.', en: 'The draft.' } },
      formats: { ...examples, 'text/turtle': exampleTurtle.replace('<>', `<${exampleOwn.uri}>`) },
    },
    async ({ c, db, actor, params, mediaType }) => {
      const own = await findOwn(db, actor, params.ownEntry)
      const body = ownOut(own)
      if (mediaType === 'application/json') return { body }
      const { quads } = await draftAt(db, own.id, own.version)
      c.header('Content-Type', mediaType)
      // RFC 9110 §8.8.1: a weak one may be the same for several representations of one version.
      c.header('ETag', `W/${etagOf(JSON.stringify(body))}`)
      const as = stream(c, async (out) => {
        for await (const part of write([quads], syntaxOfMediaType(mediaType)!, { prefixes: prefixesIn(quads) })) await out.write(part)
      })
      return { as }
    },
  )

  route(
    api,
    {
      method: 'put',
      path: one,
      id: 'replaceOwnEntry',
      group,
      summary: { sv: 'Ersätt ett utkast', en: 'Replace a draft' },
      description: {
        sv: 'Skicka hela posten som RDF, med adressen i uri eller med <>. Kataloger anger du i JSON. Det publicerade ändras först när du publicerar. Gamla versioner finns kvar.',
        en: 'Send the whole entry as RDF, at the address in uri or at <>. Catalogues are given in JSON. What is published changes only when you publish. Old versions stay.',
      },
      params: EntryPath,
      json: { schema: Content, example: { turtle: exampleTurtle, catalogues: ['https://allmanning.example/id/catalogue/4000'] } },
      files,
      current: lockedOwn,
      answer: now,
    },
    async ({ db, actor, params, body, file }) => {
      const { id, version, uri, organisation } = await findOwn(db, actor, params.ownEntry)
      demand(actor, 'editEntries', organisation)
      const read = body
        ? await readRecord(body.turtle, uri)
        : await readRecord(await whole(file!.bytes), uri, syntaxOfMediaType(file!.mediaType)!)
      if (!('quads' in read)) throw notOneRecord(read)
      await saveDraft(db, actor, id, { version, quads: read.quads, ...(body?.catalogues && { catalogues: body.catalogues }) })
      return { body: ownOut(await findOwnUnasked(db, id)) }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: one,
      id: 'discardOwnEntry',
      group,
      summary: { sv: 'Kasta ett utkast', en: 'Throw a draft away' },
      description: {
        sv: 'Bara det som aldrig har publicerats. Det som är publicerat avslutas i stället.',
        en: 'Only what was never published. What is published is ended instead.',
      },
      params: EntryPath,
      current: lockedOwn,
      answer: { ...now, example: { ...exampleOwn, state: 'discarded' } },
    },
    async ({ db, actor, params }) => {
      await discardDraft(db, actor, params.ownEntry, new Date())
      return { body: ownOut(await findOwnUnasked(db, params.ownEntry)) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: `${one}/check`,
      id: 'checkOwnEntry',
      group,
      forSome: true,
      summary: { sv: 'Granska ett utkast', en: 'Check a draft' },
      description: {
        sv: 'Vad profilerna säger om utkastet, med samma regler som gäller för det som hämtas.',
        en: 'What the profiles say of the draft, by the same rules as for what is harvested.',
      },
      params: EntryPath,
      answer: {
        description: { sv: 'Vad som är fel, och vad man gör åt det.', en: 'What is wrong, and what to do.' },
        schema: DraftCheck,
        example: { version: 2, ready: false, violations: 1, warnings: 0, infos: 0, results: [exampleResult] },
      },
    },
    async ({ db, actor, params }) => {
      const own = await findOwn(db, actor, params.ownEntry)
      const { quads } = await draftAt(db, own.id, own.version)
      const faults = checkDraft({ ...own, quads }, guideFor({ ...own, quads }))
      const violations = count(faults, 'violation')
      return {
        body: {
          version: own.version,
          ready: violations === 0,
          violations,
          warnings: count(faults, 'warning'),
          infos: count(faults, 'info'),
          results: faults.map(({ node: _, ...result }) => resultAsJson(result)),
        },
      }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/publications`,
      id: 'publishOwnEntry',
      group,
      summary: { sv: 'Publicera en post', en: 'Publish an entry' },
      description: {
        sv: 'Det som är obligatoriskt måste finnas. Annars blir svaret 422 med varje fel i findings.',
        en: 'What is mandatory must be there. Else the answer is 422 with each error in findings.',
      },
      params: EntryPath,
      json: { schema: NewPublication, example: { version: 2 } },
      instead: mayWait,
      answer: { ...now, example: { ...exampleOwn, state: 'published' } },
    },
    async ({ db, actor, params, body }) => {
      const { version, reason } = body!
      const outcome = await publishEntry(db, actor, params.ownEntry, { version, ...(reason && { reason }) })
      if ('waiting' in outcome) return leftWaiting(db, outcome.waiting)
      const { source } = outcome.done
      return {
        body: ownOut(await findOwnUnasked(db, params.ownEntry)),
        afterwards: async () => void (await queue.send(assessJob, { source }, { key: `source ${source}` })),
      }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/endings`,
      id: 'endOwnEntry',
      group,
      summary: { sv: 'Avsluta en post', en: 'End an entry' },
      description: {
        sv: 'Postens adress svarar 410 från och med nu. Historiken finns kvar.',
        en: 'The address of the entry answers 410 from now on. The history remains.',
      },
      params: EntryPath,
      json: { schema: NewEnding, example: { reason: 'Mätningarna har upphört.' } },
      bodyOptional: true,
      instead: mayWait,
      answer: { ...now, example: { ...exampleOwn, state: 'ended' } },
    },
    async ({ db, actor, params, body }) => {
      const outcome = await endOwnEntry(db, actor, params.ownEntry, body?.reason ? { reason: body.reason } : {})
      if ('waiting' in outcome) return leftWaiting(db, outcome.waiting)
      return { body: ownOut(await findOwnUnasked(db, params.ownEntry)) }
    },
  )

  async function recordIn({ bytes, mediaType }: Sent) {
    const base = `${baseUrl.replace(/\/$/, '')}/id/new`
    const read = await readNewRecord(await whole(bytes), base, syntaxOfMediaType(mediaType)!)
    if (!('quads' in read)) throw notOneRecord(read)
    const { kind, uri, quads } = read
    return { kind, quads: (own: string) => moved(uri, own, quads), ...(uri !== base && { copiedFrom: uri }) }
  }
}

/** As the reader of it saw it, and held until the change is done. */
async function lockedOwn(db: Db, { ownEntry }: { ownEntry: number }, actor: Actor) {
  await db.selectFrom('own_entry').select('id').where('id', '=', ownEntry).forUpdate().execute()
  return ownOut(await findOwn(db, actor, ownEntry))
}

type NotRead = Exclude<Awaited<ReturnType<typeof readRecord>>, { quads: unknown }>

function notOneRecord(read: NotRead): Problem {
  if ('empty' in read)
    return new Problem('invalid', {
      sv: 'Det finns ingen post i det som skickades. Beskriv den på adressen <>, med en typ som vi känner igen.',
      en: 'There is no entry in what was sent. Describe it at the address <>, with a type that we recognise.',
    })
  if ('loose' in read)
    return new Problem('invalid', {
      sv: `Det här hör inte ihop med posten: ${read.loose}. Ta bort det, eller låt posten leda dit.`,
      en: `This does not belong to the entry: ${read.loose}. Remove it, or let the entry lead there.`,
    })
  const { wrong, line } = read
  return new Problem(
    'invalid',
    { sv: `Det som skickades går inte att läsa: ${wrong.sv}`, en: `What was sent cannot be read: ${wrong.en}` },
    {
      findings: [
        {
          severity: 'violation',
          code: 'unreadable',
          message: wrong,
          fix: { sv: 'Rätta texten och skicka den igen.', en: 'Correct the text and send it again.' },
          ...(line && { line }),
        },
      ],
    },
  )
}
