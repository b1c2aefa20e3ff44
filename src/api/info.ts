import { z } from 'zod'
import type { Language } from '../kernel/language-text.ts'
import type { Api } from './api.ts'
import { apiReleased, apiVersion, type OpenApiDocument } from './document.ts'
import { route } from './route.ts'
import { about } from './texts.ts'

const ApiInfo = z
  .object({
    apiName: about(z.string(), { sv: 'Namnet på API:et.', en: 'The name of the API.' }),
    apiVersion: about(z.string(), { sv: 'Version enligt SemVer.', en: 'The version by SemVer.' }),
    apiReleased: about(z.iso.date(), { sv: 'När versionen kom.', en: 'When the version came.' }),
    apiDocumentation: about(z.string(), { sv: 'Adressen till dokumentationen.', en: 'The address of the documentation.' }),
    apiStatus: about(z.enum(['active', 'deprecated', 'retired']), {
      sv: 'Om versionen används, fasas ut eller är avslutad.',
      en: 'Whether the version is in use, on its way out, or gone.',
    }),
  })
  .meta({ id: 'ApiInfo' })

/** What the API tells of itself (VER.06): name, version, and this very document. */
export function infoRoutes(api: Api, documentIn: (language: Language) => OpenApiDocument): void {
  route(
    api,
    {
      method: 'get',
      path: '/api-info',
      id: 'getApiInfo',
      group: 'api',
      summary: { sv: 'Om API:et', en: 'About the API' },
      description: { sv: 'Namn, version och status.', en: 'Name, version and status.' },
      answer: {
        description: { sv: 'Om API:et.', en: 'About the API.' },
        schema: ApiInfo,
        example: {
          apiName: 'Allmänning',
          apiVersion,
          apiReleased,
          apiDocumentation: 'https://allmanning.example/en/api',
          apiStatus: 'active' as const,
        },
      },
    },
    async ({ language }) => ({
      body: {
        apiName: 'Allmänning',
        apiVersion,
        apiReleased,
        apiDocumentation: documentIn(language).externalDocs.url,
        apiStatus: 'active' as const,
      },
    }),
  )

  route(
    api,
    {
      method: 'get',
      path: '/openapi.json',
      undocumented: true, // RES.06 has no full stop in an address
      id: 'getOpenApi',
      group: 'api',
      summary: { sv: 'Beskrivningen av API:et', en: 'The description of the API' },
      description: {
        sv: 'OpenAPI 3.1, på svenska eller engelska efter Accept-Language.',
        en: 'OpenAPI 3.1, in Swedish or English by Accept-Language.',
      },
      answer: {
        description: { sv: 'Hela beskrivningen.', en: 'The whole description.' },
        schema: z.object({ openapi: z.string() }).loose().meta({ id: 'OpenApi' }),
        example: { openapi: '3.1.0' },
      },
    },
    async ({ language }) => ({ body: documentIn(language), headers: { 'Content-Language': language } }),
  )
}
