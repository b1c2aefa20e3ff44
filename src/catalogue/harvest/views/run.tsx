import { basename } from 'node:path'
import { say } from '../../../kernel/language-text.ts'
import { type Syntax, syntaxes } from '../../../rdf/syntax.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { DefinitionList } from '../../../web/components/definition-list/definition-list.tsx'
import { FileField } from '../../../web/components/form-field/form-field.tsx'
import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Progress } from '../../../web/components/progress/progress.tsx'
import { TabLinks } from '../../../web/components/tab-links/tab-links.tsx'
import { Tag, type Tone } from '../../../web/components/tag/tag.tsx'
import { formatBytes, formatDateTime, formatDuration, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { changesOf, findRun, RunFinding } from '../../find.ts'
import { Address } from '../../views/things.tsx'
import { words as entryWords } from '../../words.ts'
import { words } from '../words.ts'
import { RefusedRecord, type Telling, WhomToTell } from './refused.tsx'
import { stateTone } from './sources.tsx'

export type Run = Awaited<ReturnType<typeof findRun>>
type Changes = Awaited<ReturnType<typeof changesOf>>

export type RunView = {
  run: Run
  findings: readonly RunFinding[]
  /** Only the refused records are shown. */
  onlyRefused: boolean
  /** Whom to tell what was refused; nobody where nothing was. */
  telling?: Telling
  changes: { added: Changes; changed: Changes; removed: Changes }
  /** The entries that the findings are about, by address. */
  entries: ReadonlyMap<string, { id: number; title: { readonly [tag: string]: string } }>
  mayManage: boolean
}

const runPath = (run: Pick<Run, 'id' | 'source_id'>) => `/sources/${run.source_id}/runs/${run.id}`

const syntaxLabel = (syntax: string) => (syntax in syntaxes ? syntaxes[syntax as Syntax].label : syntax)

export const isOver = (run: Pick<Run, 'state'>) => !['waiting', 'running'].includes(run.state)

export function progressText(run: Run, language: 'sv' | 'en'): string {
  const t = words[language]
  if (run.state === 'waiting') return t.waitingText
  return t.progress(t.stage[run.stage ?? 'fetching']!, formatNumber(run.triples, language), formatNumber(run.records, language))
}

export function runPage(visit: Visit, view: RunView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { run } = view
  const title = t.runTitle(run.id)
  return {
    title: `${title}, ${run.source_name}`,
    serves: [6],
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/sources'), label: t.sourcesTitle },
            { href: visit.to(`/sources/${run.source_id}`), label: run.source_name },
          ]}
          here={title}
        />
        <h1>{title}</h1>
        {isOver(run) ? (
          <section id="run" class="flow">
            <Report visit={visit} view={view} />
          </section>
        ) : (
          <Progress
            id="run"
            label={t.progressLabel}
            text={progressText(run, language)}
            events={visit.to(`/sources/${run.source_id}/runs/${run.id}/events`)}
          >
            <noscript>
              <p>{t.reload}</p>
            </noscript>
          </Progress>
        )}
      </div>
    ),
  }
}

function Report({ visit, view }: { visit: Visit; view: RunView }) {
  const { language } = visit
  const t = visit.words(words)
  const { run, findings, changes, mayManage } = view
  const by = run.requested_by as { kind: string }
  return (
    <>
      <p>
        <Tag tone={stateTone[run.state] ?? 'neutral'}>{t.state[run.state]}</Tag>
      </p>
      <KeyFigures
        figures={(['added', 'changed', 'unchanged', 'removed', 'refused', 'held'] as const)
          .filter((count) => count !== 'held' || run.held > 0)
          .map((count) => ({
            value: formatNumber(run[count], language),
            label: t.counts[count],
            ...(count in changes && run[count] > 0 && { href: `#${count}` }),
            ...(count === 'refused' && run.refused > 0 && { href: `${visit.to(runPath(run), { show: 'refused' })}#findings` }),
          }))}
      />
      {run.held > 0 && (
        <Message language={language} tone="warning" title={t.heldTitle}>
          <p>{t.heldText(formatNumber(run.held, language))}</p>
          {mayManage && (
            <form
              method="post"
              action={visit.to(`/sources/${run.source_id}/harvest`)}
              enctype={run.source_url === null ? 'multipart/form-data' : undefined}
              class="flow"
            >
              <input type="hidden" name="confirmedRemoval" value="yes" />
              {run.source_url === null && <FileField language={language} name="file" label={t.handIn} />}
              <button class="ds-button" data-variant="secondary" type="submit">
                {t.confirmRemoval}
              </button>
            </form>
          )}
        </Message>
      )}
      {run.same_as !== null && (
        <Message language={language} tone="info">
          <p>
            {t.sameAs} {run.refused > 0 && t.sameAsRefused}{' '}
            <a href={visit.to(`/sources/${run.source_id}/runs/${run.same_as}`)}>{t.sameAsLink(run.same_as)}</a>
          </p>
        </Message>
      )}
      <section class="flow" id="findings">
        <h2>{t.findings}</h2>
        {view.telling && <WhomToTell visit={visit} telling={view.telling} />}
        {findings.length === 0 ? <p>{t.nothingWrong}</p> : <FindingList visit={visit} view={view} />}
      </section>
      {(['added', 'changed', 'removed'] as const).map((change) => (
        <ChangeList visit={visit} title={t.changes[change]} id={change} entries={changes[change]} all={run[change]} />
      ))}
      <DefinitionList
        facts={[
          run.started_at !== null && [t.started, formatDateTime(run.started_at)],
          run.started_at !== null &&
            run.finished_at !== null && [t.took, formatDuration((run.finished_at.getTime() - run.started_at.getTime()) / 1000, language)],
          run.bytes > 0 && [t.read, t.readAs(formatBytes(run.bytes, language), formatNumber(run.triples, language))],
          run.syntax !== null && [t.syntax, syntaxLabel(run.syntax)],
          run.url !== null && [t.fetchedFrom, <Address of={run.url} />],
          run.file !== null && [t.sourceFile, basename(run.file)],
          [t.by, by.kind === 'operator' ? t.byOperator : t.bySchedule],
        ]}
      />
    </>
  )
}

