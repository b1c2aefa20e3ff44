import { type LanguageText, say } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { ButtonForm } from '../../../web/components/button-form/button-form.tsx'
import { DefinitionList } from '../../../web/components/definition-list/definition-list.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Paragraphs, Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import { formatDate } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { CommonNeed, Member } from '../common-need.ts'
import { words } from '../words.ts'

export type CommonView = {
  common: CommonNeed
  holder: LanguageText
  members: readonly Member[]
  /** Organisations that the reader may speak for. */
  writes: ReadonlySet<number>
  /** The reader's published needs that are in no common need. */
  own: readonly { id: number; title: LanguageText }[]
}

export type CommonReturned = FormState & { form: 'answer' | 'join' | 'change' }

export function commonNeedPage(visit: Visit, { common, holder, members, writes, own }: CommonView, returned?: CommonReturned): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const c = t.common
  const title = say(common.title, language)?.text ?? ''
  const holds = writes.has(common.organisationId)
  const those = (...states: Member['state'][]) => members.filter(({ state }) => states.includes(state))
  const mine = those('proposed').filter(({ organisationId }) => writes.has(organisationId))
  const field = fieldsOf(visit, returned?.form === 'change' ? returned : undefined, {
    title: common.title[language] ?? '',
    description: common.description[language] ?? '',
  })
  return {
    title,
    serves: [1, 2, 4],
    ...(returned && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to('/needs'), label: t.title }]} here={title} />
        <p class="quiet">{t.commonTitle}</p>
        <h1>
          <Text of={common.title} language={language} />
        </h1>
        <p class="lead">{c.lead}</p>
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{c.done}</p>
          </Message>
        )}
        {returned && <ErrorSummary language={language} errors={returned.errors} />}
        {mine.map((one) => (
          <Message language={language} tone="warning" title={c.yourTurn}>
            <p>{c.yourTurnText(say(one.title, language)?.text ?? '')}</p>
            <form method="post" action={visit.to(`/needs/common/${common.id}/answer`)} class="flow form" id="answer">
              <input type="hidden" name="need" value={String(one.need)} />
              <TextField language={language} name="reason" label={c.declineWhy} optional />
              <div class="actions">
                <button class="ds-button" type="submit" name="verdict" value="join">
                  {c.join}
                </button>
                <button class="ds-button" data-variant="secondary" type="submit" name="verdict" value="decline">
                  {c.decline}
                </button>
              </div>
            </form>
          </Message>
        ))}
        <Paragraphs of={common.description} language={language} />
        <DefinitionList
          facts={[
            [
              c.holder,
              <a href={visit.to(`/organisations/${common.organisationId}`)}>
                <Text of={holder} language={language} />
              </a>,
            ],
            [c.since, formatDate(common.addedAt)],
          ]}
        />
        <Members visit={visit} common={common} title={c.members} members={those('joined')} writes={writes} />
        {those('proposed').length > 0 && (
          <Members visit={visit} common={common} title={c.asked} members={those('proposed')} writes={writes} />
        )}
        {those('declined', 'left').length > 0 && (
          <Members visit={visit} common={common} title={c.past} members={those('declined', 'left')} writes={writes} />
        )}
        {own.length > 0 && (
          <section class="flow">
            <h2>{c.joinOwn}</h2>
            <p>{c.joinOwnText}</p>
            <form method="post" action={visit.to(`/needs/common/${common.id}/join`)} class="flow form">
              <SelectField
                language={language}
                name="need"
                label={c.ownNeed}
                choices={own.map(({ id, title }) => ({ value: String(id), label: say(title, language)?.text ?? String(id) }))}
              />
              <div class="actions">
                <button class="ds-button" data-variant="secondary" type="submit">
                  {c.joinButton}
                </button>
              </div>
            </form>
          </section>
        )}
        {holds && (
          <Disclosure title={c.change} id="change" open={returned?.form === 'change'}>
            <form method="post" action={visit.to(`/needs/common/${common.id}/change`)} class="flow form">
              <input type="hidden" name="version" value={String(common.version)} />
              <TextField {...field('title')} label={c.name} />
              <TextField {...field('description')} label={c.description} rows={4} optional />
              <div class="actions">
                <button class="ds-button" type="submit">
                  {t.save}
                </button>
              </div>
            </form>
          </Disclosure>
        )}
      </div>
    ),
  }
}

type MembersProps = { visit: Visit; common: CommonNeed; title: string; members: readonly Member[]; writes: ReadonlySet<number> }

function Members({ visit, common, title, members, writes }: MembersProps) {
  const { language } = visit
  const t = visit.words(words)
  const mayTakeOut = (row: Member) =>
    (row.state === 'joined' || row.state === 'proposed') && (writes.has(row.organisationId) || writes.has(common.organisationId))
  return (
    <section class="flow">
      <h2>{title}</h2>
      <Table
        language={language}
        caption={title}
        hideCaption
        rows={members}
        columns={[
          {
            title: t.organisation,
            heads: true,
            cell: (row) => (
              <a href={visit.to(`/organisations/${row.organisationId}`)}>
                <Text of={row.organisation} language={language} />
              </a>
            ),
          },
          {
            title: t.need,
            cell: (row) => (
              <a href={visit.to(`/needs/${row.need}`)}>
                <Text of={row.title} language={language} />
              </a>
            ),
          },
          { title: t.urgency, cell: (row) => t.urgencies[row.urgency as 'normal'] },
          { title: t.neededBy, cell: (row) => row.neededBy ?? '' },
          { title: t.common.answer, cell: (row) => t.common.states[row.state] },
          { title: t.common.day, cell: (row) => formatDate(row.answeredAt ?? row.proposedAt) },
          ...(members.some(({ reason }) => reason) ? [{ title: t.common.reason, cell: (row: Member) => row.reason }] : []),
          ...(members.some(mayTakeOut)
            ? [
                {
                  title: t.common.leave,
                  cell: (row: Member) =>
                    mayTakeOut(row) && (
                      <ButtonForm
                        action={visit.to(`/needs/common/${common.id}/leave`)}
                        fields={{ need: row.need }}
                        label={t.common.leave}
                        about={t.common.leaveOne(say(row.title, language)?.text ?? '')}
                      />
                    ),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
