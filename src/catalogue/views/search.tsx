import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { ChosenFacets, Facet, FacetForm } from '../../web/components/facet/facet.tsx'
import { Pagination } from '../../web/components/pagination/pagination.tsx'
import { ResultList } from '../../web/components/result-item/result-item.tsx'
import { SearchField } from '../../web/components/search-field/search-field.tsx'
import { TabLinks } from '../../web/components/tab-links/tab-links.tsx'
import { formatDate, formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { facetLabel, type SourceNames } from '../facet-label.ts'
import type { Kind } from '../kind.ts'
import type { Found, Search } from '../search/search.ts'
import { type FacetName, facetNames } from '../search/searchable.ts'
import { words } from '../words.ts'

const perPage = 20
// The page with the hits that a search can page to; beyond it narrowing down helps more than turning pages.
const lastPage = 500

/** What the address asks for. Several values of a facet stand as several parameters. */
export function askedBy(
  visit: Visit,
): Search & { facets: Record<FacetName, string[]>; sort: 'relevance' | 'newest' | 'name'; page: number } {
  const { query } = visit
  const sort = query.get('sort')
  return {
    text: (query.get('q') ?? '').slice(0, 1000),
    facets: Object.fromEntries(
      facetNames.map((facet) => [
        facet,
        query
          .getAll(facet)
          .filter((value) => value !== '')
          .slice(0, 50),
      ]),
    ) as Record<FacetName, string[]>,
    sort: sort === 'newest' || sort === 'name' ? sort : 'relevance',
    page: Math.min(lastPage, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1)),
    limit: perPage,
    ended: query.get('ended') === 'yes',
    language: visit.language,
  }
}

export function searchPage(visit: Visit, found: Found, sources: SourceNames, organisations: ReadonlyMap<string, { id: number }>): Sheet {
  const { language, query } = visit
  const t = visit.words(words)
  const asked = askedBy(visit)
  const label = (facet: FacetName, value: { value: string; label?: string }) => facetLabel(facet, value, { language, sources })
  const link = (change: (query: URLSearchParams) => void) => {
    const next = new URLSearchParams(query)
    next.delete('page')
    change(next)
    return visit.to('/search', next)
  }
  const publisherLink = (publisher: string) => {
    const known = organisations.get(publisher)
    return known && { publisherHref: visit.to(`/organisations/${known.id}`) }
  }
  const chosen = facetNames.flatMap((facet) => found.facets[facet].filter((value) => value.selected).map((value) => ({ facet, value })))
  return {
    title: asked.text ? t.searchTitleFor(asked.text) : t.searchTitle,
    search: false,
    serves: [4, 6, 7],
    body: (
      <div class="flow">
        <h1>{t.searchTitle}</h1>
        <SearchField
          id="search"
          language={language}
          action={visit.to('/search')}
          label={t.searchLabel}
          value={asked.text}
          keep={facetNames.flatMap((facet) => asked.facets[facet].map((value) => [facet, value] as const))}
        />
        <div class="beside">
          {facetNames.some((facet) => found.facets[facet].length > 0) ? (
            <FacetForm
              language={language}
              action={visit.to('/search')}
              keep={[['q', asked.text], ['sort', asked.sort], ...(asked.ended ? [['ended', 'yes'] as const] : [])]}
            >
              {facetNames
                .filter((facet) => found.facets[facet].length > 0)
                .map((facet, at) => (
                  <Facet
                    name={facet}
                    title={t.facet[facet]}
                    language={language}
                    open={at < 3}
                    values={found.facets[facet]
                      .slice(0, 100)
                      .map((value) => ({ value: value.value, label: label(facet, value), count: value.n, chosen: value.selected }))}
                  />
                ))}
            </FacetForm>
          ) : (
            <div />
          )}
          <section class="flow" aria-labelledby="hits">
            <div class="hits-head">
              <h2 id="hits" role="status">
                {t.hits(formatNumber(found.total, language), found.total === 1)}
              </h2>
              {found.total > 1 && (
                <TabLinks
                  label={t.sort}
                  tabs={(['relevance', 'newest', 'name'] as const)
                    .filter((sort) => sort !== 'relevance' || asked.text !== '')
                    .map((sort) => ({
                      label: t.sorts[sort],
                      href: link((next) => next.set('sort', sort)),
                      current: sort === (asked.text === '' && asked.sort === 'relevance' ? 'newest' : asked.sort),
                    }))}
                />
              )}
            </div>
            <ChosenFacets
              language={language}
              chosen={chosen.map(({ facet, value }) => ({
                label: label(facet, value),
                without: link((next) => next.delete(facet, value.value)),
              }))}
              clear={visit.to('/search', { q: asked.text, sort: asked.sort === 'relevance' ? undefined : asked.sort })}
            />
            {found.total === 0 && <NoHits visit={visit} found={found} chosen={chosen.length} text={asked.text} />}
            <ResultList
              items={found.hits.map((hit) => ({
                language,
                href: visit.to(`/entries/${hit.id}`),
                title: hit.title?.segments ?? t.untitled,
                ...(hit.title && hit.title.language !== language && hit.title.language !== '' && { textLanguage: hit.title.language }),
                kind: t.kind[hit.kind as Kind],
                ...(hit.endedAt && { facts: [t.endedOn(formatDate(hit.endedAt))] }),
                ...(hit.publisher && { publisher: hit.publisher.label, ...publisherLink(hit.publisher.value) }),
                updated: hit.modified,
                ...(hit.snippet && { snippet: hit.snippet.segments }),
              }))}
            />
            <p class="small">
              {asked.ended ? (
                <a href={link((next) => next.delete('ended'))}>{t.withoutEnded}</a>
              ) : (
                <a href={link((next) => next.set('ended', 'yes'))}>{t.withEnded}</a>
              )}
              {' · '}
              <a href={visit.to('/search/synonyms')}>{t.synonymsTitle}</a>
            </p>
            <Pagination
              language={language}
              page={asked.page}
              pages={Math.min(lastPage, Math.ceil(found.total / perPage))}
              to={(page) => link((next) => next.set('page', String(page)))}
            />
          </section>
        </div>
      </div>
    ),
  }
}

function NoHits({ visit, found, chosen, text }: { visit: Visit; found: Found; chosen: number; text: string }) {
  const t = visit.words(words)
  return (
    <EmptyState
      title={t.noHits}
      actions={
        <>
          {chosen > 0 && (
            <a class="ds-button" href={visit.to('/search', { q: text })}>
              {t.fewWithout}
            </a>
          )}
          <a class="ds-button" data-variant="secondary" href={visit.to('/sources/new')}>
            {t.addSource}
          </a>
        </>
      }
    >
      {found.didYouMean && (
        <p>
          {t.didYouMean} <a href={visit.to('/search', { q: found.didYouMean })}>{found.didYouMean}</a>?
        </p>
      )}
      <ul>
        {t.noHitsTips.slice(0, chosen > 0 ? 3 : 2).map((tip) => (
          <li>{tip}</li>
        ))}
      </ul>
      <p>{t.noHitsMissing}</p>
    </EmptyState>
  )
}
