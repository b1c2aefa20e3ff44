import { say, withText } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { ButtonForm } from '../../../web/components/button-form/button-form.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { RadioField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Typed } from '../../../web/typed.ts'
import type { Visit } from '../../../web/visit.ts'
import { Criterion, categoriesIn, categoriesOf, measures } from '../criterion.ts'
import type { Portfolio } from '../portfolio.ts'
import { ValueFunction } from '../value-function.ts'
import { pointsOfRanks, weightsOf } from '../weights.ts'
import { words } from '../words.ts'
import { forField, typedNumber } from './amounts.ts'
import { BothSaved } from './both-saved.tsx'
import { serves } from './frame.tsx'
import { CriteriaTable } from './ranking.tsx'

type Returned = { state?: FormState | undefined; bothSaved?: boolean }

const status = ({ state, bothSaved }: Returned) => state && { status: bothSaved ? (409 as const) : (422 as const) }

/** The points that were typed, or those that the places give; or what to correct by field. */
export function typedWeights(
  visit: Visit,
  typed: Typed,
  { criteria }: Portfolio,
): { criteria: Criterion[] } | { errors: FormState['errors'] } {
  const t = visit.words(words)
  const ranks = typed.text('weighting') === 'ranks'
  const errors: Record<string, string> = {}
  const written = criteria.map(({ key }) => {
    const number = typedNumber(typed.text(`points-${key}`), visit.language)
    const fits = number !== undefined && number >= (ranks ? 1 : 0) && number <= 1000
    if (!fits) errors[`points-${key}`] = ranks ? t.wrong.ranks : t.wrong.points
    return number ?? 0
  })
  if (Object.keys(errors).length > 0) return { errors }
  if (!ranks && written.every((points) => points === 0)) return { errors: { [`points-${criteria[0]!.key}`]: t.wrong.zero } }
  const points = ranks ? pointsOfRanks(written) : written
  return { criteria: criteria.map((criterion, at) => ({ ...criterion, points: points[at]! })) }
}

export function criteriaPage(visit: Visit, portfolio: Portfolio, returned: Returned = {}): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { criteria } = portfolio
  const now = Object.fromEntries(criteria.map(({ key, points }) => [`points-${key}`, forField(points, language)]))
  const field = fieldsOf(visit, returned.state, { ...now, weighting: 'points' })
  const at = `/portfolios/${portfolio.id}/criteria`
  return {
    title: t.criteriaTitle,
    serves,
    ...status(returned),
    body: (
      <div class="flow">
        <Trail visit={visit} portfolio={portfolio} here={t.criteriaTitle} />
        <h1>{t.criteriaTitle}</h1>
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{t.saved}</p>
          </Message>
        )}
        {returned.state && <ErrorSummary language={language} errors={returned.state.errors} />}
        {returned.bothSaved && (
          <BothSaved
            visit={visit}
            fields={criteria.map(({ key, name }) => ({
              label: say(name, language)?.text ?? key,
              theirs: now[`points-${key}`] ?? '',
              mine: returned.state?.values[`points-${key}`] ?? '',
            }))}
          />
        )}
        <p class="lead">{t.criteriaLead}</p>
        <p>{t.criteriaIndependent}</p>
        <CriteriaTable
          visit={visit}
          criteria={criteria}
          weights={weightsOf(criteria.map(({ points }) => points))}
          more={[
            {
              title: t.editCriterion,
              cell: ({ key, name }) => (
                <a href={visit.to(`${at}/${key}`)} aria-label={t.editCriterionOne(say(name, language)?.text ?? key)}>
                  {t.editCriterion}
                </a>
              ),
            },
          ]}
        />
        <p>
          <a href={visit.to(`${at}/new`)}>{t.addCriterion}</a>
        </p>
        <form method="post" action={visit.to(at)} class="flow form">
          <h2>{t.weights}</h2>
          <input type="hidden" name="version" value={String(portfolio.version)} />
          <RadioField
            {...field('weighting')}
            label={t.weighting}
            choices={(['points', 'ranks'] as const).map((value) => ({ value, label: t.weightings[value] }))}
          />
          {criteria.map(({ key, name }) => (
            <TextField {...field(`points-${key}`)} label={say(name, language)?.text ?? key} inputmode="decimal" />
          ))}
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.saveWeights}
            </button>
          </div>
        </form>
      </div>
    ),
  }
}

