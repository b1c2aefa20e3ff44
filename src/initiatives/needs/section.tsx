import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import type { Visit } from '../../web/visit.ts'
import { mayRead } from '../access.ts'
import { listNeeds } from './find.ts'
import { stateOf } from './need.ts'
import { words } from './words.ts'

const most = 5

/** What an organisation needs, for the organisation's own page: the most urgent, and a way to the rest. */
export function needSection(db: Db, actorOf: (visit: Visit) => Actor) {
  return async (visit: Visit, { organisation }: { organisation: { id: number; name: LanguageText } }) => {
    const { language } = visit
    const t = visit.words(words)
    const actor = actorOf(visit)
    const { rows, total } = await listNeeds(db, actor, { organisation: organisation.id, limit: most })
    const isOwn = mayRead(actor, { organisationId: organisation.id, publishedAt: null })
    if (total === 0 && !isOwn) return undefined
    return {
      id: 'needs',
      title: t.section.title,
      body: (
        <>
          {total === 0 && <p class="quiet">{t.section.none}</p>}
          {total > 0 && (
            <ul class="lines">
              {rows.map((need) => (
                <li>
                  <a href={visit.to(`/needs/${need.id}`)}>
                    <Text of={need.title} language={language} />
                  </a>{' '}
                  {stateOf(need) === 'draft' && <Tag tone="warning">{t.states.draft}</Tag>}
                  <span class="quiet small">{t.urgencies[need.urgency]}</span>
                </li>
              ))}
            </ul>
          )}
          <p>
            {total > 0 ? (
              <a href={visit.to('/needs', { organisation: organisation.id })}>{t.section.all}</a>
            ) : (
              <a href={visit.to('/needs/explore')}>{t.explore}</a>
            )}
          </p>
        </>
      ),
    }
  }
}
