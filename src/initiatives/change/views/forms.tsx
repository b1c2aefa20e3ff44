import { type LanguageText, say, withText } from '../../../kernel/language-text.ts'
import { errorsIn } from '../../../web/answers.ts'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { CheckField, RadioField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Typed } from '../../../web/typed.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import { BothVersions, type TwoVersions } from '../../views/two-versions.tsx'
import { type ChangeEntry, EntryInput, type EntryKind, levels } from '../entry.ts'
import { type AffectedGroup, GroupInput, impacts } from '../group.ts'
import { leastMinimum, PulseInput } from '../pulse/pulse.ts'
import { words } from '../words.ts'

type Values = Record<string, string>
type Read<Input> = { input: Input } | { errors: FormState['errors'] }
type Shared = { initiative: Initiative; state?: FormState; both?: TwoVersions['edits'] }

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const whole = (text: string) => (text === '' ? null : Number(text.replaceAll(/[\s\u202f]/g, '')))

export const groupFields = ['name', 'organisation', 'people', 'impact', 'changes']

export const groupValues = (of: AffectedGroup, { language }: Visit): Values => ({
  name: of.name[language] ?? '',
  organisation: of.organisationId === null ? '' : String(of.organisationId),
  people: String(of.people),
  impact: of.impact,
  changes: of.changes[language] ?? '',
})

export function typedGroup(visit: Visit, typed: Typed, before?: AffectedGroup): Read<GroupInput> {
  const read = GroupInput.safeParse({
    name: withText(before?.name ?? {}, visit.language, typed.text('name')),
    organisation: whole(typed.text('organisation')),
    people: whole(typed.text('people')) ?? Number.NaN,
    impact: typed.text('impact'),
    changes: withText(before?.changes ?? {}, visit.language, typed.text('changes')),
  })
  return read.success ? { input: read.data } : { errors: errorsIn(read.error, visit.words(words).wrong) }
}

export function groupPage(
  visit: Visit,
  { initiative, group, organisations, state, both }: Shared & { group?: AffectedGroup; organisations: ReadonlyMap<number, LanguageText> },
): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const start = group ? groupValues(group, visit) : { organisation: String(initiative.organisationId), impact: 'some' }
  const field = fieldsOf(visit, state, start)
  const title = group ? t.changeGroup : t.addGroup
  return frame(visit, { initiative, title, state, both, labels: t as unknown as Values }, group?.version, start, [
    <TextField {...field('name')} label={t.name} help={t.nameHelp} />,
    <SelectField
      {...field('organisation')}
      label={t.organisation}
      choices={[
        ...[...organisations].map(([id, name]) => {
          const said = say(name, language)
          return { value: String(id), label: said?.text ?? '', ...(said && said.language !== language && { lang: said.language }) }
        }),
        { value: '', label: capital(t.outside) },
      ]}
    />,
    <TextField {...field('people')} label={t.people} help={t.peopleHelp} inputmode="numeric" />,
    <RadioField {...field('impact')} label={t.impact} choices={impacts.map((one) => ({ value: one, label: capital(t.impacts[one]) }))} />,
    <TextField {...field('changes')} label={t.changes} rows={3} optional />,
  ])
}

export const entryFields = ['says', 'how', 'groups', 'on', 'doneOn', 'level']

export const entryValues = (of: ChangeEntry, { language }: Visit): Values => ({
  says: of.says[language] ?? '',
  how: of.how[language] ?? '',
  groups: of.groups.join(','),
  on: of.on,
  doneOn: of.doneOn ?? '',
  level: of.level === null ? '' : String(of.level),
})

/** Check boxes come as one value each; for comparing they are one. */
export const entryTyped = (typed: Typed): Values => ({ ...typed.values, groups: groupsIn(typed).join(',') })
const groupsIn = (typed: Typed) =>
  Object.keys(typed.values)
    .flatMap((name) => /^group-(\d{1,9})$/.exec(name)?.[1] ?? [])
    .map(Number)

export function typedEntry(visit: Visit, typed: Typed, kind: EntryKind, before?: ChangeEntry): Read<EntryInput> {
  const read = EntryInput.safeParse({
    kind,
    says: withText(before?.says ?? {}, visit.language, typed.text('says')),
    how: withText(before?.how ?? {}, visit.language, typed.text('how')),
    groups: groupsIn(typed),
    on: typed.text('on'),
    doneOn: typed.text('doneOn') === '' ? null : typed.text('doneOn'),
    level: whole(typed.text('level')),
  })
  return read.success ? { input: read.data } : { errors: errorsIn(read.error, visit.words(words).wrong) }
}

