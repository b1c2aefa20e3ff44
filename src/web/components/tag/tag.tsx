import type { Child } from 'hono/jsx'

export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger'

/** A word on the state or sort of something. The word carries the meaning; the colour only helps. */
export const Tag = ({ tone = 'neutral', children }: { tone?: Tone; children: Child }) => (
  <span class="ds-tag" data-color={tone}>
    {children}
  </span>
)
