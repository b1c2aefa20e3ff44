import type { LanguageText } from '../../kernel/language-text.ts'
import { say } from '../../kernel/language-text.ts'
import { Disclosure } from '../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { TextField } from '../../web/components/form-field/form-field.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag, type Tone } from '../../web/components/tag/tag.tsx'
import type { FormState } from '../../web/form-state.ts'
import type { Visit } from '../../web/visit.ts'
import type { MatchState, Predecessor, PublisherMatch } from '../find.ts'
import { words } from '../words.ts'

const tones: { readonly [state in MatchState]: Tone } = { proposed: 'info', confirmed: 'success', rejected: 'neutral' }

type Props = {
  visit: Visit
  organisation: { id: number; name: LanguageText }
  matches: readonly PublisherMatch[]
  predecessors: readonly Predecessor[]
  mayMatch: boolean
  state: FormState | undefined
}

/** By what names and addresses catalogue records mean this organisation. */
export function Publishers({ visit, organisation, matches, predecessors, mayMatch, state }: Props) {
  const { language } = visit
  const t = visit.words(words)
  const shown = matches.filter(({ state }) => mayMatch || state === 'confirmed')
  const former = (id: number) => predecessors.find((one) => one.id === id)
  if (shown.length === 0 && !mayMatch) return null
  return (
    <section class="flow" id="publishers">
      <h2>{t.publishers}</h2>
      <p>{t.publishersText}</p>
      {shown.length === 0 ? (
        <p>{t.publishersNone}</p>
      ) : (
        <Table
          language={language}
          caption={t.publishers}
          hideCaption
          rows={shown}
          columns={[
            {
              title: t.publisherAddress,
              heads: true,
              cell: (row) => {
                const before = row.organisation === organisation.id ? undefined : former(row.organisation)
                return (
                  <>
                    <a class="ds-link address" href={visit.to('/search', { publisher: row.uri })}>
                      {row.uri}
                    </a>
                    {before && <span class="quiet"> ({t.formerly(say(before.name, language)?.text ?? '')})</span>}
                  </>
                )
              },
            },
            { title: t.stateTitle, cell: (row) => <Tag tone={tones[row.state]}>{t.state[row.state]}</Tag> },
            { title: t.whyTitle, cell: (row) => t.why[row.reason] },
            ...(mayMatch
              ? [{ title: t.decide, cell: (row: PublisherMatch) => <Decide visit={visit} of={row} back={organisation.id} /> }]
              : []),
          ]}
        />
      )}
      {mayMatch && (
        <Disclosure title={t.publisherAdd} open={state !== undefined}>
          {state && <ErrorSummary language={language} errors={state.errors} />}
          <form method="post" action={visit.to(`/organisations/${organisation.id}/publishers`)} class="flow form">
            <input type="hidden" name="state" value="confirmed" />
            <TextField
              language={language}
              name="uri"
              label={t.publisherAddress}
              value={state?.values.uri ?? ''}
              {...(state?.errors.uri && { error: state.errors.uri })}
            />
            <div class="actions">
              <button class="ds-button" data-variant="secondary" type="submit">
                {t.confirm}
              </button>
            </div>
          </form>
        </Disclosure>
      )}
    </section>
  )
}

/** One button for each decision that can be made from where it stands. */
function Decide({ visit, of, back }: { visit: Visit; of: PublisherMatch; back: number }) {
  const t = visit.words(words)
  const choices =
    of.state === 'proposed'
      ? ([
          ['confirmed', t.confirm, t.confirmOne(of.uri)],
          ['rejected', t.reject, t.rejectOne(of.uri)],
        ] as const)
      : ([['proposed', t.reverse, t.reverseOne(of.uri)]] as const)
  return (
    <form method="post" action={visit.to(`/organisations/${of.organisation}/publishers`)} class="actions">
      <input type="hidden" name="uri" value={of.uri} />
      <input type="hidden" name="back" value={String(back)} />
      {choices.map(([state, text, label]) => (
        <button class="ds-button" data-variant="secondary" data-size="sm" type="submit" name="state" value={state} aria-label={label}>
          {text}
        </button>
      ))}
    </form>
  )
}