const severityTone: { readonly [severity in RunFinding['severity']]: Tone } = { violation: 'danger', warning: 'warning', info: 'info' }

function FindingList({ visit, view: { run, findings, entries, onlyRefused } }: { visit: Visit; view: RunView }) {
  const { language } = visit
  const t = visit.words(words)
  // A run of a file that was the same has none of its own.
  const every = run.same_as === null ? run.violations + run.warnings + run.infos : run.refused
  const all = onlyRefused ? run.refused : every
  const shown = onlyRefused ? { show: 'refused' } : {}
  return (
    <>
      {run.refused > 0 && run.refused < every && (
        <TabLinks
          label={t.show}
          tabs={[
            { href: `${visit.to(runPath(run))}#findings`, label: t.showAll, count: formatNumber(every, language), current: !onlyRefused },
            {
              href: `${visit.to(runPath(run), { show: 'refused' })}#findings`,
              label: t.showRefused,
              count: formatNumber(run.refused, language),
              current: onlyRefused,
            },
          ]}
        />
      )}
      <p>
        {findings.length < all && `${t.onlyFirst(formatNumber(findings.length, language), formatNumber(all, language))} `}
        <a href={visit.to(`${runPath(run)}/findings.csv`, shown)}>{t.findingsCsv}</a>
      </p>
      <ul class="ruled">
        {findings.map((finding) => {
          const entry = entries.get(finding.focus ?? '')
          if (finding.refused)
            return (
              <li class="flow">
                <RefusedRecord visit={visit} finding={finding} entry={entry} />
              </li>
            )
          return (
            <li class="flow">
              <p>
                <Tag tone={severityTone[finding.severity]}>{t.severity[finding.severity]}</Tag>{' '}
                <strong>{say(finding.message, language)?.text}</strong>
                {finding.line !== undefined && <span class="quiet"> ({t.where(finding.line, finding.column)})</span>}
              </p>
              <p>{say(finding.fix, language)?.text}</p>
              {finding.focus !== undefined && (
                <p class="quiet small">
                  {entry ? (
                    <a href={visit.to(`/entries/${entry.id}`)}>
                      {Object.keys(entry.title).length > 0 ? <Text of={entry.title} language={language} /> : finding.focus}
                    </a>
                  ) : (
                    <span class="address">{finding.focus}</span>
                  )}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function ChangeList({ visit, title, id, entries, all }: { visit: Visit; title: string; id: string; entries: Changes; all: number }) {
  const { language } = visit
  const t = visit.words(words)
  if (entries.length === 0) return null
  return (
    <section class="flow" id={id}>
      <h2>{title}</h2>
      {entries.length < all && <p>{t.onlyFirst(formatNumber(entries.length, language), formatNumber(all, language))}</p>}
      <ul class="plain-list">
        {entries.map((entry) => (
          <li>
            <a href={visit.to(`/entries/${entry.id}${id === 'changed' ? '/history' : ''}`)}>
              {Object.keys(entry.title).length > 0 ? <Text of={entry.title} language={language} /> : entry.uri}
            </a>{' '}
            <span class="quiet small">{visit.words(entryWords).kind[entry.kind]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
