import { say } from '../../kernel/language-text.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { FileField } from '../../web/components/form-field/form-field.tsx'
import { KeyFigures } from '../../web/components/key-figures/key-figures.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag, type Tone } from '../../web/components/tag/tag.tsx'
import type { FormState } from '../../web/form-state.ts'
import { formatBytes, formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Outcome } from '../plan-values.ts'
import type { Counts } from '../report.ts'
import { valueText } from '../views/value-text.tsx'
import { words } from '../words.ts'
import { importLimits, type Kept, type PlannedRow, type Preview } from './import.ts'

const outcomes = ['added', 'revised', 'withdrawn', 'unchanged', 'refused'] as const
const tones: { readonly [outcome in Outcome]: Tone } = {
  added: 'success',
  revised: 'info',
  withdrawn: 'warning',
  unchanged: 'neutral',
  refused: 'danger',
}
const shownRows = 200

export function importPage(visit: Visit, state?: FormState): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.importTitle,
    serves: [1, 3],
    ...(state && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to('/indicators'), label: t.title }]} here={t.importTitle} />
        <h1>{t.importTitle}</h1>
        <p class="lead">{t.importLead}</p>
        {state && <ErrorSummary language={language} errors={state.errors} />}
        <form method="post" action={visit.to('/indicators/import')} enctype="multipart/form-data" class="flow form">
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
          <a href={visit.to('/indicators/import/template.csv')}>{t.importTemplate}</a>
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

export function previewPage(visit: Visit, kept: Kept, { plan, counts }: Preview, unknown: string): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const order: readonly Outcome[] = ['refused', 'withdrawn', 'revised', 'added', 'unchanged']
  const first = [...plan].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || a.row.line - b.row.line).slice(0, shownRows)
  const writes = counts.added + counts.revised + counts.withdrawn
  const title = t.previewTitle(kept.file)
  return {
    title,
    serves: [1, 3],
    body: (
      <div class="flow">
        <Head visit={visit} title={title} />
        {kept.encoding === 'windows-1252' && (
          <Message language={language} tone="warning">
            <p>{t.windows1252}</p>
          </Message>
        )}
        {unknown !== '' && <p>{t.unknownColumns(unknown)}</p>}
        <Figures visit={visit} counts={counts} of={t.counts} />
        {writes > 0 ? (
          <form method="post" action={visit.to(`/indicators/import/${kept.id}`)}>
            <button class="ds-button" type="submit">
              {t.carryOut(formatNumber(writes, language))}
            </button>
          </form>
        ) : (
          <p>{t.nothingToImport}</p>
        )}
        {plan.length > shownRows && <p>{t.rowsShown(formatNumber(first.length, language), formatNumber(plan.length, language))}</p>}
        <Table
          language={language}
          caption={title}
          hideCaption
          rows={first}
          columns={[
            { title: t.line, number: true, cell: ({ row }) => String(row.line) },
            {
              title: t.indicator,
              heads: true,
              cell: ({ row, indicator }) => (indicator ? <Text of={indicator.name} language={language} /> : row.indicator),
            },
            { title: t.aboutWhom, cell: ({ row }) => row.organisation || t.together },
            { title: t.period, cell: ({ row, planned }) => <span class="nowrap">{planned?.period?.text ?? row.period}</span> },
            { title: t.result, cell: ({ outcome }) => <Tag tone={tones[outcome]}>{t.outcome[outcome]}</Tag> },
            { title: t.what, cell: (one) => whatHappens(visit, one) },
          ]}
        />
        <p>
          <a href={visit.to(`/indicators/import/${kept.id}/rows.csv`)}>{t.resultCsv}</a>
        </p>
      </div>
    ),
  }
}

export function importedPage(visit: Visit, file: string, counts: Counts): Sheet {
  const t = visit.words(words)
  return {
    title: t.importDone,
    serves: [1, 3],
    body: (
      <div class="flow">
        <Head visit={visit} title={t.importDone} />
        <p>{file}</p>
        <Figures visit={visit} counts={counts} of={t.done} />
        <p>
          <a href={visit.to('/indicators')}>{t.showEvery}</a>
        </p>
      </div>
    ),
  }
}

const Head = ({ visit, title }: { visit: Visit; title: string }) => {
  const t = visit.words(words)
  return (
    <>
      <Breadcrumb
        language={visit.language}
        trail={[
          { href: visit.to('/indicators'), label: t.title },
          { href: visit.to('/indicators/import'), label: t.importTitle },
        ]}
        here={title}
      />
      <h1>{title}</h1>
    </>
  )
}

const Figures = ({ visit, counts, of }: { visit: Visit; counts: Counts; of: { readonly [outcome in Outcome]: string } }) => (
  <KeyFigures figures={outcomes.map((outcome) => ({ value: formatNumber(counts[outcome], visit.language), label: of[outcome] }))} />
)

/** «12,5 dagar → 11 dagar», or why the row is refused. */
function whatHappens(visit: Visit, { indicator, planned, fault }: PlannedRow): string {
  const { language } = visit
  const t = visit.words(words)
  if (fault) return refusalText(fault, visit)
  if (!indicator || !planned) return ''
  if (planned.outcome === 'refused')
    return `${t.why[planned.why](planned.input.period, indicator.frequency)} ${t.periodFix[indicator.frequency]}`
  const shown = (value: number | null | undefined) => (value == null ? '' : valueText(value, indicator, language))
  if (planned.outcome === 'added') return shown(planned.input.value)
  if (planned.outcome === 'unchanged') return shown(planned.before?.value)
  return `${shown(planned.before?.value)} → ${planned.input.value === null ? t.withdrawn.toLocaleLowerCase(language) : shown(planned.input.value)}`
}

const refusalText = ({ why, value }: NonNullable<PlannedRow['fault']>, visit: Pick<Visit, 'words'>): string =>
  visit.words(words).rowWhy[why](value)

/** What is wrong with a refused row, in words. */
export function problemOf(one: PlannedRow, visit: Pick<Visit, 'words'>): string | undefined {
  if (one.fault) return refusalText(one.fault, visit)
  if (one.planned?.outcome !== 'refused') return undefined
  return visit.words(words).why[one.planned.why](one.planned.input.period, one.indicator!.frequency)
}

/** The outcome of every row, for a spreadsheet. */
export function planAsRows(visit: Visit, plan: readonly PlannedRow[]): (string | number)[][] {
  const t = visit.words(words)
  return [
    [t.line, t.indicator, t.aboutWhom, t.period, t.result, t.what],
    ...plan.map((one) => [
      one.row.line,
      one.indicator ? (say(one.indicator.name, visit.language)?.text ?? '') : one.row.indicator,
      one.row.organisation || t.together,
      one.row.period,
      t.outcome[one.outcome],
      whatHappens(visit, one),
    ]),
  ]
}
