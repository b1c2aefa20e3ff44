import { say } from '../../../../kernel/language-text.ts'
import { Lines } from '../../../../web/charts/lines.tsx'
import { SelectField } from '../../../../web/components/form-field/form-field.tsx'
import { KeyFigures } from '../../../../web/components/key-figures/key-figures.tsx'
import { Message } from '../../../../web/components/message/message.tsx'
import { formatDateTime, formatNumber } from '../../../../web/format.ts'
import type { Sheet } from '../../../../web/page.tsx'
import { sameWith, type Visit } from '../../../../web/visit.ts'
import { SourceHead } from '../../../views/source-head.tsx'
import { profileOf } from '../../profiles.ts'
import { severityOrder } from '../../severity-order.ts'
import { Problem } from '../../views/problem.tsx'
import { ReportLinks } from '../../views/report-links.tsx'
import { words } from '../../words.ts'
import { fieldOf, type ProblemFilter } from '../filter.ts'
import type { SourceChecks, SourceProblem } from '../find.ts'

export type RankedProblem = SourceProblem & { gain?: number }

export type SourceChecksView = {
  source: { id: number; name: string }
  checks: SourceChecks & { at?: Date }
  trend: readonly (SourceChecks & { at: Date })[]
  /** What gives most first: all of them, and those that the reader asked for. */
  problems: readonly RankedProblem[]
  shown: readonly RankedProblem[]
  filter: ProblemFilter
}

export function sourceChecksPage(visit: Visit, view: SourceChecksView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { source, checks, trend, problems, shown, filter } = view
  const number = (n: number) => formatNumber(n, language)
  const { problem: _, ...asked } = filter
  return {
    title: t.sourceTitle(source.name),
    serves: [6],
    body: (
      <div class="flow">
        <SourceHead visit={visit} source={source} title={t.sourceTitle(source.name)} lead={t.sourceLead} here="checks" />
        {checks.at === undefined ? (
          <p>{t.notChecked}</p>
        ) : (
          <>
            <KeyFigures
              figures={[
                { value: t.of(number(checks.conforming), number(checks.records)), label: t.withoutErrors },
                {
                  value: number(checks.violations),
                  label: t.violations(checks.violations === 1),
                  href: sameWith(visit, { severity: 'violation' }),
                },
                {
                  value: number(checks.warnings),
                  label: t.warnings(checks.warnings === 1),
                  href: sameWith(visit, { severity: 'warning' }),
                },
                { value: number(checks.infos), label: t.infos(checks.infos === 1), href: sameWith(visit, { severity: 'info' }) },
              ]}
            />
            {problems.length === 0 ? (
              <Message language={language} tone="success" title={t.conforms}>
                <p>{t.nothing}</p>
              </Message>
            ) : (
              <Problems visit={visit} view={view} />
            )}
            {trend.length > 1 && (
              <Lines
                language={language}
                id="checks-trend"
                title={t.checksTrend}
                series={[t.seriesViolations, t.seriesWarnings]}
                points={trend.map(({ at, violations, warnings }) => ({ at, values: [violations, warnings] }))}
              />
            )}
            {shown.length > 0 && <ReportLinks visit={visit} path={`/sources/${source.id}/checks`} asked={asked} />}
            <p class="quiet small">
              {t.takeAwayLimit} {t.counted(formatDateTime(checks.at))}
            </p>
          </>
        )}
      </div>
    ),
  }
}

function Problems({ visit, view: { source, problems, shown } }: { visit: Visit; view: SourceChecksView }) {
  const { language } = visit
  const t = visit.words(words)
  const number = (n: number) => formatNumber(n, language)
  return (
    <section class="flow">
      <h2>{t.problemsTitle}</h2>
      <FilterForm visit={visit} problems={problems} />
      <p class="quiet" role="status">
        {t.problemsShown(number(shown.length), number(problems.length))}
      </p>
      {shown.length > 0 && (
        <ol class="ruled">
          {shown.map(({ key, first, records, gain }) => (
            <li>
              <Problem visit={visit} first={first} records={records} {...(gain !== undefined && { gain })}>
                <p>
                  <a
                    href={visit.to(`/sources/${source.id}/checks/${key}`)}
                    aria-label={`${t.showRecords(number(records), records === 1)}: ${say(first.message, language)?.text}`}
                  >
                    {t.showRecords(number(records), records === 1)}
                  </a>
                </p>
              </Problem>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function FilterForm({ visit, problems }: { visit: Visit; problems: readonly RankedProblem[] }) {
  const { language, query } = visit
  const t = visit.words(words)
  const fields = [...new Set(problems.map(({ first }) => fieldOf(first, language)))]
    .filter(Boolean)
    .sort((a, b) => a.localeCompare(b, language))
  const profiles = [...new Set(problems.map(({ profile }) => profile))]
  const field = (name: string) => ({ language, name, value: query.get(name) ?? '' })
  const all = { value: '', label: t.all }
  return (
    <form method="get" action={visit.to(visit.path)} class="filters">
      <SelectField
        {...field('severity')}
        label={t.filterSeverity}
        choices={[all, ...severityOrder.map((value) => ({ value, label: t.severity[value] }))]}
      />
      <SelectField
        {...field('profile')}
        label={t.filterProfile}
        choices={[
          all,
          ...profiles.map((value) => {
            const profile = profileOf(value)
            return { value, label: profile ? `${say(profile.title, language)?.text} ${profile.version}` : value }
          }),
        ]}
      />
      <SelectField {...field('field')} label={t.columnField} choices={[all, ...fields.map((value) => ({ value, label: value }))]} />
      <button class="ds-button" data-variant="secondary" type="submit">
        {t.filterButton}
      </button>
    </form>
  )
}
