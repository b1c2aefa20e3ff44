import type { PastChange } from '../../../history/read.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { DefinitionList } from '../../../web/components/definition-list/definition-list.tsx'
import { Difference } from '../../../web/components/difference/difference.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { CheckField, FileField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { formatDateTime, formatDuration, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { findSource, runsOf } from '../../find.ts'
import { ownKindOfSource } from '../../source.ts'
import { downloadFormats } from '../../views/statements.tsx'
import { Address } from '../../views/things.tsx'
import { words } from '../words.ts'
import { stateTone } from './sources.tsx'

type Source = Awaited<ReturnType<typeof findSource>>
type Runs = Awaited<ReturnType<typeof runsOf>>

export type SourceView = { source: Source; runs: Runs; entries: number; changes: readonly PastChange[]; mayManage: boolean }

export function sourcePage(visit: Visit, { source, runs, entries, changes, mayManage }: SourceView, typed?: FormState): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const values = typed?.values ?? {
    name: source.name,
    url: source.url ?? '',
    everyHours: source.every_hours === null ? '' : String(source.every_hours),
    maxGone: String(Math.round(source.max_gone_share * 100)),
  }
  const field = (name: string) => ({ language, name, value: values[name] ?? '', ...(typed?.errors[name] && { error: typed.errors[name] }) })
  return {
    title: source.name,
    serves: [6],
    ...(typed && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to('/sources'), label: t.sourcesTitle }]} here={source.name} />
        <h1>{source.name}</h1>
        {source.origin !== 'people' && (
          <p class="tags">
            <Tag tone={source.origin === 'demonstration' ? 'warning' : 'neutral'}>{t.origin[source.origin]}</Tag>
          </p>
        )}
        {source.ended_at && (
          <Message language={language} tone="warning">
            <p>{t.endedOn(formatDateTime(source.ended_at))}</p>
          </Message>
        )}
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{t.saved}</p>
          </Message>
        )}
        <DefinitionList
          facts={[
            source.url !== null && [t.sourceUrl, <Address of={source.url} />],
            [t.sourceKind, t.sourceKindShort[source.kind] ?? source.kind],
            [t.every, source.paused_at ? t.paused : t.everyShown(source.every_hours)],
            [
              t.entries,
              <>
                {formatNumber(entries, language)} – <a href={visit.to('/search', { source: String(source.id) })}>{t.seeEntries}</a>
              </>,
            ],
            entries > 0 && [t.quality, <a href={visit.to(`/sources/${source.id}/quality`)}>{t.qualityLink}</a>],
            entries > 0 && [
              t.download,
              downloadFormats.map(([extension, label], at) => (
                <>
                  {at > 0 && ' · '}
                  <a href={`/sources/${source.id}/catalog.${extension}`}>{label}</a>
                </>
              )),
            ],
          ]}
        />
        {mayManage && source.kind !== ownKindOfSource && <HarvestForms visit={visit} source={source} />}
        {source.kind === ownKindOfSource && source.organisation_id !== null && (
          <p>
            <a href={visit.to(`/organisations/${source.organisation_id}/entries`)}>{t.writtenHere}</a>
          </p>
        )}
        <section class="flow">
          <h2>{t.runs}</h2>
          {runs.length === 0 ? <p>{t.noRuns}</p> : <RunTable visit={visit} runs={runs} />}
        </section>
        {mayManage && source.kind !== ownKindOfSource && (
          <Disclosure title={t.settings} open={typed !== undefined}>
            {typed && <ErrorSummary language={language} errors={typed.errors} />}
            <form method="post" action={visit.to(`/sources/${source.id}/settings`)} class="flow form">
              <TextField {...field('name')} label={t.sourceName} />
              {source.url !== null && <TextField {...field('url')} label={t.sourceUrl} type="url" inputmode="url" />}
              {source.url !== null && (
                <SelectField
                  {...field('everyHours')}
                  label={t.every}
                  choices={Object.entries(t.everyChoices).map(([value, label]) => ({ value, label }))}
                />
              )}
              <TextField {...field('maxGone')} label={t.maxGone} help={t.maxGoneHelp} type="number" inputmode="numeric" />
              {source.url !== null && <CheckField language={language} name="paused" label={t.pause} checked={source.paused_at !== null} />}
              <div class="actions">
                <button class="ds-button" data-variant="secondary" type="submit">
                  {t.save}
                </button>
              </div>
            </form>
            <form method="post" action={visit.to(`/sources/${source.id}/end`)} class="flow form">
              <h3>{t.endTitle}</h3>
              <p>{t.endText}</p>
              <div class="actions">
                <button class="ds-button" data-color="danger" data-variant="secondary" type="submit">
                  {t.endTitle}
                </button>
              </div>
            </form>
          </Disclosure>
        )}
        {changes.length > 0 && (
          <Disclosure title={t.history}>
            <SourceHistory visit={visit} changes={changes} />
          </Disclosure>
        )}
      </div>
    ),
  }
}

