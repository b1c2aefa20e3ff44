import { examples as charts } from './charts/examples.tsx'
import { examples as breadcrumb } from './components/breadcrumb/examples.tsx'
import { examples as buttonForm } from './components/button-form/examples.tsx'
import { examples as definitionList } from './components/definition-list/examples.tsx'
import { examples as difference } from './components/difference/examples.tsx'
import { examples as disclosure } from './components/disclosure/examples.tsx'
import { examples as emptyState } from './components/empty-state/examples.tsx'
import { examples as facet } from './components/facet/examples.tsx'
import { examples as fieldGroup } from './components/field-group/examples.tsx'
import { examples as formField } from './components/form-field/examples.tsx'
import { examples as keyFigures } from './components/key-figures/examples.tsx'
import { examples as languageText } from './components/language-text/examples.tsx'
import { examples as message } from './components/message/examples.tsx'
import { examples as pagination } from './components/pagination/examples.tsx'
import { examples as progress } from './components/progress/examples.tsx'
import { examples as resultItem } from './components/result-item/examples.tsx'
import { examples as searchField } from './components/search-field/examples.tsx'
import { examples as tabLinks } from './components/tab-links/examples.tsx'
import { examples as table } from './components/table/examples.tsx'
import { examples as tag } from './components/tag/examples.tsx'
import { examples as timeline } from './components/timeline/examples.tsx'
import type { Example } from './example.ts'
import { page } from './page.tsx'
import type { Site } from './site.ts'

/** Every component by the name of its folder. gallery.test.ts finds the one that is forgotten. */
export const components: Record<string, readonly Example[]> = {
  breadcrumb: breadcrumb,
  'button-form': buttonForm,
  'definition-list': definitionList,
  difference: difference,
  disclosure: disclosure,
  'empty-state': emptyState,
  facet: facet,
  'field-group': fieldGroup,
  'form-field': formField,
  'key-figures': keyFigures,
  'language-text': languageText,
  message: message,
  pagination: pagination,
  progress: progress,
  'result-item': resultItem,
  'search-field': searchField,
  'tab-links': tabLinks,
  table: table,
  tag: tag,
  timeline: timeline,
}

/** `/components`: what pages are built of, each as it is used, and then the charts. */
export function gallery(site: Site): void {
  page(site, '/components', ({ language }) => ({
    title: language === 'sv' ? 'Komponenter' : 'Components',
    search: false,
    body: (
      <div class="flow">
        <h1>{language === 'sv' ? 'Komponenter' : 'Components'}</h1>
        {Object.entries({ ...components, ...charts }).map(([name, examples]) => (
          <section id={name}>
            <h2>{name}</h2>
            {examples.map((example, at) => (
              <>
                <p class="example__name" lang="en">
                  {example.name}
                </p>
                <div class="example" id={`${name}-${at + 1}`}>
                  {example.show(language)}
                </div>
              </>
            ))}
          </section>
        ))}
      </div>
    ),
  }))
}
