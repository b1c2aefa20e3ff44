import type { Child } from 'hono/jsx'
import { say } from '../../../kernel/language-text.ts'
import type { Edit } from '../../../organisations/merge-edits.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import { words as initiativeWords } from '../../words.ts'
import { confidences, pengClasses } from '../chain-document.ts'
import { inOrder } from '../check.ts'
import { stepVersion } from '../edit-chain.ts'
import type { Chain } from '../find.ts'
import { benefitTypes, type ChainStep, type StepKind, stepKinds, valueDimensions } from '../step.ts'
import { words } from '../words.ts'
import type { StepValues } from './typed-step.ts'

type Editing = {
  initiative: Initiative
  chain: Chain
  kind: StepKind
  /** The one that is changed; undefined for a new one. */
  step: ChainStep | undefined
  /** What the form is filled in with, and the links that are chosen. */
  start: StepValues
  state?: FormState
  edits?: readonly Edit[]
}

export function stepPage(visit: Visit, { initiative, chain, kind, step, start, state, edits }: Editing): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const shared = visit.words(initiativeWords)
  const here = `/initiatives/${initiative.id}/benefits`
  const title = step ? t.changeTitle(say(step.title, language)?.text ?? '') : t.newTitle(t.kinds[kind])
  const field = fieldsOf(visit, state, start.fields)
  const choose = <Value extends string>(values: readonly Value[], names: { readonly [value in Value]: string }) => [
    { value: '', label: t.notChosen },
    ...values.map((value) => ({ value, label: names[value] })),
  ]
  const [before, after] = possibleLinks(chain, kind, step?.id)
  return {
    title,
    serves: [1, 3],
    ...(state && { status: edits ? (409 as const) : (422 as const) }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/initiatives'), label: shared.title },
            { href: visit.to(`/initiatives/${initiative.id}`), label: say(initiative.title, language)?.text ?? '' },
            { href: visit.to(here), label: shared.steps.benefits },
          ]}
          here={title}
        />
        <h1>{title}</h1>
        <p class="lead">
          {t.kinds[kind]}: {t.kindMeans[kind]}.
        </p>
        {state && <ErrorSummary language={language} errors={state.errors} />}
        {edits && <BothEdited visit={visit} edits={edits} />}
        <form method="post" action={visit.to(step ? `${here}/${step.id}` : `${here}/new`)} class="flow form">
          <input type="hidden" name="kind" value={kind} />
          {step && <input type="hidden" name="version" value={stepVersion(chain, step.id)} />}
          <TextField {...field('title')} label={t.titleLabel} help={t.titleHelp[kind]} />
          {kind === 'benefit' && (
            <>
              <fieldset class="ds-fieldset">
                <legend class="ds-label">{t.stakeholder}</legend>
                <TextField {...field('stakeholderOrganisation')} label={t.stakeholderOrganisation} help={t.stakeholderHelp} optional />
                <TextField {...field('stakeholder')} label={t.stakeholderOther} help={t.stakeholderOtherHelp} optional />
              </fieldset>
              <SelectField {...field('type')} label={t.type} choices={choose(benefitTypes, t.typesMean)} />
              <TextField {...field('owner')} label={t.owner} help={t.ownerHelp} optional />
              <TextField {...field('ownerOrganisation')} label={t.ownerOrganisation} help={t.organisationHelp} optional />
              <TextField {...field('measure')} label={t.measure} help={t.measureHelp} optional />
              <TextField {...field('indicator')} label={t.indicator} help={t.indicatorHelp} optional />
              <TextField {...field('unit')} label={t.unit} optional />
              <TextField {...field('baseline')} label={t.baseline} help={t.baselineHelp} inputmode="decimal" optional />
              <TextField {...field('baselineOn')} label={t.baselineOn} type="date" optional />
              <TextField {...field('target')} label={t.target} inputmode="decimal" optional />
              <TextField {...field('targetOn')} label={t.targetOn} type="date" optional />
              <fieldset class="ds-fieldset" id="dimensions">
                <legend class="ds-label">{t.dimensionsLabel}</legend>
                <p data-field="description">{t.dimensionsHelp}</p>
                {valueDimensions.map((one) => (
                  <Check name="dimensions" value={one} label={t.dimensions[one]} checked={start.dimensions.includes(one)} />
                ))}
              </fieldset>
              <TextField {...field('method')} label={t.method} rows={3} optional />
              <SelectField {...field('confidence')} label={t.confidence} choices={choose(confidences, t.confidences)} />
              <SelectField {...field('peng')} label={t.pengLabel} choices={choose(pengClasses, t.peng)} />
            </>
          )}
          <fieldset class="ds-fieldset" id="links">
            <legend class="ds-label">{t.linksLabel}</legend>
            {state?.errors['links'] && <p class="ds-validation-message">{state.errors['links']}</p>}
            {before.length + after.length === 0 && <p>{t.noOthers}</p>}
            <Links visit={visit} name="from" label={t.fromHelp} of={before} chosen={start.from} />
            <Links visit={visit} name="to" label={t.toHelp} of={after} chosen={start.to} />
          </fieldset>
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.save}
            </button>
            <a class="ds-button" data-variant="tertiary" href={visit.to(here)}>
              {shared.steps.benefits}
            </a>
          </div>
        </form>
        {step && (
          <section class="flow">
            <h2>{t.remove}</h2>
            <p>{t.removeHelp}</p>
            <form method="post" action={visit.to(`${here}/${step.id}/remove`)}>
              <button class="ds-button" data-variant="secondary" data-color="danger" type="submit">
                {t.removeButton}
              </button>
            </form>
          </section>
        )}
      </div>
    ),
  }
}

