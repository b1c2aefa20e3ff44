import { type LanguageText, say } from '../../../kernel/language-text.ts'
import { Trend } from '../../../web/charts/trend.tsx'
import { ButtonForm } from '../../../web/components/button-form/button-form.tsx'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { type Column, Table } from '../../../web/components/table/table.tsx'
import { Tag, type Tone } from '../../../web/components/tag/tag.tsx'
import { formatDate, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import { type ChangeEntry, type EntryKind, standingOf } from '../entry.ts'
import { gapsOf } from '../gaps.ts'
import type { AffectedGroup } from '../group.ts'
import type { Pulse } from '../pulse/pulse.ts'
import type { PulseResult } from '../pulse/result.ts'
import { words } from '../words.ts'
import { PulseSection } from './pulse-section.tsx'

export type ChangeView = {
  initiative: Initiative
  groups: readonly AffectedGroup[]
  organisations: ReadonlyMap<number, LanguageText>
  entries: readonly ChangeEntry[]
  pulses: readonly Pulse[]
  results: ReadonlyMap<number, PulseResult>
  today: string
  baseUrl: string
  inside: boolean
  mayLead: boolean
}

const standingTones: { readonly [standing in ReturnType<typeof standingOf>]: Tone } = { done: 'success', late: 'warning', planned: 'info' }

export function changePage(visit: Visit, view: ChangeView): Sheet {
  const { initiative, inside } = view
  const t = visit.words(words)
  return {
    title: t.title,
    serves: [1],
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="change">
        <h2>{t.title}</h2>
        {visit.query.has('saved') && (
          <Message language={visit.language} tone="success" live>
            <p>{t.saved}</p>
          </Message>
        )}
        <p class="lead">{t.lead}</p>
        <Groups visit={visit} view={view} />
        <Entries visit={visit} view={view} kind="involvement" />
        <Entries visit={visit} view={view} kind="competence" />
        {inside && <Entries visit={visit} view={view} kind="acceptance" />}
        {inside && <PulseSection visit={visit} view={view} />}
        {view.entries.length > 0 && (
          <p>
            <a href={visit.to(`/initiatives/${initiative.id}/change.csv`)}>{t.csv}</a>
          </p>
        )}
      </InitiativeFrame>
    ),
  }
}

function Groups({ visit, view: { initiative, groups, organisations, entries, today, mayLead } }: { visit: Visit; view: ChangeView }) {
  const { language } = visit
  const t = visit.words(words)
  const address = `/initiatives/${initiative.id}/change/groups`
  const add = mayLead && (
    <a class="ds-button" data-variant={groups.length === 0 ? undefined : 'secondary'} href={visit.to(`${address}/new`)}>
      {t.addGroup}
    </a>
  )
  if (groups.length === 0)
    return (
      <EmptyState level={3} title={t.groupsNone} actions={add}>
        <p>{t.groupsNoneText}</p>
      </EmptyState>
    )
  const columns: Column<AffectedGroup>[] = [
    { title: t.group, heads: true, cell: ({ name }) => <Text language={language} of={name} /> },
    {
      title: t.organisation,
      cell: ({ organisationId }) => {
        const name = organisationId === null ? undefined : organisations.get(organisationId)
        return name ? <Text language={language} of={name} /> : <span class="quiet">{t.outside}</span>
      },
    },
    { title: t.people, number: true, cell: ({ people }) => formatNumber(people, language) },
    { title: t.impact, cell: ({ impact }) => t.impacts[impact] },
    { title: t.changes, cell: ({ changes }) => <Text language={language} of={changes} /> },
    {
      title: t.gaps,
      cell: (group) => (
        <span class="tags">
          {gapsOf(group, entries, today).map((gap) => (
            <Tag tone="warning">{t.gap[gap]}</Tag>
          ))}
        </span>
      ),
    },
  ]
  const total = groups.reduce((sum, { people }) => sum + people, 0)
  return (
    <section class="flow">
      <h3>{t.groups}</h3>
      <Table
        language={language}
        caption={t.groups}
        hideCaption
        rows={groups}
        columns={mayLead ? [...columns, doing<AffectedGroup>(visit, address, ({ name }) => say(name, language)?.text ?? '')] : columns}
        foot={[t.peopleAll, '', formatNumber(total, language), '', '', '', ...(mayLead ? [''] : [])]}
      />
      {add && <div class="actions">{add}</div>}
    </section>
  )
}

