import { type LanguageText, say } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Pagination } from '../../../web/components/pagination/pagination.tsx'
import { TabLinks } from '../../../web/components/tab-links/tab-links.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { formatDateTime, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { words as entryWords } from '../../words.ts'
import type { OwnFilter } from '../find.ts'
import { ownKinds } from '../kind-forms.ts'
import { type OwnEntry, ownStates } from '../own-entry.ts'
import { words } from '../words.ts'
import { StateTag } from './editor.tsx'

export type OwnList = {
  organisation: { id: number; name: LanguageText }
  filter: OwnFilter
  page: number
  limit: number
  found: { rows: OwnEntry[]; total: number; counts: Partial<Record<OwnEntry['state'], number>> }
  mayEdit: boolean
}

export function listPage(visit: Visit, { organisation, filter, page, limit, found, mayEdit }: OwnList): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const kind = visit.words(entryWords).kind
  const name = say(organisation.name, language)?.text ?? String(organisation.id)
  const path = `/organisations/${organisation.id}/entries`
  const asked = { kind: filter.kind, q: filter.text }
  const { discarded = 0, ...live } = found.counts
  const all = Object.values(live).reduce((sum, n) => sum + n, 0)
  const filtered = filter.state !== undefined || filter.kind !== undefined || (filter.text ?? '') !== ''
  const write = mayEdit && (
    <>
      <a class="ds-button" href={visit.to('/entries/new', { organisation: organisation.id })}>
        {t.newEntry}
      </a>
      <a class="ds-button" data-variant="secondary" href={visit.to(`${path}/import`)}>
        {t.importEntries}
      </a>
    </>
  )
  return {
    title: t.entriesOf(name),
    serves: [6],
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to(`/organisations/${organisation.id}`), label: name }]} here={t.entries} />
        <h1>{t.entriesOf(name)}</h1>
        <p class="prose">{t.entriesLead}</p>
        {write && <p class="actions">{write}</p>}
        {all + discarded > 0 || filtered ? (
          <>
            <TabLinks
              label={t.columnState}
              tabs={[
                {
                  href: visit.to(path, asked),
                  label: t.stateFilter.all,
                  count: formatNumber(all, language),
                  current: filter.state === undefined,
                },
                ...ownStates
                  .filter((state) => state !== 'discarded' || discarded > 0)
                  .map((state) => ({
                    href: visit.to(path, { ...asked, state }),
                    label: t.stateFilter[state],
                    count: formatNumber(found.counts[state] ?? 0, language),
                    current: filter.state === state,
                  })),
              ]}
            />
            <form method="get" action={visit.to(path)} class="filters">
              {filter.state && <input type="hidden" name="state" value={filter.state} />}
              <SelectField
                language={language}
                name="kind"
                label={t.filterKind}
                value={filter.kind ?? ''}
                choices={[{ value: '', label: t.anyKind }, ...ownKinds.map((one) => ({ value: one, label: kind[one] }))]}
              />
              <TextField language={language} name="q" type="search" label={t.filterText} value={filter.text ?? ''} />
              <button class="ds-button" data-variant="secondary" type="submit">
                {t.show}
              </button>
            </form>
            {found.rows.length === 0 ? (
              <EmptyState title={t.noMatching}>
                <p>{t.noMatchingText}</p>
              </EmptyState>
            ) : (
              <>
                <Table
                  language={language}
                  caption={t.entries}
                  hideCaption
                  rows={found.rows}
                  columns={[
                    {
                      title: t.columnTitle,
                      heads: true,
                      cell: (row) => <a href={visit.to(`/own/${row.id}`)}>{say(row.title, language)?.text ?? t.untitled}</a>,
                    },
                    { title: t.columnKind, cell: (row) => kind[row.kind] },
                    { title: t.columnState, cell: (row) => <StateTag visit={visit} state={row.state} /> },
                    {
                      title: t.columnChanged,
                      cell: (row) => <time datetime={row.changedAt.toISOString()}>{formatDateTime(row.changedAt)}</time>,
                    },
                  ]}
                />
                <Pagination
                  language={language}
                  page={page}
                  pages={Math.ceil(found.total / limit)}
                  to={(to: number) => visit.to(path, { ...asked, state: filter.state, page: to })}
                />
                <p>
                  <a href={visit.to(`${path}.csv`, { ...asked, state: filter.state })}>{t.download}</a>
                </p>
              </>
            )}
          </>
        ) : (
          <EmptyState title={t.noEntries}>
            <p>{t.noEntriesText}</p>
          </EmptyState>
        )}
      </div>
    ),
  }
}
