import { documentedSettings, documentOf } from '../../src/api/document.ts'
import { version } from '../../src/config.ts'
import { readFramework } from '../../src/framework/recommendation.ts'
import { nodeApi } from '../../src/rest.ts'

/** The document as it is where nothing has been set. Nothing is asked of a database to write it. */
export function openApiDocument() {
  const { api } = nodeApi({
    outside: {} as never,
    db: {} as never,
    queue: {} as never,
    config: { ...documentedSettings, home: '.', uploadMaxBytes: 50_000_000, rateLimitPerMinute: 0, proxies: [] },
    log: () => {},
    framework: readFramework(),
    actorOf: () => ({ kind: 'anyone' }),
  })
  return documentOf(api, { ...documentedSettings, version }, 'en')
}

/** `docs/openapi.json` */
export const openApiFile = () => `${JSON.stringify(openApiDocument(), null, 2)}\n`
