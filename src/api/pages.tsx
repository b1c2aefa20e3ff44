import type { Language } from '../kernel/language-text.ts'
import { page } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { OpenApiDocument } from './document.ts'

/** The documentation that people read, made from the same document as machines read. */
export function apiPages(site: Site, documentIn: (language: Language) => OpenApiDocument): void {
  page(site, '/api', (visit) => ({ title: 'API', body: <h1>{documentIn(visit.language).info.title}</h1> }))
}
