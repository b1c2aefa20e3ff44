import type { Quad, Term } from '@rdfjs/types'
import { ns } from '../../rdf/namespaces.ts'
import { termText } from '../../rdf/ntriples.ts'
import { type Field, type Form, formOf } from './fields.ts'

/** One value in a form. */
export type Row = {
  /** Its name in the form, such as `dcat:distribution.0/dcterms:title.1`. */
  name: string
  /** The value as it stands in the record, as N-Triples; empty for a new one. */
  was: string
  text: string
  language: string
  /** What it leads to, where that is described in the record itself. */
  thing?: Thing
}

/** One subject of the record, as a form shows it. */
export type Thing = {
  /** As N-Triples; empty for a new one that has no name yet. */
  node: string
  form: Form
  /** Which of the form's types it is said to be; empty when none. */
  type: string
  /** By the field's name. */
  rows: ReadonlyMap<string, readonly Row[]>
  /** What it says beside the form: kept as it is. */
  rest: readonly Quad[]
}

// A distribution's checksum is the third; what lies deeper is edited as RDF.
const deepest = 3
export const mostRows = 500

/** The record as a form shows it. Each subject is shown in one place only, so that what is written there holds everywhere. */
export function valuesOf(uri: string, form: Form, profiles: readonly string[], quads: readonly Quad[]): Thing {
  const bySubject = Map.groupBy(quads, ({ subject }) => termText(subject))
  const shown = new Set<string>()
  return thingAt(`<${uri}>`, form, '', 1)

  function thingAt(node: string, form: Form, prefix: string, depth: number): Thing {
    shown.add(node)
    const own = [...(bySubject.get(node) ?? [])].sort((a, b) => rankOf(a) - rankOf(b))
    const rows = new Map<string, Row[]>()
    const rest: Quad[] = []
    const fields = new Map(form.fields.map((field) => [field.path, field]))
    const types = own.filter(({ predicate, object }) => predicate.value === ns.rdf('type') && form.types.includes(object.value))
    for (const quad of own) {
      const field = fields.get(quad.predicate.value)
      if (!field) {
        if (!types.includes(quad)) rest.push(quad)
        continue
      }
      const before = rows.get(field.name) ?? []
      const row = before.length < mostRows ? rowFor(quad.object, field, `${prefix}${field.name}.${before.length}`, depth) : undefined
      if (row) rows.set(field.name, [...before, row])
      else rest.push(quad)
    }
    return {
      node,
      form,
      type: narrowest(
        types.map(({ object }) => object.value),
        form,
      ),
      rows,
      rest,
    }
  }

  function rowFor(object: Term, field: Field, name: string, depth: number): Row | undefined {
    const was = termText(object)
    if (object.termType === 'Literal') return { name, was, text: shownText(object, field), language: object.language }
    const described = bySubject.get(was)
    const form = described && !shown.has(was) && depth < deepest ? formFor(described, field) : undefined
    if (form) return { name, was, text: '', language: '', thing: thingAt(was, form, `${name}/`, depth + 1) }
    return object.termType === 'BlankNode' ? undefined : { name, was, text: shownText(object, field), language: '' }
  }

  function formFor(described: readonly Quad[], { takes }: Field): Form | undefined {
    if (takes.kind !== 'thing' && takes.kind !== 'address') return undefined
    const types = described.flatMap(({ predicate, object }) => (predicate.value === ns.rdf('type') ? [object.value] : []))
    const wanted = takes.kind === 'thing' && takes.described && takes.class !== undefined ? formOf(profiles, takes.class) : undefined
    if (wanted && (types.length === 0 || types.some((type) => wanted.types.includes(type)))) return wanted
    for (const type of types) {
      const form = formOf(profiles, type)
      if (form) return form
    }
    return wanted
  }
}

/** Texts in Swedish come first and English next, as everywhere here; all else keeps its order. */
const rankOf = ({ object }: Quad): number =>
  object.termType === 'Literal' ? ['sv', 'en'].indexOf(object.language.toLowerCase().slice(0, 2)) & 3 : 0

/** With two types that mean the same at different widths, the narrow one tells most; it stands later among the form's. */
const narrowest = (types: readonly string[], form: Form): string =>
  types.reduce((best, type) => (form.types.indexOf(type) > form.types.indexOf(best) ? type : best), types[0] ?? '')

/** A value as people read and write it: e-mail addresses and telephone numbers without the letters that RDF has in front. */
export function shownText(term: Term, { takes }: Field): string {
  if (takes.kind === 'address' && takes.prefix && term.termType === 'NamedNode' && term.value.startsWith(takes.prefix))
    return term.value.slice(takes.prefix.length)
  return term.value
}

/** A row for what is still to be written. */
export const emptyRow = (name: string, language: string): Row => ({ name, was: '', text: '', language })

export const newThing = (form: Form): Thing => ({ node: '', form, type: form.type, rows: new Map(), rest: [] })

/** Every thing in the tree, the outermost first, with the name that its fields' names begin with. */
export function* thingsIn(thing: Thing, prefix = ''): Generator<{ thing: Thing; prefix: string }> {
  yield { thing, prefix }
  for (const rows of thing.rows.values()) for (const row of rows) if (row.thing) yield* thingsIn(row.thing, `${row.name}/`)
}
