import { type LanguageText, say } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { FieldFinding } from '../../../web/components/field-group/field-group.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { FileField, SelectField } from '../../../web/components/form-field/form-field.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { formatBytes, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { words as entryWords } from '../../words.ts'
import { ownKinds } from '../kind-forms.ts'
import { words } from '../words.ts'
import type { ImportOutcome, ImportTold, RowResult } from './import-rows.ts'
import { webLimits } from './limits.ts'

type Organisation = { id: number; name: LanguageText }

function trail(visit: Visit, { id, name }: Organisation) {
  const t = visit.words(words)
  return [{ href: visit.to(`/organisations/${id}/entries`), label: t.entriesOf(say(name, visit.language)?.text ?? String(id)) }]
}

export function importPage(visit: Visit, organisation: Organisation, { values, errors }: FormState): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const kind = visit.words(entryWords).kind
  return {
    title: t.importTitle,
    serves: [6],
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={trail(visit, organisation)} here={t.importTitle} />
        <h1>{t.importTitle}</h1>
        <p class="prose">{t.importLead}</p>
        <ErrorSummary language={language} errors={errors} />
        <form
          method="post"
          action={visit.to(`/organisations/${organisation.id}/entries/import`)}
          enctype="multipart/form-data"
          class="flow form"
        >
          <SelectField
            language={language}
            name="kind"
            label={t.importKind}
            value={values.kind ?? ''}
            choices={ownKinds.map((one) => ({ value: one, label: kind[one] }))}
          />
          <FileField
            language={language}
            name="file"
            label={t.importFile}
            help={t.importFileHelp(formatBytes(webLimits.maxBytes, language), formatNumber(webLimits.maxRows, language))}
            accept=".csv,.tsv,.txt,.xlsx"
            {...(errors.file && { error: errors.file })}
          />
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.importCheck}
            </button>
          </div>
        </form>
        <h2>{t.importTemplates}</h2>
        <p class="prose">{t.importTemplatesText}</p>
        <ul>
          {ownKinds.map((one) => (
            <li>
              <a href={visit.to('/own/template.csv', { kind: one })}>{t.template(kind[one])}</a>
            </li>
          ))}
        </ul>
      </div>
    ),
  }
}

const mostShown = 200

type Preview = {
  organisation: Organisation
  kept: { id: number; name: string }
  told: ImportTold
  results: readonly RowResult[]
  mayPublish: boolean
}

export function previewPage(visit: Visit, { organisation, kept, told, results, mayPublish }: Preview): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const refused = results.filter(({ becomes }) => becomes === 'refused').length
  const faulty = results.filter(
    ({ becomes, findings }) => becomes !== 'refused' && findings.some(({ severity }) => severity === 'violation'),
  ).length
  // What is to be corrected stands first.
  const weight = (result: RowResult) =>
    result.becomes === 'refused' ? 0 : result.findings.some(({ severity }) => severity === 'violation') ? 1 : 2
  const shown = [...results].sort((a, b) => weight(a) - weight(b) || a.row - b.row).slice(0, mostShown)
  return {
    title: `${t.importPreview}: ${kept.name}`,
    serves: [6],
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={trail(visit, organisation)} here={kept.name} />
        <h1>{t.importPreview}</h1>
        <p>{t.importCounts(results.length, results.length - refused - faulty, faulty, refused)}</p>
        {told.encoding === 'windows-1252' && (
          <Message language={language} tone="warning">
            <p>{t.importEncoding}</p>
          </Message>
        )}
        {told.unknownColumns.length > 0 && (
          <Message language={language} tone="warning">
            <p>{t.importUnknown(told.unknownColumns.join(', '))}</p>
          </Message>
        )}
        <form method="post" action={visit.to(`/own/imports/${kept.id}`)} class="actions">
          <button class="ds-button" type="submit" name="do" value="drafts">
            {t.importAsDrafts}
          </button>
          {mayPublish && (
            <button class="ds-button" data-variant="secondary" type="submit" name="do" value="publish">
              {t.importAndPublish}
            </button>
          )}
        </form>
        <Table
          language={language}
          caption={t.importPreview}
          hideCaption
          rows={shown}
          columns={[
            { title: t.importRow, number: true, cell: ({ row }) => formatNumber(row, language) },
            { title: t.columnTitle, heads: true, cell: ({ title }) => say(title, language)?.text ?? t.nothing },
            { title: t.importResult, cell: ({ becomes }) => t.importBecomes[becomes] },
            {
              title: t.importFindings,
              cell: ({ findings }) =>
                findings
                  .filter(({ severity }) => severity !== 'info')
                  .slice(0, 6)
                  .map(({ severity, message, fix }) => (
                    <FieldFinding
                      tone={severity}
                      word={t.severity[severity]}
                      message={say(message, language)?.text ?? ''}
                      fix={say(fix, language)?.text ?? ''}
                    />
                  )),
            },
          ]}
        />
        {results.length > shown.length && <p>{t.importShown(shown.length)}</p>}
        <p>
          <a href={visit.to(`/own/imports/${kept.id}/rows.csv`)}>{t.importList}</a>
        </p>
      </div>
    ),
  }
}

export function importedPage(visit: Visit, organisation: Organisation, outcome: ImportOutcome): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.importTitle,
    serves: [6],
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={trail(visit, organisation)} here={t.importTitle} />
        <h1>{t.importTitle}</h1>
        <Message language={language} tone={outcome.refused > 0 ? 'warning' : 'success'} live>
          <p>{t.importDone(outcome.added + outcome.changed, outcome.published, outcome.refused)}</p>
          {outcome.proposed > 0 && <p>{t.importProposed(outcome.proposed)}</p>}
        </Message>
        <p>
          <a href={visit.to(`/organisations/${organisation.id}/entries`)}>{t.entriesOf(say(organisation.name, language)?.text ?? '')}</a>
        </p>
      </div>
    ),
  }
}
