import { type LanguageText, say } from '../../kernel/language-text.ts'
import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { Pagination } from '../../web/components/pagination/pagination.tsx'
import { type Column, Table } from '../../web/components/table/table.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import { formatDate, formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { isLive, states, takenOf } from '../decision.ts'
import { type Asked, type Listed, shows } from '../find.ts'
import { words } from '../words.ts'
import { DecisionTags } from './tags.tsx'

export const perPage = 50

export type Query = Asked & { page: number; whose: string }

/** What the address asks for. `own` are the organisations where the reader has a role. */
export function askedBy({ query }: Visit, own: readonly number[]): Query {
  const [whose, state, show, subject] = ['organisation', 'state', 'show', 'subject'].map((name) => query.get(name) ?? '')
  const organisation = /^\d{1,9}$/.test(whose!) ? Number(whose) : undefined
  return {
    whose: whose === 'mine' || organisation ? whose! : '',
    text: (query.get('q') ?? '').trim().slice(0, 200),
    ...(whose === 'mine' && { organisations: own }),
    ...(organisation && { organisations: [organisation] }),
    ...(states.find((one) => one === state) && { state: states.find((one) => one === state)! }),
    ...(shows.find((one) => one === show) && { show: shows.find((one) => one === show)! }),
    ...(/^[a-z-]{1,30}$/.test(subject!) && { subject: { kind: subject! } }),
    page: Math.min(10_000, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1)),
  }
}

type View = {
  asked: Query
  found: { total: number; rows: readonly Listed[] }
  today: string
  mayWrite: boolean
  /** Whether the reader has a role somewhere, and so something that is their own. */
  hasOwn: boolean
  /** The one that the address asks for. */
  organisation?: LanguageText | undefined
}

export function decisionsPage(visit: Visit, { asked, found: { total, rows }, today, mayWrite, hasOwn, organisation }: View): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const query = { q: asked.text, organisation: asked.whose, state: asked.state, subject: asked.subject?.kind, show: asked.show }
  const narrowed = Object.values(query).some(Boolean)
  return {
    title: t.title,
    serves: [1, 3],
    feeds: [{ path: visit.to('/positions.atom'), title: t.feed }],
    body: (
      <div class="flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <div class="actions">
          {mayWrite && (
            <a class="ds-button" href={visit.to('/decisions/new')}>
              {t.new}
            </a>
          )}
          <a class="ds-button" data-variant="secondary" href={visit.to('/positions')}>
            {t.allPositions}
          </a>
        </div>
        <form method="get" action={visit.to('/decisions')} class="filters">
          <TextField language={language} name="q" type="search" label={t.searchIn} value={asked.text ?? ''} />
          {(hasOwn || organisation) && (
            <SelectField
              language={language}
              name="organisation"
              label={t.whose}
              value={asked.whose}
              choices={[
                { value: '', label: t.everyone },
                ...(hasOwn ? [{ value: 'mine', label: t.mine }] : []),
                ...(organisation ? [{ value: asked.whose, label: say(organisation, language)?.text ?? '' }] : []),
              ]}
            />
          )}
          <SelectField
            language={language}
            name="state"
            label={t.state}
            value={asked.state ?? ''}
            choices={[{ value: '', label: t.anyState }, ...states.map((state) => ({ value: state, label: t.states[state] }))]}
          />
          <SelectField
            language={language}
            name="subject"
            label={t.aboutWhat}
            value={asked.subject?.kind ?? ''}
            choices={[{ value: '', label: t.anySubject }, ...Object.entries(t.subjects).map(([value, label]) => ({ value, label }))]}
          />
          <SelectField
            language={language}
            name="show"
            label={t.onlyThose}
            value={asked.show ?? ''}
            choices={[{ value: '', label: t.anyShow }, ...shows.map((show) => ({ value: show, label: t.shows[show] }))]}
          />
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
                <a class="ds-button" data-variant="secondary" href={visit.to('/decisions')}>
                  {t.showAll}
                </a>
              )
            }
          >
            <p>{narrowed ? t.noneText : t.noneYetText}</p>
          </EmptyState>
        ) : (
          <Table
            language={language}
            caption={t.title}
            hideCaption
            rows={rows}
            columns={[
              nameColumn(visit, t.name),
              { title: t.state, cell: (row) => <DecisionTags visit={visit} of={row} today={today} /> },
              organisationColumn(visit, t.organisation),
              dayColumn(t.decidedOn),
              {
                title: t.evidenceShort,
                cell: (row) =>
                  isLive(row) && row.drifted > 0 && <Tag tone="warning">{t.driftedCount(formatNumber(row.drifted, language))}</Tag>,
              },
            ]}
          />
        )}
        <Pagination
          language={language}
          page={asked.page}
          pages={Math.ceil(total / perPage)}
          to={(page) => visit.to('/decisions', { ...query, page })}
        />
        {rows.length > 0 && (
          <p>
            <a href={visit.to('/decisions.csv', query)}>{t.csv}</a>
          </p>
        )}
      </div>
    ),
  }
}

