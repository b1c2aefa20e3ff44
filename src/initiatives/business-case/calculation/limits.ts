/** What one calculation may take; docs/adr/0022 has the reasons. More than this is refused, save draws, which are made fewer and told. */
export const limits = {
  items: 10_000,
  parties: 500,
  keys: 100,
  years: 100,
  /** Kronor in one year: seven times the budget of the state, and whole öre up to it are exact. */
  amount: 1e13,
  draws: 1_000_000,
  correlatedItems: 100,
  /** Additions in one simulation, where a drawn number counts as ten: two seconds of one core. With 100 000 draws that is 1 000 uncertain items. */
  work: 1.2e9,
  /** Parts of what keys share, listed by year. */
  sharedParts: 100_000,
  /** Numbers kept at a time: one per draw and party. 8 bytes each. */
  kept: 3e7,
} as const
