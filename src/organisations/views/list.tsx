import { say } from '../../kernel/language-text.ts'
import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { CheckField, SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { Pagination } from '../../web/components/pagination/pagination.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import { formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Asked, Listed } from '../find.ts'
import { groupName, municipalGroups } from '../municipal-groups.ts'
import { shownNumber } from '../number.ts'
import { organisationKinds } from '../organisation.ts'
import { isKind } from '../particulars.ts'
import { words } from '../words.ts'

export const perPage = 50

/** What the address asks for. */
export function askedBy({ query }: Visit): Asked & { page: number } {
  const [kind, group] = [query.get('kind') ?? '', query.get('group') ?? '']
  return {
    text: (query.get('q') ?? '').trim().slice(0, 200),
    ...(isKind(kind) && { kind }),
    ...(municipalGroups.some(({ code }) => code === group) && { group }),
    ...(/^\d{2}$/.test(query.get('county') ?? '') && { county: query.get('county')! }),
    all: query.get('all') === 'yes',
    page: Math.min(10_000, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1)),
  }
}

type Found = { total: number; rows: readonly Listed[]; kinds: { [kind: string]: number } }

export function organisationsPage(
  visit: Visit,
  { total, rows, kinds }: Found,
  today: string,
  { mayAdd, mayMatch }: { mayAdd: boolean; mayMatch: boolean },
): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const asked = askedBy(visit)
  const query = { q: asked.text, kind: asked.kind, group: asked.group, county: asked.county, all: asked.all ? 'yes' : undefined }
  return {
    title: t.title,
    serves: [2, 6],
    body: (
      <div class="flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {mayAdd && (
          <div class="actions">
            <a class="ds-button" href={visit.to('/organisations/new')}>
              {t.add}
            </a>
            <a class="ds-button" data-variant="secondary" href={visit.to('/organisations/import')}>
              {t.importLink}
            </a>
          </div>
        )}
        <form method="get" action={visit.to('/organisations')} class="filters">
          <TextField language={language} name="q" type="search" label={t.search} value={asked.text ?? ''} />
          <SelectField
            language={language}
            name="kind"
            label={t.kind}
            value={asked.kind ?? ''}
            choices={[
              { value: '', label: t.anyKind },
              ...organisationKinds.map((kind) => ({
                value: kind,
                label: `${t.kinds[kind]} (${formatNumber(kinds[kind] ?? 0, language)})`,
              })),
            ]}
          />
          <SelectField
            language={language}
            name="group"
            label={t.group}
            value={asked.group ?? ''}
            choices={[
              { value: '', label: t.anyGroup },
              ...municipalGroups.map(({ code }) => ({ value: code, label: groupName(code, language) })),
            ]}
          />
          {asked.county && <input type="hidden" name="county" value={asked.county} />}
          <CheckField language={language} name="all" label={t.withEnded} checked={asked.all ?? false} />
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
              <a class="ds-button" data-variant="secondary" href={visit.to('/organisations')}>
                {t.showEveryone}
              </a>
            }
          >
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
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
                    <a href={visit.to(`/organisations/${row.id}`)}>
                      <Text of={row.name} language={language} />
                    </a>{' '}
                    <StateTag visit={visit} of={row} today={today} />
                  </>
                ),
              },
              { title: t.kind, cell: (row) => t.kinds[row.kind] },
              { title: t.number, cell: (row) => row.number && <span class="nowrap">{shownNumber(row.number)}</span> },
              { title: t.code, cell: (row) => row.code },
              { title: t.group, cell: (row) => row.group },
              {
                title: t.population,
                number: true,
                cell: (row) => row.population !== null && t.inYear(formatNumber(row.population, language), row.populationYear),
              },
              {
                title: t.staff,
                number: true,
                cell: (row) => row.staff !== null && t.inYear(formatNumber(row.staff, language), row.staffYear),
              },
            ]}
          />
        )}
        <Pagination
          language={language}
          page={asked.page}
          pages={Math.ceil(total / perPage)}
          to={(page) => visit.to('/organisations', { ...query, page })}
        />
        <ul class="plain-list">
          {rows.length > 0 && (
            <li>
              <a href={visit.to('/organisations.csv', query)}>{t.csv}</a>
            </li>
          )}
          <li>
            <a href={visit.to('/publishers')}>{t.publishersLink}</a>
          </li>
          {mayMatch && (
            <li>
              <a href={visit.to('/organisations/people')}>{t.nodePeopleLink}</a>
            </li>
          )}
        </ul>
      </div>
    ),
  }
}

/** Whether it is there today. */
export function StateTag({
  visit,
  of,
  today,
}: {
  visit: Visit
  of: { validFrom: string | null; validTo: string | null; origin: string }
  today: string
}) {
  const t = visit.words(words)
  return (
    <>
      {of.validTo !== null && (
        <Tag tone={of.validTo <= today ? 'neutral' : 'warning'}>{of.validTo <= today ? t.ended(of.validTo) : t.ends(of.validTo)}</Tag>
      )}{' '}
      {of.validFrom !== null && of.validFrom > today && <Tag tone="info">{t.begins(of.validFrom)}</Tag>}{' '}
      {of.origin === 'demonstration' && <Tag tone="warning">{t.invented}</Tag>}
    </>
  )
}

/** The columns of the spreadsheets, so that what is taken away can be changed and read in again. */
export function listAsRows(rows: readonly Listed[], language: 'sv' | 'en'): (string | number | null)[][] {
  return rows.map((row) => [
    row.kind,
    row.name.sv ?? say(row.name, language)?.text ?? '',
    row.name.en ?? '',
    row.number === null ? '' : shownNumber(row.number),
    row.code,
    row.validFrom,
    row.validTo,
    row.group,
    row.edition,
    row.population,
    row.populationYear,
    row.staff,
    row.staffYear,
    row.source,
  ])
}
