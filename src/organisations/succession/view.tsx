import { say } from '../../kernel/language-text.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { CheckField, SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { type FormState, fieldsOf } from '../../web/form-state.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { type Organisation, organisationKinds } from '../organisation.ts'
import { words as organisationWords } from '../words.ts'
import { words } from './words.ts'

export function successionPage(visit: Visit, organisation: Organisation, state?: FormState): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const shared = visit.words(organisationWords)
  const name = say(organisation.name, language)?.text ?? ''
  const title = t.successionTitle(name)
  const field = fieldsOf(visit, state, { kind: organisation.kind })
  return {
    title,
    serves: [2],
    ...(state && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/organisations'), label: shared.title },
            { href: visit.to(`/organisations/${organisation.id}`), label: name },
          ]}
          here={shared.succession}
        />
        <h1>{title}</h1>
        <p class="lead">{t.successionLead}</p>
        {state && <ErrorSummary language={language} errors={state.errors} />}
        <form method="post" action={visit.to(`/organisations/${organisation.id}/succession`)} class="flow form">
          <TextField {...field('others')} label={t.successionOthers} help={t.successionOthersHelp} rows={3} optional />
          <TextField {...field('created')} label={t.successionCreated} help={t.successionCreatedHelp} rows={3} optional />
          <SelectField
            {...field('kind')}
            label={t.successionKind}
            choices={organisationKinds.map((kind) => ({ value: kind, label: shared.kinds[kind] }))}
          />
          <TextField {...field('existing')} label={t.successionExisting} help={t.successionOthersHelp} rows={3} optional />
          <CheckField language={language} name="remain" label={t.successionRemain} checked={state?.values.remain === 'yes'} />
          <TextField {...field('on')} label={t.successionOn} help={t.successionOnHelp} type="date" />
          <TextField {...field('reason')} label={t.successionReason} optional />
          <Message language={language} tone="info">
            <p>{t.successionRoles}</p>
            <p>{t.successionSources}</p>
          </Message>
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.carryOut}
            </button>
          </div>
        </form>
      </div>
    ),
  }
}
