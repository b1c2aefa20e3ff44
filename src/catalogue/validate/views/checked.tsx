import { say } from '../../../kernel/language-text.ts'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Checked } from '../check.ts'
import { grouped, groupedFindings } from '../group.ts'
import { profileOf } from '../profiles.ts'
import { severityOrder } from '../severity-order.ts'
import { type Summary, summaryOf } from '../summary.ts'
import { words } from '../words.ts'
import { BestFixes } from './best-fixes.tsx'
import { CheckForm, checkFormId } from './check-form.tsx'
import { Excerpt } from './excerpt.tsx'
import { GroupList } from './group-list.tsx'
import { headingOf, tones } from './problem.tsx'

type View = { visit: Visit; checked: Checked; summary: Summary }

export function checkedPage(visit: Visit, checked: Checked, state: FormState, uploadMaxBytes: number): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const summary = summaryOf(checked)
  const figure = (n: number, label: (one: boolean) => string, id?: string) => ({
    value: formatNumber(n, language),
    label: label(n === 1),
    ...(id !== undefined && n > 0 && { href: `#${id}` }),
  })
  const view = { visit, checked, summary }
  return {
    title: t.resultTitle(checked.name),
    serves: [6],
    body: (
      <div class="flow">
        <h1>{t.resultTitle(checked.name)}</h1>
        <InOneSentence {...view} />
        {checked.records > 0 && (
          <KeyFigures
            figures={[
              figure(checked.records, t.records),
              figure(summary.counts.violation, t.violations, 'violation'),
              figure(summary.counts.warning, t.warnings, 'warning'),
              figure(summary.counts.info, t.infos, 'info'),
            ]}
          />
        )}
        <TakeAway {...view} canSendAgain={Boolean(state.values['text'] || state.values['url'])} />
        <FileFaults {...view} />
        {checked.quality && <BestFixes visit={visit} quality={checked.quality} />}
        <ProblemsBySeverity {...view} />
        <WorstRecords {...view} />
        <UsedProfiles {...view} />
        <Disclosure title={state.values['text'] ? t.editAndCheckAgain : t.again} id="again">
          <CheckForm visit={visit} state={state} uploadMaxBytes={uploadMaxBytes} />
        </Disclosure>
      </div>
    ),
  }
}

/** How it went and what to begin with, for those who read no further. */
function InOneSentence({ visit, checked, summary: { faulty, solved, solvable, first, counts } }: View) {
  const { language } = visit
  const t = visit.words(words)
  const number = (n: number) => formatNumber(n, language)
  if (checked.conforms)
    return (
      <Message language={language} tone="success" title={t.conforms}>
        <p>{counts.warning + counts.info > 0 ? t.conformsWithRemarks : t.conformsText}</p>
      </Message>
    )
  if (checked.records === 0) return <p class="lead">{checked.findings.length > 0 ? t.unreadable : t.nothingToCheck}</p>
  return (
    <p class="lead">
      {faulty === 0 ? t.onlyFileFaults : t.summary(number(faulty), number(checked.records), checked.records === 1)}{' '}
      {first && faulty > 0 && t.begin(headingOf(first.first, language), number(first.records), first.records === 1)}{' '}
      {solved > 0 && t.solved(number(solved), number(counts.violation + counts.warning + counts.info))}
      {solvable > solved && t.solvable(number(solvable), number(counts.violation + counts.warning + counts.info))}
    </p>
  )
}

