import { type Organisations, organisationChoices } from '../../../catalogue/views/organisation-choices.ts'
import { type Language, type LanguageText, say, withText } from '../../../kernel/language-text.ts'
import type { Edit } from '../../../organisations/merge-edits.ts'
import type { Particulars } from '../../../organisations/particulars.ts'
import { errorsIn } from '../../../web/answers.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { RadioField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Typed } from '../../../web/typed.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Matches } from '../matches.ts'
import { type Need, NeedInput, themeCodes, urgencies } from '../need.ts'
import { words } from '../words.ts'
import { themeName } from './list.tsx'
import { MatchesView } from './matches.tsx'

const texts = ['title', 'problem', 'users', 'goals', 'legalDrivers'] as const
type Names = ReadonlyMap<number, LanguageText>

/** The need as the form shows it, in the reader's language: what two people's versions are compared by. */
export function valuesOf(need: Need, names: Names, language: Language): Record<string, string> {
  return {
    ...Object.fromEntries(texts.map((name) => [name, need[name][language] ?? ''])),
    themes: need.themes.join(' '),
    affected: need.affected.map((id) => say(names.get(id) ?? {}, language)?.text ?? String(id)).join('\n'),
    urgency: need.urgency,
    neededBy: need.neededBy ?? '',
  }
}

/** What was typed, to be shown again and compared. */
export const typedValues = (typed: Typed): Record<string, string> => ({
  ...Object.fromEntries([...texts, 'affected', 'urgency', 'neededBy'].map((name) => [name, typed.text(name)])),
  organisation: typed.text('organisation'),
  themes: typed.all('themes').join(' '),
})

/** `called` tells which organisation a name is. Texts in other languages stay as they were. */
export async function inputOf(
  visit: Visit,
  values: Readonly<Record<string, string>>,
  before: Need | undefined,
  called: (name: string) => Promise<number | undefined>,
): Promise<{ input: NeedInput } | { errors: Record<string, string> }> {
  const t = visit.words(words).wrong
  const affected: number[] = []
  for (const name of (values.affected ?? '').split('\n').map((line) => line.trim())) {
    if (name === '') continue
    const id = await called(name)
    if (id === undefined) return { errors: { affected: t.unknownOrganisation(name) } }
    affected.push(id)
  }
  const input = {
    ...Object.fromEntries(texts.map((name) => [name, withText(before?.[name] ?? {}, visit.language, values[name] ?? '')])),
    themes: (values.themes ?? '').split(' ').filter((code) => code !== ''),
    affected,
    urgency: values.urgency || 'normal',
    neededBy: values.neededBy || null,
  }
  const read = NeedInput.safeParse(input)
  if (read.success) return { input: read.data as NeedInput }
  return { errors: errorsIn(read.error, t as unknown as Record<string, string>) }
}

type Editing = {
  need?: Need
  names?: Names
  organisations?: Organisations
  state?: FormState
  edits?: readonly Edit[]
  /** What a new one begins with. */
  start?: Readonly<Record<string, string>>
  matches?: Matches | undefined
}

