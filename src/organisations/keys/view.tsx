import type { ApiKey } from '../../identity/key/api-key.ts'
import { type Role, roleNames } from '../../kernel/role.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { ButtonForm } from '../../web/components/button-form/button-form.tsx'
import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { type Column, Table } from '../../web/components/table/table.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import type { FormState } from '../../web/form-state.ts'
import { formatDate, formatDateTime } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { words } from './words.ts'

/** Whose keys: an organisation's, or the node's. */
export type Owner = { path: string; organisation: { id: number; name: string } | null }

type Shown = { owner: Owner; keys: readonly ApiKey[]; mayGive: readonly Role[]; now: Date; withdrawn: boolean }

export type KeyForm = FormState & { roles: readonly string[] }

export function keysPage(visit: Visit, { owner, keys, mayGive, now, withdrawn }: Shown, typed?: KeyForm): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const errors = typed?.errors ?? {}
  const field = (name: string) => ({ language, name, value: typed?.values[name] ?? '', ...(errors[name] && { error: errors[name] }) })
  return {
    title: t.titleOf(owner.organisation?.name ?? t.node),
    ...(typed && { status: 422 as const }),
    body: (
      <div class="flow">
        <Trail visit={visit} owner={owner} />
        <h1>{t.title}</h1>
        {withdrawn && (
          <Message language={language} tone="success" live>
            <p>{t.withdrawn}</p>
          </Message>
        )}
        <p class="lead">{t.lead}</p>
        {keys.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
          <Table language={language} caption={t.title} hideCaption rows={keys} columns={columns(visit, owner, now)} />
        )}
        <h2 id="new">{t.newTitle}</h2>
        <form method="post" action={visit.to(owner.path)} class="flow form">
          <ErrorSummary language={language} errors={errors} />
          <TextField {...field('name')} label={t.name} help={t.nameHelp} autocomplete="off" />
          <Roles visit={visit} mayGive={mayGive} chosen={typed?.roles ?? []} error={errors.roles} />
          <SelectField
            {...field('days')}
            value={typed?.values.days ?? '365'}
            label={t.days}
            choices={Object.entries(t.dayChoices).map(([value, label]) => ({ value, label }))}
          />
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.make}
            </button>
          </div>
        </form>
      </div>
    ),
  }
}

export function madeKeyPage(visit: Visit, owner: Owner, key: string): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.made,
    status: 201,
    body: (
      <div class="flow">
        <Trail visit={visit} owner={owner} />
        <h1>{t.made}</h1>
        <Message language={language} tone="warning" live>
          <p>{t.madeText}</p>
        </Message>
        <div class="ds-field form-field">
          <label class="ds-label" for="key">
            {t.theKey}
          </label>
          <input class="ds-input secret" id="key" type="text" readonly value={key} size={50} spellcheck={false} autocomplete="off" />
        </div>
        <p>{t.howTo}</p>
        <pre>
          <code>Authorization: Bearer allm_…{key.slice(-4)}</code>
        </pre>
        <p>
          <a href={visit.to(owner.path)}>{t.back}</a>
        </p>
      </div>
    ),
  }
}

function columns(visit: Visit, owner: Owner, now: Date): Column<ApiKey>[] {
  const t = visit.words(words)
  const stateOf = ({ withdrawnAt, expiresAt }: ApiKey) => (withdrawnAt ? 'withdrawn' : expiresAt <= now ? 'expired' : 'live')
  return [
    { title: t.name, heads: true, cell: ({ name }) => name },
    { title: t.ending, cell: ({ hint }) => <code>…{hint}</code> },
    { title: t.roles, cell: ({ roles }) => roles.map((role) => roleNames[role].name[visit.language]).join(', ') },
    { title: t.madeOn, cell: ({ madeAt }) => formatDate(madeAt) },
    { title: t.expires, cell: ({ expiresAt }) => formatDate(expiresAt) },
    { title: t.used, cell: ({ usedAt }) => (usedAt ? formatDateTime(usedAt) : t.never) },
    { title: t.state, cell: (key) => <Tag tone={stateOf(key) === 'live' ? 'success' : 'neutral'}>{t.states[stateOf(key)]}</Tag> },
    {
      title: t.withdraw,
      cell: (key) =>
        stateOf(key) === 'live' && (
          <ButtonForm action={visit.to(`${owner.path}/${key.id}/withdraw`)} label={t.withdraw} about={t.withdrawOne(key.name)} />
        ),
    },
  ]
}

function Trail({ visit, owner }: { visit: Visit; owner: Owner }) {
  const t = visit.words(words)
  const { organisation } = owner
  if (!organisation) return <Breadcrumb language={visit.language} trail={[]} here={t.titleOf(t.node)} />
  const trail = [
    { href: visit.to('/organisations'), label: t.organisations },
    { href: visit.to(`/organisations/${organisation.id}`), label: organisation.name },
  ]
  return <Breadcrumb language={visit.language} trail={trail} here={t.title} />
}

function Roles({
  visit,
  mayGive,
  chosen,
  error,
}: {
  visit: Visit
  mayGive: readonly Role[]
  chosen: readonly string[]
  error: string | undefined
}) {
  const t = visit.words(words)
  const { language } = visit
  return (
    <fieldset class="ds-fieldset" id="roles" aria-describedby={error ? 'roles-help roles-error' : 'roles-help'}>
      <legend class="ds-label">{t.roles}</legend>
      <p data-field="description" id="roles-help">
        {t.rolesHelp}
      </p>
      {mayGive.map((role) => (
        <div class="ds-field">
          <input class="ds-input" type="checkbox" name="roles" id={`roles-${role}`} value={role} checked={chosen.includes(role)} />
          <label class="ds-label" for={`roles-${role}`}>
            {roleNames[role].name[language]}: {roleNames[role].meaning[language]}
          </label>
        </div>
      ))}
      {error && (
        <p class="ds-validation-message" id="roles-error">
          {error}
        </p>
      )}
    </fieldset>
  )
}
