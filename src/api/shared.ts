import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { type ProblemKind, problems } from '../kernel/problem.ts'
import { incidentTexts, problemType } from './problem-json.ts'
import { about } from './texts.ts'

type Registry = OpenAPIHono['openAPIRegistry']

const severity = z.enum(['violation', 'warning', 'info'])
/** In languages, by BCP 47 tag. */
export const TextInLanguages = z.record(z.string(), z.string()).meta({
  id: 'TextInLanguages',
  description: 'A text in languages, by BCP 47 tag. A text whose language nobody stated has the tag und.',
  'x-sv': { description: 'En text på ett eller flera språk, med språkkod enligt BCP 47. Text utan angivet språk har koden und.' },
})

export const FindingSchema = z
  .object({
    severity: about(severity, { sv: 'Hur allvarligt det är: fel, varning eller upplysning.', en: 'How grave it is.' }),
    code: about(z.string(), { sv: 'Beständig kod för sortens iakttagelse.', en: 'A stable code for this sort of finding.' }),
    message: TextInLanguages,
    fix: TextInLanguages,
    focus: about(z.string().optional(), { sv: 'Adressen till posten det gäller.', en: 'The address of the record it concerns.' }),
    field: about(z.string().optional(), {
      sv: 'Parametern det gäller, eller platsen i det som skickades som JSON Pointer.',
      en: 'The parameter it concerns, or the place in what was sent as a JSON Pointer.',
    }),
    line: about(z.number().int().optional(), { sv: 'Rad i filen.', en: 'Line in the file.' }),
    column: about(z.number().int().optional(), { sv: 'Tecken på raden.', en: 'Character on the line.' }),
  })
  .meta({
    id: 'Finding',
    description: 'What is wrong, and what to do.',
    'x-sv': { description: 'Vad som är fel, och vad man gör åt det.' },
  })

const ProblemSchema = z
  .object({
    type: about(z.string(), { sv: 'Sortens problem, som beständig adress.', en: 'The sort of problem, as a lasting address.' }),
    title: about(z.string(), { sv: 'Sortens problem i ord.', en: 'The sort of problem in words.' }),
    status: about(z.number().int(), { sv: 'Statuskoden.', en: 'The status code.' }),
    detail: about(z.string(), { sv: 'Vad som hände och vad du gör åt det.', en: 'What happened and what to do.' }),
    instance: about(z.string(), { sv: 'Adressen som anropades.', en: 'The address that was called.' }),
    findings: z.array(FindingSchema).optional(),
    incident: about(z.string().optional(), {
      sv: 'Numret i vår logg, när felet är vårt.',
      en: 'The number in our log, when the fault is ours.',
    }),
  })
  .meta({
    id: 'Problem',
    description: 'A refusal, as RFC 9457 has it.',
    'x-sv': { description: 'Ett nej, så som RFC 9457 beskriver det.' },
  })

const details: { readonly [kind in ProblemKind]: string } = {
  'not-found': 'There is no source number 999. See the list of sources.',
  gone: 'The entry has been removed from its source.',
  unauthenticated: 'Sign in to add, change and end sources. A system sends its key.',
  forbidden: 'To change a source you need to be steward or administrator in the organisation. Ask an administrator for the role.',
  conflict: 'The source exists already and is called “Tallvik”. Harvest that one instead of adding another.',
  invalid: 'Correct limit.',
  'method-not-allowed': 'This address answers GET, HEAD, OPTIONS.',
  'not-acceptable': 'Ask for application/json in Accept.',
  'unsupported-media-type': 'Send it as application/json, and say so in Content-Type.',
  'too-large': 'At most 1 MB can be sent here.',
  'precondition-required':
    'Read first, then send the change with the ETag of the answer in the header If-Match, so that nobody else’s change is overwritten.',
  'precondition-failed': 'It has changed since you read it. Read it again, make your change, and send it with the new ETag in If-Match.',
  'too-many-requests': 'You may make 600 calls a minute. Wait 12 seconds. If you read a lot, use the export.',
  upstream: 'The catalogue at https://data.example/dcat answered 403.',
}
const wrongLimit = {
  severity: 'violation',
  code: 'wrong-value',
  field: 'limit',
  message: { sv: 'Värdet är för stort eller för långt.', en: 'The value is too large or too long.' },
  fix: { sv: 'Högst 100.', en: 'At most 100.' },
}

