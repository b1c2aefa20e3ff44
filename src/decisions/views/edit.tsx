import { type LanguageText, say } from '../../kernel/language-text.ts'
import type { Edit } from '../../organisations/merge-edits.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { FieldGroup, FieldRow } from '../../web/components/field-group/field-group.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { type FormState, fieldsOf } from '../../web/form-state.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Decision } from '../decision.ts'
import { emptyRows, textsOf } from '../typed.ts'
import { words } from '../words.ts'

type Editing = {
  /** Left out where a new one is begun. */
  draft?: Decision
  /** Those that the writer may choose among for a new one. */
  organisations?: readonly { id: number; name: LanguageText }[]
  state?: FormState
  edits?: readonly Edit[]
}

export function editPage(visit: Visit, { draft, organisations = [], state, edits }: Editing): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const name = draft && (say(draft.title, language)?.text ?? '')
  const title = name === undefined ? t.newTitle : t.changeTitle(name)
  const now: Readonly<Record<string, string>> = draft ? textsOf(draft, visit) : { organisation: visit.query.get('organisation') ?? '' }
  const field = fieldsOf(visit, state, now)
  const alternatives = draft?.alternatives ?? []
  /** What it says in another language, where the reader's has nothing. */
  const other = (of: LanguageText | null | undefined) => {
    const said = of && say(of, language)
    return said?.fallback ? said.text : undefined
  }
  const helped = (of: LanguageText | null | undefined, help: string | undefined) => {
    const text = [help, other(of)].filter(Boolean).join(' – ')
    return text === '' ? {} : { help: text }
  }
  return {
    title,
    serves: [1, 3],
    ...(state && { status: edits ? (409 as const) : (422 as const) }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/decisions'), label: t.title },
            ...(draft ? [{ href: visit.to(`/decisions/${draft.id}`), label: name! }] : []),
          ]}
          here={title}
        />
        <h1>{title}</h1>
        {!draft && <p class="lead">{t.newLead}</p>}
        {state && <ErrorSummary language={language} errors={state.errors} />}
        {edits && <BothEdited visit={visit} edits={edits} alternatives={alternatives} />}
        <form method="post" action={visit.to(draft ? `/decisions/${draft.id}/change` : '/decisions/new')} class="flow form">
          {draft && <input type="hidden" name="version" value={String(draft.version)} />}
          {draft && <input type="hidden" name="was" value={JSON.stringify(now)} />}
          {!draft && (
            <SelectField
              {...field('organisation')}
              label={t.organisation}
              choices={organisations.map(({ id, name }) => ({ value: String(id), label: say(name, language)?.text ?? '' }))}
            />
          )}
          <TextField {...field('title')} {...helped(draft?.title, undefined)} label={t.titleField} />
          <TextField {...field('question')} {...helped(draft?.question, t.questionHelp)} label={t.question} rows={4} />
          <FieldGroup
            name="alternatives"
            label={t.alternatives}
            help={t.alternativesHelp}
            {...(state?.errors.alternatives && { findings: <p class="ds-validation-message">{state.errors.alternatives}</p> })}
          >
            {[...alternatives.map(({ key, title }) => ({ name: `alternative-${key}`, title })), ...fresh(alternatives.length)].map(
              ({ name, title }, at) => (
                <FieldRow>
                  <TextField {...field(name)} {...helped(title, undefined)} label={t.alternative(at + 1)} optional />
                </FieldRow>
              ),
            )}
          </FieldGroup>
          <h2>{t.proposed}</h2>
          <p class="quiet">{t.proposedHelp}</p>
          {alternatives.length > 0 && (
            <SelectField
              {...field('chosen')}
              label={t.chosenProposed}
              optional
              choices={[
                { value: '', label: t.noneChosen },
                ...alternatives.map(({ key, title }) => ({ value: key, label: say(title, language)?.text ?? key })),
              ]}
            />
          )}
          <TextField
            {...field('conclusion')}
            {...helped(draft?.conclusion, t.conclusionHelp)}
            label={t.proposedConclusion}
            rows={3}
            optional
          />
          <TextField {...field('reasons')} {...helped(draft?.reasons, t.reasonsHelp)} label={t.proposedReasons} rows={6} optional />
          <TextField {...field('reviewOn')} label={t.reviewOnField} help={t.reviewHelp} type="date" optional />
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.saveDraft}
            </button>
          </div>
        </form>
      </div>
    ),
  }
}

const fresh = (there: number) =>
  Array.from({ length: there === 0 ? emptyRows : 1 + (there < 2 ? 1 : 0) }, (_, at) => ({
    name: `alternative-new.${at}`,
    title: undefined,
  }))

function BothEdited({ visit, edits, alternatives }: { visit: Visit; edits: readonly Edit[]; alternatives: Decision['alternatives'] }) {
  const { language } = visit
  const t = visit.words(words)
  const fieldName = (key: string) => {
    const at = alternatives.findIndex((one) => key === `alternative-${one.key}`)
    return at >= 0 ? t.alternative(at + 1) : key.startsWith('alternative-') ? t.alternatives : (t.facts[key] ?? key)
  }
  const shown = (value: string) => (value === '' ? <span class="quiet">{t.empty}</span> : value)
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
                {fieldName(key)} {collides && <span class="quiet">({t.collides})</span>}
              </>
            ),
          },
          { title: t.wasBefore, cell: ({ was }) => shown(was) },
          { title: t.theirs, cell: ({ theirs }) => shown(theirs) },
          { title: t.mineVersion, cell: ({ mine }) => shown(mine) },
        ]}
      />
    </>
  )
}
