/** Who does something. Sign-in is a later room; until then people are readers, or the operator at the machine itself. */
export type Actor =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'operator'; readonly name: string }
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'system' }

export const system: Actor = { kind: 'system' }
