import type { Quad } from '@rdfjs/types'
import { type Form, formOf } from './fields.ts'
import { mostRows, newThing, type Row, type Thing, thingsIn, valuesOf } from './values.ts'

export type Sent = Readonly<Record<string, string>>

/** What somebody sent in a form, as the form's own values; `base` is the record that the form was made from. */
export function typedValues(uri: string, form: Form, profiles: readonly string[], base: readonly Quad[], sent: Sent): Thing {
  const before = new Map([...thingsIn(valuesOf(uri, form, profiles, base))].map(({ thing }) => [thing.node, thing]))
  return read(before.get(`<${uri}>`)!, '')

  function read(thing: Thing, prefix: string): Thing {
    const rows = new Map<string, Row[]>()
    for (const field of thing.form.fields) {
      const found: Row[] = []
      for (let at = 0; at < mostRows; at++) {
        const name = `${prefix}${field.name}.${at}`
        if (!(name in sent) && !(`${name}.node` in sent)) break
        const described = readThing(name, field.takes.kind === 'thing' ? field.takes.class : undefined)
        found.push({
          name: `${prefix}${field.name}.${found.length}`,
          was: sent[`${name}.was`] ?? '',
          text: sent[name] ?? '',
          language: sent[`${name}.lang`] ?? '',
          ...(described && { thing: described }),
        })
      }
      if (found.length > 0) rows.set(field.name, found)
    }
    return { ...thing, rows, type: sent[`${prefix}type`] ?? thing.type }
  }

  function readThing(name: string, of: string | undefined): Thing | undefined {
    const node = sent[`${name}.node`]
    if (node === undefined) return undefined
    const known = before.get(node)
    if (known) return read(known, `${name}/`)
    const form = of === undefined ? undefined : formOf(profiles, of)
    return form && read(newThing(form), `${name}/`)
  }
}

/** The same values as a browser would send them back: what a form's fields are called and hold. */
export function sentFrom(values: Thing): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const { thing, prefix } of thingsIn(values)) {
    if (prefix !== '' && thing.form.types.length > 1) sent[`${prefix}type`] = thing.type
    for (const rows of thing.rows.values())
      for (const { name, was, text, language, thing: inner } of rows) {
        if (was !== '') sent[`${name}.was`] = was
        if (inner) sent[`${name}.node`] = inner.node
        else {
          sent[name] = text
          if (language !== '') sent[`${name}.lang`] = language
        }
      }
  }
  return sent
}
