import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Language } from '../kernel/language-text.ts'
import { Problem, type ProblemKind } from '../kernel/problem.ts'
import type { Texts } from '../web/words.ts'
import { bestOf } from './accept.ts'
import { type Api, nothingAt } from './api.ts'
import { describeRoute } from './describe.ts'
import { demandMatch, etagOf, isKnown, matchRequired } from './etag.ts'
import { type Kept, once, requestHash } from './idempotency.ts'
import { wrongInput } from './issues.ts'
import { acceptedLanguage } from './language.ts'
import { jsonIn, type Sent, sentIn, whole } from './sent.ts'

type Shape = z.ZodObject
type Nothing = z.ZodObject<Record<never, never>>

/** An operation: what it is, what it takes and what it answers. The document, the page and the checks are all made from it. */
export type Route<Params extends Shape, Query extends Shape, Body extends z.ZodType, Answer extends z.ZodType> = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** `/entries/{entry}` */
  path: string
  /** The name of the operation in clients: `listEntries`. */
  id: string
  group: string
  summary: Texts
  description: Texts
  params?: Params
  query?: Query
  json?: { schema: Body; example: z.input<Body> }
  /** Files that may be sent as they are, each media type with an example. */
  files?: { examples: { readonly [mediaType: string]: string }; maxBytes: number }
  /** It can be called with nothing in it. */
  bodyOptional?: boolean
  answer: { status?: 200 | 201 | 202; description: Texts; schema: Answer; example: z.input<Answer> }
  /** What may come instead, where it is not done at once. Its address is in Location. */
  instead?: Instead
  /** The same in other formats, each media type with an example; `usual` is what comes when the caller does not mind. */
  formats?: { readonly [mediaType: string]: string }
  usual?: string
  /** The refusals that are its own; those that every operation has are added. */
  refuses?: readonly ProblemKind[]
  /** How many calls it counts as. */
  cost?: number
  /** A POST that only works something out. All other POSTs take an Idempotency-Key. */
  computes?: boolean
  /** Its answer holds a secret, so it is kept for nobody who sends the same again. */
  shownOnce?: boolean
  /** Not everybody may read it. */
  forSome?: boolean
  /** Of a thing with versions, what the caller should have read before changing it: then If-Match is demanded. Lock it. */
  current?: (db: Db, params: z.output<Params>, actor: Actor) => Promise<unknown>
  /** It answers, but is not described: its address is not one that the profile would have. */
  undocumented?: boolean
}

export type Instead = { status: 202; description: Texts; schema: z.ZodType; example: object }

export type Asked<Params, Query, Body> = {
  c: Context
  /** In a transaction, where something is changed. */
  db: Db
  actor: Actor
  language: Language
  params: Params
  query: Query
  body: Body
  file: Sent | undefined
  /** The one of the route's media types to answer in. */
  mediaType: string
  /** For links to other pages of the same. */
  address: { path: string; searchParams: URLSearchParams }
}

export type Reply<Answer> =
  | Json<Answer>
  | { /** What the route says may come instead. */ instead: object; headers: { Location: string } }
  | { /** In one of the other formats. */ as: Response }

type Json<Answer> = {
  body: Answer
  status?: ContentfulStatusCode
  headers?: { [name: string]: string }
  /** Once what was changed is there for others to see. */
  afterwards?: () => Promise<void>
}

/** Mounts an operation and describes it. Everything that holds for all of them is done here, so a handler only looks after its own. */
export function route<
  Params extends Shape = Nothing,
  Query extends Shape = Nothing,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodType,
>(
  api: Api,
  spec: Route<Params, Query, Body, Answer>,
  handle: (asked: Asked<z.output<Params>, z.output<Query>, z.output<Body> | undefined>) => Promise<Reply<z.input<Answer>>>,
): void {
  const path = spec.path.replaceAll(/\{(\w+)\}/g, ':$1')
  const method = spec.method.toUpperCase()
  api.methods.set(path, [...(api.methods.get(path) ?? []), method])
  if (!spec.undocumented) describeRoute(api.app.openAPIRegistry, spec)
  const offers = [...(spec.usual ? [spec.usual] : []), 'application/json', ...Object.keys(spec.formats ?? {})]
  const changes = spec.method !== 'get' && !spec.computes

  api.app.on(method, path, async (c) => {
    const actor = await api.actorOf(c)
    const caller = api.callerOf(c, actor)
    if (actor.kind !== 'operator') await api.limit(c, caller, spec.cost ?? 1)
    const mediaType = bestOf(offers, c.req.header('Accept'))
    if (mediaType === undefined) throw notOffered(offers)
    const params = readParams(spec.params, c)
    const query = readQuery(spec.query, new URL(c.req.url).searchParams)
    const ifMatch = c.req.header('If-Match')
    if (spec.current && ifMatch === undefined) throw matchRequired()
    const sent = spec.json || spec.files ? sentIn(c, receives(spec)) : undefined
    if (!sent && (spec.json || spec.files) && !spec.bodyOptional) throw emptyBody()
    const read = sent && (sent.mediaType === 'application/json' || changes) ? await whole(sent.bytes) : undefined
    const isJson = spec.json && sent?.mediaType === 'application/json'
    const body = isJson ? readBody(spec.json!.schema, jsonIn(read!)) : undefined
    const { pathname, search, searchParams } = new URL(c.req.url)
    const asked = {
      c,
      actor,
      language: acceptedLanguage(c.req.header('Accept-Language')),
      params,
      query,
      body,
      file: sent && !isJson ? { ...sent, ...(read && { bytes: only(read) }) } : undefined,
      mediaType,
      address: { path: pathname, searchParams },
    } as Omit<Asked<z.output<Params>, z.output<Query>, z.output<Body> | undefined>, 'db'>

    if (!changes) return answerRead(c, await handle({ ...asked, db: api.db }), spec.answer.status)

    let afterwards: (() => Promise<void>) | undefined
    const work = async (trx: Db): Promise<Kept> => {
      if (spec.current) demandMatch(etagOf(JSON.stringify(await spec.current(trx, params as z.output<Params>, actor))), ifMatch!)
      const reply = await handle({ ...asked, db: trx })
      if ('instead' in reply) return { status: spec.instead!.status, headers: reply.headers, body: JSON.stringify(reply.instead) }
      if ('as' in reply) throw new Error(`${spec.id} changes something, and must answer in JSON`)
      afterwards = reply.afterwards
      return { status: reply.status ?? spec.answer.status ?? 200, headers: reply.headers ?? {}, body: JSON.stringify(reply.body) }
    }
    const key = spec.method === 'post' ? c.req.header('Idempotency-Key') : undefined
    if (key !== undefined && spec.shownOnce) throw keptForNobody()
    const kept =
      key === undefined
        ? { ...(await inTransaction(api.db, work)), replayed: false }
        : await once(api.db, { caller, key, request: requestHash(method, `${pathname}${search}`, read ?? new Uint8Array()) }, work)
    await afterwards?.()
    return c.body(kept.body, kept.status as ContentfulStatusCode, {
      'Content-Type': 'application/json',
      ETag: etagOf(kept.body),
      'Cache-Control': 'no-store',
      ...kept.headers,
      ...(kept.replayed && { 'Idempotent-Replayed': 'true' }),
    })
  })
}

