import { Tag, type Tone } from '../../web/components/tag/tag.tsx'
import type { Visit } from '../../web/visit.ts'
import { type Decision, type Drift, isPosition, reviewOf, type StateName } from '../decision.ts'
import { words } from '../words.ts'

const stateTones: { readonly [state in StateName]: Tone } = {
  draft: 'info',
  decided: 'success',
  superseded: 'neutral',
  withdrawn: 'danger',
}
const driftTones: { readonly [drift in Drift]: Tone } = { 'as-pinned': 'success', moved: 'warning', gone: 'danger', accepted: 'neutral' }

/** Where it stands, whether others may rely on it, and whether it is time to look at it again. */
export function DecisionTags({ visit, of, today }: { visit: Visit; of: Decision; today: string }) {
  const t = visit.words(words)
  const review = reviewOf(of, today)
  return (
    <>
      <Tag tone={stateTones[of.state.kind]}>{t.states[of.state.kind]}</Tag> {isPosition(of) && <Tag tone="accent">{t.position}</Tag>}{' '}
      {(review.kind === 'near' || review.kind === 'past') && (
        <Tag tone={review.kind === 'past' ? 'danger' : 'warning'}>
          {review.kind === 'past' ? t.reviewPast(of.reviewOn!) : t.reviewNear(of.reviewOn!)}
        </Tag>
      )}
    </>
  )
}

export const DriftTag = ({ visit, drift }: { visit: Visit; drift: Drift }) => (
  <Tag tone={driftTones[drift]}>{visit.words(words).drifts[drift]}</Tag>
)