function HarvestForms({ visit, source }: { visit: Visit; source: Source }) {
  const t = visit.words(words)
  if (source.url !== null) {
    return (
      <form method="post" action={visit.to(`/sources/${source.id}/harvest`)}>
        <button class="ds-button" type="submit">
          {t.harvestNow}
        </button>
      </form>
    )
  }
  if (source.origin !== 'people') return null
  return (
    <form method="post" action={visit.to(`/sources/${source.id}/harvest`)} enctype="multipart/form-data" class="flow form">
      <FileField language={visit.language} name="file" label={t.handIn} />
      <div class="actions">
        <button class="ds-button" type="submit">
          {t.harvestNow}
        </button>
      </div>
    </form>
  )
}

function RunTable({ visit, runs }: { visit: Visit; runs: Runs }) {
  const { language } = visit
  const t = visit.words(words)
  const number = (title: string, of: (run: Runs[number]) => number) => ({
    title: title[0]!.toLocaleUpperCase(language) + title.slice(1),
    number: true,
    cell: (run: Runs[number]) => formatNumber(of(run), language),
  })
  return (
    <Table
      language={language}
      caption={t.runs}
      hideCaption
      rows={runs}
      columns={[
        {
          title: t.runStart,
          heads: true,
          cell: (run) => (
            <a href={visit.to(`/sources/${run.source_id}/runs/${run.id}`)}>{formatDateTime(run.started_at ?? run.requested_at)}</a>
          ),
        },
        { title: t.outcome, cell: (run) => <Tag tone={stateTone[run.state] ?? 'neutral'}>{t.state[run.state]}</Tag> },
        number(t.counts.added, (run) => run.added),
        number(t.counts.changed, (run) => run.changed),
        number(t.counts.unchanged, (run) => run.unchanged),
        number(t.counts.removed, (run) => run.removed),
        number(t.counts.refused, (run) => run.refused),
        {
          title: t.took,
          number: true,
          cell: (run) =>
            run.started_at && run.finished_at
              ? formatDuration((run.finished_at.getTime() - run.started_at.getTime()) / 1000, language)
              : '',
        },
      ]}
    />
  )
}

function SourceHistory({ visit, changes }: { visit: Visit; changes: readonly PastChange[] }) {
  const t = visit.words(words)
  const said = (values: unknown) =>
    JSON.stringify(values ?? {}, null, 1)
      .split('\n')
      .filter((line) => !/^[{}]$/.test(line))
      .map((line) => line.trim().replace(/,$/, ''))
  return (
    <ol class="ruled">
      {changes.map((change) => (
        <li>
          <h3>
            {t.historyActions[change.action] ?? change.action} <span class="quiet small">{formatDateTime(change.at)}</span>
          </h3>
          <Difference language={visit.language} before={said(change.before)} after={said(change.after)} around={0} />
        </li>
      ))}
    </ol>
  )
}
