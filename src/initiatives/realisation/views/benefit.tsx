import { whoDid } from '../../../history/words.ts'
import type { LanguageText } from '../../../kernel/language-text.ts'
import { say } from '../../../kernel/language-text.ts'
import { Pairs } from '../../../web/charts/pairs.tsx'
import { DefinitionList } from '../../../web/components/definition-list/definition-list.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import { formatDateTime } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import { isDue } from '../attention.ts'
import type { Comparison } from '../expectation.ts'
import type { BenefitRealisation, ReportedValue } from '../find.ts'
import { words } from '../words.ts'
import { unitWorth } from '../worth.ts'
import { figure, money, tones } from './figures.ts'

type BenefitView = {
  initiative: Initiative
  benefit: BenefitRealisation
  reports: readonly ReportedValue[]
  people: ReadonlyMap<number, string>
  owner: LanguageText | undefined
  indicator: LanguageText | undefined
  today: string
  mayReport: boolean
  state?: FormState
}

export function benefitPage(visit: Visit, view: BenefitView): Sheet {
  const { initiative, benefit, reports, people, owner, indicator, today, mayReport, state } = view
  const { language } = visit
  const t = visit.words(words)
  const { of, plan, rows, progress } = benefit
  const name = say(benefit.title, language)?.text ?? ''
  const shown = (value: number | null) => (value === null ? <span class="quiet">{t.missing}</span> : figure(value, of.unit, language))
  const worth = plan && unitWorth(plan, of)
  const toPlan = visit.to(`/initiatives/${initiative.id}/realisation/${benefit.id}/plan`)
  return {
    title: name,
    serves: [3],
    ...(state && { status: 422 as const }),
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="realisation">
        <h2>
          <Text language={language} of={benefit.title} /> <Tag tone={tones[progress]}>{t.progresses[progress]}</Tag>
        </h2>
        <p>
          <a href={visit.to(`/initiatives/${initiative.id}/realisation`)}>{t.benefits}</a>
        </p>
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{t.saved}</p>
          </Message>
        )}
        {!plan && (
          <Message language={language} tone="warning" title={t.noPlan}>
            <p>{t.noPlanText}</p>
          </Message>
        )}
        <DefinitionList
          facts={[
            [
              t.owner,
              of.owner &&
                (owner ? (
                  <>
                    {of.owner}, <Text language={language} of={owner} />
                  </>
                ) : (
                  of.owner
                )),
            ],
            [t.measure, of.measure],
            [
              t.measuredBy,
              indicator && (
                <a href={visit.to(`/indicators/${of.indicatorId}`)}>
                  <Text language={language} of={indicator} />
                </a>
              ),
            ],
            [t.baseline, of.baseline !== null && t.onDay(figure(of.baseline, of.unit, language), of.baselineOn ?? t.unknown)],
            [t.target, of.target !== null && t.onDay(figure(of.target, of.unit, language), of.targetOn ?? t.unknown)],
            [t.frequency, plan && t.frequencies[plan.frequency]],
            [t.method, plan && t.methods[plan.method]],
            [t.unitWorth, plan?.unitWorth != null && worth !== null && money(worth, language)],
            [t.priceYearField, plan?.priceYear ?? undefined],
          ]}
        />
        {mayReport && (
          <div class="actions">
            <a class="ds-button" data-variant={plan ? 'secondary' : undefined} href={toPlan}>
              {plan ? t.changePlan : t.toPlan}
            </a>
          </div>
        )}
        {rows.length > 0 && (
          <>
            <Pairs
              language={language}
              id={`benefit-${benefit.id}`}
              title={t.chartBenefit(of.measure ?? name)}
              over={t.period}
              unit={of.unit ?? ''}
              first={t.expected}
              second={t.realised}
              unknown={t.missing}
              pairs={rows.map(({ period, expected, realised }) => ({ label: period, first: expected, second: realised }))}
            />
            <h3>{t.byPeriod}</h3>
            <Table
              language={language}
              caption={t.byPeriod}
              hideCaption
              rows={rows}
              columns={[
                { title: t.period, heads: true, cell: ({ period }) => <span class="nowrap">{period}</span> },
                { title: t.expected, number: true, cell: ({ expected }) => shown(expected) },
                { title: t.realised, number: true, cell: ({ realised }) => shown(realised) },
                { title: t.difference, number: true, cell: (row) => <Ahead visit={visit} row={row} unit={of.unit} /> },
                { title: t.reason, cell: ({ reason }) => <Text language={language} of={reason} /> },
                {
                  title: t.source,
                  cell: ({ source, from }) => (from === 'indicator' ? [t.fromIndicator, source].filter(Boolean).join(': ') : source),
                },
              ]}
            />
          </>
        )}
        {mayReport && (
          <ReportForm visit={visit} view={view} open={state !== undefined || (plan !== null && isDue(plan, of, rows, today))} />
        )}
        {reports.length > 0 && (
          <Disclosure title={t.reports}>
            <Table
              language={language}
              caption={t.reports}
              hideCaption
              rows={reports}
              columns={[
                { title: t.reportedAt, cell: ({ at }) => <span class="nowrap">{formatDateTime(at)}</span> },
                { title: t.period, heads: true, cell: ({ period }) => period },
                { title: t.revision, number: true, cell: ({ revision }) => revision },
                {
                  title: t.value,
                  number: true,
                  cell: ({ value }) => (value === null ? <span class="quiet">{t.withdrawn}</span> : figure(value, of.unit, language)),
                },
                { title: t.source, cell: ({ source }) => source },
                { title: t.reason, cell: ({ reason }) => <Text language={language} of={reason} /> },
                {
                  title: t.reportedBy,
                  cell: ({ actor }) => whoDid({ actor, who: actor.kind === 'person' ? people.get(actor.person) : null }, language),
                },
              ]}
            />
          </Disclosure>
        )}
      </InitiativeFrame>
    ),
  }
}

