import { type Language, say } from '../../../kernel/language-text.ts'
import { type Field, type Form, formOf } from '../fields.ts'
import { guideFor, type OwnKind } from '../kind-forms.ts'
import { startTypes } from './start-types.ts'

/** A column of a spreadsheet: a field, or a field of something described in the record. */
export type Column = {
  /** As it is written in the first row: `dcterms:title@sv`, `dcat:distribution/dcat:accessURL`, `dcat:distribution.2/dcat:accessURL`. */
  key: string
  field: Field
  language: string
  /** What the field belongs to, where that is not the record itself; counted from 1. */
  within?: { field: Field; number: number; form: Form }
}

/** The entry that a row changes: its address or its number. Empty: a new one. */
export const idColumn = 'id'
export const catalogueColumn = 'catalogue'

/** The columns of a kind, as its template has them: the fields of its form, those of what it describes where they are asked for. */
export function columnsOf(kind: OwnKind): Column[] {
  const { form, profiles } = guideFor({ uri: '', kind, quads: startTypes(kind) })
  return form.fields.flatMap((field): Column[] => {
    const { takes } = field
    const inner = takes.kind === 'thing' && takes.described && takes.class !== undefined ? formOf(profiles, takes.class) : undefined
    const own = inner && takes.kind === 'thing' && !takes.entries ? [] : plain(field)
    if (!inner) return own
    const asked = inner.fields.filter(({ need, takes: { kind } }) => need !== 'optional' && kind !== 'thing')
    return [
      ...own,
      ...asked.flatMap((one) =>
        plain(one).map((column) => ({ ...column, key: `${field.name}/${column.key}`, within: { field, number: 1, form: inner } })),
      ),
    ]
  })
}

function plain(field: Field): Column[] {
  if (field.takes.kind !== 'words') return [{ key: field.name, field, language: '' }]
  const languages = field.need === 'mandatory' ? ['sv', 'en'] : ['sv']
  return languages.map((language) => ({ key: `${field.name}@${language}`, field, language }))
}

const written =
  /^(?<outer>[^/@]+?)(?:\.(?<number>[1-9]\d?))?\/(?<inner>[^@]+?)(?:@(?<innerLanguage>[A-Za-z-]{2,20}))?$|^(?<own>[^@]+?)(?:@(?<language>[A-Za-z-]{2,20}))?$/

/** The column that a heading means: by its key, or by the words for it in Swedish or English. */
export function columnFor(kind: OwnKind, heading: string): Column | undefined {
  const { form, profiles } = guideFor({ uri: '', kind, quads: startTypes(kind) })
  const text = heading.trim()
  const parts = written.exec(text)?.groups
  if (parts?.outer !== undefined) {
    const field = named(form, parts.outer)
    const inner = field?.takes.kind === 'thing' && field.takes.class !== undefined ? formOf(profiles, field.takes.class) : undefined
    const own = inner && named(inner, parts.inner!)
    if (field && inner && own)
      return {
        key: text,
        field: own,
        language: languageFor(own, parts.innerLanguage),
        within: { field, number: Number(parts.number ?? 1), form: inner },
      }
  }
  const own = parts?.own === undefined ? undefined : named(form, parts.own)
  if (own) return { key: text, field: own, language: languageFor(own, parts?.language) }
  return columnsOf(kind).find((column) =>
    (['sv', 'en'] as const).some((language) => labelOf(column, language).toLowerCase() === text.toLowerCase()),
  )
}

const named = (form: Form, name: string) => form.fields.find((field) => field.name === name || field.path === name)
const languageFor = ({ takes }: Field, stated: string | undefined) => (takes.kind === 'words' ? (stated ?? 'sv') : '')

/** «Titel (sv)», «Distribution: Webbadress för åtkomst» */
export function labelOf({ field, language, within }: Column, of: Language): string {
  const own = say(field.label, of)?.text ?? field.name
  const inner = language === '' ? own : `${own} (${language})`
  return within ? `${say(within.field.label, of)?.text ?? within.field.name}: ${inner}` : inner
}
