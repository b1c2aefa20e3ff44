import type { Db } from '../../db/open.ts'
import { say } from '../../kernel/language-text.ts'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { formatNumber } from '../../web/format.ts'
import type { Visit } from '../../web/visit.ts'
import { reusesOf } from './reuses.ts'
import { words } from './words.ts'

/** Which initiatives use an entry, for the entry's own page. */
export function reuseSection(db: Db) {
  return async (visit: Visit, { id }: { id: number }) => {
    const { language } = visit
    const t = visit.words(words)
    const reuses = (await reusesOf(db, [id])).get(id)
    if (!reuses) return undefined
    const unnamed = reuses.count - reuses.named.length
    return {
      id: 'reuse',
      title: t.usedTitle,
      body: (
        <>
          <p>
            {t.used(formatNumber(reuses.count, language), reuses.count === 1)}{' '}
            {unnamed > 0 && reuses.named.length > 0 && t.unnamed(formatNumber(unnamed, language), unnamed === 1)}
          </p>
          {reuses.named.length > 0 && (
            <ul class="lines">
              {reuses.named.map((one) => (
                <li>
                  <a href={visit.to(`/initiatives/${one.id}`)}>
                    <Text of={one.title} language={language} />
                  </a>
                  <span class="quiet small">
                    {say(one.organisation, language)?.text}
                    {one.adapted && ` (${t.adapted})`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      ),
    }
  }
}
