import { say } from '../../../kernel/language-text.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import type { ReuseState } from '../../reuse/find.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import { alternativeKinds } from '../alternative.ts'
import { isBuilding, mayBuild } from '../gate.ts'
import { routes } from '../innovation.ts'
import { words } from '../words.ts'

/** Which kind a new alternative is: the framework's order is the order of the page. */
export function kindsPage(visit: Visit, initiative: Initiative, reuse: ReuseState): Sheet {
  const t = visit.words(words)
  const place = `/initiatives/${initiative.id}/alternatives`
  return {
    title: t.newTitle,
    serves: [1, 4, 5, 7],
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="alternatives">
        <h2>{t.newTitle}</h2>
        <p class="lead">{t.newLead}</p>
        <ol class="numbered">
          {alternativeKinds
            .filter((kind) => kind !== 'nothing')
            .map((kind) => (
              <li>
                <h3>
                  {isBuilding(kind) && !mayBuild(reuse) ? (
                    capital(t.kinds[kind])
                  ) : (
                    <a href={visit.to(`${place}/new`, { kind })}>{capital(t.kinds[kind])}</a>
                  )}
                </h3>
                <p>{t.kindHelp[kind]}</p>
                {isBuilding(kind) && !mayBuild(reuse) && (
                  <p>
                    {t.reuseFirst(t.kinds[kind])} <a href={visit.to(`/initiatives/${initiative.id}/reuse`)}>{t.toReuse}</a>
                  </p>
                )}
                {kind === 'innovation' && (
                  <ul>
                    {Object.entries(routes).map(([one, { when }]) => (
                      <li>
                        <a href={visit.to(`${place}/new`, { kind, innovation: one })}>{t.innovation[one as keyof typeof routes]}</a>:{' '}
                        {say(when, visit.language)!.text}
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
        </ol>
      </InitiativeFrame>
    ),
  }
}

export const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1)
