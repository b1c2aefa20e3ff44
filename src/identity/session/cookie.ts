import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isToken, randomToken } from '../secret.ts'

/** Our cookies. Browsers take `__Host-` only over TLS, for one host and the whole site; http on localhost has to do without. */
export type Cookies = {
  session(c: Context): string | undefined
  keepSession(c: Context, token: string): void
  dropSession(c: Context): void
  /** What ties a sign-in to the browser that it began in. */
  browser(c: Context): string | undefined
  keepBrowser(c: Context): string
}

export function cookiesOf(baseUrl: string): Cookies {
  const secure = baseUrl.startsWith('https:')
  const name = secure ? '__Host-allmanning' : 'allmanning'
  const browserName = `${name}-sign-in`
  const options = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const
  const token = (c: Context, of: string) => {
    const value = getCookie(c, of)
    return isToken(value) ? value : undefined
  }
  return {
    session: (c) => token(c, name),
    keepSession: (c, value) => setCookie(c, name, value, options),
    dropSession(c) {
      deleteCookie(c, name, options)
      c.header('Clear-Site-Data', '"cache"') // nobody else at the machine goes back to what was shown
    },
    browser: (c) => token(c, browserName),
    keepBrowser(c) {
      const value = token(c, browserName) ?? randomToken() // several windows may be signing in at once
      setCookie(c, browserName, value, { ...options, maxAge: 600 })
      return value
    },
  }
}
