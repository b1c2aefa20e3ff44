import type { Child } from 'hono/jsx'

export type Fact = readonly [term: Child, value: Child]

/** Facts by name. What is not known is left out, so a page can list all it might know. */
export function DefinitionList({ facts }: { facts: readonly (Fact | undefined | false)[] }) {
  const known = facts.filter((fact): fact is Fact => !!fact && fact[1] !== undefined && fact[1] !== null && fact[1] !== '')
  return (
    <dl class="facts">
      {known.map(([term, value]) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
