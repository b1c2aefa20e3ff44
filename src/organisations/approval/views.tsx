import { whoDid } from '../../history/words.ts'
import { say } from '../../kernel/language-text.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { DefinitionList } from '../../web/components/definition-list/definition-list.tsx'
import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { TextField } from '../../web/components/form-field/form-field.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import type { TimelineEvent } from '../../web/components/timeline/timeline.tsx'
import { formatDateTime } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { nobody } from '../names.ts'
import type { Organisation } from '../organisation.ts'
import type { ChangeRequest } from './change-request.ts'
import type { Approvables, Decided } from './decide.ts'
import { words } from './words.ts'

type Common = { organisation: Organisation; approvables: Approvables }

const nameOf = (visit: Visit, { name }: Organisation) => say(name, visit.language)!.text
const placeOf = (id: number) => `/organisations/${id}/approvals`
const tones = { waiting: 'warning', approved: 'success', rejected: 'danger', withdrawn: 'neutral', outdated: 'warning' } as const

/** What a request is about, as its owners know it. */
function subjectOf(visit: Visit, { approvables }: Common, { kind, before, after }: ChangeRequest): string {
  const named = (after ?? before) as { name?: unknown; says?: Record<string, string> } | null
  const title = Object.entries(named?.says ?? {}).find(([property]) => property === `http://purl.org/dc/terms/title@${visit.language}`)?.[1]
  const name = named?.name ?? title ?? named?.says?.['http://purl.org/dc/terms/title@sv']
  const text =
    typeof name === 'string'
      ? name
      : name && typeof name === 'object'
        ? say(name as Record<string, string>, visit.language)?.text
        : undefined
  const sort = approvables[kind]?.name[visit.language].split(':')[0] ?? kind
  return text ? `${sort}: ${text}` : sort
}

export type Outcomes = readonly (Decided | { id: number; problem: { detail: { sv: string; en: string } } })[]

export function approvalsPage(
  visit: Visit,
  common: Common & {
    waiting: ChangeRequest[]
    decided: ChangeRequest[]
    may: { decide: boolean; set: boolean }
    outcomes?: Outcomes
    error?: string
  },
): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { organisation, waiting, decided, may, outcomes = [], error } = common
  const here = placeOf(organisation.id)
  const link = (request: ChangeRequest) => <a href={visit.to(`${here}/${request.id}`)}>{subjectOf(visit, common, request)}</a>
  const columns = [
    { title: t.what, heads: true, cell: link },
    { title: t.by, cell: (request: ChangeRequest) => whoDid({ actor: request.proposedBy, who: request.proposer }, language) },
    { title: t.proposed, cell: (request: ChangeRequest) => formatDateTime(request.proposedAt) },
  ]
  const choose = {
    title: '',
    cell: (request: ChangeRequest) => (
      <input
        class="ds-input"
        type="checkbox"
        name="request"
        value={String(request.id)}
        aria-label={t.chooseOne(subjectOf(visit, common, request))}
      />
    ),
  }
  return {
    title: t.title,
    serves: [1],
    ...(error && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[{ href: visit.to(`/organisations/${organisation.id}`), label: nameOf(visit, organisation) }]}
          here={t.title}
        />
        <h1>{t.of(nameOf(visit, organisation))}</h1>
        <Outcome visit={visit} of={outcomes} />
        {error && (
          <Message language={language} tone="danger" live>
            <p>{error}</p>
          </Message>
        )}
        {waiting.length === 0 ? (
          <EmptyState title={t.none} actions={may.set && <a href={visit.to(`${here}/settings`)}>{t.choose}</a>}>
            <p>{organisation.approval.length === 0 ? t.noneWanted : t.noneHelp}</p>
          </EmptyState>
        ) : (
          <form method="post" action={visit.to(here)} class="flow">
            <p class="lead">{t.lead}</p>
            <Table language={language} caption={t.title} hideCaption rows={waiting} columns={may.decide ? [choose, ...columns] : columns} />
            {may.decide && (
              <>
                <TextField language={language} name="reason" label={t.reason} help={t.reasonHelp} optional />
                <Verdicts approve={t.approveChosen} reject={t.rejectChosen} />
              </>
            )}
          </form>
        )}
        {may.set && waiting.length > 0 && (
          <p>
            <a href={visit.to(`${here}/settings`)}>{t.choose}</a>
          </p>
        )}
        <section class="flow">
          <h2>{t.decided}</h2>
          {decided.length === 0 ? (
            <p>{t.noneDecided}</p>
          ) : (
            <Table
              language={language}
              caption={t.decided}
              hideCaption
              rows={decided}
              columns={[...columns, { title: t.outcome, cell: ({ state }) => <Tag tone={tones[state]}>{t.states[state]}</Tag> }]}
            />
          )}
        </section>
      </div>
    ),
  }
}

