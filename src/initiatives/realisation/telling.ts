import type { PastChange } from '../../history/read.ts'
import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import type { Telling } from '../../organisations/history/telling.ts'
import type { Names } from '../../organisations/names.ts'
import { formatNumber } from '../../web/format.ts'
import { words } from './words.ts'

type Told = { readonly [field: string]: unknown } | null
type Fields = ReturnType<Telling['fields']>

/** What differs between two sides of a change, each field by its name and as it is read. */
function differing(
  { before, after }: Pick<PastChange, 'before' | 'after'>,
  language: Language,
  labels: { readonly [field: string]: string },
  shown: (field: string, value: unknown) => string = (_, value) => plain(value, language),
): Fields {
  const [was, is] = [before as Told, after as Told]
  return Object.entries(labels)
    .map(([field, label]) => ({ label, before: shown(field, was?.[field]), after: shown(field, is?.[field]) }))
    .filter((one) => one.before !== one.after)
}

function plain(value: unknown, language: Language): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'number') return formatNumber(value, language, { maximumFractionDigits: 6 })
  if (typeof value === 'object') return say(value as LanguageText, language)?.text ?? ''
  return String(value)
}

const list = (value: unknown, language: Language) =>
  value && typeof value === 'object'
    ? Object.entries(value)
        .map(([period, amount]) => `${period}: ${plain(amount, language)}`)
        .join('; ')
    : ''

export const benefitPlanTelling: Telling = {
  name: { sv: { one: 'Plan för hemtagning', many: 'Planer för hemtagning' }, en: { one: 'Realisation plan', many: 'Realisation plans' } },
  actions: { sv: words.sv.actions.plan, en: words.en.actions.plan },
  fields: (change, language, names: Names) => {
    const t = words[language]
    const labels = {
      title: t.benefit,
      owner: t.owner,
      organisation: t.ownerOrganisation,
      measure: t.measure,
      unit: t.unit,
      baseline: t.baseline,
      baseline_on: t.baselineOn,
      target: t.target,
      target_on: t.targetOn,
      frequency: t.frequency,
      method: t.method,
      expected: t.expectedByHand,
      values_from: t.valuesFrom,
      unit_worth: t.unitWorth,
      price_year: t.priceYearField,
    }
    return differing(change, language, labels, (field, value) => {
      if (value === null || value === undefined) return ''
      if (field === 'organisation') return say(names.organisations.get(Number(value)) ?? {}, language)?.text ?? String(value)
      if (field === 'frequency') return t.frequencies[value as keyof typeof t.frequencies]
      if (field === 'method') return t.methods[value as keyof typeof t.methods]
      if (field === 'values_from') return t.valuesFroms[value as keyof typeof t.valuesFroms]
      if (field === 'expected') return list(value, language)
      if (field === 'price_year') return String(value)
      return plain(value, language)
    })
  },
}

export const benefitValueTelling: Telling = {
  name: { sv: { one: 'Hemtagen nytta', many: 'Hemtagna nyttor' }, en: { one: 'Realised benefit', many: 'Realised benefits' } },
  actions: { sv: words.sv.actions.value, en: words.en.actions.value },
  fields: (change, language) => {
    const t = words[language]
    return differing(change, language, { title: t.benefit, period: t.period, value: t.value, source: t.source, reason: t.reason })
  },
}

export const evaluationTelling: Telling = {
  name: { sv: { one: 'Utvärdering', many: 'Utvärderingar' }, en: { one: 'Evaluation', many: 'Evaluations' } },
  actions: { sv: words.sv.actions.evaluation, en: words.en.actions.evaluation },
  fields: (change, language) => {
    const t = words[language]
    const labels = {
      evaluated_on: t.evaluatedOn,
      evaluated_by: t.evaluatedBy,
      effectiveness: t.effectivenessQuestion,
      effectiveness_found: t.effectivenessFound,
      efficiency: t.efficiencyQuestion,
      efficiency_found: t.efficiencyFound,
      lessons: t.lessons,
    }
    return differing(change, language, labels, (field, value) =>
      field === 'effectiveness' || field === 'efficiency' ? (t.verdicts[value as keyof typeof t.verdicts] ?? '') : plain(value, language),
    )
  },
}
