import { say } from '../../../kernel/language-text.ts'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { SelectField } from '../../../web/components/form-field/form-field.tsx'
import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { words as initiativeWords } from '../../words.ts'
import type { FollowUp } from '../follow-up.ts'
import { words } from '../words.ts'
import { commonPriceYear, money } from './figures.ts'
import { BenefitTable, Flaws, MoneyChart } from './realisation.tsx'

export const silences = [6, 12, 24] as const

/** What the address asks for. */
export function askedIn({ query }: Visit): { organisation?: number; months: number } {
  const [organisation, months] = [query.get('organisation') ?? '', Number(query.get('months'))]
  return {
    ...(/^\d{1,9}$/.test(organisation) && { organisation: Number(organisation) }),
    months: silences.find((one) => one === months) ?? 12,
  }
}

export function followUpPage(visit: Visit, { initiatives, soFar, years, organisations }: FollowUp): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const states = visit.words(initiativeWords).states
  const asked = askedIn(visit)
  const flawed = initiatives.filter(({ weight }) => weight > 0).length
  const benefits = initiatives.flatMap((one) => one.benefits)
  return {
    title: t.followUp,
    serves: [1, 3],
    body: (
      <div class="flow">
        <h1>{t.followUp}</h1>
        <p class="lead">{t.followUpLead}</p>
        <form method="get" action={visit.to('/follow-up')} class="filters">
          <SelectField
            language={language}
            name="organisation"
            label={t.organisation}
            value={String(asked.organisation ?? '')}
            choices={[
              { value: '', label: t.anyOrganisation },
              ...organisations.map(({ id, name }) => {
                const said = say(name, language)
                return { value: String(id), label: said?.text ?? '', ...(said && said.language !== language && { lang: said.language }) }
              }),
            ]}
          />
          <SelectField
            language={language}
            name="months"
            label={t.silence}
            value={String(asked.months)}
            choices={silences.map((months) => ({ value: String(months), label: t.monthsChoice(months) }))}
          />
          <div class="actions">
            <button class="ds-button" data-variant="secondary" type="submit">
              {t.show}
            </button>
          </div>
        </form>
        <h2 role="status">{t.initiativesCount(formatNumber(initiatives.length, language), initiatives.length === 1)}</h2>
        {initiatives.length === 0 ? (
          <EmptyState
            title={t.followUpNone}
            actions={
              <a class="ds-button" data-variant="secondary" href={visit.to('/initiatives')}>
                {t.toInitiatives}
              </a>
            }
          >
            <p>{t.followUpNoneText}</p>
          </EmptyState>
        ) : (
          <>
            <KeyFigures
              figures={[
                ...(soFar.expected === null ? [] : [{ value: money(soFar.expected, language), label: t.soFarExpected }]),
                ...(soFar.realised === null ? [] : [{ value: money(soFar.realised, language), label: t.soFarRealised }]),
                { value: t.ofAll(flawed, initiatives.length), label: t.needsAttention },
              ]}
            />
            {years.length > 0 && <MoneyChart visit={visit} years={years} priceYear={commonPriceYear(benefits)} />}
            <ul class="ruled">
              {initiatives.map(({ initiative, organisation, benefits, attention, weight, soFar }) => (
                <li>
                  <h2>
                    <a href={visit.to(`/initiatives/${initiative.id}/realisation`)}>
                      <Text language={language} of={initiative.title} />
                    </a>{' '}
                    <Tag>{states[initiative.state.kind]}</Tag>
                  </h2>
                  <p class="quiet">
                    <Text language={language} of={organisation} />
                    {soFar.expected !== null && ` · ${t.expected} ${money(soFar.expected, language)}`}
                    {soFar.realised !== null && ` · ${t.realised} ${money(soFar.realised, language)}`}
                  </p>
                  <Flaws visit={visit} flaws={attention} />
                  {weight === 0 && <p>{t.withoutFlaws}</p>}
                  {benefits.length > 0 && <BenefitTable visit={visit} benefits={benefits} />}
                </li>
              ))}
            </ul>
            <p>
              <a href={visit.to('/follow-up.csv', { organisation: asked.organisation, months: asked.months })}>{t.csv}</a>
            </p>
          </>
        )}
        <p>
          <a href={visit.to('/lessons')}>{t.toLessons}</a>
        </p>
      </div>
    ),
  }
}
