import { camel, type DocumentRule, inQuery, type Json, one, operations, someOperation } from '../document-rule.ts'

export const tracingAndSearchRules: readonly DocumentRule[] = [
  {
    id: 'SPA.02',
    level: 'SKALL',
    text: 'every operation takes traceparent',
    given: operations,
    faults: ({ parameters }) => one(!parameters?.some((p: Json) => p.in === 'header' && p.name === 'traceparent'), 'no traceparent'),
    spoil: (d) => {
      someOperation(d).parameters.shift()
    },
  },
  {
    id: 'SPA.04',
    level: 'BÖR',
    text: 'every answer has traceparent',
    given: `${operations}.responses[*]`,
    faults: ({ headers }) => one(!headers?.traceparent, 'no traceparent'),
    spoil: (d) => {
      delete someOperation(d).responses['200'].headers.traceparent
    },
  },
  {
    id: 'SPA.07',
    level: 'SKALL',
    text: 'nothing else stands in its place',
    given: `${operations}.parameters[*].name`,
    faults: (name) => one(/^x-(request|correlation)-id$/i.test(name), name),
    spoil: (d) => {
      someOperation(d).parameters.push({ name: 'X-Request-Id', in: 'header', schema: { type: 'string' } })
    },
  },
  {
    id: 'FNS.01',
    level: 'SKALL',
    text: 'parameters are written in one way',
    given: operations,
    faults: (operation) => inQuery(operation).flatMap(({ name }) => one(!camel.test(name), name)),
    spoil: (d) => {
      someOperation(d).parameters.push({ name: 'sort_by', in: 'query', schema: { type: 'string' } })
    },
  },
  {
    id: 'FNS.03',
    level: 'SKALL',
    text: 'and begin with a letter',
    given: operations,
    faults: (operation) => inQuery(operation).flatMap(({ name }) => one(!/^[a-z]/i.test(name), name)),
    spoil: (d) => {
      someOperation(d).parameters.push({ name: '2nd', in: 'query', schema: { type: 'string' } })
    },
  },
  {
    id: 'FNS.05',
    level: 'BÖR',
    text: 'and may be left out',
    given: operations,
    faults: (operation) => inQuery(operation).flatMap(({ name, required }) => one(required === true, name)),
    spoil: (d) => {
      inQuery(someOperation(d))[0].required = true
    },
  },
  {
    id: 'FNS.06',
    level: 'BÖR',
    text: 'and need no encoding',
    given: operations,
    faults: (operation) => inQuery(operation).flatMap(({ name }) => one(encodeURIComponent(name) !== name, name)),
    spoil: (d) => {
      someOperation(d).parameters.push({ name: 'sök', in: 'query', schema: { type: 'string' } })
    },
  },
  {
    id: 'FNS.07',
    level: 'SKALL',
    text: 'paging is by limit and page',
    given: operations,
    faults: (operation) => {
      const names = inQuery(operation).map(({ name }) => name)
      return one(
        names.includes('limit') !== names.includes('page') || names.some((name) => /^(size|pageSize|per_page)$/.test(name)),
        names.join(),
      )
    },
    spoil: (d) => {
      someOperation(d).parameters.find((p: Json) => p.name === 'limit').name = 'pageSize'
    },
  },
  {
    id: 'FNS.08',
    level: 'SKALL',
    text: 'page begins at 1',
    given: operations,
    faults: (operation) =>
      inQuery(operation).flatMap(({ name, schema }) => one(name === 'page' && (schema.minimum !== 1 || schema.default !== 1), 'page')),
    spoil: (d) => {
      someOperation(d).parameters.find((p: Json) => p.name === 'page').schema.minimum = 0
    },
  },
  {
    id: 'FNS.09',
    level: 'BÖR',
    text: 'limit is 20 when left out',
    given: operations,
    faults: (operation) => inQuery(operation).flatMap(({ name, schema }) => one(name === 'limit' && schema.default !== 20, 'limit')),
    spoil: (d) => {
      someOperation(d).parameters.find((p: Json) => p.name === 'limit').schema.default = 50
    },
  },
]
