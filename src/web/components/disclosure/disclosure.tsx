import type { Child } from 'hono/jsx'

export type DisclosureProps = { title: string; children: Child; open?: boolean; id?: string }

/** What few need but some look for: behind a fold. */
export const Disclosure = ({ title, children, open = false, id }: DisclosureProps) => (
  <details class="ds-details" open={open} id={id}>
    <summary>{title}</summary>
    <div class="flow disclosure__body">{children}</div>
  </details>
)
