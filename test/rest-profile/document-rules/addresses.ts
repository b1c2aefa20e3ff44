import { type DocumentRule, type Json, methods, one, operations, someOperation } from '../document-rule.ts'

export const addressesRules: readonly DocumentRule[] = [
  {
    id: 'RES.02',
    level: 'BÖR',
    text: 'no personal identity numbers as parameters',
    given: `${operations}.parameters[*].name`,
    faults: (name) => one(/pnr|personnummer|personal-?id|ssn/i.test(name), name),
    spoil: (d) => {
      someOperation(d).parameters.push({ name: 'personnummer', in: 'query', schema: { type: 'string' } })
    },
  },
  {
    id: 'RES.06',
    level: 'SKALL',
    text: 'resources are a–z, 0–9 and hyphens',
    given: '$.paths',
    faults: (paths) =>
      Object.keys(paths).flatMap((path) =>
        path
          .slice(1)
          .split('/')
          .flatMap((part) => one(!/^([a-z0-9-]+|\{\w+\})$/.test(part), path)),
      ),
    spoil: (d) => {
      d.paths['/Entries'] = d.paths['/entries']
    },
  },
  {
    id: 'UFN.01',
    level: 'BÖR',
    text: 'the address is protocol, domain, API and version',
    given: '$.servers[*].url',
    faults: (url) => one(!/^https?:\/\/[^/]+\/[a-z0-9-]+\/v\d+$/.test(url), url),
    spoil: (d) => {
      d.servers[0].url = 'https://allmanning.example/v1'
    },
  },
  {
    id: 'UFN.02',
    level: 'SKALL',
    text: 'https on the usual port',
    given: '$.servers[*].url',
    faults: (url) => one(!/^https:\/\/[^/:]+(:443)?\//.test(url), url),
    spoil: (d) => {
      d.servers[0].url = 'http://allmanning.example/allmanning/v1'
    },
  },
  {
    id: 'UFN.05',
    level: 'BÖR',
    text: 'no address is longer than 2048 characters',
    given: '$',
    faults: (d) => Object.keys(d.paths).flatMap((path) => one(d.servers[0].url.length + path.length > 2048, path)),
    spoil: (d) => {
      d.paths[`/${'a'.repeat(2048)}`] = d.paths['/entries']
    },
  },
  {
    id: 'UFN.07',
    level: 'SKALL',
    text: 'addresses hold a–z, 0–9, - . ~',
    given: '$.paths',
    faults: (paths) => Object.keys(paths).flatMap((path) => one(!/^[a-z0-9\-.~/]*$/.test(path.replaceAll(/\{\w+\}/g, '')), path)),
    spoil: (d) => {
      d.paths['/åtgärder'] = d.paths['/entries']
    },
  },
  {
    id: 'UFN.08',
    level: 'SKALL',
    text: 'only a hyphen separates words',
    given: '$.paths',
    faults: (paths) => Object.keys(paths).flatMap((path) => one(/[._~]/.test(path), path)),
    spoil: (d) => {
      d.paths['/api.info'] = d.paths['/entries']
    },
  },
  {
    id: 'UFN.09',
    level: 'SKALL',
    text: 'no space or underscore',
    given: '$.paths',
    faults: (paths) => Object.keys(paths).flatMap((path) => one(/[_ ]|%20/.test(path), path)),
    spoil: (d) => {
      d.paths['/api_info'] = d.paths['/entries']
    },
  },
  {
    id: 'MOG.01',
    level: 'SKALL',
    text: 'every resource has a method',
    given: '$.paths[*]',
    faults: (item) => one(!methods.some((method) => item[method]), 'no method'),
    spoil: (d) => {
      delete d.paths['/entries'].get
    },
  },
  {
    id: 'MOG.02',
    level: 'BÖR',
    text: 'several resources, each with more than a method',
    given: '$.paths',
    faults: (paths) => [
      ...one(Object.keys(paths).length < 2, 'only one resource'),
      ...Object.entries<Json>(paths).flatMap(([path, item]) => one(Object.keys(item).length < 2, path)),
    ],
    spoil: (d) => {
      delete d.paths['/entries'].parameters
    },
  },
  {
    id: 'VER.05',
    level: 'BÖR',
    text: 'the major version is in the address',
    given: '$.servers[*].url',
    faults: (url) => one(!/\/v\d+$/.test(url), url),
    spoil: (d) => {
      d.servers[0].url = 'https://allmanning.example/allmanning'
    },
  },
  {
    id: 'VER.06',
    level: 'SKALL',
    text: 'there is a resource api-info',
    given: '$',
    faults: (d) => {
      const { properties = {} } = d.paths['/api-info']?.get?.responses['200'].content['application/json'].schema ?? {}
      return ['apiName', 'apiVersion', 'apiReleased', 'apiDocumentation', 'apiStatus'].flatMap((name) => one(!properties[name], name))
    },
    spoil: (d) => {
      delete d.paths['/api-info']
    },
  },
]
