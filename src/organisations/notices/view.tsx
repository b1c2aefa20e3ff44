import { whoDid } from '../../history/words.ts'
import { say } from '../../kernel/language-text.ts'
import { ButtonForm } from '../../web/components/button-form/button-form.tsx'
import { Disclosure } from '../../web/components/disclosure/disclosure.tsx'
import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Pagination } from '../../web/components/pagination/pagination.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import { formatDate, formatDateTime, formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Organisation } from '../organisation.ts'
import { OrganisationHead } from '../views/organisation.tsx'
import type { Told } from './find.ts'
import { words } from './words.ts'

export const perPage = 100

type Shown = { total: number; rows: readonly Told[] }
type Props = {
  organisation: Organisation
  today: string
  waiting: Shown
  earlier: Shown
  page: number
  may: { deal: boolean; seePeople: boolean }
}

export function noticesPage(visit: Visit, { organisation, today, waiting, earlier, page, may }: Props): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const here = `/organisations/${organisation.id}/notices`
  const what = {
    title: t.what,
    heads: true,
    cell: (one: Told) => (
      <a href={visit.to(one.path)}>
        <Text of={one.says} language={language} />
      </a>
    ),
  }
  const kind = { title: t.kind, cell: (one: Told) => <Tag>{kindName(visit, one)}</Tag> }
  return {
    title: `${t.title}: ${say(organisation.name, language)?.text ?? ''}`,
    serves: [1, 3],
    body: (
      <div class="flow">
        <OrganisationHead visit={visit} organisation={organisation} today={today} tab="notices" waiting={waiting.total} />
        <p class="lead">{t.lead}</p>
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{t.marked}</p>
          </Message>
        )}
        {waiting.total === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
          <>
            <h2>{t.waiting(formatNumber(waiting.total, language), waiting.total === 1)}</h2>
            <Table
              language={language}
              caption={t.title}
              hideCaption
              rows={waiting.rows}
              columns={[
                what,
                kind,
                { title: t.since, cell: ({ at }) => <span class="nowrap">{formatDate(at)}</span> },
                ...(may.deal
                  ? [
                      {
                        title: t.done,
                        cell: (one: Told) => (
                          <ButtonForm
                            action={visit.to(`${here}/${one.id}`)}
                            label={t.markDone}
                            about={t.markOne(say(one.says, language)?.text ?? '')}
                          />
                        ),
                      },
                    ]
                  : []),
              ]}
            />
            <Pagination
              language={language}
              page={page}
              pages={Math.ceil(waiting.total / perPage)}
              to={(n) => visit.to(here, { page: n })}
            />
            <p>
              <a href={visit.to(`${here}.csv`)}>{t.csv}</a>
            </p>
          </>
        )}
        <h2>{t.earlier}</h2>
        {earlier.total === 0 ? (
          <p>{t.earlierNone}</p>
        ) : (
          <Disclosure title={`${t.earlier} (${formatNumber(earlier.total, language)})`}>
            <Table
              language={language}
              caption={t.earlier}
              hideCaption
              rows={earlier.rows}
              columns={[
                what,
                kind,
                { title: t.since, cell: ({ at }) => <span class="nowrap">{formatDate(at)}</span> },
                { title: t.done, cell: ({ doneAt }) => doneAt && <span class="nowrap">{formatDateTime(doneAt)}</span> },
                { title: t.by, cell: (one) => doneBy(visit, one, may.seePeople) },
              ]}
            />
          </Disclosure>
        )}
      </div>
    ),
  }
}

export const kindName = (visit: Visit, { kind }: Pick<Told, 'kind'>): string => visit.words(words).kinds[kind] ?? visit.words(words).untold

/** The system where the cause has passed by itself. */
const doneBy = (visit: Visit, { doneBy: actor, doneWho }: Told, seePeople: boolean): string =>
  actor === null || actor.kind === 'system'
    ? visit.words(words).passed
    : whoDid({ actor, who: seePeople && actor.kind === 'person' ? doneWho : null }, visit.language)
