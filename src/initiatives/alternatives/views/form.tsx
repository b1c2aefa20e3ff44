import { type LanguageText, say } from '../../../kernel/language-text.ts'
import type { Edit } from '../../../organisations/merge-edits.ts'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { FieldGroup } from '../../../web/components/field-group/field-group.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { CheckField, RadioField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import { BothEdited } from '../../views/both-edited.tsx'
import { InitiativeFrame } from '../../views/frame.tsx'
import { type Alternative, type AlternativeKind, alternativeKinds, innovationCases } from '../alternative.ts'
import type { NamedEntry } from '../find.ts'
import { entriesIn, type FormValues, type Group, groups, rowsIn } from '../form-values.ts'
import { words } from '../words.ts'
import { capital } from './kinds.tsx'
import { RouteOf } from './route.tsx'

export type Editing = {
  initiative: Initiative
  /** None: a new one. */
  alternative?: Alternative
  values: FormValues
  was?: FormValues
  /** Entries to tick: the chosen, what was answered in the reuse check, and what was searched for. */
  entries: readonly (NamedEntry & { answered?: boolean })[]
  searched?: { text: string; found: number }
  /** Empty rows beyond those that are filled in. */
  spare?: number
  errors?: FormState['errors']
  edits?: readonly Edit[]
  /** Something was asked for that is no error, such as more rows. */
  asked?: boolean
}

export function formPage(visit: Visit, editing: Editing): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { initiative, alternative, values, was = values, errors, edits } = editing
  const place = `/initiatives/${initiative.id}/alternatives`
  const title = alternative ? t.changeTitle(say(alternative.title, language)?.text ?? '') : t.newTitle
  const kind = values['kind'] as AlternativeKind
  const field = fieldsOf(visit, { values, errors: errors ?? {} })
  const help = (text: string, of: LanguageText | undefined) => {
    const other = of?.[language] === undefined ? of?.[language === 'sv' ? 'en' : 'sv'] : undefined
    return other === undefined ? text : `${text} ${t.otherLanguage(other)}`
  }
  return {
    title,
    serves: [1, 4, 5, 7, 8],
    ...(edits ? { status: 409 as const } : errors && { status: 422 as const }),
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="alternatives">
        <h2>{title}</h2>
        {errors && <ErrorSummary language={language} errors={errors} />}
        {edits && <BothEdited visit={visit} edits={edits} fieldName={(key) => nameOf(t, key)} />}
        <form method="post" action={visit.to(alternative ? `${place}/${alternative.id}/edit` : `${place}/new`)} class="flow form">
          {alternative && <input type="hidden" name="version" value={String(alternative.version)} />}
          {alternative && <input type="hidden" name="was" value={JSON.stringify(was)} />}
          {alternative && alternative.kind !== 'nothing' ? (
            <SelectField
              {...field('kind')}
              label={t.kindLabel}
              choices={alternativeKinds.filter((one) => one !== 'nothing').map((one) => ({ value: one, label: capital(t.kinds[one]) }))}
            />
          ) : (
            <>
              <input type="hidden" name="kind" value={kind} />
              <p>
                <strong>{capital(t.kinds[kind])}.</strong> {t.kindHelp[kind]}
              </p>
            </>
          )}
          {(kind === 'innovation' || alternative?.kind === 'innovation') && (
            <>
              <RadioField
                {...field('innovation')}
                label={t.innovationLabel}
                choices={innovationCases.map((one) => ({ value: one, label: t.innovation[one] }))}
              />
              {innovationCases.map((one) => (
                <Disclosure title={`${t.innovation[one]}: ${t.demands.toLocaleLowerCase(language)}`}>
                  <RouteOf visit={visit} of={one} />
                </Disclosure>
              ))}
            </>
          )}
          <TextField {...field('title')} label={t.title} help={help(t.titleHelp, alternative?.title)} />
          <TextField
            {...field('description')}
            label={t.description}
            help={help(t.descriptionHelp, alternative?.description)}
            rows={5}
            optional
          />
          {kind !== 'nothing' && <Entries visit={visit} {...editing} />}
          <Rows
            visit={visit}
            {...editing}
            group="dependency"
            label={t.dependencies}
            about={t.dependenciesHelp}
            was={alternative?.dependencies}
          />
          <Rows visit={visit} {...editing} group="noReturn" label={t.noReturn} about={t.noReturnHelp} was={alternative?.noReturn} />
          {kind !== 'nothing' && (
            <>
              <SelectField
                {...field('openSource')}
                label={t.openSource}
                choices={Object.entries(t.openSources).map(([value, label]) => ({ value, label: capital(label) }))}
              />
              <TextField {...field('licence')} label={t.licence} help={t.licenceHelp} optional />
            </>
          )}
          <TextField {...field('lockIn')} label={t.lockIn} help={help(t.lockInHelp, alternative?.lockIn)} rows={3} optional />
          <Rows visit={visit} {...editing} group="risk" label={t.risks} about={t.risksHelp} was={alternative?.risks} />
          <div class="actions">
            <button class="ds-button" type="submit" name="do" value="save">
              {t.save}
            </button>
            <button class="ds-button" data-variant="secondary" type="submit" name="do" value="rows">
              {t.moreRows}
            </button>
            <a class="ds-button" data-variant="tertiary" href={visit.to(alternative ? `${place}/${alternative.id}` : place)}>
              {t.cancel}
            </a>
          </div>
        </form>
      </InitiativeFrame>
    ),
  }
}

