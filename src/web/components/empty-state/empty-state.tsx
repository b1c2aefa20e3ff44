import type { Child } from 'hono/jsx'

export type EmptyStateProps = {
  title: string
  /** Why it is empty, and what to do next. */
  children: Child
  /** Links or buttons to what comes next. */
  actions?: Child
  level?: 2 | 3
}

export function EmptyState({ title, children, actions, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as 'h2'
  return (
    <div class="empty flow">
      <Heading>{title}</Heading>
      {children}
      {actions && <div class="actions">{actions}</div>}
    </div>
  )
}