/** The corrected file and the reports, by buttons of the form below, which has what was sent. A file is not sent again by itself. */
function TakeAway({ visit, checked, summary, canSendAgain }: View & { canSendAgain: boolean }) {
  const t = visit.words(words)
  if (checked.results.length === 0) return null
  const { page, corrected, ...reports } = t.answers
  if (!canSendAgain) return <p class="quiet">{summary.solved > 0 ? t.chooseAgainCorrected : t.chooseAgain}</p>
  return (
    <section class="flow">
      {summary.solved > 0 && (
        <div class="actions">
          <button class="ds-button" type="submit" form={checkFormId} name="answer" value="corrected">
            {t.getCorrected}
          </button>
        </div>
      )}
      <h2>{t.takeAway}</h2>
      <div class="actions">
        {Object.entries(reports).map(([value, label]) => (
          <button class="ds-button" data-variant="tertiary" type="submit" form={checkFormId} name="answer" value={value}>
            {label}
          </button>
        ))}
      </div>
    </section>
  )
}

function FileFaults({ visit, checked: { findings, around } }: View) {
  const { language } = visit
  const t = visit.words(words)
  if (findings.length === 0) return null
  return (
    <section class="flow">
      <h2>{t.fileFaults}</h2>
      <ul class="ruled">
        {groupedFindings(findings).map(({ first, times, lines }) => (
          <li>
            <p>
              <Tag tone={tones[first.severity]}>{t.severity[first.severity]}</Tag> <strong>{say(first.message, language)?.text}</strong>
            </p>
            <p>{say(first.fix, language)?.text}</p>
            {(times > 1 || lines.length > 0) && (
              <p class="quiet small">
                {t.times(formatNumber(times, language), times === 1)}
                {lines.length > 0 && `, ${t.lines(lines.slice(0, 20).join(', '), lines.length > 20)}`}
              </p>
            )}
            {lines[0] !== undefined && <Excerpt visit={visit} of={around?.(lines[0])} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ProblemsBySeverity({ visit, checked, summary }: View) {
  const { language } = visit
  const t = visit.words(words)
  const groups = Map.groupBy(grouped(checked.results), ({ first }) => first.severity)
  if (checked.results.length === 0) return checked.findings.length === 0 && checked.records > 0 ? <p>{t.nothing}</p> : null
  return (
    <>
      {severityOrder.map((severity) => {
        const of = groups.get(severity)
        if (!of) return null
        return (
          <section class="flow" id={severity}>
            <h2>{t.severityHeading[severity](formatNumber(summary.counts[severity], language))}</h2>
            <GroupList visit={visit} groups={of} {...(checked.around && { around: checked.around })} />
          </section>
        )
      })}
      {checked.more > 0 && <p>{t.moreResults(formatNumber(checked.more, language))}</p>}
    </>
  )
}

function WorstRecords({ visit, summary: { worst } }: View) {
  const { language } = visit
  const t = visit.words(words)
  if (worst.length < 2) return null
  return (
    <section class="flow">
      <h2>{t.worst}</h2>
      <Table
        language={language}
        caption={t.worst}
        hideCaption
        rows={worst}
        columns={[
          {
            title: t.columnRecord,
            heads: true,
            cell: ({ focus, title }) => (
              <>
                {(title && say(title, language)?.text) ?? ''} <span class="address quiet small">{focus}</span>
              </>
            ),
          },
          { title: t.severity.violation, number: true, cell: ({ violations }) => formatNumber(violations, language) },
          { title: t.severity.warning, number: true, cell: ({ warnings }) => formatNumber(warnings, language) },
          { title: t.columnLine, number: true, cell: ({ line }) => line ?? '' },
        ]}
      />
    </section>
  )
}

function UsedProfiles({ visit, checked }: View) {
  const { language } = visit
  const t = visit.words(words)
  if (checked.profiles.size === 0) return null
  return (
    <section class="flow">
      <h2>{t.usedProfiles}</h2>
      <ul>
        {[...checked.profiles].map(([id, n]) => {
          const profile = profileOf(id)
          return (
            <li>
              {profile ? (
                <a href={visit.to(`/profiles/${id}`)}>
                  {say(profile.title, language)?.text} {profile.version}
                </a>
              ) : (
                t.publiccode
              )}{' '}
              <span class="quiet">({t.forRecords(formatNumber(n, language), n === 1)})</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
