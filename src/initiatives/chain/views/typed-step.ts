import type { Db } from '../../../db/open.ts'
import { indicatorsCalled } from '../../../indicators/find.ts'
import { organisationTyped } from '../../../indicators/organisation-typed.ts'
import { typedNumber } from '../../../indicators/typed-number.ts'
import { type Language, say, withText } from '../../../kernel/language-text.ts'
import type { Particulars } from '../../../organisations/particulars.ts'
import { errorsIn } from '../../../web/answers.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { Typed } from '../../../web/typed.ts'
import type { Visit } from '../../../web/visit.ts'
import { StepInput } from '../chain-document.ts'
import type { LinkedStep } from '../edit-chain.ts'
import type { BenefitNames, Chain } from '../find.ts'
import type { ChainStep, StepKind, ValueDimension } from '../step.ts'
import { words } from '../words.ts'

/** What stands in the form: texts by field, and what is ticked. */
export type StepValues = {
  fields: { readonly [name: string]: string }
  dimensions: readonly string[]
  from: readonly number[]
  to: readonly number[]
}

const fieldNames = [
  'title',
  'type',
  'stakeholderOrganisation',
  'stakeholder',
  'owner',
  'ownerOrganisation',
  'measure',
  'indicator',
  'unit',
  'baseline',
  'baselineOn',
  'target',
  'targetOn',
  'method',
  'confidence',
  'peng',
] as const

export function valuesOf({ title, benefit, id }: ChainStep, chain: Chain, names: BenefitNames, language: Language): StepValues {
  const organisation = (of: number | null | undefined) => (of == null ? '' : (say(names.organisations.get(of) ?? {}, language)?.text ?? ''))
  const figure = (of: number | null | undefined) => (of == null ? '' : language === 'sv' ? String(of).replace('.', ',') : String(of))
  return {
    fields: {
      title: say(title, language)?.text ?? '',
      type: benefit?.type ?? '',
      stakeholderOrganisation: organisation(benefit?.stakeholderId),
      stakeholder: benefit?.stakeholder ?? '',
      owner: benefit?.owner ?? '',
      ownerOrganisation: organisation(benefit?.ownerOrganisationId),
      measure: benefit?.measure ?? '',
      indicator: benefit?.indicatorId == null ? '' : String(benefit.indicatorId),
      unit: benefit?.unit ?? '',
      baseline: figure(benefit?.baseline),
      baselineOn: benefit?.baselineOn ?? '',
      target: figure(benefit?.target),
      targetOn: benefit?.targetOn ?? '',
      method: benefit?.method ?? '',
      confidence: benefit?.confidence ?? '',
      peng: benefit?.peng ?? '',
    },
    dimensions: benefit?.dimensions ?? [],
    from: chain.links.filter(({ to }) => to === id).map(({ from }) => from),
    to: chain.links.filter(({ from }) => from === id).map(({ to }) => to),
  }
}

export const typedValues = (typed: Typed): StepValues => ({
  fields: Object.fromEntries(fieldNames.map((name) => [name, typed.text(name)])),
  dimensions: typed.all('dimensions'),
  from: numbersIn(typed.all('from')),
  to: numbersIn(typed.all('to')),
})

const numbersIn = (texts: readonly string[]) => [...new Set(texts.map(Number).filter((id) => Number.isInteger(id) && id > 0))]

/** What was typed, as input or as what to correct by field. Texts in other languages stay as they are. */
export async function typedStep(
  db: Db,
  visit: Visit,
  typed: Typed,
  kind: StepKind,
  before?: ChainStep,
): Promise<{ input: LinkedStep } | { errors: FormState['errors'] }> {
  const t = visit.words(words)
  const given = (name: string) => (typed.text(name) === '' ? null : typed.text(name))
  const { dimensions, from, to } = typedValues(typed)
  const shown = before && say(before.title, visit.language)
  const title =
    before && shown?.fallback && shown.text === typed.text('title')
      ? before.title
      : withText(before?.title ?? {}, visit.language, typed.text('title'))
  if (kind !== 'benefit') {
    const read = StepInput.safeParse({ kind, title })
    return read.success ? { input: { kind, title: { ...title }, from, to } } : { errors: errorsIn(read.error, t.wrong) }
  }
  const [stakeholder, owner, indicator] = await Promise.all([
    organisationTyped(db, typed.text('stakeholderOrganisation')),
    organisationTyped(db, typed.text('ownerOrganisation')),
    given('indicator') === null ? null : indicatorsCalled(db, [typed.text('indicator')]).then((found) => [...found.values()][0]?.id),
  ])
  const [baseline, target] = (['baseline', 'target'] as const).map((name) => (given(name) === null ? null : typedNumber(typed.text(name))))
  const input = {
    kind,
    title: { ...title },
    benefit: {
      type: given('type'),
      dimensions: dimensions as ValueDimension[],
      stakeholderId: stakeholder ?? null,
      stakeholder: given('stakeholder'),
      owner: given('owner'),
      ownerOrganisationId: owner ?? null,
      measure: given('measure'),
      indicatorId: indicator ?? null,
      unit: given('unit'),
      baseline: baseline ?? null,
      baselineOn: given('baselineOn'),
      target: target ?? null,
      targetOn: given('targetOn'),
      method: given('method'),
      confidence: given('confidence'),
      peng: given('peng'),
    },
  }
  const read = StepInput.safeParse(input)
  const errors: FormState['errors'] = {
    ...(read.success
      ? {}
      : errorsIn({ issues: read.error.issues.map(({ path }) => ({ path: path[0] === 'benefit' ? path.slice(1) : path })) }, t.wrong)),
    ...(stakeholder === undefined && { stakeholderOrganisation: t.wrong['stakeholderOrganisation'] }),
    ...(owner === undefined && { ownerOrganisation: t.wrong['ownerOrganisation'] }),
    ...(indicator === undefined && { indicator: t.wrong['indicator'] }),
    ...(baseline === undefined && { baseline: t.wrong['baseline'] }),
    ...(target === undefined && { target: t.wrong['target'] }),
  }
  return read.success && Object.keys(errors).length === 0 ? { input: { ...(input as StepInput), from, to } } : { errors }
}

/** The form as plain texts, so that two people's versions can be compared. */
export function particularsIn({ fields, dimensions, from, to }: StepValues, visit: Visit, chain: Chain): Particulars {
  const t = visit.words(words)
  const titles = (ids: readonly number[]) =>
    chain.steps
      .filter(({ id }) => ids.includes(id))
      .map(({ title }) => say(title, visit.language)?.text ?? '')
      .join('; ')
  return {
    ...fields,
    dimensions: dimensions.map((one) => t.dimensions[one as ValueDimension] ?? one).join('; '),
    from: titles(from),
    to: titles(to),
  }
}