export function entryPage(
  visit: Visit,
  {
    initiative,
    kind,
    entry,
    groups,
    today,
    state,
    both,
  }: Shared & { kind: EntryKind; entry?: ChangeEntry; groups: readonly AffectedGroup[]; today: string },
): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const own = t[kind]
  const start: Values = entry ? entryValues(entry, visit) : kind === 'acceptance' ? { on: today } : {}
  const field = fieldsOf(visit, state, start)
  const chosen = (state?.values['groups'] ?? start['groups'] ?? '').split(',')
  const labels = { ...t, ...own, groups: t.concerned } as unknown as Values
  return frame(visit, { initiative, title: entry ? own.change : own.add, state, both, labels }, entry?.version, start, [
    kind === 'acceptance' && <p class="quiet">{t.inside}</p>,
    <TextField {...field('says')} label={own.says} help={own.saysHelp} rows={2} />,
    <TextField {...field('how')} label={own.how} help={own.howHelp} rows={2} optional />,
    groups.length > 0 && (
      <fieldset class="ds-fieldset" id="groups">
        <legend class="ds-label">{t.concerned}</legend>
        {groups.map(({ id, name }) => (
          <CheckField
            language={language}
            name={`group-${id}`}
            label={say(name, language)?.text ?? ''}
            checked={chosen.includes(String(id))}
          />
        ))}
      </fieldset>
    ),
    <TextField {...field('on')} label={own.on} type="date" />,
    kind === 'acceptance' ? (
      <RadioField
        {...field('level')}
        label={t.level}
        choices={levels.map((level) => ({ value: String(level), label: `${level}, ${t.levels[level]}` }))}
      />
    ) : (
      <TextField {...field('doneOn')} label={own.doneOn} type="date" optional />
    ),
  ])
}

export function typedPulse(visit: Visit, typed: Typed): Read<PulseInput> {
  const read = PulseInput.safeParse({
    title: withText({}, visit.language, typed.text('title')),
    opensOn: typed.text('opensOn'),
    closesOn: typed.text('closesOn'),
    minimum: whole(typed.text('minimum')) ?? Number.NaN,
  })
  return read.success ? { input: read.data } : { errors: errorsIn(read.error, visit.words(words).wrong) }
}

export function pulsePage(visit: Visit, { initiative, today, state }: Shared & { today: string }): Sheet {
  const t = visit.words(words)
  const start = { opensOn: today, minimum: String(leastMinimum) }
  const field = fieldsOf(visit, state, start)
  return frame(visit, { initiative, title: t.newPulse, state, both: undefined, labels: {}, submit: t.openPulse }, undefined, start, [
    <p>{t.pulseLead}</p>,
    <TextField {...field('title')} label={t.pulseTitle} help={t.pulseTitleHelp} />,
    <TextField {...field('opensOn')} label={t.opensOn} type="date" />,
    <TextField {...field('closesOn')} label={t.closesOn} help={t.closesOnHelp} type="date" />,
    <TextField {...field('minimum')} label={t.minimum} help={t.minimumHelp} inputmode="numeric" />,
  ])
}

type Framed = {
  initiative: Initiative
  title: string
  state: FormState | undefined
  both: TwoVersions['edits'] | undefined
  labels: Values
  submit?: string
}

function frame(
  visit: Visit,
  { initiative, title, state, both, labels, submit }: Framed,
  version: number | undefined,
  start: Values,
  fields: readonly unknown[],
): Sheet {
  const t = visit.words(words)
  return {
    title,
    serves: [1],
    ...(state && { status: both ? (409 as const) : (422 as const) }),
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="change">
        <h2>{title}</h2>
        {state && <ErrorSummary language={visit.language} errors={state.errors} />}
        {both && <BothVersions visit={visit} edits={both} labels={labels} />}
        <p class="quiet">{t.noNames}</p>
        <form method="post" class="flow form">
          {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
          {version !== undefined && <input type="hidden" name="was" value={JSON.stringify(start)} />}
          {fields as never}
          <div class="actions">
            <button class="ds-button" type="submit">
              {submit ?? t.save}
            </button>
            <a href={visit.to(`/initiatives/${initiative.id}/change`)}>{t.title}</a>
          </div>
        </form>
      </InitiativeFrame>
    ),
  }
}
