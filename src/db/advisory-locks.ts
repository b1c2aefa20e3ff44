/**
 * Every advisory lock we take, in one place so that no two mean different things by one number.
 * PostgreSQL keeps them per database, and lets go of them when the connection that took them dies, however it dies.
 */
export const advisoryLocks = {
  /** Held shared by every process that uses the embedded server; whoever gets it alone is the last one out. */
  presence: 7_201_001,
  /** Held while migrations are applied. */
  migrate: 7_201_002,
  /** Held while a template database for tests is made. */
  testTemplate: 7_201_003,
  /** The first of two numbers, the source's id is the second: held while a run of that source is under way. */
  harvest: 7_201_010,
  /** Held while many organisations are written at once: the shipped facts, a spreadsheet. */
  organisations: 7_201_020,
} as const
