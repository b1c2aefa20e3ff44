import { ns } from '../../../rdf/namespaces.ts'
import type { Patcher } from '../patches.ts'
import { replacement, statementOf, typed } from './statements.ts'

const forms: readonly (readonly [type: string, form: RegExp, written: (text: string) => string])[] = [
  ['nonNegativeInteger', /^\+?\d+(\.0+)?$/, (text) => text.replace(/^\+|\.0+$/g, '')],
  ['decimal', /^[+-]?\d+(\.\d+)?$/, (text) => text],
  ['duration', /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/, (text) => text],
]

/** A number or a time step without its type, or with a neighbouring one, gets the type that the rule wants. */
export const numberPatch: Patcher = (fault) => {
  const { value, rule, component } = fault
  if (component !== ns.sh('DatatypeConstraintComponent') || value?.termType !== 'Literal') return undefined
  const wanted = /\^\^xsd:(\w+)$/.exec(rule?.example ?? '')?.[1]
  const form = forms.find(([type]) => type === wanted)
  const text = value.value.trim()
  if (!form?.[1].test(text)) return undefined
  const right = form[2](text)
  return replacement(statementOf(fault), typed(right, ns.xsd(form[0])), {
    sv: `"${right}" får typen xsd:${form[0]}.`,
    en: `"${right}" gets the type xsd:${form[0]}.`,
  })
}
