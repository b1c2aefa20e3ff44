import type { z } from 'zod'
import type { Texts } from '../web/words.ts'

/** A field of a schema with what it means. The document has the English in `description` until a reader asks for Swedish: document.ts. */
export function about<Schema extends z.ZodType>(schema: Schema, text: Texts, more: { [key: string]: unknown } = {}): Schema {
  return schema.meta({ ...more, description: text.en, 'x-sv': { description: text.sv } }) as Schema
}
