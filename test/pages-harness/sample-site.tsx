import { Problem } from '../../src/kernel/problem.ts'
import { buildAssets } from '../../src/web/assets.ts'
import { ChosenFacets, Facet, FacetForm } from '../../src/web/components/facet/facet.tsx'
import { ErrorSummary } from '../../src/web/components/form-field/error-summary.tsx'
import { TextField } from '../../src/web/components/form-field/form-field.tsx'
import { KeyFigures } from '../../src/web/components/key-figures/key-figures.tsx'
import { Pagination } from '../../src/web/components/pagination/pagination.tsx'
import { Progress } from '../../src/web/components/progress/progress.tsx'
import { examples as results } from '../../src/web/components/result-item/examples.tsx'
import { SearchField } from '../../src/web/components/search-field/search-field.tsx'
import { formatNumber } from '../../src/web/format.ts'
import { gallery } from '../../src/web/gallery.tsx'
import { form, page } from '../../src/web/page.tsx'
import { missingPage, problemPage } from '../../src/web/problem-page.tsx'
import { serverEvents } from '../../src/web/server-events.ts'
import { openSite, type Site, type SiteSettings } from '../../src/web/site.ts'

export const assets = await buildAssets()

const settings: SiteSettings = {
  baseUrl: 'http://localhost:3000',
  version: '0.0.0',
  assets,
  searchPath: '/search',
  navigation: [
    { path: '/search', label: { sv: 'Hitta', en: 'Find' } },
    { path: '/sources', label: { sv: 'Källor', en: 'Sources' } },
    { path: '/framework', label: { sv: 'Ramverket', en: 'Framework' } },
    { path: '/about', label: { sv: 'Om', en: 'About' } },
  ],
  footLinks: [
    { path: '/accessibility', label: { sv: 'Tillgänglighet', en: 'Accessibility' } },
    { path: '/api', label: { sv: 'API', en: 'API' }, oneAddress: true },
  ],
  recommendations: new Map([
    [6, { path: '/framework/6', label: { sv: 'Samla det som kan återanvändas', en: 'Gather what can be reused' } }],
  ]),
  demonstration: () => true,
}

const kinds = [
  { value: 'dataset', label: 'Datamängd', count: 1234 },
  { value: 'data-service', label: 'Datatjänst', count: 87 },
  { value: 'standard', label: 'Standard', count: 104 },
]

/** A small site that knows no domain: the kit's own pages, a start page, hits beside facets, and a form that can go wrong. */
export function sampleSite(
  more: Partial<SiteSettings> = {},
  { log = () => {}, finish = Promise.resolve() }: { log?: (incident: string, cause: unknown) => void; finish?: Promise<void> } = {},
): Site {
  const site = openSite({ ...settings, ...more })
  site.app.onError(problemPage(site, log))
  site.app.notFound(missingPage(site))
  gallery(site)
  page(site, '/', ({ language, to }) => ({
    title: 'Allmänning',
    serves: [6],
    search: false,
    body: (
      <div class="flow">
        <h1>Hitta det som redan finns, innan du bygger nytt</h1>
        <p class="lead">Tjänster, data, standarder och byggblock från offentliga organisationer, samlade på ett ställe.</p>
        <SearchField
          id="start"
          language={language}
          action={to('/search')}
          label="Vad letar du efter?"
          hint="Till exempel badplatser, adressregister eller e-faktura."
        />
        <section class="flow">
          <h2>Det här finns</h2>
          <KeyFigures
            figures={[
              { value: formatNumber(11_771, language), label: 'datamängder', href: to('/search', { kind: 'dataset' }) },
              { value: formatNumber(104, language), label: 'standarder', href: to('/search', { kind: 'standard' }) },
              { value: formatNumber(312, language), label: 'organisationer', href: to('/search', { kind: 'publisher' }) },
            ]}
          />
        </section>
      </div>
    ),
  }))
  page(site, '/search', ({ language, to, query }) => {
    const chosen = query.getAll('kind')
    return {
      title: 'Hitta',
      serves: [6],
      search: false,
      body: (
        <div class="flow">
          <h1>Hitta</h1>
          <SearchField id="q" language={language} action={to('/search')} label="Sök" value={query.get('q') ?? ''} />
          <div class="beside">
            <FacetForm language={language} action={to('/search')} keep={[['q', query.get('q') ?? '']]}>
              <Facet
                name="kind"
                title="Typ"
                language={language}
                values={kinds.map((kind) => ({ ...kind, chosen: chosen.includes(kind.value) }))}
                open
              />
            </FacetForm>
            <div class="flow">
              <ChosenFacets
                language={language}
                clear={to('/search', { q: query.get('q') ?? '' })}
                chosen={kinds
                  .filter(({ value }) => chosen.includes(value))
                  .map(({ value, label }) => ({
                    label,
                    without: to('/search', { q: query.get('q') ?? '', kind: chosen.filter((one) => one !== value) }),
                  }))}
              />
              <h2>{chosen.length === 0 ? 'Alla träffar' : `Träffar av ${chosen.length} typ`}</h2>
              {results[0]!.show(language)}
              <Pagination language={language} page={1} pages={9} to={(n) => to('/search', { page: n })} />
            </div>
          </div>
        </div>
      ),
    }
  })
  const sourceForm = (language: 'sv' | 'en', action: string, name: string, error?: string) => (
    <form class="form" method="post" action={action}>
      <h1>Lägg till en källa</h1>
      <ErrorSummary language={language} errors={{ name: error }} />
      <TextField language={language} name="name" label="Namn" value={name} error={error} />
      <button class="ds-button" type="submit">
        Lägg till
      </button>
    </form>
  )
  page(site, '/sources/new', ({ language, to }) => ({ title: 'Ny källa', body: sourceForm(language, to('/sources/new'), '') }))
  form(site, '/sources/new', ({ language, to, redirect }, typed) => {
    const name = typed.text('name')
    if (name.length >= 3) return redirect('/search', { q: name })
    return { title: 'Ny källa', status: 422, body: sourceForm(language, to('/sources/new'), name, 'Skriv minst tre tecken.') }
  })
  let told = false
  page(site, '/run', () => ({
    title: 'Hämtning',
    body: (
      <>
        <h1>Hämtning</h1>
        {told ? (
          <section id="run">
            <p>Klar: 9 poster</p>
          </section>
        ) : (
          <Progress id="run" label="Hämtning" text="Väntar" events="/run/events" />
        )}
      </>
    ),
  }))
  site.app.get('/run/events', (c) =>
    serverEvents(c, async function* () {
      yield { event: 'progress', data: { value: 3, max: 9, text: '3 av 9 poster' } }
      await finish
      told = true
      yield { event: 'done', data: {} }
    }),
  )
  page(site, '/broken', () => {
    throw new Error('secret detail')
  })
  page(site, '/refused', () => {
    throw new Problem('gone', { sv: 'Källan är avslutad.', en: 'The source has ended.' })
  })
  form(site, '/refused', () => {
    throw new Problem(
      'invalid',
      { sv: 'Filen går inte att läsa.', en: 'The file cannot be read.' },
      {
        findings: [
          {
            severity: 'violation',
            code: 'x',
            message: { sv: 'Citattecken saknas', en: 'A quote is missing' },
            fix: { sv: 'Lägg till det', en: 'Add it' },
            line: 7,
            column: 3,
          },
        ],
      },
    )
  })
  return site
}
