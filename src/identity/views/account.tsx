import { type LanguageText, say } from '../../kernel/language-text.ts'
import { roleNames } from '../../kernel/role.ts'
import { ButtonForm } from '../../web/components/button-form/button-form.tsx'
import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { KeyFigures } from '../../web/components/key-figures/key-figures.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import { formatDateTime, formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Person } from '../person.ts'
import { browserNames } from '../session/browser.ts'
import type { OwnSession } from '../session/login-session.ts'
import { words } from '../words.ts'
import { type NamedRole, placeName } from './roles.tsx'

/** An organisation where something waits to be acted on. */
export type Waiting = { organisation: number; name: LanguageText; n: number }

type Shown = {
  waiting: readonly Waiting[]
  person: Person
  roles: readonly NamedRole[]
  sessions: readonly OwnSession[]
  current: number
  ended: boolean
}

/** «Mina sidor»: what one may do, and where one is signed in. */
export function accountPage(visit: Visit, { person, roles, sessions, waiting, current, ended }: Shown): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const device = (session: OwnSession) => {
    const { browser, system } = browserNames(session.browser)
    return t.browserOn(browser, system)
  }
  return {
    title: t.accountTitle,
    body: (
      <div class="flow">
        <h1>{t.accountTitle}</h1>
        {ended && (
          <Message language={language} tone="success" live>
            <p>{t.sessionEnded}</p>
          </Message>
        )}
        <p class="lead">{t.accountOf(person.name ?? t.unnamed)}.</p>
        {waiting.length > 0 && (
          <section class="flow">
            <h2>{t.waitingTitle}</h2>
            <KeyFigures
              figures={waiting.map(({ organisation, name, n }) => ({
                value: formatNumber(n, language),
                label: say(name, language)?.text ?? '',
                href: visit.to(`/organisations/${organisation}/notices`),
              }))}
            />
          </section>
        )}
        <h2>{t.rolesTitle}</h2>
        {roles.length === 0 ? (
          <EmptyState title={t.noRoles} level={3}>
            <p>{t.noRolesText}</p>
          </EmptyState>
        ) : (
          <Table
            language={language}
            caption={t.rolesTitle}
            hideCaption
            rows={roles}
            columns={[
              { title: t.role, heads: true, cell: ({ role }) => roleNames[role].name[language] },
              {
                title: t.place,
                cell: (role) =>
                  role.organisation ? (
                    <a href={visit.to(`/organisations/${role.organisation.id}`)}>{placeName(visit, role)}</a>
                  ) : (
                    placeName(visit, role)
                  ),
              },
              { title: t.meaning, cell: ({ role }) => roleNames[role].meaning[language] },
            ]}
          />
        )}
        <Manage visit={visit} roles={roles} />
        <h2>{t.sessionsTitle}</h2>
        <p>{t.sessionsLead}</p>
        <Table
          language={language}
          caption={t.sessionsTitle}
          hideCaption
          rows={sessions}
          columns={[
            {
              title: t.device,
              heads: true,
              cell: (session) => (
                <>
                  {device(session)} {session.id === current && <Tag tone="accent">{t.thisOne}</Tag>}
                </>
              ),
            },
            { title: t.started, cell: ({ startedAt }) => formatDateTime(startedAt) },
            { title: t.seen, cell: ({ seenAt }) => formatDateTime(seenAt) },
            {
              title: t.endOne,
              cell: (session) => (
                <ButtonForm
                  action={visit.to(session.id === current ? '/sign-out' : '/account/sessions/end')}
                  fields={{ id: session.id }}
                  label={t.endOne}
                  about={t.endOneOf(device(session), formatDateTime(session.startedAt))}
                />
              ),
            },
          ]}
        />
        <form method="post" action={visit.to('/account/sign-out-everywhere')} class="actions">
          <button class="ds-button" data-variant="secondary" type="submit">
            {t.everywhere}
          </button>
          <a href={visit.to('/account/forget')}>{t.forgetMe}</a>
        </form>
      </div>
    ),
  }
}

/** The ways to what administrators look after. */
function Manage({ visit, roles }: { visit: Visit; roles: readonly NamedRole[] }) {
  const t = visit.words(words)
  const own = roles.filter(({ role }) => role === 'administrator')
  if (own.length === 0) return null
  return (
    <>
      <h2>{t.manageTitle}</h2>
      <ul class="ds-list">
        {own.map((role) =>
          role.organisation ? (
            <li>
              <a href={visit.to(`/organisations/${role.organisation.id}/keys`)}>{t.keysOf(placeName(visit, role))}</a>
            </li>
          ) : (
            <NodeLinks visit={visit} />
          ),
        )}
      </ul>
    </>
  )
}

function NodeLinks({ visit }: { visit: Visit }) {
  const t = visit.words(words)
  return (
    <>
      <li>
        <a href={visit.to('/admin/keys')}>{t.nodeKeys}</a>
      </li>
      <li>
        <a href={visit.to('/admin/sign-ins')}>{t.refusedTitle}</a>
      </li>
    </>
  )
}

export function operatorPage(visit: Visit): Sheet {
  const t = visit.words(words)
  return {
    title: t.accountTitle,
    body: (
      <div class="prose flow">
        <h1>{t.operatorTitle}</h1>
        <p class="lead">{t.asOperator}</p>
        <h2>{t.manageTitle}</h2>
        <ul class="ds-list">
          <NodeLinks visit={visit} />
        </ul>
        <p>
          <a class="ds-button" data-variant="secondary" href={visit.to('/sign-in')}>
            {t.signInTitle}
          </a>
        </p>
      </div>
    ),
  }
}
