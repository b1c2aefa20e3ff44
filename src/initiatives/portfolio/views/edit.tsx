import { type LanguageText, say, withText } from '../../../kernel/language-text.ts'
import { kronorOf } from '../../../kernel/money.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Typed } from '../../../web/typed.ts'
import type { Visit } from '../../../web/visit.ts'
import { type Portfolio, PortfolioInput } from '../portfolio.ts'
import { words } from '../words.ts'
import { forField, typedNumber } from './amounts.ts'
import { BothSaved } from './both-saved.tsx'
import { serves } from './frame.tsx'

/** What was typed, as input or as what to correct by field. */
export function typedPortfolio(
  visit: Visit,
  typed: Typed,
  before?: Portfolio,
): { input: PortfolioInput } | { errors: FormState['errors'] } {
  const t = visit.words(words)
  const budget = typed.text('budget') === '' ? null : typedNumber(typed.text('budget'), visit.language)
  const read = PortfolioInput.safeParse({
    title: withText(before?.title ?? {}, visit.language, typed.text('title')),
    description: withText(before?.description ?? {}, visit.language, typed.text('description')),
    budget: budget === undefined ? 'none' : budget,
  })
  if (read.success) return { input: read.data }
  const wrong = new Set(read.error.issues.map(({ path }) => String(path[0])))
  return { errors: { ...(wrong.has('title') && { title: t.wrong.title }), ...(wrong.has('budget') && { budget: t.wrong.budget }) } }
}

type Editing = {
  portfolio?: Portfolio
  /** For whom one may be made; of a new one only. */
  organisations?: readonly { id: number; name: LanguageText }[]
  state?: FormState
  bothSaved?: boolean
}

export function editPortfolioPage(visit: Visit, { portfolio, organisations = [], state, bothSaved = false }: Editing): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const title = portfolio ? t.changeTitle(say(portfolio.title, language)?.text ?? '') : t.newTitle
  const now = {
    title: portfolio?.title[language] ?? '',
    description: portfolio?.description[language] ?? '',
    budget: portfolio?.budget == null ? '' : forField(kronorOf(portfolio.budget), language),
    organisation: String(organisations[0]?.id ?? ''),
  }
  const field = fieldsOf(visit, state, now)
  const labels = { title: t.titleField, description: t.description, budget: t.budgetField }
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
            ...(portfolio ? [{ href: visit.to(`/portfolios/${portfolio.id}`), label: say(portfolio.title, language)?.text ?? '' }] : []),
          ]}
          here={title}
        />
        <h1>{title}</h1>
        {state && <ErrorSummary language={language} errors={state.errors} />}
        {bothSaved && (
          <BothSaved
            visit={visit}
            fields={(['title', 'description', 'budget'] as const).map((name) => ({
              label: labels[name],
              theirs: now[name],
              mine: state?.values[name] ?? '',
            }))}
          />
        )}
        {!portfolio && <p>{t.newText}</p>}
        <form method="post" action={visit.to(portfolio ? `/portfolios/${portfolio.id}/change` : '/portfolios/new')} class="flow form">
          {portfolio && <input type="hidden" name="version" value={String(portfolio.version)} />}
          {!portfolio && (
            <SelectField
              {...field('organisation')}
              label={t.whose}
              choices={organisations.map(({ id, name }) => {
                const said = say(name, language)
                return { value: String(id), label: said?.text ?? '', ...(said?.fallback && { lang: said.language }) }
              })}
            />
          )}
          <TextField {...field('title')} label={t.titleField} />
          <TextField {...field('description')} label={t.description} rows={4} optional />
          <TextField {...field('budget')} label={t.budgetField} help={t.budgetHelp} inputmode="numeric" optional />
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.save}
            </button>
          </div>
        </form>
      </div>
    ),
  }
}
