import { type LanguageText, say } from '../../kernel/language-text.ts'
import { roleNames, roles } from '../../kernel/role.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { ButtonForm } from '../../web/components/button-form/button-form.tsx'
import { Disclosure } from '../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { type FormState, fieldsOf } from '../../web/form-state.ts'
import { formatDate } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { findOrganisation, Holder } from '../find.ts'
import { OrganisationHead } from '../views/organisation.tsx'
import { words as organisationWords } from '../words.ts'
import { words } from './words.ts'

type Inherited = { name: LanguageText; holders: readonly Holder[] }

export type PeopleView = {
  /** Left out: the whole node. */
  organisation?: Awaited<ReturnType<typeof findOrganisation>>
  today: string
  holders: readonly Holder[]
  /** Who had roles in those that ended: they may be given anew. */
  inherited: readonly Inherited[]
  issuers: readonly string[]
  mayGive: boolean
  mayForget: boolean
}

export function peoplePage(
  visit: Visit,
  { organisation, today, holders, inherited, issuers, mayGive, mayForget }: PeopleView,
  state?: FormState,
): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const shared = visit.words(organisationWords)
  const title = organisation ? t.peopleTitle(say(organisation.name, language)?.text ?? '') : t.nodePeople
  const address = organisation ? `/organisations/${organisation.id}/people` : '/organisations/people'
  const now = holders.filter(({ to }) => to === null)
  const earlier = holders.filter(({ to }) => to !== null)
  const over = organisation !== undefined && organisation.validTo !== null && organisation.validTo <= today
  const field = fieldsOf(visit, state, { role: 'reader' })
  return {
    title,
    serves: [2],
    ...(state && { status: 422 as const }),
    body: (
      <div class="flow">
        {organisation ? (
          <OrganisationHead visit={visit} organisation={organisation} today={today} tab="people" />
        ) : (
          <>
            <Breadcrumb language={language} trail={[{ href: visit.to('/organisations'), label: shared.title }]} here={title} />
            <h1>{title}</h1>
          </>
        )}
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{shared.saved}</p>
          </Message>
        )}
        <p>{t.peopleLead}</p>
        {over && (
          <Message language={language} tone="warning">
            <p>{t.rolesEnded}</p>
          </Message>
        )}
        {now.length === 0 ? (
          <p>{t.peopleNone}</p>
        ) : (
          <Table
            language={language}
            caption={t.people}
            hideCaption
            rows={now}
            columns={[
              { title: t.person, heads: true, cell: (row) => <PersonText visit={visit} of={row} mayForget={mayForget} /> },
              { title: t.role, cell: (row) => roleNames[row.role].name[language] },
              { title: t.from, cell: (row) => formatDate(row.from) },
              ...(mayGive
                ? [
                    {
                      title: shared.decide,
                      cell: (row: Holder) =>
                        row.origin === 'claims' ? (
                          <span class="quiet">{t.fromClaims}</span>
                        ) : (
                          <ButtonForm
                            action={visit.to(`${address}/end`)}
                            fields={{ person: row.person, role: row.role }}
                            label={t.end}
                            about={t.endOne(roleNames[row.role].name[language], nameOf(row, t.forgotten))}
                          />
                        ),
                    },
                  ]
                : []),
            ]}
          />
        )}
        {mayGive && !over && (
          <section class="flow">
            <h2>{t.give}</h2>
            {state && <ErrorSummary language={language} errors={state.errors} />}
            <form method="post" action={visit.to(address)} class="flow form">
              <SelectField
                {...field('role')}
                label={t.role}
                choices={roles.map((role) => ({
                  value: role,
                  label: `${capital(roleNames[role].name[language])}: ${roleNames[role].meaning[language]}`,
                }))}
              />
              <TextField {...field('email')} label={t.email} help={t.emailHelp} type="email" optional />
              <TextField {...field('subject')} label={t.subject} help={t.subjectHelp} optional />
              <TextField {...field('personName')} label={t.personName} optional />
              {issuers.length > 1 && (
                <SelectField {...field('issuer')} label={t.issuer} choices={issuers.map((value) => ({ value, label: value }))} />
              )}
              <p class="quiet">{t.giveHelp}</p>
              <div class="actions">
                <button class="ds-button" type="submit">
                  {t.give}
                </button>
              </div>
            </form>
          </section>
        )}
        {mayGive && !over && inherited.map((one) => <InheritedRoles visit={visit} of={one} address={address} has={now} />)}
        {earlier.length > 0 && (
          <Disclosure title={t.earlier}>
            <Table
              language={language}
              caption={t.earlier}
              hideCaption
              rows={earlier}
              columns={[
                { title: t.person, heads: true, cell: (row) => <PersonText visit={visit} of={row} mayForget={mayForget} /> },
                { title: t.role, cell: (row) => roleNames[row.role].name[language] },
                { title: t.from, cell: (row) => formatDate(row.from) },
                { title: t.to, cell: (row) => formatDate(row.to!) },
              ]}
            />
          </Disclosure>
        )}
      </div>
    ),
  }
}

function InheritedRoles({ visit, of, address, has }: { visit: Visit; of: Inherited; address: string; has: readonly Holder[] }) {
  const { language } = visit
  const t = visit.words(words)
  const shared = visit.words(organisationWords)
  const missing = of.holders.filter((one) => !one.forgotten && !has.some(({ person, role }) => person === one.person && role === one.role))
  if (missing.length === 0) return null
  const title = t.giveOnFrom(say(of.name, language)?.text ?? '')
  return (
    <section class="flow">
      <h2>{title}</h2>
      <Table
        language={language}
        caption={title}
        hideCaption
        rows={missing}
        columns={[
          { title: t.person, heads: true, cell: (row) => <PersonText visit={visit} of={row} /> },
          { title: t.role, cell: (row) => roleNames[row.role].name[language] },
          {
            title: shared.decide,
            cell: (row) => (
              <ButtonForm
                action={visit.to(address)}
                fields={{ person: row.person, role: row.role }}
                label={t.giveAgain}
                about={t.giveAgainOne(roleNames[row.role].name[language], nameOf(row, t.forgotten))}
              />
            ),
          },
        ]}
      />
    </section>
  )
}

const capital = (text: string) => text[0]!.toLocaleUpperCase('sv') + text.slice(1)
const nameOf = ({ name, email, subject, forgotten }: Holder, gone: string) => (forgotten ? gone : (name ?? email ?? subject))

function PersonText({ visit, of, mayForget = false }: { visit: Visit; of: Holder; mayForget?: boolean }) {
  const t = visit.words(words)
  return (
    <>
      {nameOf(of, t.forgotten)}
      {of.name && of.email && <span class="quiet"> {of.email}</span>}
      {of.subject.startsWith('invited:') && <span class="quiet"> ({t.invitedPerson})</span>}
      {mayForget && !of.forgotten && (
        <>
          {' '}
          <a href={visit.to(`/organisations/people/${of.person}/forget`)} aria-label={t.forgetOne(nameOf(of, ''))}>
            {t.forget}
          </a>
        </>
      )}
    </>
  )
}
