import type { Quad, Quad_Object, Quad_Subject, Term } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { isIri } from '../../rdf/iri.ts'
import { ns } from '../../rdf/namespaces.ts'
import { lineOf, termText } from '../../rdf/ntriples.ts'
import { choiceMeant } from './choices.ts'
import type { Field } from './fields.ts'
import { type Row, shownText, type Thing, thingsIn, valuesOf } from './values.ts'

const { namedNode, blankNode, literal } = DataFactory

/**
 * The record as it is after the form. What the form does not show stays as it was, and so does each value that nobody touched, to the
 * letter: a form with nothing changed gives the same triples.
 */
export function quadsFromValues(uri: string, values: Thing, profiles: readonly string[], base: readonly Quad[]): Quad[] {
  const shown = valuesOf(uri, values.form, profiles, base)
  const kept = new Map(base.map((quad) => [lineOf(quad), quad]))
  const terms = new Map<string, Term>()
  for (const { thing } of thingsIn(shown)) {
    const paths = new Map(thing.form.fields.map((field) => [field.name, field.path]))
    const subject = nodeOf(thing.node)
    for (const [field, rows] of thing.rows)
      for (const { was } of rows) {
        const line = `${thing.node} <${paths.get(field)}> ${was} .`
        const quad = kept.get(line)
        if (quad) terms.set(was, quad.object)
        kept.delete(line)
      }
    if (thing.type !== '' && values.node !== thing.node)
      for (const type of thing.form.types) kept.delete(lineOf(statement(subject, ns.rdf('type'), namedNode(type))))
  }
  const baseTypes = new Map([...thingsIn(shown)].map(({ thing }) => [thing.node, thing]))
  const known = new Set([...thingsIn(shown)].map(({ thing }) => thing.node))
  const taken = new Set(base.flatMap(({ subject, object }) => [subject.value, object.value]))
  let blanks = 0

  const add = (quad: Quad) => kept.set(lineOf(quad), quad)
  write(values, nodeOf(`<${uri}>`))
  return reachable(uri, base, [...kept.values()])

  function write(thing: Thing, subject: Quad_Subject): void {
    if (termText(subject) !== `<${uri}>`) writeTypes(thing, subject)
    for (const field of thing.form.fields) {
      for (const row of thing.rows.get(field.name) ?? []) {
        const object = row.thing ? nodeFor(row.thing) : termFor(row, field, terms.get(row.was))
        if (!object) continue
        add(statement(subject, field.path, object))
        if (row.thing) write(row.thing, object as Quad_Subject)
      }
    }
  }

  function writeTypes(thing: Thing, subject: Quad_Subject): void {
    const before = baseTypes.get(thing.node)
    // As it was, with every type it had; or the one that was chosen.
    const types =
      before && before.type === thing.type
        ? base
            .filter((quad) => termText(quad.subject) === thing.node && quad.predicate.value === ns.rdf('type'))
            .map(({ object }) => object.value)
        : thing.type === ''
          ? []
          : [thing.type]
    for (const type of types) add(statement(subject, ns.rdf('type'), namedNode(type)))
  }

  function nodeFor(thing: Thing): Quad_Object | undefined {
    if (thing.node !== '' && known.has(thing.node)) return nodeOf(thing.node) as Quad_Object
    if (isEmpty(thing)) return undefined
    if (!thing.form.addressed) return blankNode(`new${blanks++}`)
    const name = thing.form.class.slice(Math.max(thing.form.class.lastIndexOf('#'), thing.form.class.lastIndexOf('/')) + 1).toLowerCase()
    let number = 1
    while (taken.has(`${uri}#${name}-${number}`)) number++
    taken.add(`${uri}#${name}-${number}`)
    return namedNode(`${uri}#${name}-${number}`)
  }
}

export const isEmpty = (thing: Thing): boolean =>
  [...thing.rows.values()].every((rows) => rows.every((row) => row.text.trim() === '' && (!row.thing || isEmpty(row.thing))))

const nodeOf = (text: string): Quad_Subject => (text.startsWith('_:') ? blankNode(text.slice(2)) : namedNode(text.slice(1, -1)))

const statement = (subject: Quad_Subject, predicate: string, object: Quad_Object | Quad_Subject): Quad =>
  DataFactory.quad(subject as never, namedNode(predicate), object as never) as unknown as Quad

/** What a browser does to a text on the way through a form: line breaks become two characters, and control characters may go. */
const asSent = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')

/** The value that a row stands for: as it was where nobody touched it, else read as the field has it. */
export function termFor({ text, language }: Row, field: Field, was?: Term): Quad_Object | undefined {
  if (was && isUntouched(text, language, field, was)) return was as Quad_Object
  const written = text.replace(/\r\n?/g, '\n').trim()
  if (written === '') return undefined
  const { takes } = field
  switch (takes.kind) {
    case 'words':
      return language === '' ? literal(written) : literal(written, language)
    case 'date':
      return literal(written, namedNode(dateType(written, takes.datatypes)))
    case 'literal': {
      if (takes.datatype === ns.xsd('string'))
        return was?.termType === 'Literal' && was.language ? literal(written, was.language) : literal(written)
      const number = /^-?\d[\d\s]*,\d+$/.test(written) ? written.replaceAll(/\s/g, '').replace(',', '.') : written
      return literal(number, namedNode(takes.datatype))
    }
    case 'choice':
      return addressOrText(choiceMeant(takes.choices, written)?.uri ?? written)
    case 'address':
      return addressOrText(takes.prefix && !/^[a-z][a-z+.-]*:/i.test(written) ? takes.prefix + written.replaceAll(' ', '-') : written)
    default:
      return addressOrText(written)
  }
}

// What is no address stays a text: then the check says what is wrong, and nothing that was written is lost.
const addressOrText = (written: string): Quad_Object => (isIri(written) ? namedNode(written) : literal(written))

function isUntouched(text: string, language: string, field: Field, was: Term): boolean {
  if (was.termType === 'Literal' && field.takes.kind === 'words' && was.language !== language) return false
  if (asSent(text) === asSent(shownText(was, field))) return true
  return field.takes.kind === 'choice' && choiceMeant(field.takes.choices, text)?.uri === was.value
}

const dateForms: readonly (readonly [RegExp, string])[] = [
  [/^-?\d{4,}$/, ns.xsd('gYear')],
  [/^-?\d{4,}-\d{2}$/, ns.xsd('gYearMonth')],
  [/T/, ns.xsd('dateTime')],
]
const dateType = (written: string, allowed: readonly string[]): string => {
  const meant = dateForms.find(([form]) => form.test(written))?.[1] ?? ns.xsd('date')
  return allowed.includes(meant) ? meant : allowed.includes(ns.xsd('date')) ? ns.xsd('date') : allowed[0]!
}

/** Without what nothing leads to any longer. What stood alone from the start is not ours to take away. */
function reachable(uri: string, base: readonly Quad[], quads: readonly Quad[]): Quad[] {
  const before = reachedFrom(uri, base)
  const now = reachedFrom(uri, quads)
  return quads.filter(({ subject }) => now.has(termText(subject)) || !before.has(termText(subject)))
}

function reachedFrom(uri: string, quads: readonly Quad[]): Set<string> {
  const bySubject = Map.groupBy(quads, ({ subject }) => termText(subject))
  const reached = new Set([`<${uri}>`])
  for (const node of reached)
    for (const { object } of bySubject.get(node) ?? []) if (object.termType !== 'Literal') reached.add(termText(object))
  return reached
}
