import { say } from '../../kernel/language-text.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { type FormState, fieldsOf } from '../../web/form-state.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Typed } from '../../web/typed.ts'
import type { Visit } from '../../web/visit.ts'
import { fieldName, valueText } from '../field-words.ts'
import type { Edit } from '../merge-edits.ts'
import { shownNumber } from '../number.ts'
import { type Organisation, OrganisationInput, organisationKinds } from '../organisation.ts'
import { type Particulars, particularsOf } from '../particulars.ts'
import { words } from '../words.ts'

const fieldNames = ['kind', 'nameSv', 'nameEn', 'number', 'code', 'validFrom', 'validTo'] as const
const keys: { readonly [name in (typeof fieldNames)[number]]: string } = {
  kind: 'kind',
  nameSv: 'name.sv',
  nameEn: 'name.en',
  number: 'number',
  code: 'code',
  validFrom: 'valid_from',
  validTo: 'valid_to',
}

export const particularsOfOrganisation = ({ kind, name, number, code, validFrom, validTo }: Organisation): Particulars =>
  particularsOf({ kind, name, number, code, valid_from: validFrom, valid_to: validTo })

export const valuesOf = (of: Particulars): Record<string, string> =>
  Object.fromEntries(fieldNames.map((name) => [name, name === 'number' && of.number ? shownNumber(of.number) : (of[keys[name]] ?? '')]))

/** What was typed, as input or as what to correct by field. */
export function typedOrganisation(visit: Visit, typed: Typed): { input: OrganisationInput } | { errors: FormState['errors'] } {
  const t = visit.words(words)
  const given = (name: string) => (typed.text(name) === '' ? undefined : typed.text(name))
  const input = {
    kind: typed.text('kind') as OrganisationInput['kind'],
    name: { sv: typed.text('nameSv'), ...(given('nameEn') && { en: typed.text('nameEn') }) },
    number: given('number'),
    code: given('code'),
    validFrom: given('validFrom'),
    validTo: given('validTo'),
  }
  const parsed = OrganisationInput.safeParse(input)
  if (parsed.success) return { input }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const [first, second] = issue.path.map(String)
    if (first === 'name') errors[second === 'en' ? 'nameEn' : 'nameSv'] = t.wrong.name
    else if (first)
      errors[first] = (issue as { params?: { why?: string } }).params?.why === 'order' ? t.wrong.order : t.wrong[first as 'kind']
  }
  return { errors }
}

/** What was typed, in the form in which two versions are compared. */
export function typedParticulars(typed: Typed, number: string | null | undefined): Particulars {
  return particularsOf({
    kind: typed.text('kind'),
    name: { sv: typed.text('nameSv'), en: typed.text('nameEn') },
    number,
    code: typed.text('code'),
    valid_from: typed.text('validFrom'),
    valid_to: typed.text('validTo'),
  })
}

type Editing = { organisation?: Organisation; state?: FormState; edits?: readonly Edit[] }

export function editPage(visit: Visit, { organisation, state, edits }: Editing): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const name = organisation && (say(organisation.name, language)?.text ?? '')
  const title = name === undefined ? t.newTitle : t.changeTitle(name)
  const now = organisation && particularsOfOrganisation(organisation)
  const field = fieldsOf(visit, state, now ? valuesOf(now) : { kind: 'municipality' })
  return {
    title,
    serves: [2],
    ...(state && { status: edits ? (409 as const) : (422 as const) }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/organisations'), label: t.title },
            ...(organisation ? [{ href: visit.to(`/organisations/${organisation.id}`), label: name! }] : []),
          ]}
          here={title}
        />
        <h1>{title}</h1>
        {state && <ErrorSummary language={language} errors={state.errors} />}
        {edits && <BothEdited visit={visit} edits={edits} />}
        <form
          method="post"
          action={visit.to(organisation ? `/organisations/${organisation.id}/change` : '/organisations/new')}
          class="flow form"
        >
          {organisation && <input type="hidden" name="version" value={String(organisation.version)} />}
          {now && <input type="hidden" name="was" value={JSON.stringify(now)} />}
          <SelectField
            {...field('kind')}
            label={t.kind}
            choices={organisationKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
          />
          <TextField {...field('nameSv')} label={t.nameSv} lang="sv" />
          <TextField {...field('nameEn')} label={t.nameEn} lang="en" optional />
          <TextField {...field('number')} label={t.number} help={t.numberHelp} optional />
          <TextField {...field('code')} label={t.code} help={t.codeHelp} inputmode="numeric" optional />
          <TextField {...field('validFrom')} label={t.validFrom} help={t.dateHelp} type="date" optional />
          <TextField {...field('validTo')} label={t.validTo} help={t.validToHelp} type="date" optional />
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

function BothEdited({ visit, edits }: { visit: Visit; edits: readonly Edit[] }) {
  const { language } = visit
  const t = visit.words(words)
  const shown = (key: string, value: string) => (value === '' ? <span class="quiet">{t.empty}</span> : valueText(key, value, language))
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
                {fieldName(key, language)} {collides && <span class="quiet">({t.collides})</span>}
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
