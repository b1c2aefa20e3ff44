import type { LanguageText } from '../../kernel/language-text.ts'
import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { RadioField } from '../../web/components/form-field/form-field.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Initiative } from '../initiative.ts'
import type { Purpose } from '../prepare-decision.ts'
import { words } from '../words.ts'
import { InitiativeFrame } from './frame.tsx'

export type DecisionLine = {
  id: number
  title: LanguageText
  state: string
  taken: { by: string; on: string; diaryNumber: string | null } | null
  /** Parts of its evidence that have changed and that nobody has accepted. */
  moved: number
}

type DecisionView = { initiative: Initiative; decisions: readonly DecisionLine[]; purposes: readonly Purpose[]; error?: string }

const tones = { draft: 'info', decided: 'success', superseded: 'neutral', withdrawn: 'neutral' } as const

export function decisionPage(visit: Visit, { initiative, decisions, purposes, error }: DecisionView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.steps.decision,
    serves: [1, 3],
    ...(error && { status: 422 as const }),
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="decision">
        <h2>{t.steps.decision}</h2>
        {decisions.length === 0 ? (
          <EmptyState level={3} title={t.noDecisions}>
            <p>{initiative.state.kind === 'draft' ? t.noDecisionsDraft : t.noDecisionsText}</p>
          </EmptyState>
        ) : (
          <>
            <p>{t.decisionLead}</p>
            <Table
              language={language}
              caption={t.steps.decision}
              hideCaption
              rows={decisions}
              columns={[
                {
                  title: t.steps.decision,
                  heads: true,
                  cell: (row) => (
                    <>
                      <a href={visit.to(`/decisions/${row.id}`)}>
                        <Text of={row.title} language={language} />
                      </a>
                      {row.moved > 0 && (
                        <>
                          {' '}
                          <Tag tone="warning">{t.drifted(row.moved)}</Tag>
                        </>
                      )}
                    </>
                  ),
                },
                {
                  title: t.state,
                  cell: ({ state }) => <Tag tone={tones[state as keyof typeof tones] ?? 'neutral'}>{t.decisionStates[state] ?? state}</Tag>,
                },
                { title: t.decidedOn, cell: ({ taken }) => taken && <span class="nowrap">{taken.on}</span> },
                { title: t.by, cell: ({ taken }) => taken && [taken.by, taken.diaryNumber].filter(Boolean).join(', ') },
              ]}
            />
          </>
        )}
        {purposes.length > 0 && (
          <>
            <h3>{t.prepare}</h3>
            <p>{t.prepareHelp}</p>
            {error && <ErrorSummary language={language} errors={{ purpose: error }} />}
            <form method="post" action={visit.to(`/initiatives/${initiative.id}/decision`)} class="flow form">
              {purposes.length === 1 ? (
                <input type="hidden" name="purpose" value={purposes[0]} />
              ) : (
                <RadioField
                  language={language}
                  name="purpose"
                  label={t.purpose}
                  value={purposes[0]!}
                  choices={purposes.map((purpose) => ({ value: purpose, label: t.purposes[purpose] }))}
                  {...(error && { error })}
                />
              )}
              <div class="actions">
                <button class="ds-button" type="submit">
                  {t.prepare}
                </button>
              </div>
            </form>
          </>
        )}
      </InitiativeFrame>
    ),
  }
}
