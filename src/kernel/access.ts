import { type Actor, type Scope, wholeNode } from './actor.ts'
import { Problem } from './problem.ts'
import { type Role, roleNames } from './role.ts'

/** One row of a domain's table of who may do what. `docs/permissions.md` is written from the tables. */
export type Rule = {
  /** What it is to do it, in words that finish "may …". */
  readonly what: { readonly sv: string; readonly en: string }
  /** Whoever has one of these roles where the thing belongs, or in the whole node. */
  readonly who: readonly Role[] | 'anyone'
  /** Only a role in the whole node will do, wherever the thing belongs. */
  readonly at?: 'node'
}

export type AccessTable = { readonly [action: string]: Rule }

/** The operator and the system itself may do everything; a run does only what it was claimed for, and asks nobody. */
export function may(actor: Actor, rule: Rule, scope: Scope = wholeNode): boolean {
  if (rule.who === 'anyone' || actor.kind === 'operator' || actor.kind === 'system') return true
  if (actor.kind !== 'person' && actor.kind !== 'key') return false
  for (const grant of actor.grants)
    if (rule.who.includes(grant.role) && covers(grant.scope, rule.at === 'node' ? wholeNode : scope)) return true
  return false
}

const covers = (granted: Scope, asked: Scope): boolean =>
  granted.kind === 'node' || (asked.kind !== 'node' && granted.kind === asked.kind && granted.id === asked.id)

export function demand(actor: Actor, rule: Rule, scope: Scope = wholeNode): void {
  if (may(actor, rule, scope)) return
  if (actor.kind === 'anyone')
    throw new Problem('unauthenticated', {
      sv: `Logga in för att ${rule.what.sv}. Ett system skickar sin nyckel.`,
      en: `Sign in to ${rule.what.en}. A system sends its key.`,
    })
  const where = rule.at === 'node' || scope.kind === 'node' ? places.node : places[scope.kind]
  throw new Problem('forbidden', {
    sv: `För att ${rule.what.sv} behöver du vara ${listed(rule.who, 'sv')} ${where.sv}. Be en administratör om rollen.`,
    en: `To ${rule.what.en} you need to be ${listed(rule.who, 'en')} ${where.en}. Ask an administrator for the role.`,
  })
}

const places = {
  node: { sv: 'för hela noden', en: 'for the whole node' },
  organisation: { sv: 'i organisationen', en: 'in the organisation' },
  collaboration: { sv: 'i samverkan', en: 'in the collaboration' },
}

const listed = (who: Rule['who'], language: 'sv' | 'en') =>
  who === 'anyone' ? '' : new Intl.ListFormat(language, { type: 'disjunction' }).format(who.map((role) => roleNames[role].name[language]))
