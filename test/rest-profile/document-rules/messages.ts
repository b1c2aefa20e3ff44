import {
  camel,
  contents,
  type DocumentRule,
  fields,
  type Json,
  json,
  one,
  operations,
  someOperation,
  status,
  values,
} from '../document-rule.ts'

export const messagesRules: readonly DocumentRule[] = [
  {
    id: 'DOT.01',
    level: 'SKALL',
    text: 'fields with times are RFC 3339',
    given: '$.components.schemas',
    faults: (schemas) =>
      Object.entries<Json>(schemas).flatMap(([name, schema]) =>
        Object.entries<Json>(schema.properties ?? {}).flatMap(([field, own]) =>
          one(/(At|Released)$/.test(field) && !/date/.test(JSON.stringify(own)), `${name}.${field} has no format`),
        ),
      ),
    spoil: (d) => {
      d.components.schemas.Run.properties.requestedAt = { type: 'string' }
    },
  },
  {
    id: 'DOT.04',
    level: 'SKALL',
    text: 'times are given in UTC',
    given: operations,
    faults: (operation) =>
      Object.values<Json>(operation.responses).flatMap((piece) =>
        contents(piece)
          .filter(json)
          .flatMap(([, { example }]) =>
            values(example).flatMap(([name, value]) =>
              one(/(^at|At)$/.test(name) && typeof value === 'string' && !value.endsWith('Z'), `${name} is ${value}`),
            ),
          ),
      ),
    spoil: (d) => {
      someOperation(d).responses['200'].content['application/json'].example.items[0].changedAt = '2026-05-05T06:00:09+02:00'
    },
  },
  {
    id: 'AME.01',
    level: 'BÖR',
    text: 'bodies can be sent as JSON',
    given: `${operations}.requestBody`,
    faults: (body) => one(!body.content['application/json'] && body.required !== false, 'no application/json'),
    spoil: (d) => {
      delete d.paths['/sources'].post.requestBody.content['application/json']
    },
  },
  {
    id: 'AME.02',
    level: 'BÖR',
    text: 'answers come as JSON',
    given: `${operations}.responses`,
    faults: (responses) =>
      Object.entries<Json>(responses).flatMap(([code, response]) =>
        one(Number(status(code)) < 300 && Number(status(code)) >= 200 && !response.content?.['application/json'], code),
      ),
    spoil: (d) => {
      delete someOperation(d).responses['200'].content['application/json']
    },
  },
  {
    id: 'AME.04',
    level: 'BÖR',
    text: 'field names are in camelCase',
    given: '$',
    faults: (d) => fields(d).flatMap((name) => one(!camel.test(name), name)),
    spoil: (d) => {
      d.components.schemas.Run.properties['requested-at'] = { type: 'string' }
    },
  },
  {
    id: 'AME.05',
    level: 'SKALL',
    text: 'and in no other way beside it',
    given: '$',
    faults: (d) => fields(d).flatMap((name) => one(name.includes('_'), name)),
    spoil: (d) => {
      d.components.schemas.Run.properties.requested_at = { type: 'string' }
    },
  },
  {
    id: 'AME.07',
    level: 'BÖR',
    text: 'field names are alphanumeric',
    given: '$',
    faults: (d) => fields(d).flatMap((name) => one(!/^[a-zA-Z0-9]+$/.test(name), name)),
    spoil: (d) => {
      d.components.schemas.Run.properties['när'] = { type: 'string' }
    },
  },
  {
    id: 'ARQ.01',
    level: 'BÖR',
    text: 'requests are UTF-8',
    given: `${operations}.requestBody.content`,
    faults: (content) => Object.keys(content).flatMap((type) => one(/charset=(?!utf-8)/i.test(type), type)),
    spoil: (d) => {
      d.paths['/sources'].post.requestBody.content['application/json; charset=iso-8859-1'] = {}
    },
  },
  {
    id: 'ARQ.03',
    level: 'BÖR',
    text: 'header parameters have a type',
    given: `${operations}.parameters[*]`,
    faults: (parameter) => one(parameter.in === 'header' && !parameter.schema?.type, parameter.name),
    spoil: (d) => {
      delete d.paths['/entries'].get.parameters.find((p: Json) => p.name === 'If-None-Match').schema
    },
  },
  {
    id: 'ARQ.05',
    level: 'SKALL',
    text: 'no data of the request in headers',
    given: `${operations}.parameters[*]`,
    faults: (parameter) => one(parameter.in === 'header' && ['object', 'array'].includes(parameter.schema?.type), parameter.name),
    spoil: (d) => {
      someOperation(d).parameters.push({ name: 'X-Entry', in: 'header', schema: { type: 'object' } })
    },
  },
  {
    id: 'FEL.01',
    level: 'SKALL',
    text: 'problems have type, title, status, detail and instance',
    given: '$.components.schemas.Problem',
    faults: ({ properties, required }) =>
      ['type', 'title', 'status', 'detail', 'instance'].flatMap((name) => one(!properties?.[name] || !required?.includes(name), name)),
    spoil: (d) => {
      delete d.components.schemas.Problem.properties.detail
    },
  },
  {
    id: 'FEL.02',
    level: 'SKALL',
    text: 'every refusal is application/problem+json',
    given: `${operations}.responses`,
    faults: (responses) =>
      Object.entries<Json>(responses).flatMap(([code, response]) =>
        one((code === 'default' || Number(code) >= 400) && !response.content?.['application/problem+json'], code),
      ),
    spoil: (d) => {
      someOperation(d).responses['422'] = { description: 'Wrong', content: { 'application/json': {} } }
    },
  },
]
