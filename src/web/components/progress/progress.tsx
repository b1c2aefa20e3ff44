import type { Child } from 'hono/jsx'

export type ProgressProps = {
  /** Of the region: the finished one is fetched by it. */
  id: string
  label: string
  /** What is happening now, in words. */
  text: string
  value?: number
  /** Without it the length is not known, and the bar only says that something is going on. */
  max?: number
  /** The event stream to follow; see islands/run-progress.ts. Left out when the work is done. */
  events?: string
  children?: Child
}

/** A long task and where it is. Without script it shows the moment the page was made. */
export function Progress({ id, label, text, value, max, events, children }: ProgressProps) {
  return (
    <section class="progress" id={id} aria-label={label} data-events={events}>
      <p id={`${id}-text`} data-progress-text="" role="status">
        {text}
      </p>
      <progress
        aria-label={label}
        aria-describedby={`${id}-text`}
        value={max === undefined ? undefined : (value ?? 0)}
        max={max}
      ></progress>
      {children}
    </section>
  )
}
