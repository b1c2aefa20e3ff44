import { say } from '../../../kernel/language-text.ts'
import { kronorOf } from '../../../kernel/money.ts'
import { ButtonForm } from '../../../web/components/button-form/button-form.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { TextField } from '../../../web/components/form-field/form-field.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { type Column, Table } from '../../../web/components/table/table.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Typed } from '../../../web/typed.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Portfolio, Scenario, ScenarioInput } from '../portfolio.ts'
import type { Candidate, Prioritised } from '../prioritise.ts'
import { words } from '../words.ts'
import { asDifference, forField, inKronor, typedNumber } from './amounts.ts'
import { InitiativeLink, PortfolioFrame, PriceNote, type Shown, serves, titleIn } from './frame.tsx'

/** What was typed, or what to correct by field. */
export function typedScenario(
  visit: Visit,
  typed: Typed,
  { criteria }: Portfolio,
): { input: ScenarioInput } | { errors: FormState['errors'] } {
  const t = visit.words(words)
  const { language } = visit
  const errors: Record<string, string> = {}
  const title = typed.text('title')
  if (title === '' || title.length > 300) errors.title = t.wrong.title
  const budget = typed.text('budget') === '' ? null : typedNumber(typed.text('budget'), language)
  if (budget === undefined || (budget !== null && (budget < 0 || budget > 1e11))) errors.budget = t.wrong.budget
  const points: Record<string, number> = {}
  for (const { key } of criteria) {
    if (typed.text(`points-${key}`) === '') continue
    const number = typedNumber(typed.text(`points-${key}`), language)
    if (number === undefined || number < 0 || number > 1000) errors[`points-${key}`] = t.wrong.points
    else points[key] = number
  }
  if (Object.keys(errors).length === 0 && criteria.every((criterion) => (points[criterion.key] ?? criterion.points) === 0))
    errors[`points-${criteria[0]!.key}`] = t.wrong.zero
  if (Object.keys(errors).length > 0) return { errors }
  const excluded = typed.all('excluded').map(Number).filter(Number.isInteger)
  return { input: { title: { [language]: title }, budget: budget ?? null, points, excluded } }
}

/** With every initiative that was ticked. */
export type ReturnedScenario = FormState & { excluded: readonly number[] }

export type Compared = { scenario: Scenario | undefined; result: Prioritised }

export function scenariosPage(
  visit: Visit,
  shown: Shown,
  compared: readonly Compared[],
  candidates: readonly Candidate[],
  returned?: ReturnedScenario,
): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: `${t.tabs.scenarios}: ${say(shown.portfolio.title, language)?.text ?? ''}`,
    serves,
    ...(returned && { status: 422 as const }),
    body: (
      <PortfolioFrame visit={visit} shown={shown} at="scenarios">
        {() => (
          <>
            {returned && <ErrorSummary language={language} errors={returned.errors} />}
            <p class="lead">{t.scenariosLead}</p>
            {compared.length < 2 ? (
              <EmptyState title={t.scenariosNone}>
                <p>{t.scenariosNoneText}</p>
              </EmptyState>
            ) : (
              <>
                <Outcomes visit={visit} shown={shown} compared={compared} />
                <Places visit={visit} compared={compared} />
                <PriceNote visit={visit} result={compared[0]!.result} />
              </>
            )}
            {shown.mayChange && <ScenarioForm visit={visit} shown={shown} candidates={candidates} state={returned} />}
          </>
        )}
      </PortfolioFrame>
    ),
  }
}

const Name = ({ visit, scenario }: { visit: Visit; scenario: Scenario | undefined }) =>
  scenario ? <Text language={visit.language} of={scenario.title} /> : visit.words(words).ownConditions

