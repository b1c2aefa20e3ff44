import type { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'

/** Headers on every answer, and forms only from our own pages. */
export function secure(app: Hono, settings: { baseUrl: string; apiPath?: string; formTargets?: readonly string[] }): void {
  const own = new URL(settings.baseUrl)
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'], // the design system's icons are data: masks
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'", ...(settings.formTargets ?? [])], // Chromium applies it to the redirect after a post, too
        baseUri: ["'none'"],
      },
      referrerPolicy: 'strict-origin-when-cross-origin',
      xContentTypeOptions: 'nosniff',
      xFrameOptions: 'DENY',
      // Open data is fetched from other people's pages, so answers may be embedded; the policy above guards the pages themselves.
      crossOriginResourcePolicy: 'cross-origin',
      strictTransportSecurity: own.protocol === 'https:' ? 'max-age=31536000' : false,
    }),
  )
  // Behind a proxy the request's own URL is http://; then the public address decides.
  const guard = csrf({ origin: (origin, c) => origin === own.origin || origin === new URL(c.req.url).origin })
  const { apiPath } = settings
  app.use((c, next) => (apiPath !== undefined && c.req.path.startsWith(`${apiPath}/`) ? next() : guard(c, next)))
}