function Entries({ visit, values, entries, searched }: Editing & { visit: Visit }) {
  const { language } = visit
  const t = visit.words(words)
  const chosen = new Set(entriesIn(values))
  return (
    <FieldGroup name="entries" label={t.entries} help={t.entriesHelp}>
      {entries.length === 0 && <p class="quiet">{t.noEntries}</p>}
      {entries.map(({ id, title, kind, ended, answered }) => (
        <div class="ds-field">
          <input class="ds-input" type="checkbox" id={`entry-${id}`} name="entry" value={String(id)} checked={chosen.has(id)} />
          <label class="ds-label" for={`entry-${id}`}>
            <Text of={title} language={language} />{' '}
            <span class="quiet">({[groupOf(t, kind), answered && t.fromReuse, ended && t.endedEntry].filter(Boolean).join(', ')})</span>
          </label>
        </div>
      ))}
      {searched && searched.found === 0 && <p role="status">{t.noHits(searched.text)}</p>}
      <TextField language={language} name="q" type="search" label={t.searchEntries} value={searched?.text ?? ''} optional />
      <div>
        <button class="ds-button" data-variant="secondary" type="submit" name="do" value="search">
          {t.search}
        </button>
      </div>
    </FieldGroup>
  )
}

type Words = typeof words.sv
const groupOf = (t: Words, kind: string) =>
  (kind === 'standard' ? t.standards : kind === 'building-block' ? t.buildingBlocks : t.reuses).toLocaleLowerCase('sv')

type RowsProps = Omit<Editing, 'was'> & {
  visit: Visit
  group: Group
  label: string
  about: string
  /** The rows as they are saved, whose other languages are shown. */
  was: readonly { readonly [field: string]: LanguageText | number }[] | undefined
}

/** Several rows of the same fields, with empty ones at the end; without script there are more when one asks for them. */
function Rows({ visit, values, errors, group, label, about, was, spare = 1 }: RowsProps) {
  const { language } = visit
  const t = visit.words(words)
  const filled = rowsIn(values, group)
  const field = fieldsOf(visit, { values, errors: errors ?? {} })
  const labels: { [name: string]: string } = {
    what: group === 'risk' ? t.risk : t.what,
    on: t.on,
    safeguard: t.safeguard,
    likelihood: t.likelihood,
    impact: t.impact,
    measure: t.measure,
  }
  return (
    <FieldGroup name={group} label={label} help={about}>
      {Array.from({ length: Math.min(30, filled + spare) }, (_, at) => (
        <fieldset class="field-rows">
          <legend class="visually-hidden">{t.row(label, at + 1)}</legend>
          {groups[group].map((name) => {
            const own = field(`${group}-${at}-${name}`)
            if (name === 'likelihood' || name === 'impact')
              return (
                <SelectField
                  {...own}
                  label={labels[name]!}
                  choices={['', '1', '2', '3', '4', '5'].map((grade) => ({ value: grade, label: grade === '' ? t.noGrade : grade }))}
                />
              )
            const old = was?.[at]?.[name]
            const other = typeof old === 'object' && old[language] === undefined ? old[language === 'sv' ? 'en' : 'sv'] : undefined
            return <TextField {...own} label={labels[name]!} rows={2} {...(other !== undefined && { help: t.otherLanguage(other) })} />
          })}
          {at < filled && <CheckField language={language} name={`${group}-${at}-remove`} label={t.removeRow} />}
        </fieldset>
      ))}
    </FieldGroup>
  )
}

function nameOf(t: Words, key: string): string {
  const [group, at, field] = key.split('-')
  if (at === undefined || field === undefined) return { ...t.fields, entry: t.entries }[key] ?? key
  const label = { dependency: t.dependencies, noReturn: t.noReturn, risk: t.risks }[group!] ?? group!
  const part =
    { what: t.what, on: t.on, safeguard: t.safeguard, likelihood: t.likelihood, impact: t.impact, measure: t.measure }[field] ?? field
  return `${t.row(label, Number(at) + 1)}: ${part.toLocaleLowerCase('sv')}`
}
