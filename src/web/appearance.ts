import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

export const appearances = ['auto', 'light', 'dark'] as const
export type Appearance = (typeof appearances)[number]

const isAppearance = (value: unknown): value is Appearance => appearances.includes(value as Appearance)

/** What the reader chose; until then their device decides. */
export function readAppearance(c: Context): Appearance {
  const chosen = getCookie(c, 'appearance')
  return isAppearance(chosen) ? chosen : 'auto'
}

/** Answers the form in the foot, so the choice works without script. */
export async function setAppearance(c: Context) {
  const { appearance, back } = await c.req.parseBody()
  if (isAppearance(appearance)) {
    setCookie(c, 'appearance', appearance, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: 365 * 24 * 60 * 60 })
  }
  return c.redirect(ownPath(back, new URL(c.req.url).origin), 303)
}

/** Only a path of ours: a form must not be a way to send people elsewhere (`//evil.example`, `/\evil.example`). */
function ownPath(back: unknown, origin: string): string {
  if (typeof back !== 'string' || !URL.canParse(back, origin)) return '/'
  const url = new URL(back, origin)
  return url.origin === origin && back.startsWith('/') ? url.pathname.replace(/^\/+/, '/') + url.search : '/'
}
