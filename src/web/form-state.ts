import type { Visit } from './visit.ts'

/** A form that came back: what was typed, and by field what to correct. */
export type FormState = { values: Readonly<Record<string, string>>; errors: Readonly<Record<string, string | undefined>> }

/** A field with what was typed in it and what to correct. */
export const fieldsOf =
  (visit: Visit, state: FormState | undefined, start: { readonly [name: string]: string } = {}) =>
  (name: string) => ({
    language: visit.language,
    name,
    value: state?.values[name] ?? start[name] ?? '',
    ...(state?.errors[name] && { error: state.errors[name] }),
  })
