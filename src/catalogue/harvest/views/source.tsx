import type { PastChange } from '../../../history/read.ts'
import type { LanguageText } from '../../../kernel/language-text.ts'
import { eventOf } from '../../../organisations/history/telling.ts'
import type { Names } from '../../../organisations/names.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { DefinitionList } from '../../../web/components/definition-list/definition-list.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { CheckField, FileField, RadioField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { Timeline } from '../../../web/components/timeline/timeline.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { formatDateTime, formatDuration, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { findSource, runsOf } from '../../find.ts'
import { ownKindOfSource } from '../../source.ts'
import type { Standing } from '../../validate/check-entries.ts'
import { downloadFormats } from '../../views/statements.tsx'
import { Address } from '../../views/things.tsx'
import { gates } from '../gate.ts'
import { sourceTelling } from '../telling.ts'
import { words } from '../words.ts'
import { type Telling, WhomToTell } from './refused.tsx'
import { stateTone } from './sources.tsx'

type Source = Awaited<ReturnType<typeof findSource>>
type Runs = Awaited<ReturnType<typeof runsOf>>

export type SourceView = {
  source: Source
  runs: Runs
  entries: number
  changes: readonly PastChange[]
  /** Of those who made the changes, for whoever manages the source. */
  names: Names
  /** What the gate would say of the entries that are here. */
  standing: Standing
  /** What the last run refused, and whom to tell. */
  telling?: Telling
  mayManage: boolean
  owner: LanguageText | undefined
  /** A change that waits for a second person. */
  waiting: { id: number; organisation: number } | undefined
}

export function sourcePage(visit: Visit, view: SourceView, typed?: FormState): Sheet {
  const { source, runs, entries, changes, names, standing, telling, mayManage, waiting, owner } = view
  const { language } = visit
  const t = visit.words(words)
  const values = typed?.values ?? {
    name: source.name,
    url: source.url ?? '',
    everyHours: source.every_hours === null ? '' : String(source.every_hours),
    maxGone: String(Math.round(source.max_gone_share * 100)),
    gate: source.gate,
  }
  const field = (name: string) => ({ language, name, value: values[name] ?? '', ...(typed?.errors[name] && { error: typed.errors[name] }) })
  return {
    title: source.name,
    serves: [6],
    feeds: [{ path: `/sources/${source.id}/runs.atom`, title: t.feedTitle(source.name) }],
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
        {waiting && (
          <Message language={language} tone="info">
            <p>
              {t.changeWaits} <a href={visit.to(`/organisations/${waiting.organisation}/approvals/${waiting.id}`)}>{t.seeChange}</a>
            </p>
          </Message>
        )}
        <DefinitionList
          facts={[
            owner && [
              t.owner,
              <a href={visit.to(`/organisations/${source.organisation_id}`)}>
                <Text of={owner} language={language} />
              </a>,
            ],
            source.url !== null && [t.sourceUrl, <Address of={source.url} />],
            [t.sourceKind, t.sourceKindShort[source.kind] ?? source.kind],
            [t.gate, <GateFact visit={visit} source={source} standing={standing} />],
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
        {telling && (
          <Message
            language={language}
            tone="warning"
            title={t.refusedLately(formatNumber(telling.refused, language), telling.refused === 1)}
          >
            <p>
              <a href={visit.to(telling.list.path, telling.list.query)}>{t.seeRefused(telling.refused === 1)}</a>
            </p>
            <WhomToTell visit={visit} telling={telling} />
          </Message>
        )}
        {mayManage && source.kind !== ownKindOfSource && <HarvestForms visit={visit} source={source} />}
        {source.kind === ownKindOfSource && source.organisation_id !== null && (
          <p>
            <a href={visit.to(`/organisations/${source.organisation_id}/entries`)}>{t.writtenHere}</a>
          </p>
        )}
        <section class="flow">
          <h2>{t.runs}</h2>
          {runs.length === 0 ? <p>{t.noRuns}</p> : <RunTable visit={visit} runs={runs} />}
          <p>
            <a href={visit.to(`/sources/${source.id}/runs.atom`)}>{t.follow}</a>
          </p>
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
              <RadioField
                {...field('gate')}
                label={t.gate}
                help={[
                  t.gateHelp,
                  ...(source.gate === 'all' && standing.notConforming > 0
                    ? [t.ifClosed(formatNumber(standing.notConforming, language), formatNumber(entries, language))]
                    : []),
                ].join(' ')}
                choices={gates.map((gate) => ({ value: gate, label: t.gates[gate]! }))}
              />
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
            <Timeline language={language} events={changes.map((change) => eventOf(sourceTelling, change, language, names))} />
          </Disclosure>
        )}
      </div>
    ),
  }
}

/** What is let in, and where that makes a difference, how those stand that are here already. */
function GateFact({ visit, source, standing }: { visit: Visit; source: Source; standing: Standing }) {
  const { language } = visit
  const t = visit.words(words)
  if (source.gate === 'all') return <>{t.gates.all}</>
  const { conforming, notConforming, unchecked } = standing
  const all = formatNumber(conforming + notConforming + unchecked, language)
  return (
    <>
      <p>{t.gates.conforming}</p>
      <p>
        {t.gateHow} <a href={visit.to('/profiles')}>{t.gateProfiles}</a>
      </p>
      {notConforming > 0 && (
        <p>
          {t.standing(formatNumber(notConforming, language), all, notConforming === 1)}{' '}
          <a href={visit.to(`/sources/${source.id}/quality`)}>{t.standingLink}</a>
        </p>
      )}
      {notConforming === 0 && unchecked === 0 && conforming > 0 && <p>{t.standingWell}</p>}
      {unchecked > 0 && <p>{t.standingUnchecked(formatNumber(unchecked, language), unchecked === 1)}</p>}
    </>
  )
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
