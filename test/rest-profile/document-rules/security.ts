import { type DocumentRule, inQuery, type Json, methods, one, operations, someOperation } from '../document-rule.ts'

export const securityRules: readonly DocumentRule[] = [
  {
    id: 'SAK.01',
    level: 'SKALL',
    text: 'https only',
    given: '$.servers[*].url',
    faults: (url) => one(!url.startsWith('https:'), url),
    spoil: (d) => {
      d.servers.push({ url: 'http://allmanning.example/allmanning/v1' })
    },
  },
  {
    id: 'SAK.09',
    level: 'SKALL',
    text: 'no basic or digest',
    given: '$.components.securitySchemes[*]',
    faults: ({ type, scheme }) => one(type === 'http' && /^(basic|digest)$/i.test(scheme), scheme),
    spoil: (d) => {
      d.components.securitySchemes.key.scheme = 'basic'
    },
  },
  {
    id: 'SAK.10',
    level: 'SKALL',
    text: 'keys are Bearer',
    given: '$.components.securitySchemes[*]',
    faults: ({ type, scheme }) => one(type === 'http' && scheme !== 'bearer', scheme),
    spoil: (d) => {
      d.components.securitySchemes.key.scheme = 'custom'
    },
  },
  {
    id: 'SAK.11',
    level: 'SKALL',
    text: 'an authorisation code flow can be refreshed',
    given: '$.components.securitySchemes[*]',
    faults: ({ flows }) => one(flows?.authorizationCode && !flows.authorizationCode.refreshUrl, 'no refreshUrl'),
    spoil: (d) => {
      d.components.securitySchemes.sign = { type: 'oauth2', flows: { authorizationCode: {} } }
    },
  },
  {
    id: 'SAK.15',
    level: 'SKALL',
    text: 'no keys in addresses',
    given: '$',
    faults: (d) => [
      ...Object.values<Json>(d.components.securitySchemes).flatMap((scheme) => one(scheme.in === 'query', scheme.name)),
      ...Object.values<Json>(d.paths).flatMap((item) =>
        methods.flatMap((method) => inQuery(item[method] ?? {}).flatMap(({ name }) => one(/key|token/i.test(name), name))),
      ),
    ],
    spoil: (d) => {
      someOperation(d).parameters.push({ name: 'apiKey', in: 'query', schema: { type: 'string' } })
    },
  },
  {
    id: 'SAK.16',
    level: 'SKALL',
    text: 'keys only in headers',
    given: '$.components.securitySchemes[*]',
    faults: ({ type, in: place }) => one(type === 'apiKey' && place !== 'header', place),
    spoil: (d) => {
      d.components.securitySchemes.cookie = { type: 'apiKey', in: 'cookie', name: 'key' }
    },
  },
  {
    id: 'SAK.18',
    level: 'BÖR',
    text: 'addresses of OAuth are https',
    given: '$.components.securitySchemes[*]',
    faults: ({ flows = {} }) =>
      Object.values<Json>(flows).flatMap(({ tokenUrl }) => one(tokenUrl && !tokenUrl.startsWith('https:'), tokenUrl)),
    spoil: (d) => {
      d.components.securitySchemes.machine = { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'http://a.example' } } }
    },
  },
  {
    id: 'SAK.29',
    level: 'BÖR',
    text: 'a wrong Content-Type is told to be refused by 415',
    given: operations,
    faults: (operation) => one(operation.requestBody && !operation.responses['415'], 'no 415'),
    spoil: (d) => {
      delete d.paths['/sources'].post.responses['415']
    },
  },
  {
    id: 'FOR.02',
    level: 'SKALL',
    text: 'GET has no body',
    given: '$.paths[*].get',
    faults: ({ requestBody }) => one(requestBody !== undefined, 'a body'),
    spoil: (d) => {
      someOperation(d).requestBody = { content: {} }
    },
  },
]
