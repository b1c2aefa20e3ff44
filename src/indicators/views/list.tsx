import { say } from '../../kernel/language-text.ts'
import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { CheckField, SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { Pagination } from '../../web/components/pagination/pagination.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag, type Tone } from '../../web/components/tag/tag.tsx'
import { formatDate, formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Listed } from '../find.ts'
import { type Freshness, freshnesses } from '../freshness.ts'
import { words } from '../words.ts'
import { valueText } from './value-text.tsx'

export const perPage = 50

export type ListAsked = { text: string; organisation: string; freshness: Freshness | undefined; all: boolean; page: number }

/** What the address asks for. */
export function askedBy({ query }: Visit): ListAsked {
  const freshness = query.get('freshness') as Freshness
  return {
    text: (query.get('q') ?? '').trim().slice(0, 200),
    organisation: (query.get('organisation') ?? '').trim().slice(0, 300),
    freshness: freshnesses.includes(freshness) ? freshness : undefined,
    all: query.get('all') === 'yes',
    page: Math.min(10_000, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1)),
  }
}

const tones: { readonly [freshness in Freshness]: Tone } = { fresh: 'success', ageing: 'warning', stale: 'danger', none: 'neutral' }
export const FreshnessTag = ({ visit, of }: { visit: Visit; of: Freshness }) => (
  <Tag tone={tones[of]}>{visit.words(words).freshnesses[of]}</Tag>
)

type Props = { total: number; rows: readonly Listed[]; unknown: boolean; mayDefine: boolean; mayReport: boolean }

export function indicatorsPage(visit: Visit, { total, rows, unknown, mayDefine, mayReport }: Props): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const asked = askedBy(visit)
  const query = { q: asked.text, organisation: asked.organisation, freshness: asked.freshness, all: asked.all ? 'yes' : undefined }
  const narrowed = asked.text !== '' || asked.organisation !== '' || asked.freshness !== undefined
  return {
    title: t.title,
    serves: [1, 3],
    body: (
      <div class="flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {(mayDefine || mayReport) && (
          <div class="actions">
            {mayDefine && (
              <a class="ds-button" href={visit.to('/indicators/new')}>
                {t.add}
              </a>
            )}
            {mayReport && (
              <a class="ds-button" data-variant="secondary" href={visit.to('/indicators/import')}>
                {t.importLink}
              </a>
            )}
          </div>
        )}
        <form method="get" action={visit.to('/indicators')} class="filters">
          <TextField language={language} name="q" type="search" label={t.search} value={asked.text} />
          <TextField
            language={language}
            name="organisation"
            label={t.anyOrganisation}
            value={asked.organisation}
            {...(unknown && { error: t.noOrganisation(asked.organisation) })}
          />
          <SelectField
            language={language}
            name="freshness"
            label={t.freshness}
            value={asked.freshness ?? ''}
            choices={[{ value: '', label: t.anyFreshness }, ...freshnesses.map((value) => ({ value, label: t.freshnesses[value] }))]}
          />
          <CheckField language={language} name="all" label={t.withEnded} checked={asked.all} />
          <div class="actions">
            <button class="ds-button" data-variant="secondary" type="submit">
              {t.show}
            </button>
          </div>
        </form>
        <h2 role="status">{t.count(formatNumber(total, language), total === 1)}</h2>
        {rows.length === 0 ? (
          <EmptyState
            title={narrowed ? t.none : t.noneYet}
            actions={
              narrowed && (
                <a class="ds-button" data-variant="secondary" href={visit.to('/indicators')}>
                  {t.showEvery}
                </a>
              )
            }
          >
            <p>{narrowed ? t.noneText : t.noneYetText}</p>
          </EmptyState>
        ) : (
          <IndicatorTable visit={visit} rows={rows} />
        )}
        <Pagination
          language={language}
          page={asked.page}
          pages={Math.ceil(total / perPage)}
          to={(page) => visit.to('/indicators', { ...query, page })}
        />
        {rows.length > 0 && (
          <p>
            <a href={visit.to('/indicators.csv', query)}>{t.csv}</a>
          </p>
        )}
      </div>
    ),
  }
}

export function IndicatorTable({ visit, rows, keeper = true }: { visit: Visit; rows: readonly Listed[]; keeper?: boolean }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <Table
      language={language}
      caption={t.title}
      hideCaption
      rows={rows}
      columns={[
        {
          title: t.name,
          heads: true,
          cell: (row) => (
            <>
              <a href={visit.to(`/indicators/${row.id}`)}>
                <Text of={row.name} language={language} />
              </a>{' '}
              {row.endedAt && <Tag>{t.ended(formatDate(row.endedAt))}</Tag>}
            </>
          ),
        },
        ...(keeper
          ? [
              {
                title: t.keeper,
                cell: (row: Listed) =>
                  row.keeper ? (
                    <a href={visit.to(`/organisations/${row.organisationId}`)}>
                      <Text of={row.keeper} language={language} />
                    </a>
                  ) : (
                    t.node
                  ),
              },
            ]
          : []),
        {
          title: t.latest,
          number: true,
          cell: (row) => row.latest && <span class="nowrap">{valueText(row.latest.value, row, language)}</span>,
        },
        { title: t.period, cell: (row) => row.latest && <span class="nowrap">{row.latest.period}</span> },
        { title: t.organisations, number: true, cell: (row) => formatNumber(row.about, language) },
        { title: t.freshness, cell: (row) => <FreshnessTag visit={visit} of={row.freshness} /> },
      ]}
    />
  )
}

export function listAsRows(visit: Visit, rows: readonly Listed[]): (string | number | null)[][] {
  const { language } = visit
  const t = visit.words(words)
  return [
    [t.indicator, t.code, t.name, t.keeper, t.unit, t.latest, t.period, t.organisations, t.freshness, t.source],
    ...rows.map((row) => [
      row.id,
      row.code,
      say(row.name, language)?.text ?? '',
      row.keeper ? (say(row.keeper, language)?.text ?? '') : t.node,
      row.unit,
      row.latest?.value ?? null,
      row.latest?.period ?? null,
      row.about,
      t.freshnesses[row.freshness],
      row.source,
    ]),
  ]
}
