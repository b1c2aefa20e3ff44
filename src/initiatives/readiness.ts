import type { Finding } from '../kernel/finding.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { type AlternativeKind, isCosted } from './alternatives/alternative.ts'
import type { StateName } from './initiative.ts'
import type { ReuseState } from './reuse/find.ts'

export type ReadinessFacts = {
  id: number
  state: StateName
  hasGoals: boolean
  needs: number
  reuse: ReuseState
  alternatives: readonly { kind: AlternativeKind; cased: boolean }[]
  validBenefits: number
  invalidBenefits: number
  decisionDrafts: number
  benefits: number
  /** Groups of people that it changes the work of. */
  affectedGroups: number
  evaluations: number
  /** With an owner, a baseline, a target and its day. */
  plannedBenefits: number
}

/** The phases of the guide to benefit realisation (version 2.0), and between specifying and planning its one point of decision. */
export const phases = ['identify', 'specify', 'decide', 'plan', 'realise', 'follow-up'] as const
export type Phase = (typeof phases)[number]

export type Task = {
  key: TaskKey
  phase: Phase
  /** The view where it is done, below the initiative's own address. */
  path: string
  /** `later`: it is not its turn yet. */
  state: 'done' | 'remains' | 'later'
  /** Without it nothing can be put forward for decision. */
  gate: boolean
  /** How much of it there is, for the text. */
  n: number
}

const after: { readonly [state in StateName]: number } = { draft: 0, proposed: 1, decided: 2, running: 3, completed: 4, stopped: 0 }

type Rule = Pick<Task, 'phase' | 'path'> & {
  gate?: true
  done: (facts: ReadinessFacts) => boolean
  later?: (facts: ReadinessFacts) => boolean
  n?: (facts: ReadinessFacts) => number
}

const uncased = ({ alternatives }: ReadinessFacts) => alternatives.filter(({ kind, cased }) => isCosted(kind) && !cased).length
const reached = (state: StateName) => (facts: ReadinessFacts) => after[facts.state] >= after[state]
const before = (state: StateName) => (facts: ReadinessFacts) => after[facts.state] < after[state]

/** All that is to be done on the way, in order. To add something: a row here, its words, and its fact in find-readiness.ts. */
const rules = {
  need: { phase: 'identify', path: '/edit', done: ({ needs }) => needs > 0 },
  goals: { phase: 'identify', path: '/edit', done: ({ hasGoals }) => hasGoals },
  reuse: {
    phase: 'identify',
    path: '/reuse',
    gate: true,
    done: ({ reuse }) => reuse.kind === 'answered',
    n: ({ reuse }) => (reuse.kind === 'open' ? reuse.unanswered : 0),
  },
  alternatives: {
    phase: 'identify',
    path: '/alternatives',
    gate: true,
    done: ({ alternatives }) => alternatives.some(({ kind }) => kind === 'nothing') && alternatives.some(({ kind }) => kind !== 'nothing'),
    n: ({ alternatives }) => alternatives.length,
  },
  benefits: {
    phase: 'specify',
    path: '/benefits',
    gate: true,
    done: ({ validBenefits }) => validBenefits > 0,
    n: ({ invalidBenefits }) => invalidBenefits,
  },
  cases: {
    phase: 'specify',
    path: '/cases',
    gate: true,
    done: (facts) => facts.alternatives.some(({ kind }) => isCosted(kind)) && uncased(facts) === 0,
    n: uncased,
  },
  propose: { phase: 'decide', path: '', done: reached('proposed') },
  decision: {
    phase: 'decide',
    path: '/decision',
    done: reached('decided'),
    later: before('proposed'),
    n: ({ decisionDrafts }) => decisionDrafts,
  },
  plan: {
    phase: 'plan',
    path: '/benefits',
    done: ({ benefits, plannedBenefits }) => benefits > 0 && plannedBenefits === benefits,
    later: before('decided'),
    n: ({ benefits, plannedBenefits }) => benefits - plannedBenefits,
  },
  change: { phase: 'plan', path: '/change', done: ({ affectedGroups }) => affectedGroups > 0, later: before('decided') },
  start: { phase: 'realise', path: '', done: reached('running'), later: before('decided') },
  complete: { phase: 'realise', path: '', done: reached('completed'), later: before('running') },
  follow: { phase: 'follow-up', path: '/realisation', done: ({ evaluations }) => evaluations > 0, later: before('completed') },
} as const satisfies { [key: string]: Rule }
export type TaskKey = keyof typeof rules

