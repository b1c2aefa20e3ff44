import type { Language } from '../kernel/language-text.ts'
import { inLanguage } from './visit.ts'
import { words } from './words.ts'

/** Who is at the page, as its head tells it. `closed`: nobody can sign in here. */
export type Account = { kind: 'signed-in'; name: string | null; demonstration: boolean } | { kind: 'nobody' } | { kind: 'closed' }

type Props = { account: Account; language: Language; path: string; query: URLSearchParams }

export function AccountLinks({ account, language, path, query }: Props) {
  const t = words[language]
  if (account.kind === 'closed') return null
  if (account.kind === 'nobody') {
    const back = path.startsWith('/sign') ? undefined : inLanguage(language, path, query)
    return (
      <a
        class="head__account ds-link"
        href={inLanguage(language, '/sign-in', { back })}
        aria-current={path === '/sign-in' ? 'page' : undefined}
      >
        {t.signIn}
      </a>
    )
  }
  return (
    <div class="head__account">
      <a class="ds-link" href={inLanguage(language, '/account')} aria-current={path === '/account' ? 'page' : undefined}>
        {account.name ?? t.yourPages}
      </a>
      {/* The way back stands in the banner for those who only try. */}
      {!account.demonstration && <SignOut language={language} label={t.signOut} />}
    </div>
  )
}

/** On every page, as long as somebody tries the node as a person who does not exist. */
export function Persona({ account, language }: { account: Account & { kind: 'signed-in' }; language: Language }) {
  const t = words[language]
  return (
    <aside class="persona" aria-label={t.persona(account.name ?? '')}>
      <div class="width persona__row">
        <p>{t.persona(account.name ?? '')}</p>
        <a href={inLanguage(language, '/sign-in')}>{t.changePersona}</a>
        <SignOut language={language} label={t.endPersona} />
      </div>
    </aside>
  )
}

const SignOut = ({ language, label }: { language: Language; label: string }) => (
  <form method="post" action={inLanguage(language, '/sign-out')}>
    <button type="submit" class="link-button">
      {label}
    </button>
  </form>
)
