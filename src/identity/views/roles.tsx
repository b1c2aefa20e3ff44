import { type LanguageText, say } from '../../kernel/language-text.ts'
import { type Role, roleNames } from '../../kernel/role.ts'
import type { Visit } from '../../web/visit.ts'
import { words } from '../words.ts'

/** A role with the name of where it holds; whoever keeps organisations gives it. Null: the whole node. */
export type NamedRole = { role: Role; organisation: { id: number; name: LanguageText } | null }

export function placeName(visit: Visit, { organisation }: NamedRole): string {
  return organisation ? (say(organisation.name, visit.language)?.text ?? '') : visit.words(words).wholeNode
}

/** «redaktör, Älvbacka kommun» */
export const roleAndPlace = (visit: Visit, role: NamedRole): string =>
  `${roleNames[role.role].name[visit.language]}, ${placeName(visit, role)}`
