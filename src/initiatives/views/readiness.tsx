import { Tag } from '../../web/components/tag/tag.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Initiative } from '../initiative.ts'
import { phases, type Task } from '../readiness.ts'
import { words } from '../words.ts'

const tones = { done: 'success', remains: 'warning', later: 'neutral' } as const

/** What is done on the way and what remains, phase by phase, each with the way to where it is done. */
export function Readiness({ visit, initiative, tasks }: { visit: Visit; initiative: Initiative; tasks: readonly Task[] }) {
  const t = visit.words(words)
  return (
    <ol class="phases">
      {phases.map((phase) => (
        <li class="phases__one">
          <h3>{t.phases[phase]}</h3>
          <ul class="phases__tasks">
            {tasks
              .filter((task) => task.phase === phase)
              .map(({ key, path, state, gate, n }) => (
                <li>
                  <Tag tone={tones[state]}>{t.taskStates[state]}</Tag>
                  <span>
                    {path === '' || state === 'later' ? (
                      t.tasks[key][state](n)
                    ) : (
                      <a href={visit.to(`/initiatives/${initiative.id}${path}`)}>{t.tasks[key][state](n)}</a>
                    )}
                    {gate && state === 'remains' && <span class="quiet"> ({t.needed})</span>}
                  </span>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
