import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Visit } from '../web/visit.ts'
import { listInitiatives } from './list.ts'
import { InitiativeTable } from './views/list.tsx'
import { words } from './words.ts'

const most = 10

/** An organisation's own initiatives and those that it takes part in, for its page. */
export function initiativeSection(db: Db, actorOf: (visit: Visit) => Actor) {
  return async (visit: Visit, { organisation }: { organisation: { id: number } }) => {
    const { total, rows } = await listInitiatives(db, actorOf(visit), { organisation: organisation.id, asParty: true, limit: most })
    if (total === 0) return undefined
    const t = visit.words(words)
    const own = rows.filter(({ organisationId }) => organisationId === organisation.id)
    const others = rows.filter(({ organisationId }) => organisationId !== organisation.id)
    return {
      id: 'initiatives',
      title: t.sectionTitle,
      body: (
        <>
          {own.length > 0 && (
            <>
              <h3>{t.own}</h3>
              <InitiativeTable visit={visit} rows={own} caption={t.own} />
            </>
          )}
          {others.length > 0 && (
            <>
              <h3>{t.asParty}</h3>
              <InitiativeTable visit={visit} rows={others} caption={t.asParty} />
            </>
          )}
          <p>
            <a href={visit.to('/initiatives', { organisation: organisation.id })}>{t.all}</a>
          </p>
        </>
      ),
    }
  }
}
