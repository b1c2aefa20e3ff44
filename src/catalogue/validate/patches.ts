import type { Quad, Term } from '@rdfjs/types'
import type { ShaclResult } from '../../rdf/shacl/validate.ts'
import type { Kind } from '../kind.ts'
import { addressPatch, emailPatch, telephonePatch } from './patches/addresses.ts'
import { codePatch } from './patches/codes.ts'
import { datePatch } from './patches/dates.ts'
import { formatPatch } from './patches/formats.ts'
import { languagePatch } from './patches/language-tags.ts'
import { licencePatch } from './patches/licences.ts'
import { numberPatch } from './patches/numbers.ts'
import { organisationPatch } from './patches/organisations.ts'
import type { Patch } from './result.ts'
import type { Rule } from './rules.ts'

/** A fault, with what is needed to work out the right value. */
export type Fault = {
  focus: Term
  /** The property, where it is one. */
  path: string | undefined
  /** The value that is wrong; a rule about the whole record, or about something missing, has none. */
  value: Term | undefined
  component: string
  rule: Rule | undefined
  record: { uri: string; kind: Kind; quads: readonly Quad[]; language?: string }
}

/** Works out a right value where it can be known, never where it would be a guess. */
export type Patcher = (fault: Fault) => Patch | undefined

const patchers: readonly Patcher[] = [
  licencePatch,
  codePatch,
  formatPatch,
  emailPatch,
  telephonePatch,
  languagePatch,
  datePatch,
  numberPatch,
  addressPatch,
  organisationPatch,
]

export function patchFor(
  result: ShaclResult,
  path: string | undefined,
  rule: Rule | undefined,
  record: Fault['record'],
): Patch | undefined {
  const value = result.path === undefined ? undefined : result.value
  const fault: Fault = { focus: result.focus, path, value, component: result.component, rule, record }
  for (const patcher of patchers) {
    const patch = patcher(fault)
    if (patch) return patch
  }
  return undefined
}
