import { say } from '../../../kernel/language-text.ts'
import { Difference } from '../../../web/components/difference/difference.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Alternative } from '../../alternatives/alternative.ts'
import type { DiscountRate } from '../../factors/calculation-factors.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import { type CaseDocument, keyModels } from '../case-document.ts'
import type { CaseResult } from '../case-result.ts'
import type { CaseVersion } from '../cases.ts'
import { documentLines } from '../document-lines.ts'
import { percentText } from '../figure-text.ts'
import { field, rowsOf, type Values } from '../form/fields.ts'
import { words } from '../words.ts'
import { ItemsTable } from './items-table.tsx'
import { Verdict, Years } from './result.tsx'
import { RowButton } from './row-button.tsx'

export type Editing = {
  initiative: Initiative
  alternative: Alternative
  /** 0 where there is none yet. */
  version: number
  values: Values
  rates: readonly DiscountRate[]
  organisations: readonly { id: number; name: string }[]
  indicators: readonly { id: number; name: string }[]
  errors?: FormState['errors']
  /** What the form comes to, where somebody asked for it. */
  calculated?: { document: CaseDocument; result: CaseResult }
  /** What somebody else saved meanwhile, and what this form says instead. */
  meanwhile?: { saved: CaseVersion; mine: CaseDocument }
  startedFrom?: string
  status?: 200 | 409 | 422
}

/** The form: settings in one part, and a table of items by years in the other. Every button sends it; only one saves. */
export function editPage(visit: Visit, editing: Editing): Sheet {
  const { initiative, alternative, version, values, errors = {}, calculated, meanwhile, startedFrom, status } = editing
  const { language } = visit
  const t = visit.words(words)
  const name = say(alternative.title, language)?.text ?? ''
  const title = version === 0 ? t.newTitle(name) : t.editTitle(name)
  const home = visit.to(`/initiatives/${initiative.id}/cases/${alternative.id}`)
  const action = `${home}/edit`
  return {
    title,
    serves: [3],
    ...(status && status !== 200 && { status }),
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="cases">
        <h2>{title}</h2>
        <p>
          <a href={version === 0 ? visit.to(`/initiatives/${initiative.id}/cases`) : home}>
            {version === 0 ? t.backToAll : t.caseOf(name)}
          </a>
        </p>
        <ErrorSummary language={language} errors={errors} />
        {meanwhile && (
          <>
            <Message language={language} tone="warning" title={t.meanwhile} live>
              <p>{t.meanwhileText(meanwhile.saved.version)}</p>
            </Message>
            <Difference
              language={language}
              before={documentLines(meanwhile.saved.document, language)}
              after={documentLines(meanwhile.mine, language)}
              around={0}
            />
          </>
        )}
        {calculated ? (
          <section class="flow" aria-labelledby="calculated">
            <h3 id="calculated">{t.calculated}</h3>
            <p>{t.calculatedText}</p>
            <Verdict visit={visit} {...calculated} />
            <Disclosure title={t.yearsTitle}>
              <Years visit={visit} {...calculated} />
            </Disclosure>
          </section>
        ) : (
          <p class="lead">{t.editLead}</p>
        )}
        {startedFrom && <p>{t.startedFrom(startedFrom)}</p>}
        <form method="post" action={action} class="flow">
          {/* The first button is what Enter does. */}
          <button class="visually-hidden" type="submit" name="do" value="calculate" tabindex={-1}>
            {t.calculate}
          </button>
          <input type="hidden" name="version" value={String(version)} />
          <input type="hidden" name="rest" value={values.rest ?? ''} />
          <Settings visit={visit} editing={editing} action={action} />
          <section class="flow" id="items" tabindex={-1}>
            <h3>{t.items}</h3>
            <p>{t.itemsHelp}</p>
            <ItemsTable visit={visit} values={values} errors={errors} action={action} indicators={editing.indicators} />
            <div class="actions">
              <RowButton action={action} to="items" does="add cost" label={t.addCost} />
              <RowButton action={action} to="items" does="add benefit" label={t.addBenefit} />
            </div>
          </section>
          <Pairs visit={visit} values={values} errors={errors} action={action} />
          <div class="form">
            <TextField {...fieldsOf(visit, { values, errors })('reason')} label={t.saveReason} optional />
          </div>
          <div class="actions">
            <button class="ds-button" type="submit" name="do" value="save">
              {t.save}
            </button>
            <button class="ds-button" data-variant="secondary" type="submit" name="do" value="calculate">
              {t.calculate}
            </button>
          </div>
        </form>
      </InitiativeFrame>
    ),
  }
}

type Part = { visit: Visit; values: Values; errors: FormState['errors']; action: string }