/** Those that may lead here, and those that this may lead to: the same kind or further along. */
function possibleLinks(chain: Chain, kind: StepKind, itself: number | undefined): [ChainStep[], ChainStep[]] {
  const place = stepKinds.indexOf(kind)
  const others = inOrder(chain.steps).filter(({ id }) => id !== itself)
  return [
    others.filter((other) => stepKinds.indexOf(other.kind) <= place),
    others.filter((other) => stepKinds.indexOf(other.kind) >= place),
  ]
}

type LinksProps = { visit: Visit; name: 'from' | 'to'; label: string; of: readonly ChainStep[]; chosen: readonly number[] }

function Links({ visit, name, label, of, chosen }: LinksProps) {
  const t = visit.words(words)
  if (of.length === 0) return null
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label">{label}</legend>
      {of.map(({ id, kind, title }) => (
        <Check
          name={name}
          value={String(id)}
          label={
            <>
              <Text of={title} language={visit.language} /> ({t.kinds[kind].toLocaleLowerCase(visit.language)})
            </>
          }
          checked={chosen.includes(id)}
        />
      ))}
    </fieldset>
  )
}

const Check = ({ name, value, label, checked }: { name: string; value: string; label: Child; checked: boolean }) => (
  <div class="ds-field">
    <input class="ds-input" type="checkbox" id={`${name}-${value}`} name={name} value={value} checked={checked} />
    <label class="ds-label" for={`${name}-${value}`}>
      {label}
    </label>
  </div>
)

function BothEdited({ visit, edits }: { visit: Visit; edits: readonly Edit[] }) {
  const { language } = visit
  const t = visit.words(words)
  const names: { readonly [field: string]: string } = {
    title: t.step,
    stakeholderOrganisation: t.stakeholderShort,
    stakeholder: t.stakeholderOther,
    peng: t.pengLabel,
    dimensions: t.dimensionsLabel,
    from: t.comesFrom,
    to: t.leadsTo,
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
          { title: t.field, heads: true, cell: ({ key }) => names[key] ?? String((t as unknown as Record<string, unknown>)[key] ?? key) },
          { title: t.theirs, cell: ({ theirs }) => shown(theirs) },
          { title: t.mine, cell: ({ mine }) => shown(mine) },
        ]}
      />
    </>
  )
}
