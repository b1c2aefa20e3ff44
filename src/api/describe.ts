import type { OpenAPIHono } from '@hono/zod-openapi'
import type { z } from 'zod'
import { type ProblemKind, problems } from '../kernel/problem.ts'
import type { Texts } from '../web/words.ts'
import type { Route } from './route.ts'
import { countedHeaders, everyHeader } from './shared.ts'

type Registry = OpenAPIHono['openAPIRegistry']
// biome-ignore lint/suspicious/noExplicitAny: the document does not care which schemas they are
type AnyRoute = Route<any, any, any, any>
type Content = { [mediaType: string]: { schema: z.ZodType | { type: 'string' }; example: unknown } }

const inBoth = ({ sv, en }: Texts) => ({ description: en, 'x-sv': { description: sv } })
const header = (name: string) => ({ $ref: `#/components/headers/${name}` })
const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` })

/** Puts an operation in the document, with what every operation has: trace, problems, limits, examples. */
export function describeRoute(registry: Registry, spec: AnyRoute): void {
  const changes = spec.method !== 'get' && !spec.computes
  const { status = 200, description, schema, example } = spec.answer
  registry.registerPath({
    method: spec.method,
    path: spec.path,
    operationId: spec.id,
    tags: [spec.group],
    summary: spec.summary.en,
    description: spec.description.en,
    'x-sv': { summary: spec.summary.sv, description: spec.description.sv },
    security: changes || spec.forSome ? [{ key: [] }] : [{}, { key: [] }],
    parameters: [
      parameter('traceparent'),
      ...(spec.method === 'get' ? [conditional] : []),
      ...(spec.current ? [ifMatch] : []),
      ...(changes && spec.method === 'post' && !spec.shownOnce ? [idempotencyKey] : []),
    ],
    request: {
      ...(spec.params && { params: spec.params }),
      ...(spec.query && { query: spec.query }),
      ...((spec.json || spec.files) && { body: { required: !spec.bodyOptional, content: bodies(spec) } }),
    },
    responses: {
      [status]: {
        ...inBoth(description),
        headers: {
          ...everyHeader,
          ...countedHeaders,
          ...(!spec.computes && { ETag: header('ETag') }),
          ...(status === 201 && { Location: header('Location') }),
        },
        content: { 'application/json': { schema, example }, ...asText(spec.formats) },
      },
      ...(spec.instead && {
        [spec.instead.status]: {
          ...inBoth(spec.instead.description),
          headers: { ...everyHeader, ...countedHeaders, ETag: header('ETag'), Location: header('Location') },
          content: { 'application/json': { schema: spec.instead.schema, example: spec.instead.example } },
        },
      }),
      ...(spec.method === 'get' && {
        304: {
          ...inBoth({ sv: 'Du har redan den här versionen.', en: 'You have this version already.' }),
          headers: { ...everyHeader, ETag: header('ETag') },
        },
      }),
      ...refusals(spec, changes),
    },
  })
}

function bodies({ json, files }: AnyRoute): Content {
  return { ...(json && { 'application/json': { schema: json.schema, example: json.example } }), ...asText(files?.examples) }
}

const asText = (examples: { readonly [mediaType: string]: string } = {}): Content =>
  Object.fromEntries(Object.entries(examples).map(([mediaType, example]) => [mediaType, { schema: { type: 'string' as const }, example }]))

/** By status, since that is how a document has them; where two kinds share one, the first is described. */
function refusals(spec: AnyRoute, changes: boolean) {
  const sends = spec.json !== undefined || spec.files !== undefined
  const kinds: ProblemKind[] = [
    ...(spec.refuses ?? []),
    ...(spec.params ? (['not-found'] as const) : []),
    ...(changes || spec.forSome ? (['unauthenticated', 'forbidden'] as const) : []),
    ...(changes ? (['conflict'] as const) : []),
    'method-not-allowed',
    'not-acceptable',
    ...(spec.current ? (['precondition-failed', 'precondition-required'] as const) : []),
    ...(sends ? (['too-large', 'unsupported-media-type'] as const) : []),
    'invalid',
    'too-many-requests',
  ]
  const response = (name: string) => ({ $ref: `#/components/responses/${name}` })
  return {
    ...Object.fromEntries([...new Set(kinds)].map((kind) => [statusOf(kind), response(kind)])),
    500: response('incident'),
    default: response('incident'),
  }
}

const statusOf = (kind: ProblemKind) => problems[kind].status

const conditional = {
  name: 'If-None-Match',
  in: 'header' as const,
  description: 'The ETag of what you have: when nothing has changed the answer is 304, without content.',
  'x-sv': { description: 'ETag för det du har: har inget ändrats blir svaret 304, utan innehåll.' },
  schema: { type: 'string' as const },
  example: '"Yo1JYhyWdo4jWc4AqQ4fHQ"',
}
const ifMatch = {
  name: 'If-Match',
  in: 'header' as const,
  required: true,
  description: 'The ETag of what you read. If somebody has changed it since then, the answer is 412 and nothing is changed.',
  'x-sv': { description: 'ETag för det du läste. Har någon ändrat det sedan dess blir svaret 412, och inget ändras.' },
  schema: { type: 'string' as const },
  example: '"Yo1JYhyWdo4jWc4AqQ4fHQ"',
}
const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  description:
    'A key of your own, such as a UUID. Send the same again when no answer came: it is done once, and answered as the first time, for 24 hours.',
  'x-sv': {
    description:
      'En egen nyckel, till exempel ett UUID. Skicka samma sak igen om inget svar kom: det görs en gång, och svaret blir som första gången. Gäller i 24 timmar.',
  },
  schema: { type: 'string' as const, maxLength: 255 },
  example: '7d9f3b1e-5a0c-4d0e-9a55-0d6d3c1f2b77',
}
