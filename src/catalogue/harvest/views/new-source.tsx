import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { FileField, RadioField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { formatBytes } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { type Organisations, organisationChoices } from '../../views/organisation-choices.ts'
import { gates } from '../gate.ts'
import { sourceKinds } from '../sources.ts'
import { words } from '../words.ts'

/** Whose it may be: the organisations that one looks after sources for, and, where one may, the node's own. */
type Owners = { organisations: Organisations; node: boolean }

export function newSourcePage(visit: Visit, { values, errors }: FormState, { organisations, node }: Owners, uploadMaxBytes: number): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const field = (name: string) => ({ language, name, value: values[name] ?? '', ...(errors[name] && { error: errors[name] }) })
  return {
    title: t.addTitle,
    serves: [6, 7],
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to('/sources'), label: t.sourcesTitle }]} here={t.addTitle} />
        <h1>{t.addTitle}</h1>
        <ErrorSummary language={language} errors={errors} />
        <form method="post" action={visit.to('/sources/new')} enctype="multipart/form-data" class="flow form">
          <TextField {...field('name')} label={t.sourceName} help={t.sourceNameHelp} autocomplete="organization" />
          <SelectField
            {...field('organisation')}
            label={t.whose}
            help={t.whoseHelp}
            choices={[...(node ? [{ value: '', label: t.whoseNode }] : []), ...organisationChoices(organisations, language)]}
          />
          <TextField {...field('url')} label={t.sourceUrl} help={t.sourceUrlHelp} type="url" inputmode="url" optional />
          <FileField
            {...field('file')}
            label={t.sourceFile}
            help={t.sourceFileHelp(formatBytes(uploadMaxBytes, language))}
            accept=".ttl,.rdf,.xml,.jsonld,.json,.nt,.nq,.trig,.yml,.yaml"
            optional
          />
          <SelectField
            {...field('kind')}
            label={t.sourceKind}
            choices={sourceKinds.map((kind) => ({ value: kind, label: t.sourceKinds[kind]! }))}
          />
          <SelectField
            {...field('everyHours')}
            label={t.every}
            choices={Object.entries(t.everyChoices).map(([value, label]) => ({ value, label }))}
          />
          <RadioField
            {...field('gate')}
            label={t.gate}
            help={t.gateHelp}
            choices={gates.map((gate) => ({ value: gate, label: t.gates[gate]! }))}
          />
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.addAndHarvest}
            </button>
          </div>
        </form>
      </div>
    ),
  }
}