function Outcomes({ visit, shown, compared }: { visit: Visit; shown: Shown; compared: readonly Compared[] }) {
  const { language } = visit
  const t = visit.words(words)
  const own = compared[0]!.result
  const chosenIn = ({ within }: Prioritised) => new Set(within.exact.chosen)
  const titles = (ids: readonly number[]) => ids.map((id) => titleIn(visit, own.candidates.get(id))).join(', ') || '–'
  const without = (a: Prioritised, b: Prioritised) => [...chosenIn(a)].filter((id) => !chosenIn(b).has(id))
  return (
    <div class="compared">
      <Table
        language={language}
        caption={t.tabs.scenarios}
        hideCaption
        rows={compared}
        columns={[
          {
            title: t.fields.scenario!,
            heads: true,
            cell: ({ scenario }) => (
              <a href={visit.to(`/portfolios/${shown.portfolio.id}`, scenario ? { scenario: scenario.id } : {})}>
                <Name visit={visit} scenario={scenario} />
              </a>
            ),
          },
          {
            title: t.budget,
            number: true,
            cell: ({ result: { within } }) => (within.budget === null ? t.noLimit : inKronor(within.budget, language)),
          },
          {
            title: t.first,
            cell: ({ result: { ranked, candidates } }) => (ranked[0] ? titleIn(visit, candidates.get(ranked[0].id)) : '–'),
          },
          { title: t.npv, number: true, cell: ({ result: { within } }) => inKronor(within.exact.npv, language) },
          {
            title: t.toOwn,
            number: true,
            cell: ({ scenario, result: { within } }) => (scenario ? asDifference(within.exact.npv - own.within.exact.npv, language) : '–'),
          },
          { title: t.comesIn, cell: ({ result }) => titles(without(result, own)) },
          { title: t.fallsOut, cell: ({ result }) => titles(without(own, result)) },
          ...(shown.mayChange
            ? [
                {
                  title: t.removeScenario,
                  cell: ({ scenario }: Compared) =>
                    scenario && (
                      <ButtonForm
                        action={visit.to(`/portfolios/${shown.portfolio.id}/scenarios/${scenario.id}/remove`)}
                        label={t.removeScenario}
                        about={t.removeScenarioOne(say(scenario.title, language)?.text ?? '')}
                      />
                    ),
                },
              ]
            : []),
        ]}
      />
    </div>
  )
}

function Places({ visit, compared }: { visit: Visit; compared: readonly Compared[] }) {
  const { language } = visit
  const t = visit.words(words)
  const placesOf = compared.map(({ result }) => new Map(result.ranked.map(({ id, place }) => [id, place])))
  const own = compared[0]!.result
  const ids = [...own.ranked.map(({ id }) => id), ...own.unranked.map(({ id }) => id), ...own.excluded]
  const columns = compared.map(
    ({ scenario }, at): Column<number> => ({
      title: scenario ? (say(scenario.title, language)?.text ?? '') : t.ownConditions,
      number: true,
      cell: (id) => {
        const [before, now] = [placesOf[0]!.get(id), placesOf[at]!.get(id)]
        if (now === undefined) return t.notRanked
        const moved = before === undefined ? 0 : before - now
        return moved === 0 ? (
          now
        ) : (
          <>
            <strong>{now}</strong> <span class="quiet">{t.moved(moved > 0 ? `+${moved}` : `−${-moved}`)}</span>
          </>
        )
      },
    }),
  )
  return (
    <section class="flow">
      <h2>{t.placesTitle}</h2>
      <Table
        language={language}
        caption={t.placesTitle}
        hideCaption
        rows={ids}
        columns={[
          { title: t.initiative, heads: true, cell: (id) => <InitiativeLink visit={visit} of={own.candidates.get(id)} /> },
          ...columns,
        ]}
      />
    </section>
  )
}

type FormProps = { visit: Visit; shown: Shown; candidates: readonly Candidate[]; state: ReturnedScenario | undefined }

function ScenarioForm({ visit, shown: { portfolio }, candidates, state }: FormProps) {
  const { language } = visit
  const t = visit.words(words)
  const field = fieldsOf(visit, state)
  const number = (value: number) => forField(value, language)
  return (
    <Disclosure title={t.addScenario} open={state !== undefined || visit.query.has('add')}>
      <form method="post" action={visit.to(`/portfolios/${portfolio.id}/scenarios`)} class="flow form">
        <TextField {...field('title')} label={t.scenarioTitle} />
        <TextField
          {...field('budget')}
          label={t.scenarioBudget}
          help={`${t.scenarioBudgetHelp}${portfolio.budget === null ? '' : ` (${number(kronorOf(portfolio.budget))})`}`}
          inputmode="numeric"
          optional
        />
        <fieldset class="ds-fieldset">
          <legend class="ds-label">{t.scenarioPoints}</legend>
          <p data-field="description">{t.scenarioPointsHelp}</p>
          {portfolio.criteria.map(({ key, name, points }) => (
            <TextField
              {...field(`points-${key}`)}
              label={`${say(name, language)?.text ?? key} (${number(points)})`}
              inputmode="decimal"
              optional
            />
          ))}
        </fieldset>
        <fieldset class="ds-fieldset">
          <legend class="ds-label">{t.scenarioWithout}</legend>
          {candidates.map((candidate) => (
            <div class="ds-field">
              <input
                class="ds-input"
                type="checkbox"
                id={`excluded-${candidate.id}`}
                name="excluded"
                value={String(candidate.id)}
                checked={state?.excluded.includes(candidate.id) ?? false}
              />
              <label class="ds-label" for={`excluded-${candidate.id}`}>
                {titleIn(visit, candidate)}
              </label>
            </div>
          ))}
        </fieldset>
        <div class="actions">
          <button class="ds-button" type="submit">
            {t.save}
          </button>
        </div>
      </form>
    </Disclosure>
  )
}
