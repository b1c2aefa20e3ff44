import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { readAppearance } from './appearance.ts'
import { Layout } from './layout.tsx'
import type { Site } from './site.ts'
import { type Typed, typedIn } from './typed.ts'
import { type Visit, visitOf } from './visit.ts'

/** What a page's handler gives; the frame is put around it. */
export type Sheet = {
  title: string
  /** With one `h1`. */
  body: Child
  /** The recommendations of the framework that the page supports, for its foot. */
  serves?: readonly number[]
  /** False where the page has the search field in its own body. */
  search?: boolean
  /** What a reader of news may follow instead of the page. */
  feeds?: readonly { path: string; title: string }[]
  status?: ContentfulStatusCode
}

type Answer = Sheet | Response | Promise<Sheet | Response>

/** Mounts a page at `/path` and `/en/path`. */
export function page(site: Site, path: string, handler: (visit: Visit) => Answer): void {
  site.app.on('GET', addresses(path), async (c) => {
    const visit = visitOf(c)
    return respond(site, visit, await handler(visit))
  })
}

/** Mounts what answers a form posted to `/path` and `/en/path`: a redirect when it went well, else a sheet with status 422 that keeps what was typed. */
export function form(site: Site, path: string, handler: (visit: Visit, typed: Typed) => Answer, { maxBytes = 1_000_000 } = {}): void {
  for (const address of addresses(path)) {
    site.app.post(address, bodyLimit({ maxSize: maxBytes, onError: () => tooLarge(maxBytes) }), async (c) => {
      const visit = visitOf(c)
      return respond(site, visit, await handler(visit, await typedIn(c)))
    })
  }
}

const tooLarge = (maxBytes: number): never => {
  throw new HTTPException(413, { cause: maxBytes })
}

const addresses = (path: string) => [path, path === '/' ? '/en' : `/en${path}`]

async function respond(site: Site, visit: Visit, answer: Sheet | Response): Promise<Response> {
  return answer instanceof Response ? answer : render(site, visit, answer)
}

/** A sheet as a whole page. */
export async function render(site: Site, visit: Visit, sheet: Sheet): Promise<Response> {
  const { c, language, path, query } = visit
  const document = (
    <Layout
      site={site}
      language={language}
      title={sheet.title}
      path={path}
      query={query}
      appearance={readAppearance(c)}
      account={site.account?.(c)}
      demonstration={(await site.demonstration?.()) ?? false}
      serves={sheet.serves ?? []}
      search={sheet.search ?? true}
      feeds={sheet.feeds ?? []}
    >
      {sheet.body}
    </Layout>
  )
  forReader(c, language)
  // Without a document type browsers fall into quirks mode, and `c.html(<X/>)` writes none.
  return c.html(`<!DOCTYPE html>${await document.toString()}`, sheet.status ?? 200)
}

function forReader(c: Context, language: string) {
  c.header('Content-Language', language)
  c.header('Vary', 'Cookie')
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'private, no-cache')
}