function Entries({ visit, view, kind }: { visit: Visit; view: ChangeView; kind: EntryKind }) {
  const { initiative, groups, entries, today, mayLead } = view
  const { language } = visit
  const t = visit.words(words)
  const own = t[kind]
  const address = `/initiatives/${initiative.id}/change/entries`
  const of = entries.filter((entry) => entry.kind === kind)
  const rows = kind === 'acceptance' ? of.toReversed() : of
  const columns: Column<ChangeEntry>[] = [
    { title: own.on, cell: ({ on }) => <span class="nowrap">{formatDate(on)}</span> },
    { title: own.says, heads: true, cell: ({ says }) => <Text language={language} of={says} /> },
    { title: own.how, cell: ({ how }) => <Text language={language} of={how} /> },
    {
      title: t.concerned,
      cell: (entry) =>
        groups
          .filter(({ id }) => entry.groups.includes(id))
          .map(({ name }, n) => (
            <>
              {n > 0 && ', '}
              <Text language={language} of={name} />
            </>
          )),
    },
    kind === 'acceptance'
      ? { title: t.level, cell: ({ level }) => level !== null && `${level}, ${t.levels[level]}` }
      : {
          title: t.standing,
          cell: (entry) => {
            const standing = standingOf(entry, today)
            return (
              <>
                <Tag tone={standingTones[standing]}>{t.standings[standing]}</Tag>{' '}
                {entry.doneOn && <span class="nowrap">{entry.doneOn}</span>}
              </>
            )
          },
        },
  ]
  return (
    <section class="flow">
      <h3>{own.title}</h3>
      {kind === 'acceptance' && <p class="quiet">{t.inside}</p>}
      {rows.length === 0 ? (
        <p>{own.none}</p>
      ) : (
        <>
          {kind === 'acceptance' && of.length > 1 && (
            <Trend
              language={language}
              id="levels"
              title={t.levelChart}
              unit={t.levelUnit}
              most={5}
              points={byDay(of).map(({ on, level }) => ({ at: new Date(on), value: level }))}
            />
          )}
          <Table
            language={language}
            caption={own.title}
            hideCaption
            rows={rows}
            columns={mayLead ? [...columns, doing<ChangeEntry>(visit, address, ({ says }) => say(says, language)?.text ?? '')] : columns}
          />
        </>
      )}
      {mayLead && (
        <div class="actions">
          <a class="ds-button" data-variant="secondary" href={visit.to(`${address}/new`, { kind })}>
            {own.add}
          </a>
        </div>
      )}
    </section>
  )
}

/** The mean of what was noted on a day. */
function byDay(notes: readonly ChangeEntry[]): { on: string; level: number }[] {
  const days = new Map<string, number[]>()
  for (const { on, level } of notes) if (level !== null) days.set(on, [...(days.get(on) ?? []), level])
  return [...days].map(([on, found]) => ({ on, level: found.reduce((sum, level) => sum + level, 0) / found.length }))
}

/** What can be done with a row. */
const doing = <Row extends { id: number }>(visit: Visit, address: string, name: (row: Row) => string): Column<Row> => {
  const t = visit.words(words)
  return {
    title: t.change,
    cell: (row) => (
      <div class="nowrap">
        <a href={visit.to(`${address}/${row.id}`)} aria-label={t.changeOne(name(row))}>
          {t.change}
        </a>
        <ButtonForm action={visit.to(`${address}/${row.id}/end`)} label={t.remove} about={t.removeOne(name(row))} />
      </div>
    ),
  }
}
