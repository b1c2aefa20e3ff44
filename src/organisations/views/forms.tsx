import { Disclosure } from '../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { type FormState, fieldsOf } from '../../web/form-state.ts'
import type { Visit } from '../../web/visit.ts'
import { groupName, municipalGroups } from '../municipal-groups.ts'
import { words } from '../words.ts'

type Props = { visit: Visit; id: number; state: FormState | undefined }

const Save = ({ visit }: { visit: Visit }) => (
  <div class="actions">
    <button class="ds-button" data-variant="secondary" type="submit">
      {visit.words(words).save}
    </button>
  </div>
)

export function FigureForm({ visit, id, state }: Props) {
  const t = visit.words(words)
  const field = fieldsOf(visit, state)
  return (
    <Disclosure title={t.addFigure} open={state !== undefined}>
      {state && <ErrorSummary language={visit.language} errors={state.errors} />}
      <form method="post" action={visit.to(`/organisations/${id}/figures`)} class="flow form">
        <SelectField {...field('fact')} label={t.fact} choices={Object.entries(t.facts).map(([value, label]) => ({ value, label }))} />
        <TextField {...field('year')} label={t.year} inputmode="numeric" help={t.figureHelp} />
        <TextField {...field('value')} label={t.value} inputmode="numeric" />
        <TextField {...field('source')} label={t.source} help={t.sourceHelp} />
        <Save visit={visit} />
      </form>
    </Disclosure>
  )
}

export function GroupForm({ visit, id, state }: Props) {
  const t = visit.words(words)
  const field = fieldsOf(visit, state)
  return (
    <Disclosure title={t.setGroup} open={state !== undefined}>
      {state && <ErrorSummary language={visit.language} errors={state.errors} />}
      <form method="post" action={visit.to(`/organisations/${id}/groups`)} class="flow form">
        <TextField {...field('edition')} label={t.edition} inputmode="numeric" />
        <SelectField
          {...field('code')}
          label={t.group}
          choices={municipalGroups.map(({ code }) => ({ value: code, label: groupName(code, visit.language) }))}
        />
        <TextField {...field('groupSource')} label={t.source} help={t.sourceHelp} />
        <Save visit={visit} />
      </form>
    </Disclosure>
  )
}

export function ParentForm({ visit, id, today, state }: Props & { today: string }) {
  const t = visit.words(words)
  const field = fieldsOf(visit, state, { parentOn: today })
  return (
    <Disclosure title={t.setParent} open={state !== undefined}>
      {state && <ErrorSummary language={visit.language} errors={state.errors} />}
      <form method="post" action={visit.to(`/organisations/${id}/parent`)} class="flow form">
        <TextField {...field('parent')} label={t.parent} help={t.parentHelp} optional />
        <TextField {...field('parentOn')} label={t.fromDay} type="date" />
        <Save visit={visit} />
      </form>
    </Disclosure>
  )
}
