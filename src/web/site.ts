import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Account } from './account.tsx'
import { setAppearance } from './appearance.ts'
import { type Assets, serveAssets } from './assets.ts'
import { secure } from './security.ts'
import type { Texts } from './words.ts'

export type Place = {
  readonly path: string
  readonly label: Texts
  /** For what has one address in all languages, such as the API. */
  readonly oneAddress?: boolean
}

/** A place of the main menu, with what belongs together under it: each is one click from the others. */
export type MenuPlace = Place & { readonly within?: readonly Place[] }

/** What the frame of every page says about this node. The kit knows no domain, so the domains' names and places come in here. */
export type SiteSettings = {
  readonly baseUrl: string
  readonly version: string
  readonly assets: Assets
  /** The main menu, in order. */
  readonly navigation: readonly MenuPlace[]
  /** Where the search field in the head and on the page for what is missing leads: GET with `q`. */
  readonly searchPath: string
  /** Where the API is: it takes no forms and no cookies, and so needs no guard against forms of other sites. */
  readonly apiPath?: string
  /** Links in the foot: the API, the accessibility statement and the like. */
  readonly footLinks: readonly Place[]
  /** The framework's recommendations by number, for the foot. */
  readonly recommendations: ReadonlyMap<number, Place>
  /** Whether invented content is present. Asked for every page, so the answer should be at hand. */
  readonly demonstration?: () => boolean | Promise<boolean>
  /** Origins besides our own that a form may end up at: the sign-in servers. */
  readonly formTargets?: () => readonly string[]
  /** What other servers post to, with a proof of their own instead of our page's. */
  readonly fromServers?: (path: string) => boolean
  /** Who is signed in, for the head of every page. */
  readonly account?: (c: Context) => Account
}

export type Site = SiteSettings & { readonly app: Hono }

/** A site with its headers, assets and appearance switch in place; domains add their pages with `page` and `form`. */
export function openSite(settings: SiteSettings, app: Hono = new Hono()): Site {
  secure(app, settings)
  app.use(compress()) // event streams say no-transform and are left alone
  serveAssets(app, settings.assets)
  app.post('/appearance', setAppearance)
  return { ...settings, app }
}