const Trail = ({
  visit,
  portfolio,
  here,
  inCriteria = false,
}: {
  visit: Visit
  portfolio: Portfolio
  here: string
  inCriteria?: boolean
}) => {
  const t = visit.words(words)
  const home = `/portfolios/${portfolio.id}`
  return (
    <Breadcrumb
      language={visit.language}
      trail={[
        { href: visit.to('/portfolios'), label: t.title },
        { href: visit.to(home), label: say(portfolio.title, visit.language)?.text ?? '' },
        ...(inCriteria ? [{ href: visit.to(`${home}/criteria`), label: t.criteriaTitle }] : []),
      ]}
      here={here}
    />
  )
}

const scaleKinds = ['linear', 'spread-more', 'spread-less', 'piecewise', 'categories'] as const

/** A criterion as the form has it, or what to correct by field. */
export function typedCriterion(
  visit: Visit,
  typed: Typed,
  { criteria }: Portfolio,
  before?: Criterion,
): { criterion: Criterion } | { errors: FormState['errors'] } {
  const t = visit.words(words)
  const { language } = visit
  const points = typedNumber(typed.text('points'), language)
  const value = ValueFunction.safeParse(typedScale(typed, language))
  const read = Criterion.safeParse({
    key: before?.key ?? freeKey(criteria),
    name: withText(before?.name ?? {}, language, typed.text('criterionName')),
    measure: typed.text('measure'),
    points,
    value: value.success ? value.data : { kind: 'spread', better: 'more' },
  })
  const scaleField = typed.text('scaleKind') === 'linear' ? 'best' : 'table'
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => String(path[0])))
  const errors = {
    ...(wrong.has('name') && { criterionName: t.wrong.name }),
    ...(wrong.has('points') && { points: t.wrong.points }),
    ...(value.success && wrong.has('value') && { scaleKind: t.wrong.scale }),
    ...(!value.success && { [scaleField]: scaleField === 'best' ? t.wrong.best : t.wrong.table }),
  }
  if (Object.keys(errors).length > 0 || !read.success) return { errors }
  const all = before ? criteria.map((one) => (one.key === before.key ? read.data : one)) : [...criteria, read.data]
  return all.every((one) => one.points === 0) ? { errors: { points: t.wrong.zero } } : { criterion: read.data }
}

function typedScale(typed: Typed, language: Visit['language']): unknown {
  const rows = typed
    .text('table')
    .split(/\r?\n/)
    .filter((row) => row.trim() !== '')
    .map((row) => {
      const cut = row.lastIndexOf('=')
      return [row.slice(0, cut).trim(), typedNumber(row.slice(cut + 1), language)] as const
    })
  switch (typed.text('scaleKind')) {
    case 'linear':
      return { kind: 'linear', worst: typedNumber(typed.text('worst'), language), best: typedNumber(typed.text('best'), language) }
    case 'spread-less':
      return { kind: 'spread', better: 'less' }
    case 'piecewise':
      return { kind: 'piecewise', points: rows.map(([score, value]) => ({ score: typedNumber(score, language), value })) }
    case 'categories': {
      const values = Object.fromEntries(rows.map(([name, value]) => [categoryCalled(name), value]))
      return rows.length >= 2 && Object.keys(values).length === rows.length ? { kind: 'categories', values } : undefined
    }
    default:
      return { kind: 'spread', better: 'more' }
  }
}