/** The headers of every answer. */
export const everyHeader = { traceparent: { $ref: '#/components/headers/traceparent' } }
export const countedHeaders = Object.fromEntries(
  ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
)

/** What every operation refers to: problems, headers, the trace and how to sign in. */
export function registerShared(registry: Registry): void {
  const whole = { type: 'integer' as const }
  const headers = {
    traceparent: {
      text: 'The trace that the call was part of, as W3C Trace Context has it.',
      sv: 'Spåret som anropet ingick i, enligt W3C Trace Context.',
      schema: { type: 'string' as const },
      example: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
    },
    ETag: {
      text: 'The version of what was answered.',
      sv: 'Versionen av det som svarades.',
      schema: { type: 'string' as const },
      example: '"Yo1JYhyWdo4jWc4AqQ4fHQ"',
    },
    Location: {
      text: 'The address of what was made.',
      sv: 'Adressen till det som skapades.',
      schema: { type: 'string' as const },
      example: '/allmanning/v1/sources/7',
    },
    'Retry-After': { text: 'Seconds to wait.', sv: 'Sekunder att vänta.', schema: whole, example: 12 },
    'RateLimit-Limit': { text: 'How many calls a minute.', sv: 'Hur många anrop i minuten.', schema: whole, example: 600 },
    'RateLimit-Remaining': { text: 'How many are left.', sv: 'Hur många som är kvar.', schema: whole, example: 597 },
    'RateLimit-Reset': { text: 'Seconds until it starts anew.', sv: 'Sekunder tills räkningen börjar om.', schema: whole, example: 41 },
  }
  for (const [name, { text, sv, schema, example }] of Object.entries(headers))
    registry.registerComponent('headers', name, { description: text, 'x-sv': { description: sv }, schema, example })
  registry.registerComponent('parameters', 'traceparent', {
    name: 'traceparent',
    in: 'header',
    description: 'The trace that the call is part of, as W3C Trace Context has it. We go on with it, or begin one.',
    'x-sv': { description: 'Spåret som anropet ingår i, enligt W3C Trace Context. Vi fortsätter på det, eller börjar ett.' },
    schema: { type: 'string' },
    example: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  })
  registry.registerComponent('parameters', 'Accept-Language', {
    name: 'Accept-Language',
    in: 'header',
    description: 'sv or en: the language of problems and of texts that we have written.',
    'x-sv': { description: 'sv eller en: språket på felmeddelanden och på texter som vi har skrivit.' },
    schema: { type: 'string' },
    example: 'sv',
  })
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description:
      'Everybody may read without a key. Whoever changes something gives a key of their organisation in the header Authorization: Bearer. An administrator makes keys on the page of the organisation. Where the node has no sign-in server, the one who sits at its computer may make changes without a key.',
    'x-sv': {
      description:
        'Alla får läsa utan nyckel. Den som ändrar något anger en nyckel från sin organisation i rubriken Authorization: Bearer. En administratör gör nycklar på organisationens sida. Har noden ingen inloggningsserver kan den som sitter vid dess dator ändra utan nyckel.',
    },
  })
  registry.register('Problem', ProblemSchema)
  for (const [kind, { status, title }] of Object.entries(problems) as [ProblemKind, (typeof problems)[ProblemKind]][]) {
    registry.registerComponent('responses', kind, {
      description: title.en,
      'x-sv': { description: title.sv },
      headers: {
        ...everyHeader,
        ...(kind === 'too-many-requests' && { ...countedHeaders, 'Retry-After': { $ref: '#/components/headers/Retry-After' } }),
      },
      content: problem({
        type: problemType(kind),
        title: title.en,
        status,
        detail: details[kind],
        instance: '/allmanning/v1/sources',
        ...(kind === 'invalid' && { findings: [wrongLimit] }),
      }),
    })
  }
  registry.registerComponent('responses', 'incident', {
    description: incidentTexts.title.en,
    'x-sv': { description: incidentTexts.title.sv },
    headers: everyHeader,
    content: problem({
      type: problemType('incident'),
      title: incidentTexts.title.en,
      status: 500,
      detail: incidentTexts.detail.en,
      instance: '/allmanning/v1/sources',
      incident: '3f9a1c07',
    }),
  })
}

const problem = (example: object) => ({
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example },
})
