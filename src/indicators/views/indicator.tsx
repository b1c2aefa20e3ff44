import type { PastChange } from '../../history/read.ts'
import { whoDid } from '../../history/words.ts'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import { eventOf } from '../../organisations/history/telling.ts'
import type { Names } from '../../organisations/names.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { DefinitionList } from '../../web/components/definition-list/definition-list.tsx'
import { Disclosure } from '../../web/components/disclosure/disclosure.tsx'
import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { Paragraphs, Text } from '../../web/components/language-text/language-text.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import { Timeline } from '../../web/components/timeline/timeline.tsx'
import type { FormState } from '../../web/form-state.ts'
import { formatDate, formatDateTime, formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { LatestOf, Revision } from '../find.ts'
import { freshDaysBy, freshnessOf } from '../freshness.ts'
import type { Indicator, IndicatorValue } from '../indicator.ts'
import { improved } from '../plan-values.ts'
import { indicatorTelling } from '../telling.ts'
import { words } from '../words.ts'
import { FreshnessTag } from './list.tsx'
import { ReportForm } from './report-form.tsx'
import { SeriesChart } from './series-chart.tsx'
import { valueText } from './value-text.tsx'

export type IndicatorView = {
  indicator: Indicator
  keeper: LanguageText | undefined
  latest: readonly LatestOf[]
  /** Of whom the series is shown; undefined where nobody has values. */
  shown: { organisation: number | null; name: LanguageText | null } | undefined
  series: readonly (IndicatorValue & { value: number })[]
  revisions: { total: number; rows: readonly Revision[] }
  changes: readonly PastChange[]
  names: Names
  today: string
  /** `all`: for everybody; `own`: for their own organisations; undefined: not at all. */
  mayReport: 'all' | 'own' | undefined
  mayDefine: boolean
}

export function indicatorPage(visit: Visit, view: IndicatorView, returned?: FormState): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { indicator, keeper, latest, shown, series, today } = view
  const name = say(indicator.name, language)?.text ?? ''
  const whom = (of: { name: LanguageText | null }) => (of.name ? (say(of.name, language)?.text ?? '') : t.together)
  const newest = latest.reduce<string | null>((last, { periodEnd }) => (last === null || periodEnd > last ? periodEnd : last), null)
  const done = visit.query.get('reported') ?? ''
  return {
    title: name,
    serves: [1, 3],
    ...(returned && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to('/indicators'), label: t.title }]} here={name} />
        <p class="tags">
          <FreshnessTag visit={visit} of={freshnessOf(newest, indicator, today)} />{' '}
          {indicator.endedAt && <Tag>{t.ended(formatDate(indicator.endedAt))}</Tag>}
        </p>
        <h1>
          <Text of={indicator.name} language={language} />
        </h1>
        {(visit.query.has('saved') || t.reported[done]) && (
          <Message language={language} tone="success" live>
            <p>{t.reported[done] ?? t.saved}</p>
          </Message>
        )}
        {indicator.endedAt && (
          <Message language={language} tone="info" title={t.ended(formatDate(indicator.endedAt))}>
            <p>{t.endedText}</p>
          </Message>
        )}
        <Paragraphs of={indicator.description} language={language} />
        {series.length === 0 || !shown ? (
          <EmptyState title={t.noValues}>
            <p>{t.noValuesText}</p>
          </EmptyState>
        ) : (
          <section class="flow" id="development">
            <h2>{t.developmentOf(whom(shown))}</h2>
            <SeriesChart language={language} title={t.chartTitle(name, whom(shown))} indicator={indicator} points={series} />
          </section>
        )}
        {latest.length > 0 && <Latest visit={visit} view={view} />}
        {view.mayReport && !indicator.endedAt && (
          <section class="flow" id="report">
            <h2>{t.report}</h2>
            <ReportForm visit={visit} indicator={indicator} whom={view.mayReport} state={returned} />
          </section>
        )}
        <section class="flow">
          <h2>{t.definition}</h2>
          <DefinitionList
            facts={[
              [
                t.keeper,
                keeper ? (
                  <a href={visit.to(`/organisations/${indicator.organisationId}`)}>
                    <Text of={keeper} language={language} />
                  </a>
                ) : (
                  t.node
                ),
              ],
              [t.unit, indicator.unit],
              indicator.code !== null && [t.code, <code>{indicator.code}</code>],
              [t.better, t.directions[indicator.better]],
              [t.frequency, t.frequencies[indicator.frequency]],
              [t.freshFor, t.freshForDays(formatNumber(indicator.freshDays ?? freshDaysBy[indicator.frequency], language))],
              [
                t.source,
                indicator.sourceUrl ? (
                  <a class="ds-link" href={indicator.sourceUrl} rel="noreferrer">
                    {indicator.source}
                  </a>
                ) : (
                  indicator.source
                ),
              ],
            ]}
          />
          {view.mayDefine && !indicator.endedAt && (
            <div class="actions">
              <a class="ds-button" data-variant="secondary" href={visit.to(`/indicators/${indicator.id}/change`)}>
                {t.change}
              </a>
            </div>
          )}
        </section>
        {view.revisions.total > 0 && <Revisions visit={visit} view={view} />}
        <section class="flow">
          <h2>{t.history}</h2>
          {view.changes.length === 0 ? (
            <p>{t.historyNone}</p>
          ) : (
            <Timeline language={language} events={view.changes.map((change) => eventOf(indicatorTelling, change, language, view.names))} />
          )}
        </section>
      </div>
    ),
  }
}

