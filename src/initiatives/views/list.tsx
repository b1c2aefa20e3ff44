import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { type Choice, SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { Pagination } from '../../web/components/pagination/pagination.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { type StateName, states } from '../initiative.ts'
import type { Asked, Listed } from '../list.ts'
import { words } from '../words.ts'
import { money } from './money.ts'
import { StateTag } from './state-tag.tsx'

export const perPage = 50

/** What the address asks for. */
export function askedBy({ query }: Visit): Asked & { page: number } {
  const number = (name: string, most: number) => {
    const value = Number(query.get(name))
    return Number.isInteger(value) && value > 0 && value <= most ? value : undefined
  }
  const [organisation, recommendation, state] = [number('organisation', 2 ** 31 - 1), number('recommendation', 9), query.get('state') ?? '']
  return {
    text: (query.get('q') ?? '').trim().slice(0, 200),
    ...(organisation && { organisation, asParty: true }),
    ...(recommendation && { recommendation }),
    ...((states as readonly string[]).includes(state) && { state: state as StateName }),
    page: number('page', 10_000) ?? 1,
  }
}

type Found = { total: number; rows: readonly Listed[]; organisations: readonly Choice[]; mayAdd: boolean }

export function initiativesPage(visit: Visit, { total, rows, organisations, mayAdd }: Found): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const asked = askedBy(visit)
  const query = { q: asked.text, organisation: asked.organisation, state: asked.state, recommendation: asked.recommendation }
  const narrowed = Object.values(query).some((value) => value !== undefined && value !== '')
  return {
    title: t.title,
    serves: [1, 3, 4],
    body: (
      <div class="flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <div class="actions">
          {mayAdd && (
            <a class="ds-button" href={visit.to('/initiatives/new')}>
              {t.add}
            </a>
          )}
          <a class="ds-button" data-variant="secondary" href={visit.to('/needs')}>
            {t.toNeeds}
          </a>
        </div>
        {(total > 0 || narrowed) && (
          <form method="get" action={visit.to('/initiatives')} class="filters">
            <TextField language={language} name="q" type="search" label={t.search} value={asked.text ?? ''} />
            <SelectField
              language={language}
              name="organisation"
              label={t.organisation}
              value={String(asked.organisation ?? '')}
              choices={[{ value: '', label: t.anyOrganisation }, ...organisations]}
            />
            <SelectField
              language={language}
              name="state"
              label={t.state}
              value={asked.state ?? ''}
              choices={[{ value: '', label: t.anyState }, ...states.map((state) => ({ value: state, label: t.states[state] }))]}
            />
            <SelectField
              language={language}
              name="recommendation"
              label={t.recommendation}
              value={String(asked.recommendation ?? '')}
              choices={[
                { value: '', label: t.anyRecommendation },
                ...Array.from({ length: 9 }, (_, at) => ({ value: String(at + 1), label: t.recommendationIs(at + 1) })),
              ]}
            />
            <div class="actions">
              <button class="ds-button" data-variant="secondary" type="submit">
                {t.show}
              </button>
            </div>
          </form>
        )}
        {rows.length === 0 ? (
          <EmptyState
            title={narrowed ? t.none : t.empty}
            actions={
              <a class="ds-button" data-variant="secondary" href={visit.to(narrowed ? '/initiatives' : '/needs')}>
                {narrowed ? t.showAll : t.toNeeds}
              </a>
            }
          >
            <p>{narrowed ? t.noneText : t.emptyText}</p>
          </EmptyState>
        ) : (
          <>
            <h2 role="status">{t.count(formatNumber(total, language), total === 1)}</h2>
            <InitiativeTable visit={visit} rows={rows} caption={t.title} />
            <p class="quiet small">{t.npvHelp}</p>
            <p>
              <a href={visit.to('/initiatives.csv', query)}>{t.csv}</a>
            </p>
          </>
        )}
        <Pagination
          language={language}
          page={asked.page}
          pages={Math.ceil(total / perPage)}
          to={(page) => visit.to('/initiatives', { ...query, page })}
        />
      </div>
    ),
  }
}

/** Initiatives side by side, with what the best or chosen alternative comes to. */
export function InitiativeTable({ visit, rows, caption }: { visit: Visit; rows: readonly Listed[]; caption: string }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <Table
      language={language}
      caption={caption}
      hideCaption
      rows={rows}
      columns={[
        {
          title: t.name,
          heads: true,
          cell: (row) => (
            <a href={visit.to(`/initiatives/${row.id}`)}>
              <Text of={row.title} language={language} />
            </a>
          ),
        },
        {
          title: t.organisation,
          cell: (row) => (
            <a href={visit.to(`/organisations/${row.organisationId}`)}>
              <Text of={row.organisation} language={language} />
            </a>
          ),
        },
        { title: t.state, cell: (row) => <StateTag visit={visit} state={row.state} published={row.publishedAt !== null} /> },
        {
          title: t.npv,
          number: true,
          cell: (row) => (row.npv === null ? <span class="quiet">{t.noCase}</span> : money(visit, row.npv, row.priceYear)),
        },
      ]}
    />
  )
}