export function Ahead({ visit, row: { ahead }, unit }: { visit: Visit; row: Comparison; unit: string | null }) {
  const t = visit.words(words)
  if (ahead === null) return null
  const rounded = Math.round(Math.abs(ahead) * 100) / 100
  if (rounded === 0) return <>{t.same}</>
  const size = figure(rounded, unit, visit.language)
  return <>{ahead > 0 ? t.better(size) : t.worse(size)}</>
}

function ReportForm({ visit, view: { initiative, benefit, today, state }, open }: { visit: Visit; view: BenefitView; open: boolean }) {
  const { language } = visit
  const t = visit.words(words)
  const { of, rows, plan } = benefit
  const over = rows.filter(({ end }) => end <= today)
  const next = over.find(({ realised }) => realised === null) ?? over.at(-1)
  const field = fieldsOf(visit, state, next ? { period: next.period } : {})
  if (over.length === 0) return plan ? <p class="quiet">{t.noPeriods}</p> : null
  const fromIndicator = plan?.valuesFrom === 'indicator'
  return (
    <Disclosure title={t.report} open={open} id="report">
      {state && <ErrorSummary language={language} errors={state.errors} />}
      <p>{fromIndicator ? t.valueFromIndicator : t.reportHelp}</p>
      <form method="post" action={visit.to(`/initiatives/${initiative.id}/realisation/${benefit.id}/values`)} class="flow form">
        <SelectField
          {...field('period')}
          label={t.period}
          choices={over.toReversed().map(({ period, expected }) => ({
            value: period,
            label: expected === null ? period : `${period} (${t.expected.toLowerCase()} ${figure(expected, of.unit, language)})`,
          }))}
        />
        <TextField
          {...field('value')}
          label={t.value}
          inputmode="decimal"
          optional={fromIndicator}
          {...(of.unit && { help: t.valueHelp(of.unit) })}
        />
        <TextField {...field('source')} label={t.source} help={t.sourceHelp} optional={fromIndicator} />
        <TextField {...field('reason')} label={t.reason} help={t.reasonHelp} rows={3} optional />
        <div class="actions">
          <button class="ds-button" type="submit">
            {t.save}
          </button>
        </div>
      </form>
    </Disclosure>
  )
}
