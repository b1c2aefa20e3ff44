import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { TextField } from '../../web/components/form-field/form-field.tsx'
import { type FormState, fieldsOf } from '../../web/form-state.ts'
import type { Visit } from '../../web/visit.ts'
import type { Indicator } from '../indicator.ts'
import { words } from '../words.ts'

type Props = { visit: Visit; indicator: Indicator; whom: 'all' | 'own'; state: FormState | undefined }

export function ReportForm({ visit, indicator, whom, state }: Props) {
  const t = visit.words(words)
  const field = fieldsOf(visit, state)
  return (
    <>
      {state && <ErrorSummary language={visit.language} errors={state.errors} />}
      <form method="post" action={visit.to(`/indicators/${indicator.id}/values`)} class="flow form">
        <TextField
          {...field('organisation')}
          label={t.reportOrganisation}
          help={whom === 'all' ? t.reportOrganisationHelp : t.reportOwnHelp}
          optional={whom === 'all'}
        />
        <TextField {...field('period')} label={t.period} help={t.periodHelp[indicator.frequency]} />
        <TextField {...field('value')} label={t.value} help={t.valueHelp(indicator.unit)} />
        <TextField {...field('source')} label={t.valueSource} help={t.valueSourceHelp} optional />
        <TextField {...field('note')} label={t.note} optional />
        <div class="actions">
          <button class="ds-button" type="submit">
            {t.saveValue}
          </button>
          <a href={visit.to('/indicators/import')}>{t.manyValues}</a>
        </div>
      </form>
    </>
  )
}
