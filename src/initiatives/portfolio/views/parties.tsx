import { type LanguageText, say } from '../../../kernel/language-text.ts'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { words } from '../words.ts'
import { asDifference, inKronor } from './amounts.ts'
import { InitiativeLink, PortfolioFrame, PriceNote, type Shown, serves, titleIn } from './frame.tsx'

/** `nameOf`: what a party is called, by its key. */
export function partiesPage(visit: Visit, shown: Shown, nameOf: (key: string) => LanguageText): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const title = `${t.tabs.parties}: ${say(shown.portfolio.title, language)?.text ?? ''}`
  return {
    title,
    serves,
    body: (
      <PortfolioFrame visit={visit} shown={shown} at="parties">
        {() => {
          const { candidates } = shown.result!
          const view = shown.result!.parties()
          const titles = (ids: readonly number[]) => ids.map((id) => titleIn(visit, candidates.get(id))).join(', ')
          if (view.parties.length === 0)
            return (
              <EmptyState title={t.noParties}>
                <p>{t.noPartiesText}</p>
              </EmptyState>
            )
          return (
            <>
              <p class="lead">{t.partiesLead}</p>
              <KeyFigures
                figures={[
                  { value: inKronor(view.wholeNpv, language), label: t.wholeNpv.toLocaleLowerCase(language) },
                  { value: inKronor(view.agreedNpv, language), label: t.agreedNpv.toLocaleLowerCase(language) },
                  { value: inKronor(view.difference, language), label: t.lost.toLocaleLowerCase(language) },
                ]}
              />
              <Message language={language} tone={view.difference > 0 ? 'warning' : 'success'}>
                <p>{view.difference > 0 ? t.lostText(inKronor(view.difference, language)) : t.nothingLost}</p>
              </Message>
              {view.unwanted.length > 0 && (
                <section class="flow">
                  <h2>{t.unwantedTitle}</h2>
                  <p>{t.unwantedText}</p>
                  <Table
                    language={language}
                    caption={t.unwantedTitle}
                    hideCaption
                    rows={view.unwanted}
                    columns={[
                      { title: t.initiative, heads: true, cell: ({ id }) => <InitiativeLink visit={visit} of={candidates.get(id)} /> },
                      {
                        title: t.npv,
                        number: true,
                        cell: ({ id }) => <span class="nowrap">{inKronor(candidates.get(id)!.figures!.npv, language)}</span>,
                      },
                      { title: t.unwantedBy, cell: ({ by }) => by.map((key) => say(nameOf(key), language)?.text ?? key).join(', ') },
                    ]}
                  />
                </section>
              )}
              <section class="flow">
                <h2>{t.party}</h2>
                <p>{t.partiesHow}</p>
                <Table
                  language={language}
                  caption={t.tabs.parties}
                  hideCaption
                  rows={view.parties}
                  columns={[
                    { title: t.party, heads: true, cell: ({ key }) => <Text language={language} of={nameOf(key)} /> },
                    {
                      title: t.partyBudget,
                      number: true,
                      cell: ({ budget }) => <span class="nowrap">{budget === null ? t.noLimit : inKronor(budget, language)}</span>,
                    },
                    { title: t.ownChoice, cell: ({ own }) => (own.length === 0 ? t.nothing : titles(own)) },
                    { title: t.ownNpv, number: true, cell: ({ ownNpv }) => <span class="nowrap">{inKronor(ownNpv, language)}</span> },
                    {
                      title: t.wholeForParty,
                      number: true,
                      cell: ({ wholeNpv }) => <span class="nowrap">{inKronor(wholeNpv, language)}</span>,
                    },
                    {
                      title: t.gains,
                      number: true,
                      cell: ({ difference }) => <span class="nowrap">{asDifference(difference, language)}</span>,
                    },
                  ]}
                />
              </section>
              <PriceNote visit={visit} result={shown.result!} />
            </>
          )
        }}
      </PortfolioFrame>
    ),
  }
}