export function editPage(visit: Visit, { need, names = new Map(), organisations = [], state, edits, start = {}, matches }: Editing): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const name = need && (say(need.title, language)?.text ?? '')
  const title = name === undefined ? t.newTitle : t.changeTitle(name)
  const now = need && valuesOf(need, names, language)
  const field = fieldsOf(visit, state, now ?? { urgency: 'normal', organisation: String(organisations[0]?.id ?? ''), ...start })
  const hasText = matches !== undefined
  return {
    title,
    serves: [1, 4],
    search: false,
    ...(state && { status: edits ? (409 as const) : (422 as const) }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[{ href: visit.to('/needs'), label: t.title }, ...(need ? [{ href: visit.to(`/needs/${need.id}`), label: name! }] : [])]}
          here={need ? t.changeHere : t.newTitle}
        />
        <h1>{title}</h1>
        {state && <ErrorSummary language={language} errors={state.errors} />}
        {edits && <BothEdited visit={visit} edits={edits} />}
        <form
          method="post"
          action={visit.to(need ? `/needs/${need.id}/change` : '/needs/new')}
          class="written-beside"
          data-live={visit.to('/needs/matches', { compact: 'yes', ...(need && { except: need.id }) })}
        >
          <div class="flow form">
            {need && <input type="hidden" name="version" value={String(need.version)} />}
            {now && <input type="hidden" name="was" value={JSON.stringify(now)} />}
            {!need && organisations.length > 1 && (
              <SelectField {...field('organisation')} label={t.whose} choices={organisationChoices(organisations, language)} />
            )}
            {!need && organisations.length === 1 && <input type="hidden" name="organisation" value={String(organisations[0]!.id)} />}
            <TextField {...field('title')} label={t.needTitle} help={t.needTitleHelp} />
            <TextField {...field('problem')} label={t.problem} help={t.problemHelp} rows={6} />
            <TextField {...field('users')} label={t.users} help={t.usersHelp} rows={4} optional />
            <TextField {...field('goals')} label={t.goals} help={t.goalsHelp} rows={3} optional />
            <TextField {...field('legalDrivers')} label={t.legalDrivers} help={t.legalDriversHelp} rows={3} optional />
            <RadioField
              {...field('urgency')}
              label={t.urgency}
              choices={urgencies.map((one) => ({ value: one, label: t.urgencies[one] }))}
            />
            <TextField {...field('neededBy')} label={t.neededBy} type="date" optional />
            <ThemeFields visit={visit} {...field('themes')} />
            <TextField {...field('affected')} label={t.affected} help={t.affectedHelp} rows={3} optional />
            <div class="actions">
              <button class="ds-button" type="submit">
                {t.save}
              </button>
            </div>
          </div>
          <aside class="flow written-beside__aside" aria-label={t.preview}>
            <p class="live-note quiet small" hidden>
              {t.liveBeside}
            </p>
            <div data-findings="matches" class="flow">
              {hasText && <MatchesView visit={visit} of={matches} compact />}
            </div>
          </aside>
        </form>
      </div>
    ),
  }
}

function ThemeFields({ visit, value, error }: { visit: Visit; value: string; error?: string }) {
  const t = visit.words(words)
  const chosen = value.split(' ')
  return (
    <fieldset class="ds-fieldset" id="themes" aria-describedby={error ? 'themes-help themes-error' : 'themes-help'}>
      <legend class="ds-label">{t.themes}</legend>
      <p data-field="description" id="themes-help">
        {t.themesHelp}
      </p>
      {themeCodes.map((code) => (
        <div class="ds-field">
          <input class="ds-input" type="checkbox" id={`theme-${code}`} name="themes" value={code} checked={chosen.includes(code)} />
          <label class="ds-label" for={`theme-${code}`}>
            {themeName(code, visit.language)}
          </label>
        </div>
      ))}
      {error && (
        <p class="ds-validation-message" id="themes-error">
          {error}
        </p>
      )}
    </fieldset>
  )
}

const labels: { readonly [field: string]: keyof (typeof words)['sv'] } = {
  title: 'needTitle',
  problem: 'problem',
  users: 'users',
  goals: 'goals',
  legalDrivers: 'legalDrivers',
  themes: 'themes',
  affected: 'affected',
  urgency: 'urgency',
  neededBy: 'neededBy',
}

function BothEdited({ visit, edits }: { visit: Visit; edits: readonly Edit[] }) {
  const { language } = visit
  const t = visit.words(words)
  const shown = (key: string, value: string) => {
    if (value === '') return <span class="quiet">{t.empty}</span>
    if (key === 'urgency') return t.urgencies[value as 'normal'] ?? value
    return key === 'themes'
      ? value
          .split(' ')
          .map((code) => themeName(code, language))
          .join(', ')
      : value
  }
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
          {
            title: t.field,
            heads: true,
            cell: ({ key, collides }) => (
              <>
                {t[labels[key] ?? 'field'] as string} {collides && <span class="quiet">({t.collides})</span>}
              </>
            ),
          },
          { title: t.wasBefore, cell: ({ key, was }) => shown(key, was) },
          { title: t.theirs, cell: ({ key, theirs }) => shown(key, theirs) },
          { title: t.mine, cell: ({ key, mine }) => shown(key, mine) },
        ]}
      />
    </>
  )
}

/** What the form showed when it was opened; a form that was tampered with began from what is saved now. */
export function wasIn(typed: Typed, otherwise: Particulars): Particulars {
  try {
    const was: unknown = JSON.parse(typed.text('was'))
    return was !== null && typeof was === 'object'
      ? Object.fromEntries(Object.entries(was).map(([key, value]) => [key, String(value)]))
      : otherwise
  } catch {
    return otherwise
  }
}
