import { say } from '../../../kernel/language-text.ts'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Pagination } from '../../../web/components/pagination/pagination.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Registered } from '../register.ts'
import { type BenefitType, benefitTypes, type ValueDimension, valueDimensions } from '../step.ts'
import { words } from '../words.ts'
import { figureText, stakeholderText } from './benefit-text.tsx'

export const perPage = 50

/** What the address asks for. */
export function askedBy({ query }: Visit) {
  const [type, dimension] = [query.get('type') as BenefitType, query.get('dimension') as ValueDimension]
  return {
    text: (query.get('q') ?? '').trim().slice(0, 200),
    organisation: (query.get('organisation') ?? '').trim().slice(0, 300),
    ...(benefitTypes.includes(type) && { type }),
    ...(valueDimensions.includes(dimension) && { dimension }),
    page: Math.min(10_000, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1)),
  }
}

type Props = { total: number; rows: readonly Registered[]; unknown: boolean }

export function registerPage(visit: Visit, { total, rows, unknown }: Props): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const asked = askedBy(visit)
  const query = { q: asked.text, organisation: asked.organisation, type: asked.type, dimension: asked.dimension }
  const narrowed = Object.values(query).some((value) => value)
  return {
    title: t.registerTitle,
    serves: [1, 3],
    body: (
      <div class="flow">
        <h1>{t.registerTitle}</h1>
        <p class="lead">{t.registerLead}</p>
        <form method="get" action={visit.to('/benefits')} class="filters">
          <TextField language={language} name="q" type="search" label={t.search} value={asked.text} />
          <TextField
            language={language}
            name="organisation"
            label={t.organisation}
            value={asked.organisation}
            {...(unknown && { error: t.noOrganisation(asked.organisation) })}
          />
          <SelectField
            language={language}
            name="type"
            label={t.type}
            value={asked.type ?? ''}
            choices={[{ value: '', label: t.anyType }, ...benefitTypes.map((value) => ({ value, label: t.types[value] }))]}
          />
          <SelectField
            language={language}
            name="dimension"
            label={t.dimension}
            value={asked.dimension ?? ''}
            choices={[{ value: '', label: t.anyDimension }, ...valueDimensions.map((value) => ({ value, label: t.dimensions[value] }))]}
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
            title={narrowed ? t.registerNone : t.registerNoneYet}
            actions={
              narrowed && (
                <a class="ds-button" data-variant="secondary" href={visit.to('/benefits')}>
                  {t.showEvery}
                </a>
              )
            }
          >
            <p>{narrowed ? t.registerNoneText : t.registerNoneYetText}</p>
          </EmptyState>
        ) : (
          <Table
            language={language}
            caption={t.registerTitle}
            hideCaption
            rows={rows}
            columns={[
              {
                title: t.benefit,
                heads: true,
                cell: (row) => (
                  <a href={`${visit.to(`/initiatives/${row.initiative}/benefits`)}#benefit-${row.id}`}>
                    <Text of={row.title} language={language} />
                  </a>
                ),
              },
              {
                title: t.initiative,
                cell: (row) => (
                  <>
                    <a href={visit.to(`/initiatives/${row.initiative}`)}>
                      <Text of={row.initiativeTitle} language={language} />
                    </a>
                    <br />
                    <span class="quiet">
                      <Text of={row.organisationName} language={language} />
                    </span>
                  </>
                ),
              },
              { title: t.type, cell: (row) => row.type && t.types[row.type] },
              {
                title: t.stakeholderShort,
                cell: (row) =>
                  stakeholderText(visit, row, {
                    organisations: new Map(
                      row.stakeholderId !== null && row.stakeholderName ? [[row.stakeholderId, row.stakeholderName]] : [],
                    ),
                  }),
              },
              { title: t.owner, cell: (row) => row.owner },
              {
                title: t.measure,
                cell: (row) =>
                  row.measure ??
                  (row.indicatorName && (
                    <a href={visit.to(`/indicators/${row.indicator}`)}>
                      <Text of={row.indicatorName} language={language} />
                    </a>
                  )),
              },
              {
                title: t.target,
                number: true,
                cell: (row) =>
                  row.target !== null && (
                    <>
                      <span class="nowrap">
                        {row.baseline === null
                          ? figureText(row.target, row.unit, language)
                          : t.fromTo(figureText(row.baseline, null, language), figureText(row.target, row.unit, language))}
                      </span>
                      {row.targetOn && (
                        <>
                          <br />
                          <span class="quiet nowrap">{t.by(row.targetOn)}</span>
                        </>
                      )}
                    </>
                  ),
              },
            ]}
          />
        )}
        <Pagination
          language={language}
          page={asked.page}
          pages={Math.ceil(total / perPage)}
          to={(page) => visit.to('/benefits', { ...query, page })}
        />
        {rows.length > 0 && (
          <p>
            <a href={visit.to('/benefits.csv', query)}>{t.registerCsv}</a>
          </p>
        )}
      </div>
    ),
  }
}

export function registerAsRows(visit: Visit, rows: readonly Registered[]): (string | number | null)[][] {
  const { language } = visit
  const t = visit.words(words)
  const text = (of: Registered['title'] | null) => (of ? (say(of, language)?.text ?? '') : '')
  return [
    [
      t.benefit,
      t.initiative,
      t.initiativeOf,
      t.type,
      t.dimensionsLabel,
      t.stakeholderShort,
      t.owner,
      t.measure,
      t.indicator,
      t.unit,
      t.baseline,
      t.target,
      t.targetOn,
    ],
    ...rows.map((row) => [
      text(row.title),
      text(row.initiativeTitle),
      text(row.organisationName),
      row.type ? t.types[row.type] : '',
      row.dimensions.map((one) => t.dimensions[one]).join('; '),
      [text(row.stakeholderName), row.stakeholder].filter(Boolean).join(', '),
      row.owner,
      row.measure,
      text(row.indicatorName),
      row.unit,
      row.baseline,
      row.target,
      row.targetOn,
    ]),
  ]
}
