import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { KeyFigures } from '../../web/components/key-figures/key-figures.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { SearchField } from '../../web/components/search-field/search-field.tsx'
import { formatDate, formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { figures } from '../find.ts'
import { kinds } from '../kind.ts'
import { words } from '../words.ts'

const notShown: readonly string[] = ['contact', 'other', 'publisher']

export function startPage(visit: Visit, { kinds: counts, changed }: Awaited<ReturnType<typeof figures>>): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const held = kinds.filter((kind) => !notShown.includes(kind) && counts[kind])
  return {
    title: t.startTitle,
    search: false,
    serves: [4, 6, 7],
    body: (
      <div class="flow">
        <h1>{t.startTitle}</h1>
        <p class="lead">{t.startLead}</p>
        <SearchField id="start-search" language={language} action={visit.to('/search')} label={t.startSearch} hint={t.startSearchHint} />
        {held.length === 0 ? (
          <EmptyState
            title={t.startNothing}
            actions={
              <a class="ds-button" href={visit.to('/sources/new')}>
                {t.addSource}
              </a>
            }
          >
            <p>{t.startNothingText}</p>
          </EmptyState>
        ) : (
          <section class="flow">
            <h2>{t.startHolds}</h2>
            <KeyFigures
              figures={held.map((kind) => ({
                value: formatNumber(counts[kind]!, language),
                label: counts[kind] === 1 ? t.kind[kind].toLocaleLowerCase(language) : t.kinds[kind],
                href: visit.to('/search', { kind }),
              }))}
            />
          </section>
        )}
        <section class="flow">
          <h2>{t.startDoors}</h2>
          <ul class="doors">
            {[
              ['/search', t.doorFind, t.doorFindText],
              ['/needs/explore', t.doorPropose, t.doorProposeText],
              ['/follow-up', t.doorFollow, t.doorFollowText],
            ].map(([path, title, text]) => (
              <li>
                <h3>
                  <a href={visit.to(path!)}>{title}</a>
                </h3>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </section>
        {changed.length > 0 && (
          <section class="flow">
            <h2>{t.startChanged}</h2>
            <ul class="lines">
              {changed.map((entry) => (
                <li>
                  <a href={visit.to(`/entries/${entry.id}`)}>
                    <Text of={entry.title} language={language} />
                  </a>
                  <span class="quiet small">
                    {t.kind[entry.kind]}, {entry.isNew ? t.isNew : t.isChanged} {formatDate(entry.at)}, {entry.source}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    ),
  }
}
