import { say } from '../../kernel/language-text.ts'
import type { PublisherMatch } from '../../organisations/find.ts'
import { words as organisationWords } from '../../organisations/words.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { Disclosure } from '../../web/components/disclosure/disclosure.tsx'
import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { TextField } from '../../web/components/form-field/form-field.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Pagination } from '../../web/components/pagination/pagination.tsx'
import { formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { CataloguePublisher } from './find.ts'
import { words } from './words.ts'

export const perPage = 25

export type Unmatched = {
  publishers: readonly CataloguePublisher[]
  counts: { publishers: number; entries: number }
  proposals: readonly PublisherMatch[]
  mayDecide: (organisation: number) => boolean
  mayPropose: boolean
}

/** `wrong`: the publisher whose form came back, what was typed, and what to correct. */
export function unmatchedPage(
  visit: Visit,
  { publishers, counts, proposals, mayDecide, mayPropose }: Unmatched,
  wrong?: { uri: string; typed: string; error: string },
): Sheet {
  const { language, query } = visit
  const t = visit.words(words)
  const page = pageIn(visit)
  return {
    title: t.title,
    serves: [6],
    ...(wrong && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to('/organisations'), label: t.organisations }]} here={t.title} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {query.has('proposed') && (
          <Message language={language} tone="success" live>
            <p>{t.proposed(formatNumber(Number(query.get('proposed')) || 0, language))}</p>
          </Message>
        )}
        {publishers.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
          <>
            <p>{t.figures(formatNumber(counts.publishers, language), formatNumber(counts.entries, language))}</p>
            <ol class="ruled">
              {publishers.map((publisher, at) => (
                <li class="flow">
                  <OnePublisher
                    visit={visit}
                    of={publisher}
                    at={at}
                    proposals={proposals.filter(({ uri, state }) => uri === publisher.uri && state === 'proposed')}
                    mayDecide={mayDecide}
                    mayPropose={mayPropose}
                    wrong={wrong?.uri === publisher.uri ? wrong : undefined}
                  />
                </li>
              ))}
            </ol>
          </>
        )}
        <Pagination
          language={language}
          page={page}
          pages={Math.ceil(counts.publishers / perPage)}
          to={(next) => visit.to('/publishers', { page: next })}
        />
        <p class="quiet">{t.proposeText}</p>
        {mayPropose && (
          <form method="post" action={visit.to('/publishers/propose')}>
            <button class="ds-button" data-variant="secondary" type="submit">
              {t.propose}
            </button>
          </form>
        )}
      </div>
    ),
  }
}

export const pageIn = ({ query }: Visit): number => Math.min(10_000, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1))

type Props = {
  visit: Visit
  of: CataloguePublisher
  at: number
  proposals: readonly PublisherMatch[]
  mayDecide: (organisation: number) => boolean
  mayPropose: boolean
  wrong: { typed: string; error: string } | undefined
}

function OnePublisher({ visit, of, at, proposals, mayDecide, mayPropose, wrong }: Props) {
  const { language } = visit
  const t = visit.words(words)
  const why = visit.words(organisationWords).why
  const name = (of.title && say(of.title, language)?.text) ?? of.uri
  return (
    <>
      <h2>
        <a href={visit.to('/search', { publisher: of.uri })}>{name}</a>{' '}
        <span class="quiet small">
          {formatNumber(of.entries, language)} {t.entries.toLocaleLowerCase(language)}
        </span>
      </h2>
      {name !== of.uri && <p class="address quiet small">{of.uri}</p>}
      {proposals.length === 0 && <p>{t.noProposal}</p>}
      {proposals.map((proposal) => {
        const organisation = say(proposal.name, language)?.text ?? ''
        return (
          <div class="actions">
            <span>
              {t.proposal}: <a href={visit.to(`/organisations/${proposal.organisation}`)}>{organisation}</a> ({why[proposal.reason]})
            </span>
            {mayDecide(proposal.organisation) && (
              <form method="post" action={visit.to('/publishers/decide')} class="actions">
                <input type="hidden" name="uri" value={of.uri} />
                <input type="hidden" name="organisation" value={String(proposal.organisation)} />
                <button
                  class="ds-button"
                  data-size="sm"
                  type="submit"
                  name="state"
                  value="confirmed"
                  aria-label={t.confirmOne(name, organisation)}
                >
                  {t.confirm}
                </button>
                <button
                  class="ds-button"
                  data-variant="secondary"
                  data-size="sm"
                  type="submit"
                  name="state"
                  value="rejected"
                  aria-label={t.rejectOne(name, organisation)}
                >
                  {t.reject}
                </button>
              </form>
            )}
          </div>
        )
      })}
      {mayPropose && (
        <Disclosure title={t.choose} open={wrong !== undefined}>
          <form method="post" action={visit.to('/publishers/decide')} class="flow form">
            <input type="hidden" name="uri" value={of.uri} />
            <input type="hidden" name="state" value="confirmed" />
            <input type="hidden" name="field" value={`called-${at}`} />
            <TextField
              language={language}
              name={`called-${at}`}
              label={t.chooseOne(name)}
              help={t.chooseHelp}
              value={wrong?.typed ?? ''}
              {...(wrong && { error: wrong.error })}
            />
            <div class="actions">
              <button class="ds-button" data-variant="secondary" type="submit">
                {t.confirm}
              </button>
            </div>
          </form>
        </Disclosure>
      )}
    </>
  )
}
