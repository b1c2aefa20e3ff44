import { Tag, type Tone } from '../../web/components/tag/tag.tsx'
import type { Visit } from '../../web/visit.ts'
import type { StateName } from '../initiative.ts'
import { words } from '../words.ts'

const tones: { readonly [state in StateName]: Tone } = {
  draft: 'neutral',
  proposed: 'info',
  decided: 'accent',
  running: 'accent',
  completed: 'success',
  stopped: 'danger',
}

/** Where an initiative is, and whether others may read it. */
export function StateTag({ visit, state, published }: { visit: Visit; state: StateName; published: boolean }) {
  const t = visit.words(words)
  return (
    <span class="tags">
      <Tag tone={tones[state]}>{t.states[state]}</Tag>
      {!published && <Tag>{t.unpublished}</Tag>}
    </span>
  )
}
