import { say, withText } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { ButtonForm } from '../../../web/components/button-form/button-form.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { RadioField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import { formatDate, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Typed } from '../../../web/typed.ts'
import type { Visit } from '../../../web/visit.ts'
import { type Gate, gates } from '../budget.ts'
import { type Criterion, categoriesIn } from '../criterion.ts'
import { knownScore } from '../measure.ts'
import { ItemInput, type Portfolio } from '../portfolio.ts'
import type { Candidate } from '../prioritise.ts'
import type { Score } from '../value-function.ts'
import { words } from '../words.ts'
import { forField, inPercent, typedNumber } from './amounts.ts'
import { BothSaved } from './both-saved.tsx'
import { InitiativeLink, serves } from './frame.tsx'

/** The limit and the scores that were typed, or what to correct by field. */
export function typedItem(
  visit: Visit,
  typed: Typed,
  { criteria }: Portfolio,
  before: Candidate,
): { input: ItemInput } | { errors: FormState['errors'] } {
  const t = visit.words(words)
  const { language } = visit
  const errors: Record<string, string> = {}
  const gate = (gates as readonly string[]).includes(typed.text('gate')) ? (typed.text('gate') as Gate) : 'open'
  const gateWhy = withText(before.gateWhy, language, typed.text('gateWhy'))
  if (gate !== 'open' && Object.keys(gateWhy).length === 0) errors.gateWhy = t.wrong.gateWhy
  const scores: Record<string, { score: Score; why: Record<string, string> }> = {}
  for (const { key, value } of criteria) {
    const written = typed.text(`score-${key}`)
    if (written === '') continue
    const score = value.kind === 'categories' ? written : typedNumber(written, language)
    const why = withText(before.scores[key]?.why ?? {}, language, typed.text(`why-${key}`))
    if (score === undefined) errors[`score-${key}`] = t.wrong.score
    else if (Object.keys(why).length === 0) errors[`why-${key}`] = t.wrong.why
    else scores[key] = { score, why }
  }
  if (Object.keys(errors).length > 0) return { errors }
  const read = ItemInput.safeParse({ gate, gateWhy: gate === 'open' ? {} : gateWhy, scores })
  return read.success ? { input: read.data } : { errors: { gateWhy: t.wrong.gateWhy } }
}

type Returned = { state?: FormState; bothSaved?: boolean }

export function itemPage(visit: Visit, portfolio: Portfolio, candidate: Candidate, { state, bothSaved = false }: Returned = {}): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const name = say(candidate.title, language)?.text ?? ''
  const title = t.itemTitle(name)
  const now = valuesOf(visit, portfolio, candidate)
  const field = fieldsOf(visit, state, now)
  const at = `/portfolios/${portfolio.id}/initiatives/${candidate.id}`
  const hints = [candidate.urgency === 'statutory' && t.statutory, candidate.neededBy && t.neededBy(formatDate(candidate.neededBy))].filter(
    Boolean,
  )
  const criterionName = ({ name, key }: Criterion) => say(name, language)?.text ?? key
  return {
    title,
    serves,
    ...(state && { status: bothSaved ? (409 as const) : (422 as const) }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/portfolios'), label: t.title },
            { href: visit.to(`/portfolios/${portfolio.id}`), label: say(portfolio.title, language)?.text ?? '' },
          ]}
          here={title}
        />
        <h1>{title}</h1>
        <p>
          <InitiativeLink visit={visit} of={candidate} />
        </p>
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{t.saved}</p>
          </Message>
        )}
        {state && <ErrorSummary language={language} errors={state.errors} />}
        {bothSaved && (
          <BothSaved
            visit={visit}
            fields={Object.entries(now).map(([key, theirs]) => ({
              label: labelOf(visit, portfolio, key),
              theirs,
              mine: state?.values[key] ?? '',
            }))}
          />
        )}
        <p class="lead">{t.itemLead}</p>
        <form method="post" action={visit.to(at)} class="flow form">
          <input type="hidden" name="version" value={String(candidate.version)} />
          <RadioField
            {...field('gate')}
            label={t.gate}
            help={[t.gateHelp, ...hints].join(' ')}
            choices={gates.map((gate) => ({ value: gate, label: t.gateChoices[gate] }))}
          />
          <TextField {...field('gateWhy')} label={t.gateWhy} help={t.gateWhyHelp} rows={2} optional />
          {portfolio.criteria.map((criterion) => (
            <section class="flow">
              <h2>{criterionName(criterion)}</h2>
              <p class="quiet">
                {t.measures[criterion.measure]}. {criterion.measure !== 'hand' && knownText(visit, criterion, candidate)}
              </p>
              {criterion.value.kind === 'categories' ? (
                <SelectField
                  {...field(`score-${criterion.key}`)}
                  label={t.ownScore(criterionName(criterion))}
                  choices={[
                    { value: '', label: t.knownScore },
                    ...categoriesIn(criterion).map(([value]) => ({ value, label: t.categories[value] ?? value })),
                  ]}
                />
              ) : (
                <TextField
                  {...field(`score-${criterion.key}`)}
                  label={t.ownScore(criterionName(criterion))}
                  {...(criterion.value.kind === 'linear' && {
                    help: t.linearScale(forField(criterion.value.worst, language), forField(criterion.value.best, language)),
                  })}
                  inputmode="decimal"
                  optional
                />
              )}
              <TextField {...field(`why-${criterion.key}`)} label={t.ownWhy(criterionName(criterion))} optional />
            </section>
          ))}
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.save}
            </button>
          </div>
        </form>
        <ButtonForm action={visit.to(`${at}/remove`)} label={t.removeItem} />
      </div>
    ),
  }
}

function valuesOf({ language }: Visit, { criteria }: Portfolio, { gate, gateWhy, scores }: Candidate): Record<string, string> {
  const own = criteria.flatMap(({ key }) => {
    const { score, why } = scores[key] ?? { score: '', why: {} }
    return [
      [`score-${key}`, typeof score === 'number' ? forField(score, language) : score],
      [`why-${key}`, why[language] ?? ''],
    ]
  })
  return { gate, gateWhy: gateWhy[language] ?? '', ...Object.fromEntries(own) }
}

function labelOf(visit: Visit, { criteria }: Portfolio, field: string): string {
  const t = visit.words(words)
  const criterion = criteria.find(({ key }) => field === `score-${key}` || field === `why-${key}`)
  if (!criterion) return field === 'gate' ? t.gate : t.gateWhy
  const name = say(criterion.name, visit.language)?.text ?? criterion.key
  return field.startsWith('score-') ? t.ownScore(name) : t.ownWhy(name)
}

function knownText(visit: Visit, { measure }: Criterion, candidate: Candidate): string {
  const { language } = visit
  const t = visit.words(words)
  const score = knownScore(measure, candidate)
  if (score === null) return t.notKnown
  if (typeof score === 'string') return t.known(t.categories[score] ?? score)
  return t.known(measure === 'probability' ? inPercent(score, language) : formatNumber(score, language, { maximumFractionDigits: 2 }))
}