function Latest({ visit, view: { indicator, latest, shown, today, series } }: { visit: Visit; view: IndicatorView }) {
  const { language } = visit
  const t = visit.words(words)
  const [now, before] = [series.at(-1), series.at(-2)]
  const difference = now && before ? now.value - before.value : undefined
  const better = now && before ? improved(indicator.better, before.value, now.value) : undefined
  return (
    <section class="flow">
      <h2>{t.byOrganisation}</h2>
      <Table
        language={language}
        caption={t.byOrganisation}
        hideCaption
        rows={latest}
        columns={[
          {
            title: t.aboutWhom,
            heads: true,
            cell: (row) => {
              const whom = row.name ? <Text of={row.name} language={language} /> : t.together
              return row.organisationId === shown?.organisation ? (
                <strong>{whom}</strong>
              ) : (
                <a href={visit.to(`/indicators/${indicator.id}`, { organisation: row.organisationId ?? 'together' })}>{whom}</a>
              )
            },
          },
          { title: t.period, cell: (row) => <span class="nowrap">{row.period}</span> },
          { title: t.value, number: true, cell: (row) => <span class="nowrap">{valueText(row.value, indicator, language)}</span> },
          {
            title: t.changeSince,
            number: true,
            cell: (row) =>
              row.organisationId === shown?.organisation &&
              difference !== undefined && (
                <span class="nowrap">
                  {difference > 0 ? '+' : ''}
                  {valueText(difference, indicator, language, false)}
                  {better !== undefined && ` (${better ? t.improved : t.worsened})`}
                </span>
              ),
          },
          { title: t.freshness, cell: (row) => <FreshnessTag visit={visit} of={freshnessOf(row.periodEnd, indicator, today)} /> },
        ]}
      />
    </section>
  )
}

function Revisions({ visit, view: { indicator, revisions, names } }: { visit: Visit; view: IndicatorView }) {
  const { language } = visit
  const t = visit.words(words)
  const { rows, total } = revisions
  // Rows come with the latest revision of a period first.
  const holds = (row: Revision, at: number) => {
    const before = rows[at - 1]
    return !before || before.period !== row.period || before.organisationId !== row.organisationId
  }
  return (
    <section class="flow" id="revisions">
      <h2>{t.revisions}</h2>
      <p>{t.revisionsLead}</p>
      <Disclosure title={t.revisions} open={rows.length <= 12}>
        {total > rows.length && <p>{t.onlyFirst(formatNumber(rows.length, language), formatNumber(total, language))}</p>}
        <Table
          language={language}
          caption={t.revisions}
          hideCaption
          rows={rows.map((row, at) => ({ row, holds: holds(row, at) }))}
          columns={[
            { title: t.period, heads: true, cell: ({ row }) => <span class="nowrap">{row.period}</span> },
            {
              title: t.aboutWhom,
              cell: ({ row }) => (row.organisation ? <Text of={row.organisation} language={language} /> : t.together),
            },
            { title: t.revision, number: true, cell: ({ row }) => String(row.revision) },
            {
              title: t.value,
              number: true,
              cell: ({ row }) =>
                row.value === null ? t.withdrawn : <span class="nowrap">{valueText(row.value, indicator, language)}</span>,
            },
            { title: t.holds, cell: ({ row, holds }) => (holds ? row.value !== null && t.holds : <span class="quiet">{t.replaced}</span>) },
            { title: t.source, cell: ({ row }) => row.source ?? indicator.source },
            { title: t.note, cell: ({ row }) => row.note },
            { title: t.when, cell: ({ row }) => <span class="nowrap">{formatDateTime(row.at)}</span> },
            {
              title: t.who,
              cell: ({ row }) =>
                `${whoDid({ actor: row.actor, who: row.actor.kind === 'person' ? names.people.get(row.actor.person) : null }, language)}, ${t.origins[row.origin]}`,
            },
          ]}
        />
      </Disclosure>
      <p>
        <a href={visit.to(`/indicators/${indicator.id}/values.csv`)}>{t.valuesCsv}</a>
      </p>
    </section>
  )
}
