import type { LanguageText } from '../../../kernel/language-text.ts'
import { Pairs } from '../../../web/charts/pairs.tsx'
import { ButtonForm } from '../../../web/components/button-form/button-form.tsx'
import { DefinitionList } from '../../../web/components/definition-list/definition-list.tsx'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import type { Attention } from '../attention.ts'
import type { Evaluation } from '../evaluation.ts'
import type { BenefitRealisation } from '../find.ts'
import type { Worth } from '../follow-up.ts'
import type { FollowUpDecision } from '../follow-up-decisions.ts'
import { purposes } from '../follow-up-decisions.ts'
import { words } from '../words.ts'
import { kronor, type YearWorth } from '../worth.ts'
import { capital } from './evaluation-form.tsx'
import { commonPriceYear, figure, money, tones } from './figures.ts'

type RealisationView = {
  initiative: Initiative
  benefits: readonly (BenefitRealisation & { attention: readonly Attention[] })[]
  soFar: Worth
  years: readonly YearWorth[]
  evaluations: readonly Evaluation[]
  decisions: readonly FollowUpDecision[]
  may: { report: boolean; publish: boolean; decide: boolean }
}

export function realisationPage(visit: Visit, view: RealisationView): Sheet {
  const { initiative, benefits, soFar, years } = view
  const { language } = visit
  const t = visit.words(words)
  const address = `/initiatives/${initiative.id}/realisation`
  const reached = benefits.filter(({ progress }) => progress === 'reached').length
  return {
    title: t.title,
    serves: [3],
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="realisation">
        <h2>{t.title}</h2>
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{t.saved}</p>
          </Message>
        )}
        <p class="lead">{t.lead}</p>
        {(initiative.state.kind === 'draft' || initiative.state.kind === 'proposed') && <p class="quiet">{t.early}</p>}
        {benefits.length === 0 ? (
          <EmptyState
            level={3 as const}
            title={t.none}
            actions={
              <a class="ds-button" href={visit.to(`/initiatives/${initiative.id}/benefits`)}>
                {t.toChain}
              </a>
            }
          >
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
          <>
            <KeyFigures
              figures={[
                ...(soFar.expected === null ? [] : [{ value: money(soFar.expected, language), label: t.soFarExpected }]),
                ...(soFar.realised === null ? [] : [{ value: money(soFar.realised, language), label: t.soFarRealised }]),
                { value: t.ofAll(reached, benefits.length), label: t.reachedCount },
              ]}
            />
            {years.length > 0 && <MoneyChart visit={visit} years={years} priceYear={commonPriceYear(benefits)} />}
            <h3>{t.benefits}</h3>
            <BenefitTable visit={visit} benefits={benefits} />
            <p>
              <a href={visit.to(`${address}.csv`)}>{t.csv}</a>
            </p>
          </>
        )}
        <Decisions visit={visit} view={view} />
        <Evaluations visit={visit} view={view} />
        <ul class="plain-list">
          <li>
            <a href={visit.to('/follow-up')}>{t.toFollowUp}</a>
          </li>
          <li>
            <a href={visit.to('/lessons')}>{t.toLessons}</a>
          </li>
        </ul>
      </InitiativeFrame>
    ),
  }
}

export function MoneyChart({ visit, years, priceYear }: { visit: Visit; years: readonly YearWorth[]; priceYear: number | null }) {
  const t = visit.words(words)
  const partly = years.filter((one) => one.partly).map(({ year }) => year)
  return (
    <Pairs
      language={visit.language}
      id="worth"
      title={t.chartMoney}
      over={t.period}
      unit={visit.language === 'sv' ? 'kr' : 'SEK'}
      first={t.expected}
      second={t.realised}
      unknown={t.missing}
      note={[t.priceYear(priceYear), t.moneyNote, partly.length > 0 && t.partly(partly.join(', '))].filter(Boolean).join(' ')}
      pairs={years.map(({ year, expected, realised }) => ({ label: String(year), first: kronor(expected), second: kronor(realised) }))}
    />
  )
}

export function BenefitTable({
  visit,
  benefits,
}: {
  visit: Visit
  benefits: readonly (BenefitRealisation & { attention: readonly Attention[] })[]
}) {
  const { language } = visit
  const t = visit.words(words)
  const missing = <span class="quiet">{t.missing}</span>
  return (
    <Table
      language={language}
      caption={t.benefits}
      hideCaption
      rows={benefits}
      columns={[
        {
          title: t.benefit,
          heads: true,
          cell: ({ id, initiativeId, title }) => (
            <a href={visit.to(`/initiatives/${initiativeId}/realisation/${id}`)}>
              <Text language={language} of={title} />
            </a>
          ),
        },
        { title: t.progress, cell: ({ progress }) => <Tag tone={tones[progress]}>{t.progresses[progress]}</Tag> },
        {
          title: t.latest,
          number: true,
          cell: ({ rows, of }) => {
            const latest = rows.findLast(({ realised }) => realised !== null)
            return latest ? <Dated figure={figure(latest.realised!, of.unit, language)} at={latest.period} /> : missing
          },
        },
        {
          title: t.expected,
          number: true,
          cell: ({ rows, of }) => {
            const latest = rows.findLast(({ realised }) => realised !== null)
            return latest?.expected == null ? '' : figure(latest.expected, of.unit, language)
          },
        },
        {
          title: t.target,
          number: true,
          cell: ({ of }) =>
            of.target === null ? missing : <Dated figure={figure(of.target, of.unit, language)} at={of.targetOn ?? t.unknown} />,
        },
        { title: t.owner, cell: ({ of }) => of.owner ?? missing },
        { title: t.attentionTitle, cell: ({ attention }) => capital(attention.map((one) => t.attention[one]).join(', ')) },
      ]}
    />
  )
}

