import type { Child } from 'hono/jsx'
import type { Language } from '../kernel/language-text.ts'

/** A component as it is used. The gallery shows it and the tests scan it. */
export type Example = { name: string; show: (language: Language) => Child }
