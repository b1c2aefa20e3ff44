import type { Quad } from '@rdfjs/types'
import { termText } from '../../rdf/ntriples.ts'
import { compiledProfile } from '../validate/compiled.ts'
import type { RecordResult } from '../validate/result.ts'
import { placedFaults } from '../validate/validate-record.ts'
import type { Guide, OwnKind } from './kind-forms.ts'
import { type Thing, thingsIn } from './values.ts'

export type Fault = RecordResult & {
  /** The subject it stands on, as N-Triples. */
  node: string
}

/** What the profiles say of a draft: the same rules, and the same words, as of what is harvested. */
export function checkDraft(record: { uri: string; kind: OwnKind; quads: readonly Quad[] }, { checked, profiles }: Guide): Fault[] {
  const by = checked.length > 0 ? checked : profiles
  return placedFaults(record, by.map(compiledProfile)).map(({ result: { patch: _, ...result }, node }) => ({
    ...result,
    node: termText(node),
  }))
}

/** The faults by the name of the field that each is shown at; under '' what no field of the form is about. */
export function byField(faults: readonly Fault[], values: Thing): ReadonlyMap<string, Fault[]> {
  const fields = new Map<string, string>()
  for (const { thing, prefix } of thingsIn(values)) {
    for (const field of thing.form.fields) fields.set(`${thing.node} ${field.path}`, prefix + field.name)
    if (prefix !== '') fields.set(`${thing.node} ${rdfType}`, `${prefix}type`)
  }
  const placed = new Map<string, Fault[]>()
  for (const fault of faults) {
    const name = fields.get(`${fault.node} ${fault.path ?? ''}`) ?? ''
    placed.set(name, [...(placed.get(name) ?? []), fault])
  }
  return placed
}

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

export const count = (faults: readonly Fault[], severity: Fault['severity']): number =>
  faults.filter((fault) => fault.severity === severity).length
