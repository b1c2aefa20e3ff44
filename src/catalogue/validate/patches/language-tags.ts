import { ns } from '../../../rdf/namespaces.ts'
import { conceptOf } from '../../code-lists.ts'
import type { Fault, Patcher } from '../patches.ts'
import { inLanguage, replacement, statementOf } from './statements.ts'

/** A text without language gets the one language that the record, or else its catalogue, is in. */
export const languagePatch: Patcher = (fault) => {
  const { value, component } = fault
  if (component !== ns.sh('DatatypeConstraintComponent') || value?.termType !== 'Literal' || value.datatype.value !== ns.xsd('string'))
    return undefined
  if (!fault.rule?.example?.includes('"@')) return undefined
  const tag = languageOf(fault)
  return tag === undefined
    ? undefined
    : replacement(statementOf(fault), inLanguage(value.value, tag), {
        sv: `Texten märks «${tag}», som posten i övrigt.`,
        en: `The text is tagged “${tag}”, like the rest of the record.`,
      })
}

function languageOf({ record }: Fault): string | undefined {
  const tags = new Set(
    record.quads.flatMap(({ object }) => (object.termType === 'Literal' && object.language !== '' ? [object.language.split('-')[0]!] : [])),
  )
  if (tags.size > 0) return tags.size === 1 ? [...tags][0] : undefined
  const stated = new Set(
    record.quads
      .filter(({ subject, predicate }) => subject.value === record.uri && predicate.value === ns.dcterms('language'))
      .map(({ object }) => conceptOf('languages', object.value)?.tag),
  )
  return stated.size > 0 ? (stated.size === 1 ? [...stated][0] : undefined) : record.language
}