/** A figure with when it holds under it, so that columns stay narrow. */
const Dated = ({ figure, at }: { figure: string; at: string }) => (
  <>
    {figure}
    <br />
    <span class="quiet">{at}</span>
  </>
)

export function Flaws({ visit, flaws }: { visit: Visit; flaws: readonly Attention[] }) {
  const t = visit.words(words)
  return flaws.length === 0 ? null : (
    <span class="tags">
      {flaws.map((one) => (
        <Tag tone="warning">{t.attention[one]}</Tag>
      ))}
    </span>
  )
}

function Decisions({ visit, view: { initiative, decisions, may } }: { visit: Visit; view: RealisationView }) {
  const { language } = visit
  const t = visit.words(words)
  if (decisions.length === 0 && !may.decide) return null
  return (
    <section class="flow">
      <h3>{t.decisions}</h3>
      {decisions.length === 0 ? (
        <p>{t.decisionsNone}</p>
      ) : (
        <Table
          language={language}
          caption={t.decisions}
          hideCaption
          rows={decisions}
          columns={[
            {
              title: t.decision,
              heads: true,
              cell: ({ id, title }) => (
                <a href={visit.to(`/decisions/${id}`)}>
                  <Text language={language} of={title} />
                </a>
              ),
            },
            { title: t.purpose, cell: ({ purpose }) => t.purposes[purpose] },
            { title: t.progress, cell: ({ state }) => t.decisionStates[state] },
            { title: t.decidedOn, cell: ({ decidedOn }) => decidedOn },
          ]}
        />
      )}
      {may.decide && (
        <>
          <p>{t.decisionsText}</p>
          <div class="actions">
            {purposes.map((purpose) => (
              <ButtonForm
                action={visit.to(`/initiatives/${initiative.id}/realisation/decisions`)}
                fields={{ purpose }}
                label={t.prepare[purpose]}
              />
            ))}
          </div>
        </>
      )}
    </section>
  )
}

function Evaluations({ visit, view: { initiative, evaluations, may } }: { visit: Visit; view: RealisationView }) {
  const { language } = visit
  const t = visit.words(words)
  const address = `/initiatives/${initiative.id}/realisation/evaluations`
  return (
    <section class="flow">
      <h3>{t.evaluations}</h3>
      {evaluations.length === 0 && <p>{t.evaluationsNone}</p>}
      <ul class="ruled">
        {evaluations.map((one) => (
          <li>
            <h4>{t.evaluationOf(one.evaluatedOn, one.evaluatedBy)}</h4>
            <DefinitionList
              facts={[
                [t.effectiveness, <Verdict word={t.verdicts[one.effectiveness]} language={language} found={one.effectivenessFound} />],
                [t.efficiency, <Verdict word={t.verdicts[one.efficiency]} language={language} found={one.efficiencyFound} />],
                Object.keys(one.lessons).length > 0 && [
                  t.lessons,
                  <>
                    <Text language={language} of={one.lessons} /> {one.lessonsPublishedAt && <Tag tone="success">{t.lessonsPublished}</Tag>}
                  </>,
                ],
              ]}
            />
            {may.report && (
              <div class="actions">
                <a class="ds-button" data-variant="secondary" data-size="sm" href={visit.to(`${address}/${one.id}`)}>
                  {t.changeEvaluation}
                </a>
                {may.publish && Object.keys(one.lessons).length > 0 && (
                  <ButtonForm
                    action={visit.to(`${address}/${one.id}/lessons`)}
                    fields={{ publish: one.lessonsPublishedAt ? 'no' : 'yes' }}
                    label={one.lessonsPublishedAt ? t.withdrawLessons : t.publishLessons}
                  />
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {may.report && (
        <div class="actions">
          <a class="ds-button" data-variant="secondary" href={visit.to(`${address}/new`)}>
            {t.evaluate}
          </a>
        </div>
      )}
    </section>
  )
}

const Verdict = ({ word, found, language }: { word: string; found: LanguageText; language: 'sv' | 'en' }) => (
  <>
    <strong>{capital(word)}.</strong> <Text language={language} of={found} />
  </>
)
