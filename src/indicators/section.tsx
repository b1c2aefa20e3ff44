import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import { type LanguageText, say } from '../kernel/language-text.ts'
import type { Visit } from '../web/visit.ts'
import { may } from './access.ts'
import { listIndicators } from './find.ts'
import { IndicatorTable } from './views/list.tsx'
import { words } from './words.ts'

const shown = 10

/** What is measured of an organisation, for its own page. */
export function indicatorSection(db: Db, actorOf: (visit: Visit) => Actor) {
  return async (visit: Visit, { organisation, today }: { organisation: { id: number; name: LanguageText }; today: string }) => {
    const { rows, total } = await listIndicators(db, { organisation: organisation.id, limit: shown }, today)
    const mayDefine = may(actorOf(visit), 'define', organisation.id)
    if (total === 0 && !mayDefine) return undefined
    const t = visit.words(words)
    const name = say(organisation.name, visit.language)?.text ?? ''
    return {
      id: 'indicators',
      title: t.section,
      body: (
        <>
          {total === 0 ? <p>{t.sectionNone}</p> : <IndicatorTable visit={visit} rows={rows} />}
          {total > shown && (
            <p>
              <a href={visit.to('/indicators', { organisation: name })}>{t.sectionAll}</a>
            </p>
          )}
          {mayDefine && (
            <div class="actions">
              <a class="ds-button" data-variant="secondary" href={visit.to('/indicators/new', { organisation: name })}>
                {t.add}
              </a>
            </div>
          )}
        </>
      ),
    }
  }
}
