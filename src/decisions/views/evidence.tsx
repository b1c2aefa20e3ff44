import { type LanguageText, say } from '../../kernel/language-text.ts'
import { ButtonForm } from '../../web/components/button-form/button-form.tsx'
import { Disclosure } from '../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { TextField } from '../../web/components/form-field/form-field.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { type FormState, fieldsOf } from '../../web/form-state.ts'
import { formatDate, formatDateTime, formatNumber } from '../../web/format.ts'
import type { Visit } from '../../web/visit.ts'
import { type Decision, driftOf, type Evidence, isUnsettled } from '../decision.ts'
import type { Materiality } from '../materiality.ts'
import { valueText } from '../value-text.ts'
import { words } from '../words.ts'
import { DriftTag } from './tags.tsx'

export type EvidenceView = {
  decision: Decision
  evidence: readonly Evidence[]
  materiality: Materiality | undefined
  may: { write: boolean; accept: boolean }
  /** A judgement of a drift that came back, and of which. */
  judging?: (FormState & { evidence: number }) | undefined
}

/** What the decision rests on: pinned, now, and what the difference means. */
export function EvidenceSection({ visit, view }: { visit: Visit; view: EvidenceView }) {
  const { language } = visit
  const t = visit.words(words)
  const { decision, evidence, materiality, may, judging } = view
  const isDraft = decision.state.kind === 'draft'
  const at = `/decisions/${decision.id}`
  const checked = evidence.map(({ checkedAt }) => checkedAt).find((time) => time !== null)
  return (
    <section class="flow" id="evidence">
      <h2>{t.evidence}</h2>
      {evidence.length === 0 ? (
        <p>{isDraft ? t.noEvidenceDraft : t.noEvidence}</p>
      ) : (
        <>
          <p>{t.evidenceLead}</p>
          <Table
            language={language}
            caption={t.evidence}
            hideCaption
            rows={evidence}
            columns={[
              {
                title: t.what,
                heads: true,
                cell: (row) =>
                  row.path ? (
                    <a href={visit.to(row.path)}>{<Text of={row.label} language={language} />}</a>
                  ) : (
                    <Text of={row.label} language={language} />
                  ),
              },
              {
                title: t.pinned,
                cell: (row) => <Seen visit={visit} label={row.label} seen={row.pinned} on={row.pinned.observedAt} />,
              },
              {
                title: t.now,
                cell: (row) =>
                  driftOf(row) === 'as-pinned' ? (
                    <span class="quiet">{t.sameNow}</span>
                  ) : row.now === null ? (
                    t.goneNow
                  ) : (
                    <Seen visit={visit} label={row.label} seen={row.now} />
                  ),
              },
              {
                title: t.drift,
                cell: (row) => (
                  <>
                    <DriftTag visit={visit} drift={driftOf(row)} />
                    {row.driftedAt && <div class="quiet small">{t.since(formatDate(row.driftedAt))}</div>}
                    {driftOf(row) === 'accepted' && (
                      <p>
                        {t.acceptedWhy}: {row.accepted!.why} <span class="quiet small">({formatDate(row.accepted!.at)})</span>
                      </p>
                    )}
                  </>
                ),
              },
              ...(isDraft && may.write
                ? [
                    {
                      title: t.removeEvidence,
                      cell: (row: Evidence) => (
                        <ButtonForm
                          action={visit.to(`${at}/evidence/remove`)}
                          fields={{ evidence: row.id }}
                          label={t.removeEvidence}
                          about={t.removeOne(say(row.label, language)?.text ?? '')}
                        />
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {checked && <p class="quiet small">{t.checked(formatDateTime(checked))}</p>}
        </>
      )}
      <MaterialityFigures visit={visit} evidence={evidence} materiality={materiality} />
      {decision.state.kind === 'decided' &&
        may.accept &&
        evidence.filter(isUnsettled).map((one) => <Judge visit={visit} decision={decision} one={one} judging={judging} />)}
      {may.write && (
        <div class="actions">
          {isDraft && (
            <a class="ds-button" data-variant="secondary" href={visit.to(`${at}/evidence`)}>
              {t.addEvidence}
            </a>
          )}
          {evidence.length > 0 && <ButtonForm action={visit.to(`${at}/evidence/look`)} label={t.look} />}
        </div>
      )}
    </section>
  )
}

type SeenProps = { visit: Visit; label: LanguageText; seen: { version: string; value: unknown }; on?: Date }

function Seen({ visit, label, seen, on }: SeenProps) {
  const t = visit.words(words)
  const text = valueText(seen.value, visit.language)
  // Of some things only the version tells what was relied on: their name stands in the first column already.
  const value = text === say(label, visit.language)?.text ? '' : text
  return (
    <>
      {value}
      <div class="quiet small">{[seen.version && t.version(seen.version), on && t.trueOn(formatDate(on))].filter(Boolean).join(', ')}</div>
    </>
  )
}

/** What comes first on the page when something has moved: that it has, what it means, and what to do. */
export function DriftMessage({ visit, view: { decision, evidence, materiality, may } }: { visit: Visit; view: EvidenceView }) {
  const { language } = visit
  const t = visit.words(words)
  const isDraft = decision.state.kind === 'draft'
  const moved = evidence.filter(isUnsettled)
  if (moved.length === 0 || (!isDraft && decision.state.kind !== 'decided')) return null
  const labels = moved.map(({ label }) => say(label, language)?.text ?? '')
  return (
    <Message language={language} tone="warning" title={isDraft ? t.movedTitleDraft : t.movedTitle}>
      <p>{t.movedText(new Intl.ListFormat(language).format(labels))}</p>
      <p>
        <strong>{materiality ? t.verdicts[materiality.verdict] : t.notCalculated}</strong>
      </p>
      <p>{isDraft ? t.movedWhatDraft : t.movedWhat}</p>
      {isDraft && may.write && <ButtonForm action={visit.to(`/decisions/${decision.id}/evidence/pin`)} label={t.pinAgain} />}
    </Message>
  )
}

function MaterialityFigures({
  visit,
  evidence,
  materiality,
}: {
  visit: Visit
  evidence: readonly Evidence[]
  materiality: Materiality | undefined
}) {
  const { language } = visit
  const t = visit.words(words)
  if (!evidence.some((one) => driftOf(one) !== 'as-pinned')) return null
  const money = (kronor: number | null) =>
    kronor === null ? '–' : `${formatNumber(kronor, language, { maximumFractionDigits: 0 })} ${t.kronor}`
  return (
    <>
      <h3>{t.materiality}</h3>
      {materiality ? (
        <p>
          <strong>{t.verdicts[materiality.verdict]}</strong> <Text of={materiality.says} language={language} />
        </p>
      ) : (
        <p>{t.notCalculated}</p>
      )}
      {materiality && materiality.figures.length > 0 && (
        <Table
          language={language}
          caption={t.figures}
          rows={materiality.figures}
          columns={[
            { title: t.figureOf, heads: true, cell: (row) => <Text of={row.label as LanguageText} language={language} /> },
            { title: t.asPinned, number: true, cell: (row) => money(row.pinned) },
            { title: t.asNow, number: true, cell: (row) => money(row.now) },
            {
              title: t.difference,
              number: true,
              cell: (row) => money(row.pinned === null || row.now === null ? null : row.now - row.pinned),
            },
          ]}
        />
      )}
    </>
  )
}

/** Somebody who decides has looked, and lives with it. */
function Judge({ visit, decision, one, judging }: { visit: Visit; decision: Decision; one: Evidence; judging: EvidenceView['judging'] }) {
  const { language } = visit
  const t = visit.words(words)
  const state = judging?.evidence === one.id ? judging : undefined
  const field = fieldsOf(
    visit,
    state && { ...state, errors: { [`why-${one.id}`]: state.errors.why }, values: { [`why-${one.id}`]: state.values.why ?? '' } },
  )
  return (
    <Disclosure title={t.acceptTitle(say(one.label, language)?.text ?? '')} open={state !== undefined}>
      {state && <ErrorSummary language={language} errors={{ [`why-${one.id}`]: state.errors.why }} />}
      <p>{t.acceptLead}</p>
      <form method="post" action={visit.to(`/decisions/${decision.id}/accept`)} class="flow form">
        <input type="hidden" name="evidence" value={String(one.id)} />
        <input type="hidden" name="seen" value={one.now?.hash ?? ''} />
        <TextField {...field(`why-${one.id}`)} label={t.why} rows={3} />
        <div class="actions">
          <button class="ds-button" data-variant="secondary" type="submit">
            {t.accept}
          </button>
        </div>
      </form>
    </Disclosure>
  )
}
