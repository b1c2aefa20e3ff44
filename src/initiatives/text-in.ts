import { z } from 'zod'

/** A text in languages as somebody sends it: what is empty is left out. */
export const textIn = (longest: number) =>
  z
    .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/), z.string().trim().max(longest))
    .transform((text) => Object.fromEntries(Object.entries(text).filter(([, said]) => said !== '')))

/** The same where there must be one. */
export const textNeeded = (longest: number) => textIn(longest).refine((text) => Object.keys(text).length > 0)