const Verdicts = ({ approve, reject }: { approve: string; reject: string }) => (
  <div class="actions">
    <button class="ds-button" type="submit" name="verdict" value="approve">
      {approve}
    </button>
    <button class="ds-button" data-color="danger" data-variant="secondary" type="submit" name="verdict" value="reject">
      {reject}
    </button>
  </div>
)

function Outcome({ visit, of }: { visit: Visit; of: Outcomes }) {
  const { language } = visit
  const t = visit.words(words)
  const problems = of.flatMap((one) =>
    'problem' in one ? [one.problem.detail[language]] : one.state === 'outdated' ? [t.outdatedText] : [],
  )
  const count = (state: Decided['state']) => of.filter((one) => 'state' in one && one.state === state).length
  const [approved, rejected] = [count('approved'), count('rejected')]
  return (
    <>
      {approved + rejected > 0 && (
        <Message language={language} tone="success" live>
          {approved > 0 && <p>{t.did(approved, t.approvedMany(approved))}</p>}
          {rejected > 0 && <p>{t.did(rejected, t.rejectedMany(rejected))}</p>}
        </Message>
      )}
      {problems.length > 0 && (
        <Message language={language} tone="warning" live>
          <p>{t.couldNot}</p>
          <ul>
            {problems.map((problem) => (
              <li>{problem}</li>
            ))}
          </ul>
        </Message>
      )}
    </>
  )
}

export function requestPage(
  visit: Visit,
  common: Common & { request: ChangeRequest; now: unknown; may: { decide: boolean; withdraw: boolean }; error?: string },
): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { organisation, request, now, may, error } = common
  const here = placeOf(organisation.id)
  const subject = subjectOf(visit, common, request)
  const fields = (before: unknown, after: unknown) => common.approvables[request.kind]?.fields({ before, after }, language, nobody) ?? []
  const since = request.state === 'waiting' || request.state === 'outdated' ? fields(request.before, now) : []
  return {
    title: subject,
    serves: [1],
    ...(error && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to(`/organisations/${organisation.id}`), label: nameOf(visit, organisation) },
            { href: visit.to(here), label: t.title },
          ]}
          here={subject}
        />
        <p class="tags">
          <Tag tone={tones[request.state]}>{t.states[request.state]}</Tag>
        </p>
        <h1>{subject}</h1>
        <DefinitionList
          facts={[
            [t.proposed, formatDateTime(request.proposedAt)],
            [t.by, whoDid({ actor: request.proposedBy, who: request.proposer }, language)],
            request.reason !== null && [t.reason, request.reason],
            request.decidedAt !== null && [
              t.outcome,
              `${t.states[request.state]}, ${formatDateTime(request.decidedAt)}, ${whoDid({ actor: request.decidedBy!, who: request.decider }, language)}`,
            ],
            request.decisionReason !== null && [t.reason, request.decisionReason],
          ]}
        />
        {request.state === 'outdated' && (
          <Message language={language} tone="warning">
            <p>{t.outdatedText}</p>
          </Message>
        )}
        <section class="flow">
          <h2>{t.difference}</h2>
          {request.after === null ? (
            <p>{t.whole}</p>
          ) : (
            <Fields visit={visit} caption={t.difference} of={fields(request.before, request.after)} />
          )}
        </section>
        {since.length > 0 && (
          <section class="flow">
            <h2>{t.changedSince}</h2>
            <Fields visit={visit} caption={t.changedSince} of={since} />
          </section>
        )}
        {request.state === 'waiting' && !may.decide && may.withdraw && <p>{t.own}</p>}
        {may.decide && (
          <form method="post" action={visit.to(`${here}/${request.id}`)} class="flow form">
            <TextField language={language} name="reason" label={t.reason} help={t.reasonHelp} optional {...(error && { error })} />
            <Verdicts approve={t.approve} reject={t.reject} />
          </form>
        )}
        {may.withdraw && (
          <form method="post" action={visit.to(`${here}/${request.id}/withdraw`)}>
            <button class="ds-button" data-variant="secondary" type="submit">
              {t.withdraw}
            </button>
          </form>
        )}
      </div>
    ),
  }
}

type FieldsProps = { visit: Visit; caption: string; of: TimelineEvent['fields'] }

function Fields({ visit, caption, of }: FieldsProps) {
  const t = visit.words(words)
  return (
    <Table
      language={visit.language}
      caption={caption}
      hideCaption
      rows={of}
      columns={[
        { title: t.field, heads: true, cell: ({ label }) => label },
        { title: t.nowIs, cell: ({ before }) => <del>{before || '–'}</del> },
        { title: t.would, cell: ({ after }) => <ins>{after || '–'}</ins> },
      ]}
    />
  )
}
