import { say } from '../../../kernel/language-text.ts'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { FileField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { formatBytes, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Alternative } from '../../alternatives/alternative.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import type { CaseDocument } from '../case-document.ts'
import type { CaseResult } from '../case-result.ts'
import { sortOf, whoseOf } from '../document-lines.ts'
import { kronorText } from '../figure-text.ts'
import { homeOf } from '../paths.ts'
import { caseLimits, type ReadItems, type ReadRow } from '../spreadsheet/read-items.ts'
import { words } from '../words.ts'
import { Verdict } from './result.tsx'

type Of = { initiative: Initiative; alternative: Alternative }

export function importPage(visit: Visit, { initiative, alternative }: Of, error?: string): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const name = say(alternative.title, language)?.text ?? ''
  const home = homeOf(initiative.id, alternative.id)
  return {
    title: t.importTitle(name),
    serves: [3],
    ...(error && { status: 422 as const }),
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="cases">
        <h2>{t.importTitle(name)}</h2>
        <p>
          <a href={visit.to(home)}>{t.caseOf(name)}</a>
        </p>
        <p class="lead">{t.importLead}</p>
        {error && <ErrorSummary language={language} errors={{ file: error }} />}
        <form method="post" action={visit.to(`${home}/import`)} enctype="multipart/form-data" class="flow form">
          <FileField
            language={language}
            name="file"
            label={t.file}
            help={t.fileHelp(formatBytes(caseLimits.maxBytes, language), formatNumber(caseLimits.maxRows, language))}
            accept=".csv,.txt,.tsv,.xlsx"
            {...(error && { error })}
          />
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.preview}
            </button>
          </div>
        </form>
        <p>
          <a href={visit.to(`${home}/import/template.csv`)}>{t.template}</a>
        </p>
        <section class="flow prose">
          <h3>{t.importRules}</h3>
          <ul class="ds-list">
            {t.importRulesList.map((rule) => (
              <li>{rule}</li>
            ))}
          </ul>
        </section>
      </InitiativeFrame>
    ),
  }
}

export type Previewed = Of & {
  file: string
  version: number
  read: ReadItems
  /** What the file gives as a whole, or why it cannot be calculated. */
  outcome: { document: CaseDocument; result: CaseResult } | { refused: readonly string[] }
}

const shownRows = 500

export function previewPage(visit: Visit, { initiative, alternative, file, version, read, outcome }: Previewed): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const home = homeOf(initiative.id, alternative.id)
  const wrongFirst = [...read.rows].sort((a, b) => Number('item' in a) - Number('item' in b) || a.line - b.line).slice(0, shownRows)
  return {
    title: t.previewTitle(file),
    serves: [3],
    ...('refused' in outcome && { status: 422 as const }),
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="cases">
        <h2>{t.previewTitle(file)}</h2>
        <p>
          <a href={visit.to(`${home}/import`)}>{t.importFile}</a>
        </p>
        {read.unknown.length > 0 && <p>{t.unknownColumns(read.unknown.slice(0, 20).join(', '))}</p>}
        {'refused' in outcome ? (
          <Message language={language} tone="warning" title={t.importHasErrors} level={3} live>
            {outcome.refused.length > 0 && (
              <ul class="ds-list">
                {outcome.refused.map((text) => (
                  <li>{text}</li>
                ))}
              </ul>
            )}
          </Message>
        ) : (
          <>
            <p>{t.calculatedText}</p>
            <Verdict visit={visit} {...outcome} />
            <form method="post" action={visit.to(`${home}/import/save`)} class="flow form">
              <input type="hidden" name="version" value={String(version)} />
              <input type="hidden" name="document" value={JSON.stringify(outcome.document)} />
              <TextField language={language} name="reason" label={t.saveReason} value={file} optional />
              <div class="actions">
                <button class="ds-button" type="submit">
                  {t.saveImport}
                </button>
              </div>
            </form>
          </>
        )}
        <Table
          language={language}
          caption={t.previewTitle(file)}
          hideCaption
          rows={wrongFirst}
          columns={[
            { title: t.line, number: true, cell: ({ line }) => String(line) },
            { title: t.item, heads: true, cell: ({ name }) => name },
            {
              title: t.rowState,
              cell: (row) => <Tag tone={'item' in row ? 'success' : 'danger'}>{'item' in row ? t.rowOk : t.rowWrong}</Tag>,
            },
            { title: t.rowGives, cell: (row) => givesText(row, visit) },
          ]}
        />
      </InitiativeFrame>
    ),
  }
}

function givesText(row: ReadRow, visit: Visit): string {
  const t = visit.words(words)
  if ('wrong' in row) return row.wrong.map(({ why, value }) => t.importWrong[why](value)).join(' ')
  const years = Object.keys(row.item.values).sort()
  const sum = Object.values(row.item.values).reduce((all, amount) => all + amount, 0)
  return [
    sortOf(row.item, visit.language),
    whoseOf(row.item, visit.language),
    `${years[0]}${years.length > 1 ? `–${years.at(-1)}` : ''}`,
    kronorText(sum, visit.language),
  ].join(', ')
}
