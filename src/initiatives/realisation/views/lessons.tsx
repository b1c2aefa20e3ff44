import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { TextField } from '../../../web/components/form-field/form-field.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Pagination } from '../../../web/components/pagination/pagination.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Lesson } from '../lessons.ts'
import { words } from '../words.ts'

export const perPage = 20

/** What the address asks for. */
export const askedIn = ({ query }: Visit): { text: string; page: number } => ({
  text: (query.get('q') ?? '').trim().slice(0, 200),
  page: Math.min(10_000, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1)),
})

export function lessonsPage(visit: Visit, { total, rows }: { total: number; rows: readonly Lesson[] }): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { text, page } = askedIn(visit)
  return {
    title: t.lessonsTitle,
    serves: [3, 4],
    body: (
      <div class="flow">
        <h1>{t.lessonsTitle}</h1>
        <p class="lead">{t.lessonsLead}</p>
        <form method="get" action={visit.to('/lessons')} class="filters">
          <TextField language={language} name="q" type="search" label={t.searchLessons} value={text} />
          <div class="actions">
            <button class="ds-button" data-variant="secondary" type="submit">
              {t.search}
            </button>
          </div>
        </form>
        <h2 role="status">{t.lessonsCount(formatNumber(total, language), total === 1)}</h2>
        {rows.length === 0 ? (
          <EmptyState
            title={t.lessonsNone}
            actions={
              text !== '' && (
                <a class="ds-button" data-variant="secondary" href={visit.to('/lessons')}>
                  {t.showAll}
                </a>
              )
            }
          >
            <p>{t.lessonsNoneText}</p>
          </EmptyState>
        ) : (
          <ul class="ruled">
            {rows.map((lesson) => (
              <li>
                <h2>
                  <a href={visit.to(`/initiatives/${lesson.initiativeId}/realisation`)}>
                    <Text language={language} of={lesson.title} />
                  </a>
                </h2>
                <p>
                  <Text language={language} of={lesson.lessons} />
                </p>
                <p class="quiet">
                  <Text language={language} of={lesson.organisation} /> · {t.evaluationOf(lesson.evaluatedOn, lesson.evaluatedBy)}
                </p>
                <p class="tags">
                  <Tag>
                    {t.effectiveness}: {t.verdicts[lesson.effectiveness]}
                  </Tag>
                  <Tag>
                    {t.efficiency}: {t.verdicts[lesson.efficiency]}
                  </Tag>
                </p>
              </li>
            ))}
          </ul>
        )}
        <Pagination
          language={language}
          page={page}
          pages={Math.ceil(total / perPage)}
          to={(page) => visit.to('/lessons', { q: text, page })}
        />
        {rows.length > 0 && (
          <p>
            <a href={visit.to('/lessons.csv', { q: text })}>{t.csv}</a>
          </p>
        )}
      </div>
    ),
  }
}
