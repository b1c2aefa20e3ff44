import { blank, contents, type DocumentRule, hasBoth, type Json, json, methods, one, operations, someOperation } from '../document-rule.ts'

export const documentationRules: readonly DocumentRule[] = [
  {
    id: 'DOK.01',
    level: 'BÖR',
    text: 'the documentation is public online',
    given: '$',
    faults: ({ externalDocs }) =>
      one(blank(externalDocs?.description) || blank(externalDocs?.url), 'externalDocs should have a description and a url'),
    spoil: (d) => {
      delete d.externalDocs
    },
  },
  {
    id: 'DOK.03',
    level: 'SKALL',
    text: 'name, version, description, terms, contact and licence are stated',
    given: '$.info',
    faults: ({ title, version, description, termsOfService, contact, license }) =>
      Object.entries({
        title,
        version,
        description,
        termsOfService,
        'contact.name': contact?.name,
        'contact.url': contact?.url,
        'contact.email': contact?.email,
        'license.name': license?.name,
        'license.url': license?.url,
      }).flatMap(([name, value]) => one(blank(value), `info has no ${name}`)),
    spoil: (d) => {
      delete d.info.contact.email
    },
  },
  {
    id: 'DOK.06',
    level: 'BÖR',
    text: 'the documentation is in Swedish and English',
    given: '$.info.description',
    faults: (text) => one(!hasBoth(text), 'the description is not in both'),
    spoil: (d) => {
      d.info.description = 'Only in one language'
    },
  },
  {
    id: 'DOK.07',
    level: 'BÖR',
    text: 'there is an overview',
    given: '$.info',
    faults: ({ description }) => one(blank(description), 'no description'),
    spoil: (d) => {
      d.info.description = ' '
    },
  },
  {
    id: 'DOK.08',
    level: 'SKALL',
    text: 'the service level is stated',
    given: '$.info',
    faults: (info) => one(blank(info.termsOfService) && !info['x-sla'], 'neither termsOfService nor x-sla'),
    spoil: (d) => {
      delete d.info.termsOfService
      delete d.info['x-sla']
    },
  },
  {
    id: 'DOK.09',
    level: 'SKALL',
    text: 'known limitations are stated',
    given: '$.info',
    faults: (info) => one(blank(info['x-limitations']), 'no x-limitations'),
    spoil: (d) => {
      delete d.info['x-limitations']
    },
  },
  {
    id: 'DOK.11',
    level: 'SKALL',
    text: 'purpose and behaviour are described',
    given: '$.info',
    faults: ({ description }) => one(String(description ?? '').length < 100, 'too short to say anything'),
    spoil: (d) => {
      d.info.description = 'An API'
    },
  },
  {
    id: 'DOK.15',
    level: 'SKALL',
    text: 'every JSON request and answer has an example',
    given: operations,
    faults: (operation) =>
      [operation.requestBody ?? {}, ...Object.values<Json>(operation.responses)].flatMap((piece) =>
        contents(piece)
          .filter(json)
          .flatMap(([type, content]) => one(content.example === undefined && content.examples === undefined, `${type} has no example`)),
      ),
    spoil: (d) => {
      delete someOperation(d).responses['200'].content['application/json'].example
    },
  },
  {
    id: 'DOK.17',
    level: 'BÖR',
    text: 'the latest major OpenAPI',
    given: '$.openapi',
    faults: (version) => one(!/^3\.\d+\.\d+$/.test(version), `openapi is ${version}`),
    spoil: (d) => {
      d.openapi = '2.0'
    },
  },
  {
    id: 'DOK.19',
    level: 'SKALL',
    text: 'every operation is described',
    given: operations,
    faults: ({ description }) => one(blank(description), 'no description'),
    spoil: (d) => {
      delete someOperation(d).description
    },
  },
  {
    id: 'DOK.20',
    level: 'SKALL',
    text: 'every answer is described',
    given: `${operations}.responses[*]`,
    faults: ({ description }) => one(blank(description), 'no description'),
    spoil: (d) => {
      someOperation(d).responses['200'].description = ''
    },
  },
  {
    id: 'DOK.21',
    level: 'SKALL',
    text: 'how to sign in is stated',
    given: '$',
    faults: (d) => [
      ...one(!Object.keys(d.components?.securitySchemes ?? {}).length, 'no securitySchemes'),
      ...Object.entries<Json>(d.paths).flatMap(([path, item]) =>
        methods.flatMap((method) => one(item[method] && !item[method].security && !d.security, `${method} ${path} has no security`)),
      ),
    ],
    spoil: (d) => {
      delete someOperation(d).security
    },
  },
]
