import { say } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { TextField } from '../../../web/components/form-field/form-field.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { StateName } from '../../initiative.ts'
import { words as initiativeWords } from '../../words.ts'
import type { Choosable } from '../find.ts'
import type { Portfolio } from '../portfolio.ts'
import { words } from '../words.ts'
import { serves } from './frame.tsx'

export function choosePage(visit: Visit, portfolio: Portfolio, choosable: readonly Choosable[], text: string, error?: string): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const states = visit.words(initiativeWords).states
  const at = visit.to(`/portfolios/${portfolio.id}/initiatives`)
  return {
    title: t.chooseTitle,
    serves,
    ...(error && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/portfolios'), label: t.title },
            { href: visit.to(`/portfolios/${portfolio.id}`), label: say(portfolio.title, language)?.text ?? '' },
          ]}
          here={t.chooseTitle}
        />
        <h1>{t.chooseTitle}</h1>
        {error && <ErrorSummary language={language} errors={{ initiative: error }} />}
        <p class="lead">{t.chooseLead}</p>
        <form method="get" action={at} class="filters">
          <TextField language={language} name="q" type="search" label={t.search} value={text} />
          <div class="actions">
            <button class="ds-button" data-variant="secondary" type="submit">
              {t.show}
            </button>
          </div>
        </form>
        {choosable.length === 0 ? (
          <EmptyState title={t.chooseNone}>
            <p>{t.chooseNoneText}</p>
          </EmptyState>
        ) : (
          <form method="post" action={at} class="flow" id="initiative" tabindex={-1}>
            <Table
              language={language}
              caption={t.chooseTitle}
              hideCaption
              rows={choosable}
              columns={[
                {
                  title: t.choose,
                  cell: ({ id, title }) => (
                    <input
                      class="ds-input"
                      type="checkbox"
                      name="initiative"
                      value={String(id)}
                      aria-label={t.chooseOne(say(title, language)?.text ?? '')}
                    />
                  ),
                },
                {
                  title: t.initiative,
                  heads: true,
                  cell: ({ id, title }) => (
                    <a href={visit.to(`/initiatives/${id}`)}>
                      <Text language={language} of={title} />
                    </a>
                  ),
                },
                { title: t.organisation, cell: ({ organisation }) => <Text language={language} of={organisation} /> },
                { title: t.state, cell: ({ state }) => states[state as StateName] },
              ]}
            />
            <div class="actions">
              <button class="ds-button" type="submit">
                {t.addChosen}
              </button>
            </div>
          </form>
        )}
      </div>
    ),
  }
}
