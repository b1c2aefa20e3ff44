import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import { Text } from '../web/components/language-text/language-text.tsx'
import { formatNumber } from '../web/format.ts'
import type { Visit } from '../web/visit.ts'
import { may } from './access.ts'
import { type Listed, listDecisions } from './find.ts'
import { words } from './words.ts'

const most = 10

/** What an organisation has decided, which positions it has published and relies on, and what has moved, for its own page. */
export function decisionSection(db: Db, actorOf: (visit: Visit) => Actor) {
  return async (visit: Visit, { organisation: { id }, today }: { organisation: { id: number }; today: string }) => {
    const actor = actorOf(visit)
    const list = (asked: Parameters<typeof listDecisions>[2]) => listDecisions(db, actor, { limit: most, ...asked }, today)
    const [all, issued, adopted, drifting] = await Promise.all([
      list({ organisations: [id], limit: 1 }),
      list({ organisations: [id], show: 'positions' }),
      list({ adoptedBy: id }),
      list({ organisations: [id], show: 'drifted' }),
    ])
    const mayWrite = may(actor, 'write', id)
    if (all.total + adopted.total === 0 && !mayWrite) return undefined
    const t = visit.words(words)
    return {
      id: 'decisions',
      title: t.section,
      body: (
        <>
          <p>
            {all.total === 0 ? (
              t.noDecisions
            ) : (
              <a href={visit.to('/decisions', { organisation: id })}>
                {t.decisionsHere(formatNumber(all.total, visit.language), all.total === 1)}
              </a>
            )}
          </p>
          <Some visit={visit} title={t.driftingHere} rows={drifting.rows} />
          <Some visit={visit} title={t.issued} rows={issued.rows} />
          <Some visit={visit} title={t.adopted} rows={adopted.rows} from />
          {mayWrite && (
            <p>
              <a href={visit.to('/decisions/new', { organisation: id })}>{t.new}</a>
            </p>
          )}
        </>
      ),
    }
  }
}

function Some({ visit, title, rows, from = false }: { visit: Visit; title: string; rows: readonly Listed[]; from?: boolean }) {
  if (rows.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {rows.map((row) => (
          <li>
            <a href={visit.to(`/decisions/${row.id}`)}>
              <Text of={row.title} language={visit.language} />
            </a>
            {from && (
              <>
                {', '}
                <Text of={row.organisation} language={visit.language} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
