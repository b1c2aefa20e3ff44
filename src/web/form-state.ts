/** A form that came back: what was typed, and by field what to correct. */
export type FormState = { values: Readonly<Record<string, string>>; errors: Readonly<Record<string, string | undefined>> }
