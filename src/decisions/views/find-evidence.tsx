import { type LanguageText, say } from '../../kernel/language-text.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { ButtonForm } from '../../web/components/button-form/button-form.tsx'
import { SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Decision } from '../decision.ts'
import { words } from '../words.ts'

type View = {
  decision: Decision
  kinds: readonly { kind: string; name: string }[]
  asked: { kind: string; text: string }
  /** Undefined until something has been asked for. */
  hits: readonly { subject: string; label: LanguageText; pinned: boolean }[] | undefined
  refusal?: string | undefined
}

/** To look among what can be evidence, and pin what one finds. */
export function findEvidencePage(visit: Visit, { decision, kinds, asked, hits, refusal }: View): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const at = visit.to(`/decisions/${decision.id}/evidence`)
  return {
    title: t.addEvidence,
    serves: [1],
    ...(refusal && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/decisions'), label: t.title },
            { href: visit.to(`/decisions/${decision.id}`), label: say(decision.title, language)?.text ?? '' },
          ]}
          here={t.addEvidence}
        />
        <h1>{t.addEvidence}</h1>
        {refusal && (
          <Message language={language} tone="danger" live>
            <p>{refusal}</p>
          </Message>
        )}
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{t.saved}</p>
          </Message>
        )}
        {kinds.length === 0 ? (
          <p>{t.noKinds}</p>
        ) : (
          <form method="get" action={at} class="filters">
            <SelectField
              language={language}
              name="kind"
              label={t.evidenceKind}
              value={asked.kind}
              choices={kinds.map(({ kind, name }) => ({ value: kind, label: name }))}
            />
            <TextField language={language} name="q" type="search" label={t.evidenceSearch} value={asked.text} />
            <div class="actions">
              <button class="ds-button" data-variant="secondary" type="submit">
                {t.search}
              </button>
            </div>
          </form>
        )}
        {hits && (
          <>
            <h2 role="status">{t.evidenceHits(formatNumber(hits.length, language))}</h2>
            {hits.length === 0 ? (
              <p>{t.evidenceNoHits}</p>
            ) : (
              <Table
                language={language}
                caption={t.findEvidence}
                hideCaption
                rows={hits}
                columns={[
                  { title: t.what, heads: true, cell: ({ label }) => <Text of={label} language={language} /> },
                  {
                    title: t.add,
                    cell: ({ subject, label, pinned }) =>
                      pinned ? (
                        <span class="quiet">{t.pinnedAlready}</span>
                      ) : (
                        <ButtonForm
                          action={at}
                          fields={{ kind: asked.kind, q: asked.text, subject }}
                          label={t.add}
                          about={t.addOne(say(label, language)?.text ?? subject)}
                        />
                      ),
                  },
                ]}
              />
            )}
          </>
        )}
        <p>
          <a href={visit.to(`/decisions/${decision.id}`)}>{t.backToDraft}</a>
        </p>
      </div>
    ),
  }
}
