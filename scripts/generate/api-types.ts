import { openApiDocument } from './openapi.ts'

// biome-ignore lint/suspicious/noExplicitAny: a schema is looked at piece by piece
type Json = any

/** `docs/api-types.d.ts`: what the API takes and gives, as types. Only what our own schemas use of JSON Schema is known here; anything else is an error. */
export function apiTypesFile(): string {
  const { components, paths } = openApiDocument()
  const schemas = Object.entries<Json>(components.schemas).map(
    ([name, schema]) => `${comment(schema)}export type ${name} = ${wholeType(schema)}\n`,
  )
  const operations = Object.entries<Json>(paths).flatMap(([path, item]) =>
    Object.entries<Json>(item).flatMap(([method, operation]) => (operation.operationId ? [operationOf(method, path, operation)] : [])),
  )
  return `// Written by \`npm run generate\` from docs/openapi.json. Do not edit.

${schemas.join('\n')}
/** By the name of the operation: how it is called, what it takes and what it answers. */
export interface Operations {
${operations.join('\n')}
}
`
}

function operationOf(method: string, path: string, { operationId, summary, parameters, requestBody, responses }: Json): string {
  const named = (place: string) => {
    const own = parameters.filter((one: Json) => one.in === place)
    return own.length === 0
      ? undefined
      : `{ ${own.map(({ name, required, schema }: Json) => `${name}${required ? '' : '?'}: ${typeOf(schema)}`).join('; ')} }`
  }
  const answers = Object.entries<Json>(responses).filter(([code]) => code.startsWith('2'))
  const body = requestBody && bodyOf(requestBody.content)
  const lines = [
    `method: '${method.toUpperCase()}'`,
    `path: '${path}'`,
    ...some('params', named('path')),
    ...some('query', named('query'), true),
    ...some('body', body, !requestBody?.required),
    `answer: ${[...new Set(answers.map(([, answer]) => typeOf(answer.content['application/json'].schema)))].join(' | ')}`,
  ]
  return `  /** ${summary} */\n  ${operationId}: {\n${lines.map((line) => `    ${line}`).join('\n')}\n  }`
}

const some = (name: string, type: string | undefined, optional = false) =>
  type === undefined ? [] : [`${name}${optional ? '?' : ''}: ${type}`]

const bodyOf = (content: Json) => {
  const { 'application/json': json, ...files } = content
  return [...(json ? [typeOf(json.schema)] : []), ...(Object.keys(files).length > 0 ? ['Blob', 'string'] : [])].join(' | ')
}

function typeOf(schema: Json): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1)
  if (schema.enum) return schema.enum.map((value: string) => `'${value}'`).join(' | ')
  if (schema.anyOf ?? schema.oneOf) return (schema.anyOf ?? schema.oneOf).map(typeOf).join(' | ')
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ')
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => typeOf({ ...schema, type })).join(' | ')
  const known = simple[schema.type as string]
  if (known) return known
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeOf).join(', ')}]`
  if (schema.type === 'array') return `Array<${typeOf(schema.items)}>`
  if (schema.type === 'object') return objectOf(schema)
  if (schema.not) return 'never'
  if (schema.type === undefined) return 'unknown'
  throw new Error(`Of this schema we know no type: ${JSON.stringify(schema)}`)
}

/** A schema that has a name: a field a line, each with what it means. */
function wholeType(schema: Json): string {
  const { properties = {}, required = [] } = schema
  if (Object.keys(properties).length === 0) return typeOf(schema)
  const fields = Object.entries<Json>(properties).map(
    ([name, own]) => `${comment(own, '  ')}  ${name}${required.includes(name) ? '' : '?'}: ${typeOf(own)}\n`,
  )
  return `{\n${fields.join('')}}`
}

const simple: { readonly [type: string]: string } = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
}

function objectOf({ properties = {}, required = [], additionalProperties }: Json): string {
  const fields = Object.entries<Json>(properties).map(
    ([name, schema]) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  )
  const others = additionalProperties && typeof additionalProperties === 'object' ? typeOf(additionalProperties) : undefined
  if (fields.length === 0) return `{ [name: string]: ${others ?? 'unknown'} }`
  return `{ ${fields.join('; ')} }`
}

const comment = ({ description }: Json, indent = '') => (description ? `${indent}/** ${description} */\n` : '')
