import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'

/** Who may do what with sources and entries. Sign-in and roles come with the organisations; until then the operator stands for them. */
const access = {
  read: () => true,
  manageSources: (actor) => actor.kind === 'operator' || actor.kind === 'system',
  editSynonyms: (actor) => actor.kind === 'operator' || actor.kind === 'system',
  harvest: (actor) => actor.kind === 'operator' || actor.kind === 'system',
} as const satisfies Record<string, (actor: Actor) => boolean>

export type Action = keyof typeof access

export const may = (actor: Actor, action: Action): boolean => access[action](actor)

export function demand(actor: Actor, action: Action): void {
  if (may(actor, action)) return
  throw new Problem('forbidden', {
    sv: 'Bara den som sköter noden får göra det. Öppna sidan på datorn där Allmänning körs, eller använd kommandot allmanning.',
    en: 'Only the operator of the node may do that. Open the page on the computer where Allmänning runs, or use the command allmanning.',
  })
}
