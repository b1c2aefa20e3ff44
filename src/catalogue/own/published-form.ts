import type { Quad } from '@rdfjs/types'
import type { Db } from '../../db/open.ts'
import { changedFields } from '../../history/changed-fields.ts'
import type { Language } from '../../kernel/language-text.ts'
import type { Telling } from '../../organisations/history/telling.ts'
import { statements } from '../difference.ts'
import { findEntry } from '../find.ts'
import { propertyLabel } from '../properties.ts'
import { findOwnUnasked } from './find.ts'
import { words } from './words.ts'

/** An entry in the form in which a second person is asked about it: each property once, with its values, and the draft that is meant. */
export type PublishedForm = { draft: number; says: { [property: string]: string } }

const between = ' › '

/** A property is its way from the record, with its language: the labels come when it is shown. */
export function formOf(uri: string, quads: readonly Quad[], draft: number): PublishedForm {
  const parts = new Set(quads.map(({ subject }) => subject.value))
  const says: { [property: string]: string } = {}
  for (const { path, value, language } of statements(uri, quads)) {
    const property = `${path.filter((step) => !parts.has(step)).join(between)}${language && `@${language}`}`
    says[property] = says[property] === undefined ? value : `${says[property]} · ${value}`
  }
  return { draft, says }
}

/** As it is published now; nothing said, where it is not. */
export async function publishedForm(db: Db, id: number): Promise<PublishedForm> {
  const own = await findOwnUnasked(db, id)
  if (own.state !== 'published' && own.state !== 'changed') return { draft: own.version, says: {} }
  const { uri, quads } = await findEntry(db, id)
  return formOf(uri, quads, own.version)
}

/** What differs between two of them, in words. */
export const publishedFields: Telling['fields'] = ({ before, after }, language) =>
  changedFields(before, after).map(({ field, before, after }) => ({
    label: labelOf(field, language),
    before: String(before ?? ''),
    after: String(after ?? ''),
  }))

/** `says.dcterms:title@sv` */
function labelOf(field: string, language: Language): string {
  if (field === 'draft') return words[language].draftNumber
  const [, property = field] = /^says\.(.*)$/s.exec(field) ?? []
  const [, path = property, tag] = /^(.*?)(?:@([a-zA-Z-]+))?$/s.exec(property) ?? []
  const labels = path.split(between).map((step) => propertyLabel(step, language))
  return `${labels.join(between)}${tag ? ` (${tag})` : ''}`
}
