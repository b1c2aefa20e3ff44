import type { Role } from './role.ts'

/** Where a role holds, and where a thing belongs. What belongs to nobody in particular belongs to the node. */
export type Scope = { readonly kind: 'node' } | { readonly kind: 'organisation' | 'collaboration'; readonly id: number }

export const wholeNode: Scope = { kind: 'node' }
export const inOrganisation = (id: number | null): Scope => (id === null ? wholeNode : { kind: 'organisation', id })

export type Grant = { readonly role: Role; readonly scope: Scope }

/** Who does something. `operator` is whoever runs the node, at the machine itself; `key` is a system with a key of an organisation. */
export type Actor =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'operator'; readonly name: string }
  | { readonly kind: 'person'; readonly person: number; readonly grants: readonly Grant[] }
  | { readonly kind: 'key'; readonly key: number; readonly grants: readonly Grant[] }
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'system' }

export const system: Actor = { kind: 'system' }
export const anyone: Actor = { kind: 'anyone' }

/** Who did it, as history keeps it: persons by number and never by name, so that one can be forgotten and the past stay as it was. */
export type RecordedActor =
  | { readonly kind: 'anyone' | 'system' }
  | { readonly kind: 'operator'; readonly name: string }
  | { readonly kind: 'person'; readonly person: number }
  | { readonly kind: 'key'; readonly key: number }
  | { readonly kind: 'run'; readonly run: string }

export function recorded(actor: Actor): RecordedActor {
  switch (actor.kind) {
    case 'person':
      return { kind: 'person', person: actor.person }
    case 'key':
      return { kind: 'key', key: actor.key }
    default:
      return actor
  }
}
