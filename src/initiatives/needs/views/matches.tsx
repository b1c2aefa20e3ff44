import { bestFragment } from '../../../catalogue/search/snippet.ts'
import { words as catalogueWords } from '../../../catalogue/words.ts'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Pieces } from '../../../web/components/result-item/result-item.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { formatNumber, formatShare } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Hit } from '../../reuse/look.ts'
import { steps } from '../../reuse/steps.ts'
import { words as reuseWords } from '../../reuse/words.ts'
import type { Matches } from '../matches.ts'
import type { SimilarNeed } from '../similar.ts'
import { marksOf } from '../stems.ts'
import { words } from '../words.ts'

type Props = { visit: Visit; of: Matches | undefined; compact?: boolean; only?: 'exists' }

/** What there is already, in the framework's order, and who else needs the same. `compact`: beside a form, the best of each only. */
export function MatchesView({ visit, of, compact = false, only }: Props) {
  const t = visit.words(words)
  if (!of) return <p class="quiet">{t.tooShort}</p>
  const found = of.looked.flatMap(({ hits }) => hits)
  return (
    <>
      <section class="flow">
        <h2>{t.exists}</h2>
        {found.length === 0 ? (
          compact ? (
            <p>
              {t.nothingExists}. {t.nothingExistsText}
            </p>
          ) : (
            <EmptyState title={t.nothingExists} level={3}>
              <p>{t.nothingExistsText}</p>
            </EmptyState>
          )
        ) : (
          <>
            {!compact && <p class="quiet">{t.existsLead}</p>}
            <StepByStep visit={visit} of={of} compact={compact} />
          </>
        )}
      </section>
      {only === undefined && (
        <section class="flow">
          <h2>{t.others}</h2>
          {of.similar.length === 0 ? (
            <p class="quiet">
              {t.noOthers}. {t.noOthersText}
            </p>
          ) : (
            <>
              {!compact && <p class="quiet">{t.othersLead}</p>}
              <SimilarList visit={visit} similar={compact ? of.similar.slice(0, 3) : of.similar} />
            </>
          )}
        </section>
      )}
    </>
  )
}

function StepByStep({ visit, of, compact }: { visit: Visit; of: Matches; compact: boolean }) {
  const t = visit.words(reuseWords)
  const marks = marksOf(of.text)
  const shown = of.looked.filter(({ hits }) => !compact || hits.length > 0)
  return (
    <>
      {shown.map(({ step, hits }) => (
        <section class="flow reuse-step">
          <h3>
            {t.steps[step]} <span class="quiet">({formatNumber(hits.length, visit.language)})</span>
          </h3>
          {!compact && <p class="quiet small">{t.stepsHelp[step]}</p>}
          {hits.length === 0 ? (
            <p class="quiet">
              {t.nothing}{' '}
              <a href={visit.to('/search', { kind: [...steps.find(({ key }) => key === step)!.kinds] })}>
                {visit.words(words).allHits}
                <span class="visually-hidden">: {t.steps[step]}</span>
              </a>
            </p>
          ) : (
            <ul class="lines">
              {(compact ? hits.slice(0, 3) : hits).map((hit) => (
                <li>
                  <HitLine visit={visit} hit={hit} marks={marks} short={compact} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  )
}

/** One hit: its name, whether it is close, what sort of thing it is, and the stretch of its text that has most of what was asked. */
export function HitLine({
  visit,
  hit,
  marks,
  short = false,
}: {
  visit: Visit
  hit: Pick<Hit, 'thing' | 'id' | 'kind' | 'title' | 'description' | 'demanded'>
  marks: (word: string) => boolean
  short?: boolean
}) {
  const { language } = visit
  const t = visit.words(words)
  const snippet = short ? undefined : bestFragment(hit.description, marks, language)
  return (
    <>
      <a href={visit.to(hitPath(hit))}>
        <Text of={hit.title} language={language} />
      </a>{' '}
      {hit.demanded && <Tag tone="accent">{t.good}</Tag>}
      <span class="quiet small">{visit.words(catalogueWords).kind[hit.kind as 'dataset']}</span>
      {snippet && (
        <p class="small" lang={snippet.language === language || snippet.language === '' ? undefined : snippet.language}>
          <Pieces of={snippet.segments} />
        </p>
      )}
    </>
  )
}

export const hitPath = ({ thing, id }: Pick<Hit, 'thing' | 'id'>) => (thing === 'entry' ? `/entries/${id}` : `/decisions/${id}`)

export function SimilarList({ visit, similar }: { visit: Visit; similar: readonly SimilarNeed[] }) {
  return (
    <ul class="lines">
      {similar.map((need) => (
        <li>
          <SimilarLine visit={visit} need={need} />
        </li>
      ))}
    </ul>
  )
}

export function SimilarLine({ visit, need }: { visit: Visit; need: SimilarNeed }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <>
      <a href={visit.to(`/needs/${need.id}`)}>
        <Text of={need.title} language={language} />
      </a>{' '}
      {!need.published && <Tag>{t.states.draft}</Tag>}
      <span class="quiet small">
        <Text of={need.organisation} language={language} />, {t.likeness(formatShare(need.likeness, language))}
        {need.common !== null && (
          <>
            , <a href={visit.to(`/needs/common/${need.common}`)}>{t.partOfCommon}</a>
          </>
        )}
      </span>
    </>
  )
}
