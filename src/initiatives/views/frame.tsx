import type { Child } from 'hono/jsx'
import { say } from '../../kernel/language-text.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { TabLinks } from '../../web/components/tab-links/tab-links.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Initiative } from '../initiative.ts'
import { words } from '../words.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** The views of an initiative on which nothing remains, by path; set by `initiativePages` for all pages of it, and asked only where the tabs are shown. */
    stepsDone: (initiative: Initiative) => Promise<ReadonlySet<string>>
  }
}

/** The way from need to benefit: each step of an initiative is a view of it with its own address, in the order that they are taken. */
export const steps = [
  { key: 'overview', path: '' },
  { key: 'reuse', path: '/reuse' },
  { key: 'alternatives', path: '/alternatives' },
  { key: 'benefits', path: '/benefits' },
  { key: 'cases', path: '/cases' },
  { key: 'decision', path: '/decision' },
  { key: 'realisation', path: '/realisation' },
  { key: 'change', path: '/change' },
] as const
export type Step = (typeof steps)[number]['key']

type Props = { visit: Visit; initiative: Initiative; at: Step; children?: Child }

/** The head of every page of an initiative: where one is, what it is called, and the steps, with a tick on those that are done. */
export async function InitiativeFrame({ visit, initiative, at, children }: Props) {
  const t = visit.words(words)
  const title = say(initiative.title, visit.language)?.text ?? ''
  const home = visit.to(`/initiatives/${initiative.id}`)
  const trail = [{ href: visit.to('/initiatives'), label: t.title }, ...(at === 'overview' ? [] : [{ href: home, label: title }])]
  const done = await visit.c.get('stepsDone')?.(initiative)
  return (
    <div class="flow">
      <Breadcrumb language={visit.language} trail={trail} here={at === 'overview' ? title : t.steps[at]} />
      <h1>
        <Text language={visit.language} of={initiative.title} />
      </h1>
      <TabLinks
        label={t.stepsLabel}
        tabs={steps.map(({ key, path }) => ({
          href: visit.to(`/initiatives/${initiative.id}${path}`),
          label: t.steps[key],
          current: key === at,
          ...(done?.has(path) && { done: t.stepDone }),
        }))}
      />
      {children}
    </div>
  )
}