export function positionsPage(visit: Visit, { asked, found: { total, rows } }: Pick<View, 'asked' | 'found'>): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const query = { q: asked.text }
  return {
    title: t.positions,
    serves: [4],
    feeds: [{ path: visit.to('/positions.atom'), title: t.feed }],
    body: (
      <div class="flow">
        <h1>{t.positions}</h1>
        <p class="lead">{t.positionsLead}</p>
        <form method="get" action={visit.to('/positions')} class="filters">
          <TextField language={language} name="q" type="search" label={t.searchIn} value={asked.text ?? ''} />
          <div class="actions">
            <button class="ds-button" data-variant="secondary" type="submit">
              {t.show}
            </button>
          </div>
        </form>
        <h2 role="status">{t.positionCount(formatNumber(total, language), total === 1)}</h2>
        {rows.length === 0 ? (
          <EmptyState
            title={t.nonePositions}
            actions={
              <a class="ds-button" data-variant="secondary" href={visit.to(asked.text ? '/positions' : '/decisions')}>
                {asked.text ? t.showAll : t.allDecisions}
              </a>
            }
          >
            <p>{t.nonePositionsText}</p>
          </EmptyState>
        ) : (
          <Table
            language={language}
            caption={t.positions}
            hideCaption
            rows={rows}
            columns={[
              nameColumn(visit, t.facts.position!),
              { title: t.conclusion, cell: (row) => row.conclusion && <Text of={row.conclusion} language={language} /> },
              organisationColumn(visit, t.organisation),
              dayColumn(t.decidedOn),
              {
                title: t.adopters,
                number: true,
                cell: (row) => <a href={`${visit.to(`/decisions/${row.id}`)}#adoptions`}>{formatNumber(row.adopters, language)}</a>,
              },
            ]}
          />
        )}
        <Pagination
          language={language}
          page={asked.page}
          pages={Math.ceil(total / perPage)}
          to={(page) => visit.to('/positions', { ...query, page })}
        />
        <ul class="plain-list">
          {rows.length > 0 && (
            <li>
              <a href={visit.to('/positions.csv', query)}>{t.csv}</a>
            </li>
          )}
          <li>
            <a href={visit.to('/positions.atom')}>{t.feed}</a>
          </li>
          <li>
            <a href={visit.to('/decisions')}>{t.allDecisions}</a>
          </li>
        </ul>
      </div>
    ),
  }
}

export const nameColumn = (visit: Visit, title: string): Column<Listed> => ({
  title,
  heads: true,
  cell: (row) => (
    <a href={visit.to(`/decisions/${row.id}`)}>
      <Text of={row.title} language={visit.language} />
    </a>
  ),
})

export const organisationColumn = (visit: Visit, title: string): Column<Listed> => ({
  title,
  cell: (row) => (
    <a href={visit.to(`/organisations/${row.organisationId}`)}>
      <Text of={row.organisation} language={visit.language} />
    </a>
  ),
})

export const dayColumn = (title: string): Column<Listed> => ({
  title,
  cell: (row) => <span class="nowrap">{takenOf(row)?.on ?? ''}</span>,
})

/** The list as a spreadsheet. */
export function listAsRows(visit: Visit, rows: readonly Listed[]): (string | number | null)[][] {
  const t = visit.words(words)
  const text = (of: LanguageText | null) => (of && say(of, visit.language)?.text) ?? ''
  const head = [
    t.name,
    t.state,
    t.organisation,
    t.question,
    t.conclusion,
    t.decidedBy,
    t.decidedOn,
    t.diaryNumber,
    t.reviewOn,
    t.publishedOn,
    t.adopters,
    t.driftedCount('').trim(),
  ]
  return [
    ['id', ...head],
    ...rows.map((row) => [
      row.id,
      text(row.title),
      t.states[row.state.kind],
      text(row.organisation),
      text(row.question),
      text(row.conclusion),
      takenOf(row)?.by ?? '',
      takenOf(row)?.on ?? '',
      takenOf(row)?.diaryNumber ?? '',
      row.reviewOn,
      row.publishedAt && formatDate(row.publishedAt),
      row.adopters,
      row.drifted,
    ]),
  ]
}
