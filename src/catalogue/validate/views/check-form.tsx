import { say } from '../../../kernel/language-text.ts'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { FileField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { formatBytes } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import { profiles } from '../profiles.ts'
import { words } from '../words.ts'

export const checkFormId = 'check-form'

/** Three ways to hand over what is to be checked. */
export function CheckForm({
  visit,
  state: { values, errors },
  uploadMaxBytes,
}: {
  visit: Visit
  state: FormState
  uploadMaxBytes: number
}) {
  const { language } = visit
  const t = visit.words(words)
  const field = (name: string) => ({
    language,
    name,
    value: values[name] ?? '',
    optional: true,
    ...(errors[name] && { error: errors[name] }),
  })
  return (
    <form id={checkFormId} method="post" action={visit.to('/validate')} enctype="multipart/form-data" class="flow form">
      <ErrorSummary language={language} errors={errors} />
      <TextField {...field('text')} label={t.text} help={t.textHelp} rows={8} />
      <FileField
        {...field('file')}
        label={t.file}
        help={t.fileHelp(formatBytes(uploadMaxBytes, language))}
        accept=".ttl,.rdf,.xml,.jsonld,.json,.nt,.nq,.trig,.yml,.yaml"
      />
      <TextField {...field('url')} label={t.url} type="url" inputmode="url" />
      <SelectField
        {...field('profile')}
        optional={false}
        label={t.profile}
        choices={[
          { value: '', label: t.profileAuto },
          ...profiles().map(({ id, title, version }) => ({ value: id, label: `${say(title, language)?.text ?? id} ${version}` })),
        ]}
      />
      <SelectField
        {...field('answer')}
        optional={false}
        label={t.answer}
        choices={Object.entries(t.answers).map(([value, label]) => ({ value, label }))}
      />
      <div class="actions">
        <button class="ds-button" type="submit">
          {t.check}
        </button>
      </div>
    </form>
  )
}
