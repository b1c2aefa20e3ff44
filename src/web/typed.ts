import type { Context } from 'hono'
import { Problem } from '../kernel/problem.ts'

/** What a person sent in a form. */
export type Typed = {
  /** The text of a field, trimmed; empty when it was left out. */
  text(name: string): string
  /** Every value of a field that may have several, such as check boxes. */
  all(name: string): string[]
  file(name: string): File | undefined
  /** Every text, to be shown again. */
  readonly values: Readonly<Record<string, string>>
}

/** Reads the form once; hono keeps the body, so a problem page can read it again. */
export async function typedIn(c: Context): Promise<Typed> {
  const body = await c.req.formData().catch((cause: unknown) => {
    throw new Problem(
      'invalid',
      { sv: 'Det som skickades går inte att läsa som ett formulär.', en: 'What was sent cannot be read as a form.' },
      { cause },
    )
  })
  const texts = [...body].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return {
    text: (name) => texts.find(([own]) => own === name)?.[1].trim() ?? '',
    all: (name) => texts.filter(([own]) => own === name).map(([, value]) => value),
    file: (name) => {
      const value = body.get(name)
      return value instanceof File && value.size > 0 ? value : undefined
    },
    values: Object.fromEntries(texts),
  }
}
