import { codeListOf } from '../../../catalogue/code-lists.ts'
import { type Organisations, organisationChoices } from '../../../catalogue/views/organisation-choices.ts'
import { say } from '../../../kernel/language-text.ts'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { CheckField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Pagination } from '../../../web/components/pagination/pagination.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { AskedNeeds, ListedNeed } from '../find.ts'
import { stateOf, themeCodes, type Urgency, urgencies } from '../need.ts'
import { words } from '../words.ts'

export const perPage = 50

/** What the address asks for. */
export function askedBy({ query }: Visit): AskedNeeds & { page: number } {
  const [urgency, theme, organisation] = [query.get('urgency') ?? '', query.get('theme') ?? '', Number(query.get('organisation'))]
  return {
    text: (query.get('q') ?? '').trim().slice(0, 200),
    ...(Number.isInteger(organisation) && organisation > 0 && organisation < 2 ** 31 && { organisation }),
    ...((urgencies as readonly string[]).includes(urgency) && { urgency: urgency as Urgency }),
    ...((themeCodes as readonly string[]).includes(theme) && { theme }),
    closed: query.get('closed') === 'yes',
    page: Math.min(10_000, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1)),
  }
}

export const themeName = (code: string, language: 'sv' | 'en') => codeListOf('themes').find((one) => one.code === code)?.[language] ?? code

type Found = { total: number; rows: readonly ListedNeed[] }

export function needsPage(visit: Visit, { total, rows }: Found, organisations: Organisations, mayAdd: boolean): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const asked = askedBy(visit)
  const query = {
    q: asked.text,
    organisation: asked.organisation,
    urgency: asked.urgency,
    theme: asked.theme,
    closed: asked.closed ? 'yes' : undefined,
  }
  return {
    title: t.title,
    serves: [1, 4],
    body: (
      <div class="flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p class="actions">
          <a class="ds-button" href={visit.to('/needs/explore')}>
            {t.explore}
          </a>
          {mayAdd && (
            <a class="ds-button" data-variant="secondary" href={visit.to('/needs/new')}>
              {t.add}
            </a>
          )}
        </p>
        <form method="get" action={visit.to('/needs')} class="filters">
          <TextField language={language} name="q" type="search" label={t.search} value={asked.text ?? ''} />
          <SelectField
            language={language}
            name="organisation"
            label={t.organisation}
            value={String(asked.organisation ?? '')}
            choices={[{ value: '', label: t.anyOrganisation }, ...organisationChoices(organisations, language)]}
          />
          <SelectField
            language={language}
            name="urgency"
            label={t.urgency}
            value={asked.urgency ?? ''}
            choices={[{ value: '', label: t.anyUrgency }, ...urgencies.map((one) => ({ value: one, label: t.urgencies[one] }))]}
          />
          <SelectField
            language={language}
            name="theme"
            label={t.theme}
            value={asked.theme ?? ''}
            choices={[{ value: '', label: t.anyTheme }, ...themeCodes.map((code) => ({ value: code, label: themeName(code, language) }))]}
          />
          <CheckField language={language} name="closed" label={t.withClosed} checked={asked.closed ?? false} />
          <div class="actions">
            <button class="ds-button" data-variant="secondary" type="submit">
              {t.show}
            </button>
          </div>
        </form>
        <h2 role="status">{t.count(formatNumber(total, language), total === 1)}</h2>
        {rows.length === 0 ? (
          <EmptyState
            title={t.none}
            actions={
              <>
                <a class="ds-button" data-variant="secondary" href={visit.to('/needs/explore')}>
                  {t.explore}
                </a>
                {asked.text !== '' && (
                  <a class="ds-button" data-variant="tertiary" href={visit.to('/needs')}>
                    {t.showAll}
                  </a>
                )}
              </>
            }
          >
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
          <>
            <Table
              language={language}
              caption={t.title}
              hideCaption
              rows={rows}
              columns={[
                {
                  title: t.need,
                  heads: true,
                  cell: (row) => (
                    <>
                      <a href={visit.to(`/needs/${row.id}`)}>
                        <Text of={row.title} language={language} />
                      </a>{' '}
                      {stateOf(row) !== 'published' && <Tag>{t.states[stateOf(row)]}</Tag>}
                    </>
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
                { title: t.urgency, cell: (row) => t.urgencies[row.urgency] },
                { title: t.neededBy, cell: (row) => row.neededBy ?? '' },
                {
                  title: t.together,
                  cell: (row) =>
                    row.common !== null && (
                      <a href={visit.to(`/needs/common/${row.common}`)} aria-label={`${t.yes}: ${say(row.title, language)?.text ?? ''}`}>
                        {t.yes}
                      </a>
                    ),
                },
              ]}
            />
            <Pagination
              language={language}
              page={asked.page}
              pages={Math.ceil(total / perPage)}
              to={(page) => visit.to('/needs', { ...query, page })}
            />
            <p>
              <a href={visit.to('/needs.csv', query)}>{t.csv}</a>
            </p>
          </>
        )}
      </div>
    ),
  }
}

/** For a spreadsheet, with names for machines. */
export const columnNames = [
  'id',
  'title',
  'organisation',
  'state',
  'urgency',
  'needed_by',
  'themes',
  'problem',
  'common_need',
  'initiatives',
]
export const listAsRows = (rows: readonly ListedNeed[], language: 'sv' | 'en'): string[][] =>
  rows.map((row) => [
    String(row.id),
    say(row.title, language)?.text ?? '',
    say(row.organisation, language)?.text ?? '',
    stateOf(row),
    row.urgency,
    row.neededBy ?? '',
    row.themes.join(' '),
    say(row.problem, language)?.text ?? '',
    row.common === null ? '' : String(row.common),
    String(row.initiatives),
  ])
