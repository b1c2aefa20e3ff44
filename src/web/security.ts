import type { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'

type Guarded = {
  baseUrl: string
  formTargets?: () => readonly string[]
  /** Posts from other servers, which bring a proof of their own; and the API, where no cookie counts. */
  fromServers?: (path: string) => boolean
}

/** Headers on every answer, and forms only from our own pages. */
export function secure(app: Hono, settings: Guarded): void {
  const own = new URL(settings.baseUrl)
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'], // the design system's icons are data: masks
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        frameAncestors: ["'none'"],
        // Chromium applies it to the redirect after a post, too.
        formAction: [() => ["'self'", ...(settings.formTargets?.() ?? [])].join(' ')],
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
  const ownForms = csrf({ origin: (origin, c) => origin === own.origin || origin === new URL(c.req.url).origin })
  app.use((c, next) => (settings.fromServers?.(c.req.path) ? next() : ownForms(c, next)))
}
