import { type Field, formOf } from './fields.ts'
import { emptyRow, newThing, type Row, type Thing } from './values.ts'

/** What a button in the form asks for, beside saving: `add dcat:keyword`, `remove dcat:keyword.2`. */
export type Action =
  | { verb: 'add' | 'describe'; at: string }
  | { verb: 'remove' | 'find'; at: string }
  | { verb: 'pick'; at: string; uri: string }

export function actionIn(pressed: string): Action | undefined {
  const [verb, at, uri] = pressed.split(' ')
  if (at === undefined) return undefined
  if (verb === 'pick') return uri === undefined ? undefined : { verb, at, uri }
  return verb === 'add' || verb === 'describe' || verb === 'remove' || verb === 'find' ? { verb, at } : undefined
}

/** The form with a row more or less. Nothing is saved by it. */
export function applyAction(values: Thing, action: Action, profiles: readonly string[]): Thing {
  return renumbered(change(values, ''), '')

  function change(thing: Thing, prefix: string): Thing {
    const rows = new Map(thing.rows)
    for (const field of thing.form.fields) {
      const group = prefix + field.name
      const before = rows.get(field.name) ?? []
      const after = changedRows(group, field, before)
      if (after !== before) rows.set(field.name, after)
      else if (before.some((row) => row.thing))
        rows.set(
          field.name,
          before.map((row) =>
            row.thing && action.at.startsWith(`${row.name}/`) ? { ...row, thing: change(row.thing, `${row.name}/`) } : row,
          ),
        )
    }
    return { ...thing, rows }
  }

  function changedRows(group: string, field: Field, rows: readonly Row[]): readonly Row[] {
    switch (action.verb) {
      case 'add':
        return action.at === group ? [...rows, emptyRow('', nextLanguage(field, rows))] : rows
      case 'describe': {
        const of = field.takes.kind === 'thing' ? field.takes.class : undefined
        const form = action.at === group && of !== undefined ? formOf(profiles, of) : undefined
        if (!form) return rows
        // An address that nobody has written gives way to the description.
        return [...rows.filter((row) => row.thing || row.text !== ''), { ...emptyRow('', ''), thing: newThing(form) }]
      }
      case 'remove':
        return rows.some((row) => row.name === action.at) ? rows.filter((row) => row.name !== action.at) : rows
      case 'pick':
        return rows.some((row) => row.name === action.at)
          ? rows.map((row) => (row.name === action.at ? { ...row, text: action.uri } : row))
          : rows
      default:
        return rows
    }
  }
}

/** Swedish first, English next, and then whatever somebody chooses. */
export const firstLanguages = ['sv', 'en'] as const

const nextLanguage = ({ takes, path }: Field, rows: readonly Row[]): string => {
  if (takes.kind !== 'words') return ''
  // Keywords are many in one language; a title is one in each.
  if (/keyword/.test(path)) return rows.at(-1)?.language ?? 'sv'
  return firstLanguages.find((tag) => !rows.some(({ language }) => language === tag)) ?? ''
}

function renumbered(thing: Thing, prefix: string): Thing {
  const rows = new Map<string, readonly Row[]>()
  for (const [field, list] of thing.rows)
    rows.set(
      field,
      list.map((row, at) => {
        const name = `${prefix}${field}.${at}`
        return { ...row, name, ...(row.thing && { thing: renumbered(row.thing, `${name}/`) }) }
      }),
    )
  return { ...thing, rows }
}