function Settings({ visit, editing, action }: { visit: Visit; editing: Editing; action: string }) {
  const { values, errors = {}, rates, organisations } = editing
  const { language } = visit
  const t = visit.words(words)
  const given = fieldsOf(visit, { values, errors })
  const [parties, keys] = [rowsOf('party', values), rowsOf('key', values)]
  const partyName = (row: number, at: number) => values[field('party', row, 'name')]?.trim() || t.partyName(at + 1)
  return (
    <section class="flow">
      <h3>{t.settings}</h3>
      <div class="case-settings">
        <TextField {...given('baseYear')} label={t.baseYear} help={t.baseYearHelp} inputmode="numeric" />
        <TextField {...given('lastYear')} label={t.lastYear} help={t.lastYearHelp} inputmode="numeric" />
        <TextField {...given('priceYear')} label={t.priceYear} help={t.priceYearHelp} inputmode="numeric" optional />
        <SelectField
          {...given('rateFactor')}
          label={t.rateFactor}
          help={t.rateFactorHelp}
          choices={[
            ...rates.map(({ id, name, rate }) => ({ value: id, label: `${percentText(rate, language, 2)}: ${name[language]}` })),
            { value: '', label: t.ownRate },
          ]}
        />
        <TextField {...given('rate')} label={t.ownRateLabel} help={t.ownRateHelp} inputmode="decimal" optional />
      </div>
      <div class="actions">
        <RowButton action={action} to="items" does="update" label={t.updateYears} />
        <a href={visit.to('/calculation-factors')}>{t.ratesWithSources}</a>
      </div>
      <fieldset class="ds-fieldset" id="parties" tabindex={-1}>
        <legend class="ds-label">{t.parties}</legend>
        <p data-field="description">{t.partiesHelp}</p>
        {parties.map((row, at) => (
          <div class="case-row">
            <TextField {...given(field('party', row, 'name'))} label={t.partyName(at + 1)} />
            <SelectField
              {...given(field('party', row, 'organisation'))}
              label={t.organisation}
              optional
              choices={[
                { value: '', label: t.noOrganisation },
                ...organisations.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
            />
            <TextField {...given(field('party', row, 'leaves'))} label={t.partyLeaves} inputmode="numeric" optional />
            <RowButton
              action={action}
              to="parties"
              does={`remove party ${row}`}
              label={t.remove}
              about={t.removeParty(partyName(row, at))}
            />
          </div>
        ))}
        <div class="actions">
          <RowButton action={action} to="parties" does="add party" label={t.addParty} />
        </div>
      </fieldset>
      <Disclosure title={t.keys} open={keys.length > 0} id="keys">
        <p>{t.keysHelp}</p>
        {keys.map((row) => {
          const name = values[field('key', row, 'id')] || t.keyName
          return (
            <fieldset class="ds-fieldset">
              <legend class="ds-label">{name}</legend>
              <div class="case-row">
                <TextField {...given(field('key', row, 'id'))} label={t.keyName} />
                <SelectField
                  {...given(field('key', row, 'model'))}
                  label={t.keyModel}
                  choices={keyModels.map((model) => ({ value: model, label: t.models[model] }))}
                />
                <TextField {...given(field('key', row, 'base'))} label={t.keyBase} help={t.keyBaseHelp} inputmode="decimal" optional />
                <SelectField
                  {...given(field('key', row, 'host'))}
                  label={t.keyHost}
                  optional
                  choices={[
                    { value: '', label: t.nobody },
                    ...parties.map((party, at) => ({ value: `p${party}`, label: partyName(party, at) })),
                  ]}
                />
              </div>
              <p data-field="description">{t.keyWeightsHelp}</p>
              <div class="case-row">
                {parties.map((party, at) => (
                  <TextField
                    {...given(field('key', row, `w${party}`))}
                    label={t.keyWeight(partyName(party, at))}
                    inputmode="decimal"
                    optional
                  />
                ))}
              </div>
              <div class="actions">
                <RowButton action={action} to="keys" does={`remove key ${row}`} label={t.remove} about={t.removeKey(name)} />
              </div>
            </fieldset>
          )
        })}
        <div class="actions">
          <RowButton action={action} to="keys" does="add key" label={t.addKey} />
        </div>
      </Disclosure>
      <Disclosure title={t.pengTitle}>
        <p>{t.pengHelp}</p>
        <div class="case-row">
          {(['green', 'yellow', 'red'] as const).map((peng) => (
            <TextField {...given(`peng-${peng}`)} label={t.pengs[peng]} inputmode="decimal" optional />
          ))}
        </div>
      </Disclosure>
    </section>
  )
}

function Pairs({ visit, values, errors, action }: Part) {
  const t = visit.words(words)
  const given = fieldsOf(visit, { values, errors })
  const rows = rowsOf('pair', values)
  const choices = [
    { value: '', label: t.nobody },
    ...rowsOf('item', values).map((row, at) => ({
      value: `i${row}`,
      label: values[field('item', row, 'label')] || t.newItem(at + 1),
    })),
  ]
  return (
    <Disclosure title={t.pairs} open={rows.length > 0} id="pairs">
      <p>{t.pairsHelp}</p>
      {rows.map((row, at) => (
        <div class="case-row">
          <SelectField {...given(field('pair', row, 'a'))} label={t.pairA(at + 1)} choices={choices} />
          <SelectField {...given(field('pair', row, 'b'))} label={t.pairB(at + 1)} choices={choices} />
          <TextField {...given(field('pair', row, 'r'))} label={t.pairR(at + 1)} inputmode="decimal" />
          <RowButton action={action} to="pairs" does={`remove pair ${row}`} label={t.remove} about={t.removePair(at + 1)} />
        </div>
      ))}
      <div class="actions">
        <RowButton action={action} to="pairs" does="add pair" label={t.addPair} />
      </div>
    </Disclosure>
  )
}
