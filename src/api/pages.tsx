import type { Language } from '../kernel/language-text.ts'
import { page } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { OpenApiDocument } from './document.ts'
import { referencePage } from './views/reference.tsx'

/** The documentation that people read, made from the same document as machines read. */
export function apiPages(site: Site, documentIn: (language: Language) => OpenApiDocument): void {
  page(site, '/api', (visit) => referencePage(visit, documentIn(visit.language), site.baseUrl))
}