/** Categories that the system knows are written in the reader's words. */
const categoryCalled = (name: string): string =>
  [words.sv, words.en]
    .flatMap((t) => Object.entries(t.categories))
    .find(([, said]) => said.toLocaleLowerCase() === name.toLocaleLowerCase())?.[0] ?? name

const freeKey = (criteria: readonly Criterion[]): string => {
  for (let n = criteria.length + 1; ; n++) if (criteria.every(({ key }) => key !== `c${n}`)) return `c${n}`
}

export function criterionPage(visit: Visit, portfolio: Portfolio, criterion: Criterion | undefined, returned: Returned = {}): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const title = criterion ? t.editCriterionOne(say(criterion.name, language)?.text ?? criterion.key) : t.addCriterion
  const now = criterion ? valuesOf(visit, criterion) : { measure: 'hand', scaleKind: 'linear', worst: '1', best: '5', points: '50' }
  const field = fieldsOf(visit, returned.state, now)
  const at = `/portfolios/${portfolio.id}/criteria/${criterion?.key ?? 'new'}`
  const known = measures.flatMap((measure) => categoriesOf[measure]?.map((one) => t.categories[one]).join(', ') ?? [])
  return {
    title,
    serves,
    ...status(returned),
    body: (
      <div class="flow">
        <Trail visit={visit} portfolio={portfolio} here={title} inCriteria />
        <h1>{title}</h1>
        {returned.state && <ErrorSummary language={language} errors={returned.state.errors} />}
        {returned.bothSaved && (
          <BothSaved
            visit={visit}
            fields={(
              [
                ['criterionName', t.criterionName],
                ['points', t.points],
                ['measure', t.measure],
                ['scaleKind', t.scaleKind],
                ['worst', t.worst],
                ['best', t.best100],
                ['table', t.table],
              ] as const
            ).map(([name, label]) => ({ label, theirs: now[name] ?? '', mine: returned.state?.values[name] ?? '' }))}
          />
        )}
        <form method="post" action={visit.to(at)} class="flow form">
          <input type="hidden" name="version" value={String(portfolio.version)} />
          <TextField {...field('criterionName')} label={t.criterionName} />
          <TextField {...field('points')} label={t.points} inputmode="decimal" />
          <SelectField {...field('measure')} label={t.measure} choices={measures.map((value) => ({ value, label: t.measures[value] }))} />
          <SelectField
            {...field('scaleKind')}
            label={t.scaleKind}
            choices={scaleKinds.map((value) => ({ value, label: t.scaleKinds[value]! }))}
          />
          <TextField {...field('worst')} label={t.worst} help={t.linearHelp} inputmode="decimal" optional />
          <TextField {...field('best')} label={t.best100} help={t.linearHelp} inputmode="decimal" optional />
          <TextField {...field('table')} label={t.table} help={`${t.tableHelp} ${t.knownCategories(known.join('; '))}`} rows={6} optional />
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.save}
            </button>
          </div>
        </form>
        {criterion && portfolio.criteria.length > 1 && (
          <ButtonForm action={visit.to(`${at}/remove`)} fields={{ version: portfolio.version }} label={t.removeCriterion} />
        )}
      </div>
    ),
  }
}

function valuesOf(visit: Visit, criterion: Criterion): Record<string, string> {
  const { name, points, measure, value } = criterion
  const { language } = visit
  const t = visit.words(words)
  const number = (one: number) => forField(one, language)
  return {
    criterionName: name[language] ?? '',
    points: number(points),
    measure,
    scaleKind: value.kind === 'spread' ? `spread-${value.better}` : value.kind,
    worst: value.kind === 'linear' ? number(value.worst) : '',
    best: value.kind === 'linear' ? number(value.best) : '',
    table:
      value.kind === 'piecewise'
        ? value.points.map((point) => `${number(point.score)} = ${number(point.value)}`).join('\n')
        : value.kind === 'categories'
          ? categoriesIn(criterion)
              .map(([category, worth]) => `${t.categories[category] ?? category} = ${number(worth)}`)
              .join('\n')
          : '',
  }
}