function answerRead<Answer>(c: Context, reply: Reply<Answer>, status: ContentfulStatusCode = 200): Response {
  if ('instead' in reply) throw new Error('Only a change can be left waiting')
  if ('as' in reply) {
    reply.as.headers.set('Vary', vary)
    if (!reply.as.headers.has('Cache-Control')) reply.as.headers.set('Cache-Control', 'private, no-cache')
    return reply.as
  }
  c.header('Vary', vary)
  const text = JSON.stringify(reply.body)
  const etag = etagOf(text)
  const headers = { 'Cache-Control': c.req.method === 'POST' ? 'no-store' : 'private, no-cache', ...reply.headers }
  const next = (reply.body as { links?: { next?: string } } | null)?.links?.next
  if (next) c.header('Link', `<${next}>; rel="next"`)
  if (c.req.method === 'POST') return c.body(text, reply.status ?? status, { ...headers, 'Content-Type': 'application/json' })
  if (isKnown(etag, c.req.header('If-None-Match'))) return c.body(null, 304, { ...headers, ETag: etag })
  return c.body(text, reply.status ?? status, { ...headers, 'Content-Type': 'application/json', ETag: etag })
}

const vary = 'Accept, Accept-Language, Authorization'

function receives({ json, files }: Pick<Route<Shape, Shape, z.ZodType, z.ZodType>, 'json' | 'files'>) {
  return {
    mediaTypes: [...(json ? ['application/json'] : []), ...Object.keys(files?.examples ?? {})],
    maxBytes: files?.maxBytes ?? 1_000_000,
  }
}

function readParams(schema: Shape | undefined, c: Context): unknown {
  if (!schema) return {}
  const read = schema.safeParse(c.req.param())
  if (!read.success) throw nothingAt(c.req.path) // an address that none of ours can have
  return read.data
}

/** Names that are not known are refused: a misspelt filter would else look as if it had an effect. */
function readQuery(schema: Shape | undefined, given: URLSearchParams): unknown {
  const known = Object.keys(schema?.shape ?? {})
  const values = Object.fromEntries([...new Set(given.keys())].map((name) => [name, oneOrSeveral(schema, name, given.getAll(name))]))
  const read = (schema ?? z.object({})).strict().safeParse(values)
  if (!read.success) throw wrongInput(read.error, 'query', known)
  return read.data
}

/** Some may be given several times; of others a second is a mistake, and no one knows which was meant. */
function oneOrSeveral(schema: Shape | undefined, name: string, values: string[]): unknown {
  const field = schema?.shape[name]
  return values.length > 1 || (field && isList(field as z.ZodType)) ? values : values[0]
}

const isList = (field: z.ZodType): boolean =>
  field instanceof z.ZodArray ||
  ((field instanceof z.ZodOptional || field instanceof z.ZodDefault) && isList(field.def.innerType as z.ZodType))

function readBody(schema: z.ZodType, value: unknown): unknown {
  const read = (schema instanceof z.ZodObject ? schema.strict() : schema).safeParse(value)
  if (!read.success) throw wrongInput(read.error, 'body', schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])
  return read.data
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const notOffered = (offers: readonly string[]) => {
  const list = [...new Set(offers)].join(', ')
  return new Problem('not-acceptable', { sv: `Begär något av ${list} i Accept.`, en: `Ask for one of ${list} in Accept.` })
}

const emptyBody = () =>
  new Problem('invalid', {
    sv: 'Inget skickades med. Se i /api vad som ska skickas hit.',
    en: 'Nothing came with the call. See in /en/api what should be sent here.',
  })

const keptForNobody = () =>
  new Problem('invalid', {
    sv: 'Svaret innehåller en hemlighet och sparas inte. Skicka utan Idempotency-Key.',
    en: 'The answer holds a secret and is not kept. Send it without Idempotency-Key.',
  })
