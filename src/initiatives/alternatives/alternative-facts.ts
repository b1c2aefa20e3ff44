import type { Alternative } from './alternative.ts'

/** An alternative as history keeps it, whole in every change. */
export const factsOf = ({ id: _, version: __, initiativeId, ...rest }: Alternative) => ({ initiative_id: initiativeId, ...rest })
export type AlternativeFacts = ReturnType<typeof factsOf>
