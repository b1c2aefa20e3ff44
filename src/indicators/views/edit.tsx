import { type Language, say, withText } from '../../kernel/language-text.ts'
import type { Edit } from '../../organisations/merge-edits.ts'
import type { Particulars } from '../../organisations/particulars.ts'
import { errorsIn } from '../../web/answers.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { type FormState, fieldsOf } from '../../web/form-state.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Typed } from '../../web/typed.ts'
import type { Visit } from '../../web/visit.ts'
import { directions, type Indicator, IndicatorInput } from '../indicator.ts'
import { frequencies } from '../period.ts'
import { words } from '../words.ts'

const fieldNames = [
  'name',
  'description',
  'organisation',
  'code',
  'unit',
  'decimals',
  'better',
  'frequency',
  'freshDays',
  'source',
  'sourceUrl',
] as const

/** The form's fields as they are filled in from what is saved, in the reader's language. */
export function valuesOf(indicator: Indicator, keeper: string, language: Language): Particulars {
  return {
    name: say(indicator.name, language)?.text ?? '',
    description: say(indicator.description, language)?.text ?? '',
    organisation: keeper,
    code: indicator.code ?? '',
    unit: indicator.unit,
    decimals: String(indicator.decimals),
    better: indicator.better,
    frequency: indicator.frequency,
    freshDays: indicator.freshDays === null ? '' : String(indicator.freshDays),
    source: indicator.source,
    sourceUrl: indicator.sourceUrl ?? '',
  }
}

export const typedValues = (typed: Typed): Particulars => Object.fromEntries(fieldNames.map((name) => [name, typed.text(name)]))

/** What was typed, as input or as what to correct by field. Texts in other languages stay as they are. */
export function typedIndicator(
  visit: Visit,
  typed: Typed,
  organisation: number | null | undefined,
  before?: Pick<Indicator, 'name' | 'description'>,
): { input: IndicatorInput } | { errors: FormState['errors'] } {
  const t = visit.words(words)
  const given = (name: string) => (typed.text(name) === '' ? null : typed.text(name))
  // A text that has no other language yet, or that was shown in another one, is only changed where somebody wrote something else.
  const text = (of: Indicator['name'], name: string) => {
    const shown = say(of, visit.language)
    return shown?.fallback && shown.text === typed.text(name) ? of : withText(of, visit.language, typed.text(name))
  }
  const input = {
    organisation: organisation ?? null,
    code: given('code'),
    name: text(before?.name ?? {}, 'name'),
    description: text(before?.description ?? {}, 'description'),
    unit: typed.text('unit'),
    decimals: typed.text('decimals') === '' ? 0 : Number(typed.text('decimals')),
    better: typed.text('better') as IndicatorInput['better'],
    frequency: typed.text('frequency') as IndicatorInput['frequency'],
    freshDays: given('freshDays') === null ? null : Number(typed.text('freshDays')),
    source: typed.text('source'),
    sourceUrl: given('sourceUrl'),
  }
  const parsed = IndicatorInput.safeParse(input)
  const errors = {
    ...(parsed.success ? {} : errorsIn(parsed.error, t.wrong)),
    ...(organisation === undefined && { organisation: t.wrong['organisation'] }),
  }
  return Object.keys(errors).length > 0 ? { errors } : { input: input as IndicatorInput }
}

type Editing = { indicator?: Indicator; keeper?: string; state?: FormState; edits?: readonly Edit[] }

export function editPage(visit: Visit, { indicator, keeper = '', state, edits }: Editing): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const name = indicator && (say(indicator.name, language)?.text ?? '')
  const title = name === undefined ? t.newTitle : t.changeTitle(name)
  const now = indicator && valuesOf(indicator, keeper, language)
  const field = fieldsOf(visit, state, now ?? { decimals: '0', better: 'higher', frequency: 'year', organisation: keeper })
  const choices = (of: { readonly [value: string]: string }, order: readonly string[]) =>
    order.map((value) => ({ value, label: of[value]! }))
  return {
    title,
    serves: [1, 3],
    ...(state && { status: edits ? (409 as const) : (422 as const) }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/indicators'), label: t.title },
            ...(indicator ? [{ href: visit.to(`/indicators/${indicator.id}`), label: name! }] : []),
          ]}
          here={title}
        />
        <h1>{title}</h1>
        {state && <ErrorSummary language={language} errors={state.errors} />}
        {edits && <BothEdited visit={visit} edits={edits} />}
        <form method="post" action={visit.to(indicator ? `/indicators/${indicator.id}/change` : '/indicators/new')} class="flow form">
          {indicator && <input type="hidden" name="version" value={String(indicator.version)} />}
          {now && <input type="hidden" name="was" value={JSON.stringify(now)} />}
          <TextField {...field('name')} label={t.name} help={t.nameHelp} />
          <TextField {...field('description')} label={t.description} help={t.descriptionHelp} rows={4} optional />
          <TextField {...field('organisation')} label={t.keeper} help={t.keeperHelp} optional />
          <TextField {...field('unit')} label={t.unit} help={t.unitHelp} />
          <TextField {...field('decimals')} label={t.decimals} inputmode="numeric" />
          <SelectField {...field('better')} label={t.better} choices={choices(t.directions, directions)} />
          <SelectField {...field('frequency')} label={t.frequency} choices={choices(t.frequencies, frequencies)} />
          <TextField {...field('freshDays')} label={t.freshDays} help={t.freshDaysHelp} inputmode="numeric" optional />
          <TextField {...field('source')} label={t.source} help={t.sourceHelp} />
          <TextField {...field('sourceUrl')} label={t.sourceUrl} type="url" optional />
          <TextField {...field('code')} label={t.code} help={t.codeHelp} optional />
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.save}
            </button>
          </div>
        </form>
        {indicator && (
          <section class="flow">
            <h2>{t.end}</h2>
            <p>{t.endHelp}</p>
            <form method="post" action={visit.to(`/indicators/${indicator.id}/end`)}>
              <button class="ds-button" data-variant="secondary" data-color="danger" type="submit">
                {t.endButton}
              </button>
            </form>
          </section>
        )}
      </div>
    ),
  }
}

function BothEdited({ visit, edits }: { visit: Visit; edits: readonly Edit[] }) {
  const { language } = visit
  const t = visit.words(words)
  const names: { readonly [field: string]: unknown } = { ...t, organisation: t.keeper }
  const shown = (value: string) =>
    value === '' ? <span class="quiet">{t.empty}</span> : (t.directions[value as 'higher'] ?? t.frequencies[value as 'year'] ?? value)
  return (
    <>
      <Message language={language} tone="warning" title={t.bothTitle} live>
        <p>{t.bothText}</p>
      </Message>
      <Table
        language={language}
        caption={t.bothTitle}
        hideCaption
        rows={edits}
        columns={[
          { title: t.field, heads: true, cell: ({ key }) => String(names[key] ?? key) },
          { title: t.theirs, cell: ({ theirs }) => shown(theirs) },
          { title: t.mine, cell: ({ mine }) => shown(mine) },
        ]}
      />
    </>
  )
}
