/** What the pulse asks: the same each time, so that answers can be compared over time. */
export const questions = ['why', 'what', 'say', 'able', 'better'] as const
export type Question = (typeof questions)[number]

/** From not at all to entirely, or one that does not know. */
export const scale = ['1', '2', '3', '4', '5'] as const
export const answers = [...scale, 'unknown'] as const
export type AnswerValue = (typeof answers)[number]
