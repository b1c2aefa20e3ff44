import { type LanguageText, say } from '../../../kernel/language-text.ts'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { SelectField } from '../../../web/components/form-field/form-field.tsx'
import type { FormState } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { type Organisations, organisationChoices } from '../../views/organisation-choices.ts'
import { words as entryWords } from '../../words.ts'
import { ownKinds } from '../kind-forms.ts'
import { words } from '../words.ts'

export function newEntryPage(visit: Visit, organisations: Organisations, { values, errors }: FormState): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.newTitle,
    serves: [6],
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: (
      <div class="flow">
        <h1>{t.newTitle}</h1>
        {organisations.length === 0 ? (
          <EmptyState title={t.noOrganisation}>
            <p>{t.noOrganisationText}</p>
          </EmptyState>
        ) : (
          <>
            <p class="prose">{t.newLead}</p>
            <ErrorSummary language={language} errors={errors} />
            <form method="post" action={visit.to('/entries/new')} class="flow form">
              <WhoseField visit={visit} organisations={organisations} value={values.organisation ?? ''} />
              <fieldset class="ds-fieldset" id="kind" aria-describedby={errors.kind ? 'kind-error' : undefined}>
                <legend class="ds-label">{t.whatKind}</legend>
                {ownKinds.map((kind) => (
                  <div class="ds-field">
                    <input
                      class="ds-input"
                      type="radio"
                      id={`kind-${kind}`}
                      name="kind"
                      value={kind}
                      checked={kind === values.kind}
                      aria-describedby={`kind-${kind}-help`}
                    />
                    <label class="ds-label" for={`kind-${kind}`}>
                      {visit.words(entryWords).kind[kind]}
                    </label>
                    <p data-field="description" id={`kind-${kind}-help`}>
                      {t.kindHelp[kind]}
                    </p>
                  </div>
                ))}
                {errors.kind && (
                  <p class="ds-validation-message" id="kind-error">
                    {errors.kind}
                  </p>
                )}
              </fieldset>
              <div class="actions">
                <button class="ds-button" type="submit">
                  {t.begin}
                </button>
              </div>
            </form>
          </>
        )}
      </div>
    ),
  }
}

export function WhoseField({ visit, organisations, value }: { visit: Visit; organisations: Organisations; value: string }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <SelectField
      language={language}
      name="organisation"
      label={t.whose}
      value={value}
      choices={organisationChoices(organisations, language)}
    />
  )
}

export function copyPage(
  visit: Visit,
  { entry, organisations }: { entry: { id: number; title: LanguageText }; organisations: Organisations },
): Sheet {
  const t = visit.words(words)
  const title = say(entry.title, visit.language)?.text ?? t.untitled
  return {
    title: `${t.copyTitle}: ${title}`,
    serves: [4, 6],
    body: (
      <div class="flow">
        <h1>{t.copyTitle}</h1>
        {organisations.length === 0 ? (
          <EmptyState title={t.noOrganisation}>
            <p>{t.noOrganisationText}</p>
          </EmptyState>
        ) : (
          <>
            <p class="prose">{t.copyLead(title)}</p>
            <form method="post" action={visit.to(`/entries/${entry.id}/copy`)} class="flow form">
              <WhoseField visit={visit} organisations={organisations} value="" />
              <div class="actions">
                <button class="ds-button" type="submit">
                  {t.copyButton}
                </button>
              </div>
            </form>
          </>
        )}
      </div>
    ),
  }
}
