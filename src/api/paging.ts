import { z } from 'zod'
import { Problem } from '../kernel/problem.ts'
import { about } from './texts.ts'

const mostInPage = 100

/** `limit` and `page`, as the national profile has them (FNS.07–FNS.09). */
export const pageQuery = {
  limit: about(z.coerce.number().int().min(1).max(mostInPage).default(20), {
    sv: 'Hur många som visas på en gång.',
    en: 'How many are shown at a time.',
  }),
  page: about(z.coerce.number().int().min(1).default(1), { sv: 'Vilken sida, räknat från 1.', en: 'Which page, from 1.' }),
}

/** Beside `page`, for sets that are too large to leaf through: it costs the same however far one has come. */
export const cursorQuery = about(z.string().max(200).optional(), {
  sv: 'För att gå igenom allt: börja med * och fortsätt med det nextCursor som kom med förra svaret. Poster kommer i den ordning de kom till noden.',
  en: 'For walking through everything: begin with * and go on with the nextCursor of the last answer. They come in the order that they came to the node.',
})

/** The same through what is told latest first. */
export const pastCursorQuery = about(z.string().max(200).optional(), {
  sv: 'För att gå igenom allt, det senaste först: börja med * och fortsätt med det nextCursor som kom med förra svaret.',
  en: 'For walking through everything, the latest first: begin with * and go on with the nextCursor of the last answer.',
})

export type Paged = { limit: number; page: number }

const links = z
  .object({
    self: about(z.string(), { sv: 'Den här sidan.', en: 'This page.' }),
    next: about(z.string().optional(), { sv: 'Nästa sida, om det finns en.', en: 'The next page, where there is one.' }),
    previous: about(z.string().optional(), { sv: 'Förra sidan, om det finns en.', en: 'The previous page, where there is one.' }),
  })
  .meta({ id: 'PageLinks' })

/** The schema of a page of things. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    total: about(z.number().int().optional(), {
      sv: 'Hur många det är i allt, när det går fort att räkna.',
      en: 'How many there are in all, where it is quick to count.',
    }),
    nextCursor: about(z.string().optional(), {
      sv: 'Ange det som cursor för att fortsätta. Saknas när allt är läst.',
      en: 'Give it as cursor to go on. Missing when everything has been read.',
    }),
    links,
  })

type Address = { path: string; searchParams: URLSearchParams }

/** A page with its links. `total` tells whether there is a next one, and `furthest` how many may be leafed past, where that is limited. */
export function paged<Item>(
  address: Address,
  { limit, page }: Paged,
  { items, total, furthest = total }: { items: Item[]; total: number; furthest?: number },
) {
  return {
    items,
    total,
    links: {
      self: link(address, {}),
      ...(page * limit < total && page * limit <= furthest && { next: link(address, { page: page + 1 }) }),
      ...(page > 1 && { previous: link(address, { page: page - 1 }) }),
    },
  }
}

/** A stretch of a walk. `after` is the number of the last one, where there may be more. */
export function walked<Item>(address: Address, items: Item[], after: number | undefined) {
  if (after === undefined) return { items, links: { self: link(address, {}) } }
  const nextCursor = Buffer.from(`after ${after}`).toString('base64url')
  return { items, nextCursor, links: { self: link(address, {}), next: link(address, { cursor: nextCursor }) } }
}

/** The number after which a walk goes on; 0 at its beginning. */
export function afterIn(cursor: string): number {
  if (cursor === '*') return 0
  const after = /^after (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  if (after === undefined)
    throw new Problem(
      'invalid',
      { sv: 'Rätta cursor.', en: 'Correct cursor.' },
      {
        findings: [
          {
            severity: 'violation',
            code: 'wrong-value',
            field: 'cursor',
            message: { sv: 'Det är ingen cursor som vi har lämnat ut.', en: 'It is no cursor that we have given out.' },
            fix: { sv: 'Börja om med cursor=*.', en: 'Begin again with cursor=*.' },
          },
        ],
      },
    )
  return Number(after)
}

// Relative to the host, so that it holds whatever proxies stand in front.
function link({ path, searchParams }: Address, change: { [name: string]: string | number }): string {
  const asked = new URLSearchParams(searchParams)
  for (const [name, value] of Object.entries(change)) asked.set(name, String(value))
  const query = asked.toString()
  return query === '' ? path : `${path}?${query}`
}

export const slice = <Item>(all: readonly Item[], { limit, page }: Paged) => ({
  items: all.slice((page - 1) * limit, page * limit),
  total: all.length,
})
