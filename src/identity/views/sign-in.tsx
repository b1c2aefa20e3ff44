import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { Message } from '../../web/components/message/message.tsx'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { InventedPerson } from '../demonstration.ts'
import type { SignInProblem } from '../sign-in/flow.ts'
import { words } from '../words.ts'
import { type NamedRole, roleAndPlace } from './roles.tsx'

export type SignInShown = {
  providers: readonly { id: string; name: string }[]
  /** Undefined where the demonstration lets nobody in. */
  people: readonly (InventedPerson & { roles: readonly NamedRole[] })[] | undefined
  back: string
  problem?: SignInProblem | undefined
  isOperator: boolean
  name?: string | null | undefined
}

export function signInPage(visit: Visit, { providers, people, back, problem, isOperator, name }: SignInShown): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.signInTitle,
    search: false,
    body: (
      <div class="flow">
        <h1>{t.signInTitle}</h1>
        {problem && (
          <Message language={language} tone="danger" title={t.problems[problem].title} live>
            <p>{t.problems[problem].what}</p>
          </Message>
        )}
        <p class="lead">{isOperator ? t.asOperator : t.signInLead}</p>
        {name !== undefined && <p>{t.signedInAlready(name ?? t.unnamed)}</p>}
        {providers.map((provider) => (
          <form method="post" action={visit.to('/sign-in')}>
            <input type="hidden" name="back" value={back} />
            <button class="ds-button" type="submit" name="provider" value={provider.id}>
              {t.signInWith(provider.name)}
            </button>
          </form>
        ))}
        {providers.length === 0 && !people && (
          <EmptyState title={t.signInNone}>
            <p>{t.signInNoneText}</p>
          </EmptyState>
        )}
        {people && <People visit={visit} people={people} back={back} />}
      </div>
    ),
  }
}

function People({ visit, people, back }: { visit: Visit; people: NonNullable<SignInShown['people']>; back: string }) {
  const t = visit.words(words)
  if (people.length === 0)
    return (
      <EmptyState title={t.demoNone}>
        <p>{t.demoNoneText}</p>
      </EmptyState>
    )
  return (
    <section class="flow" id="people">
      <h2>{t.demoTitle}</h2>
      <p>{t.demoLead}</p>
      <ul class="personas">
        {people.map((person) => (
          <li>
            <form method="post" action={visit.to('/sign-in')} class="personas__one">
              <input type="hidden" name="back" value={back} />
              <div>
                <h3>{person.name ?? t.unnamed}</h3>
                <p class="quiet">{person.roles.map((role) => roleAndPlace(visit, role)).join(' · ') || t.noRoles}</p>
              </div>
              <button class="ds-button" data-variant="secondary" type="submit" name="person" value={String(person.id)}>
                {t.demoAs(person.name ?? t.unnamed)}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function signedOutPage(visit: Visit, everywhere: boolean): Sheet {
  const t = visit.words(words)
  return {
    title: t.signedOutTitle,
    search: false,
    body: (
      <div class="prose flow">
        <h1>{t.signedOutTitle}</h1>
        <p class="lead">
          {everywhere && `${t.everywhereDone} `}
          {t.signedOut}
        </p>
        <p>
          <a class="ds-button" data-variant="secondary" href={visit.to('/sign-in')}>
            {t.signInAgain}
          </a>
        </p>
      </div>
    ),
  }
}
