import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { ButtonForm } from '../../web/components/button-form/button-form.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { TextField } from '../../web/components/form-field/form-field.tsx'
import { Table } from '../../web/components/table/table.tsx'
import type { FormState } from '../../web/form-state.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { SynonymGroup } from '../search/edit-synonyms.ts'
import { words } from '../words.ts'

export function synonymsPage(visit: Visit, groups: readonly SynonymGroup[], mayEdit: boolean, typed?: FormState): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const field = (name: string) => ({
    language,
    name,
    value: typed?.values[name] ?? '',
    ...(typed?.errors[name] && { error: typed.errors[name] }),
  })
  return {
    title: t.synonymsTitle,
    serves: [6],
    ...(typed && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to('/search'), label: t.searchTitle }]} here={t.synonymsTitle} />
        <h1>{t.synonymsTitle}</h1>
        <p class="lead">{t.synonymsLead}</p>
        {mayEdit ? (
          <form method="post" action={visit.to('/search/synonyms')} class="flow form">
            <ErrorSummary language={language} errors={typed?.errors ?? {}} />
            <TextField {...field('words')} label={t.synonymsWords} help={t.synonymsHelp} />
            <TextField {...field('note')} label={t.synonymsNote} optional />
            <div class="actions">
              <button class="ds-button" type="submit">
                {t.synonymsAdd}
              </button>
            </div>
          </form>
        ) : (
          <p class="quiet">{t.notOperator}</p>
        )}
        <Table
          language={language}
          caption={t.synonymsTitle}
          hideCaption
          rows={groups}
          columns={[
            { title: t.synonymsWords, heads: true, cell: (group) => group.words.join(', ') },
            { title: t.synonymsNote, cell: (group) => group.note ?? '' },
            { title: t.source, cell: (group) => (group.origin === 'facts' ? t.shipped : (group.source ?? '')) },
            ...(mayEdit
              ? [
                  {
                    title: t.synonymsRemove,
                    cell: (group: SynonymGroup) => (
                      <ButtonForm
                        action={visit.to('/search/synonyms/remove')}
                        fields={{ id: group.id }}
                        label={t.synonymsRemove}
                        about={t.synonymsRemoveGroup(group.words.join(', '))}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      </div>
    ),
  }
}
