import type { Child } from 'hono/jsx'

/** What a component becomes in a page. */
export async function html(element: Child): Promise<string> {
  return String(await (element as { toString(): string | Promise<string> }).toString())
}

/** The text a reader sees, without the elements. */
export async function textOf(element: Child): Promise<string> {
  return (await html(element))
    .replace(/<[^>]+>/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}
