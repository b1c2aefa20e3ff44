import type { Child } from 'hono/jsx'
import type { Language } from '../kernel/language-text.ts'
import { type Account, AccountLinks, Persona } from './account.tsx'
import { type Appearance, appearances } from './appearance.ts'
import { SearchField } from './components/search-field/search-field.tsx'
import { TabLinks } from './components/tab-links/tab-links.tsx'
import { Mark } from './mark.tsx'
import type { MenuPlace, Site } from './site.ts'
import { inLanguage } from './visit.ts'
import { words } from './words.ts'

export type LayoutProps = {
  site: Site
  language: Language
  title: string
  /** Without the language: `/search`. */
  path: string
  query: URLSearchParams
  appearance: Appearance
  account: Account | undefined
  demonstration: boolean
  serves: readonly number[]
  search: boolean
  feeds: readonly { path: string; title: string }[]
  children: Child
}

/** The frame of every page: head, menu, the page's own content, foot. */
export function Layout(props: LayoutProps) {
  const { site, language, title, path, query, appearance } = props
  const t = words[language]
  const other: Language = language === 'sv' ? 'en' : 'sv'
  const address = (of: Language) => inLanguage(of, path, query)
  return (
    <html lang={language} data-color-scheme={appearance}>
      <head>
        <meta charset="utf-8" />
        <title>{title === t.siteName ? title : `${title} – ${t.siteName}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={appearance === 'auto' ? 'light dark' : appearance} />
        <link rel="stylesheet" href={site.assets.style} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="alternate" hreflang={other} href={new URL(address(other), site.baseUrl).href} />
        {props.feeds.map((feed) => (
          <link rel="alternate" type="application/atom+xml" title={feed.title} href={inLanguage(language, feed.path)} />
        ))}
        <script type="module" src={site.assets.script}></script>
      </head>
      <body class="frame">
        <a class="ds-skip-link" href="#content">
          {t.skip}
        </a>
        <Head {...props} otherAddress={address(other)} />
        <main id="content" tabindex={-1} class="width body">
          <Beside site={site} language={language} path={path} />
          {props.children}
        </main>
        <Foot {...props} />
      </body>
    </html>
  )
}

function Head({ site, language, path, query, search, demonstration, account, otherAddress }: LayoutProps & { otherAddress: string }) {
  const t = words[language]
  const other = language === 'sv' ? 'en' : 'sv'
  return (
    <>
      <header class="head">
        <div class="width">
          <div class="head__row">
            <a class="head__name" href={inLanguage(language, '/')}>
              <Mark />
              {t.siteName}
            </a>
            <nav aria-label={t.mainMenu}>
              <ul class="head__links">
                {site.navigation.map((place) => (
                  <li>
                    <a href={inLanguage(language, place.path)} aria-current={currentness(path, place)}>
                      {place.label[language]}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <a class="head__language ds-link" href={otherAddress} lang={other} hreflang={other}>
              {t.otherLanguage}
            </a>
            {account && <AccountLinks account={account} language={language} path={path} query={query} />}
          </div>
          {search && (
            <div class="head__search">
              <SearchField
                id="head-search"
                language={language}
                action={inLanguage(language, site.searchPath)}
                label={t.searchLabel}
                compact
              />
            </div>
          )}
        </div>
      </header>
      {account?.kind === 'signed-in' && account.demonstration && <Persona account={account} language={language} />}
      {demonstration && (
        <aside class="demonstration" aria-label={t.demonstration.split('.')[0]}>
          <p class="width">{t.demonstration}</p>
        </aside>
      )}
    </>
  )
}

function Foot({ site, language, path, query, serves, appearance }: LayoutProps) {
  const t = words[language]
  const recommendations = serves.flatMap((number) => {
    const place = site.recommendations.get(number)
    return place ? [{ number, place }] : []
  })
  return (
    <footer class="foot">
      <div class="width">
        <div class="flow">
          {recommendations.length > 0 && (
            <div class="foot__serves">
              <p>{t.serves(recommendations.length > 1)}</p>
              <ul class="plain-list">
                {recommendations.map(({ number, place }) => (
                  <li>
                    <a href={inLanguage(language, place.path)}>
                      {number}. {place.label[language]}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <ul class="foot__links">
            {site.footLinks.map((place) => (
              <li>
                <a href={place.oneAddress ? place.path : inLanguage(language, place.path)}>{place.label[language]}</a>
              </li>
            ))}
          </ul>
          <p class="quiet">
            {t.siteName} {t.version} {site.version}
          </p>
        </div>
        <form class="foot__appearance" method="post" action="/appearance" aria-label={t.appearance}>
          <input type="hidden" name="back" value={inLanguage(language, path, query)} />
          <span aria-hidden="true">{t.appearance}:</span>
          {appearances.map((one) => (
            <button type="submit" name="appearance" value={one} aria-pressed={one === appearance ? 'true' : 'false'}>
              {t.appearances[one]}
            </button>
          ))}
        </form>
      </div>
    </footer>
  )
}

/** The menu marks the page itself, and softer the branch that a page below stands on. */
function currentness(path: string, { path: own, within = [] }: MenuPlace): 'page' | 'true' | undefined {
  if (path === own) return 'page'
  return [own, ...within.map((place) => place.path)].some((place) => path === place || path.startsWith(`${place}/`)) ? 'true' : undefined
}

/** On a page that stands beside others under one place of the menu: the others. */
function Beside({ site, language, path }: Pick<LayoutProps, 'site' | 'language' | 'path'>) {
  const place = site.navigation.find(({ within = [] }) => within.some((one) => one.path === path))
  if (!place) return null
  const tabs = place.within!.map((one) => ({
    href: inLanguage(language, one.path),
    label: one.label[language],
    current: one.path === path,
  }))
  return <TabLinks label={place.label[language]} tabs={tabs} />
}
