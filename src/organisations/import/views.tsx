import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { Difference } from '../../web/components/difference/difference.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { FileField } from '../../web/components/form-field/form-field.tsx'
import { KeyFigures } from '../../web/components/key-figures/key-figures.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag, type Tone } from '../../web/components/tag/tag.tsx'
import type { FormState } from '../../web/form-state.ts'
import { formatBytes, formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { fieldName, valueText } from '../field-words.ts'
import { words as organisationWords } from '../words.ts'
import { type Counts, importLimits, type Kept, type Preview } from './import.ts'
import type { Outcome, Planned } from './plan.ts'
import { words } from './words.ts'

const tones: { readonly [outcome in Outcome]: Tone } = { added: 'success', changed: 'info', unchanged: 'neutral', refused: 'danger' }
const shownRows = 200

export function importPage(visit: Visit, state?: FormState): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const shared = visit.words(organisationWords)
  return {
    title: t.importTitle,
    serves: [2],
    ...(state && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to('/organisations'), label: shared.title }]} here={t.importTitle} />
        <h1>{t.importTitle}</h1>
        <p class="lead">{t.importLead}</p>
        {state && <ErrorSummary language={language} errors={state.errors} />}
        <form method="post" action={visit.to('/organisations/import')} enctype="multipart/form-data" class="flow form">
          <FileField
            language={language}
            name="file"
            label={t.importFile}
            help={t.importFileHelp(formatBytes(importLimits.maxBytes, language), formatNumber(importLimits.maxRows, language))}
            accept=".csv,.txt,.tsv,.xlsx"
            {...(state?.errors.file && { error: state.errors.file })}
          />
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.preview}
            </button>
          </div>
        </form>
        <p>
          <a href={visit.to('/organisations/import/template.csv')}>{t.importTemplate}</a>
        </p>
        <section class="flow prose">
          <h2>{t.importRules}</h2>
          <ul class="ds-list">
            {t.importRulesList.map((rule) => (
              <li>{rule}</li>
            ))}
          </ul>
        </section>
      </div>
    ),
  }
}

export function previewPage(visit: Visit, kept: Kept, { plan, counts }: Preview, unknown: readonly string[]): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const shared = visit.words(organisationWords)
  const order: readonly Outcome[] = ['refused', 'changed', 'added', 'unchanged']
  const first = [...plan].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || a.row.line - b.row.line).slice(0, shownRows)
  const writes = counts.added + counts.changed
  const title = t.previewTitle(kept.file)
  return {
    title,
    serves: [2],
    body: (
      <div class="flow">
        <ImportHead visit={visit} title={title} />
        {kept.encoding === 'windows-1252' && (
          <Message language={language} tone="warning">
            <p>{t.windows1252}</p>
          </Message>
        )}
        {unknown.length > 0 && <p>{t.unknownColumns(unknown.join(', '))}</p>}
        <Figures visit={visit} counts={counts} of={t.counts} />
        {writes > 0 ? (
          <form method="post" action={visit.to(`/organisations/import/${kept.id}`)}>
            <button class="ds-button" type="submit">
              {t.carryOutImport(formatNumber(writes, language))}
            </button>
          </form>
        ) : (
          <p>{t.nothingToImport}</p>
        )}
        {plan.length > shownRows && <p>{t.onlyFirst(formatNumber(first.length, language), formatNumber(plan.length, language))}</p>}
        <Table
          language={language}
          caption={title}
          hideCaption
          rows={first}
          columns={[
            { title: t.line, number: true, cell: ({ row }) => String(row.line) },
            { title: shared.name, heads: true, cell: ({ name }) => name },
            { title: t.result, cell: ({ outcome }) => <Tag tone={tones[outcome]}>{t.outcome[outcome]}</Tag> },
            { title: t.what, cell: (one) => <What visit={visit} of={one} /> },
          ]}
        />
        <p>
          <a href={visit.to(`/organisations/import/${kept.id}/rows.csv`)}>{t.resultCsv}</a>
        </p>
      </div>
    ),
  }
}

export function importedPage(visit: Visit, file: string, counts: Counts): Sheet {
  const t = visit.words(words)
  const shared = visit.words(organisationWords)
  return {
    title: t.importDone,
    serves: [2],
    body: (
      <div class="flow">
        <ImportHead visit={visit} title={t.importDone} />
        <p>{file}</p>
        <Figures visit={visit} counts={counts} of={t.done} />
        <p>
          <a href={visit.to('/organisations')}>{shared.showEveryone}</a>
        </p>
      </div>
    ),
  }
}

function ImportHead({ visit, title }: { visit: Visit; title: string }) {
  const t = visit.words(words)
  const shared = visit.words(organisationWords)
  return (
    <>
      <Breadcrumb
        language={visit.language}
        trail={[
          { href: visit.to('/organisations'), label: shared.title },
          { href: visit.to('/organisations/import'), label: t.importTitle },
        ]}
        here={title}
      />
      <h1>{title}</h1>
    </>
  )
}

const Figures = ({ visit, counts, of }: { visit: Visit; counts: Counts; of: { readonly [outcome in Outcome]: string } }) => (
  <KeyFigures
    figures={(['added', 'changed', 'unchanged', 'refused'] as const).map((outcome) => ({
      value: formatNumber(counts[outcome], visit.language),
      label: of[outcome],
    }))}
  />
)

function What({ visit, of }: { visit: Visit; of: Planned }) {
  const { language } = visit
  const line = (key: string, value: string | undefined) =>
    value === undefined ? [] : [`${fieldName(key, language)}: ${valueText(key, value, language)}`]
  if (of.outcome === 'refused') return <>{refusalText(of, visit)}</>
  if (of.outcome !== 'changed') return null
  return (
    <Difference
      language={language}
      before={of.differences.flatMap(({ key, before }) => line(key, before))}
      after={of.differences.flatMap(({ key, after }) => line(key, after))}
      around={0}
    />
  )
}

export const refusalText = ({ refusals }: Extract<Planned, { outcome: 'refused' }>, visit: Pick<Visit, 'words'>): string =>
  refusals.map(({ why, value }) => visit.words(words).why_[why](value ?? '')).join(' ')

/** The outcome of every row, for a spreadsheet. */
export function planAsRows(visit: Visit, plan: readonly Planned[]): (string | number)[][] {
  const t = visit.words(words)
  const shared = visit.words(organisationWords)
  return [
    [t.line, shared.name, t.result, t.what],
    ...plan.map((one) => [
      one.row.line,
      one.name,
      t.outcome[one.outcome],
      one.outcome === 'refused'
        ? refusalText(one, visit)
        : one.outcome === 'changed'
          ? one.differences
              .map(({ key, before, after }) => `${fieldName(key, visit.language)}: ${before ?? shared.empty} → ${after ?? shared.empty}`)
              .join('; ')
          : '',
    ]),
  ]
}