/** What is done on the way from need to benefit, and what remains. */
export const readinessOf = (facts: ReadinessFacts): Task[] =>
  Object.entries<Rule>(rules).map(([key, { phase, path, gate = false, done, later, n }]) => ({
    key: key as TaskKey,
    phase,
    path,
    gate,
    state: done(facts) ? 'done' : later?.(facts) ? 'later' : 'remains',
    n: n?.(facts) ?? 0,
  }))

/** What stops an initiative from being put forward, each with the address of the step where it is done. */
export const missingBeforeProposal = (facts: ReadinessFacts): Finding[] =>
  readinessOf(facts)
    .filter(({ gate, state }) => gate && state !== 'done')
    .map(({ key, path, n }) => ({
      severity: 'violation',
      code: `no-${key}`,
      ...missing[key]!(n, facts),
      focus: `/initiatives/${facts.id}${path}`,
    }))

type Says = { message: LanguageText; fix: LanguageText }
const missing: { readonly [key in TaskKey]?: (n: number, facts: ReadinessFacts) => Says } = {
  reuse: (n, { reuse }) =>
    reuse.kind === 'none'
      ? {
          message: { sv: 'Ingen har sökt efter det som redan finns.', en: 'Nobody has looked for what exists already.' },
          fix: { sv: 'Gör återanvändningskontrollen.', en: 'Do the reuse check.' },
        }
      : {
          message: {
            sv: n === 1 ? 'En träff i återanvändningskontrollen är obesvarad.' : `${n} träffar i återanvändningskontrollen är obesvarade.`,
            en: n === 1 ? 'A hit in the reuse check is unanswered.' : `${n} hits in the reuse check are unanswered.`,
          },
          fix: { sv: 'Svara på varje träff.', en: 'Answer each hit.' },
        },
  alternatives: () => ({
    message: { sv: 'Det finns inget att välja på utöver att inte göra något.', en: 'There is nothing to choose beside doing nothing.' },
    fix: { sv: 'Lägg till minst ett alternativ.', en: 'Add at least one alternative.' },
  }),
  benefits: () => ({
    message: { sv: 'Ingen nytta är giltig.', en: 'No benefit is valid.' },
    fix: {
      sv: 'Ange minst en nytta med intressent, mått och en väg till ett mål.',
      en: 'Give at least one benefit with a stakeholder, a measure and a way to a goal.',
    },
  }),
  cases: (n) => ({
    message: {
      sv: n === 0 ? 'Det finns ingen kalkyl.' : n === 1 ? 'Ett alternativ saknar kalkyl.' : `${n} alternativ saknar kalkyl.`,
      en:
        n === 0
          ? 'There is no business case.'
          : n === 1
            ? 'One alternative has no business case.'
            : `${n} alternatives have no business case.`,
    },
    fix: {
      sv: 'Gör en kalkyl för varje alternativ utom att inte göra något.',
      en: 'Make a business case for each alternative but doing nothing.',
    },
  }),
}

/** How the marks of the tabs come about: a view is done when all on it that has had its turn is done. */
export function doneSteps(tasks: readonly Task[]): Set<string> {
  const due = tasks.filter(({ state }) => state !== 'later')
  return new Set(
    due.map(({ path }) => path).filter((path) => path !== '' && due.every((task) => task.path !== path || task.state === 'done')),
  )
}
