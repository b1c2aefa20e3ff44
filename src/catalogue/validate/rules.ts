import type { Quad } from '@rdfjs/types'
import type { LanguageText } from '../../kernel/language-text.ts'
import { ns } from '../../rdf/namespaces.ts'

/** What a shape says for people, beside what it demands: profiles/README.md. */
export type Rule = {
  /** The shape's address. */
  iri: string
  label?: LanguageText
  message?: LanguageText
  fix?: LanguageText
  example?: string
  /** Where the specification says so. */
  source?: string
  /** The property it is about, where the shape stands on the whole record. */
  field?: string
  /** It looks at who refers to the record, or at whom the record lists: nothing that can be told from the record alone. */
  needsSurroundings: boolean
}

/** The rules of a profile by their shapes' addresses. */
export function rulesIn(shapes: readonly Quad[]): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>()
  for (const { subject, predicate, object } of shapes) {
    const read = readers[predicate.value]
    if (!read) continue
    const rule = rules.get(subject.value) ?? { iri: subject.value, needsSurroundings: false }
    rules.set(subject.value, read(rule, object))
  }
  return rules
}

const readers: { readonly [property: string]: (rule: Rule, object: Quad['object']) => Rule } = {
  [ns.sh('name')]: (rule, object) => ({ ...rule, label: { ...rule.label, ...inLanguage(object) } }),
  [ns.sh('message')]: (rule, object) => ({ ...rule, message: { ...rule.message, ...inLanguage(object) } }),
  [ns.allm('fix')]: (rule, object) => ({ ...rule, fix: { ...rule.fix, ...inLanguage(object) } }),
  [ns.allm('example')]: (rule, object) => ({ ...rule, example: object.value }),
  [ns.allm('rule')]: (rule, object) => ({ ...rule, source: object.value }),
  [ns.allm('field')]: (rule, object) => ({ ...rule, field: object.value }),
  [ns.allm('needsSurroundings')]: (rule, object) => ({ ...rule, needsSurroundings: object.value === 'true' }),
}

const inLanguage = (object: Quad['object']): LanguageText => ({ [object.termType === 'Literal' ? object.language : '']: object.value })
