import type { Line } from '../../spreadsheet/read.ts'
import { type OrganisationKind, organisationKinds } from '../organisation.ts'
import type { Particulars } from '../particulars.ts'
import type { Row } from './plan.ts'

/** The columns of a spreadsheet, in order; a Swedish title means the same. Figures and groups stand beside the year they are of. */
export const columns = {
  kind: ['sort', 'typ'],
  name_sv: ['namn', 'name'],
  name_en: ['namn på engelska'],
  organisation_number: ['organisationsnummer', 'orgnr'],
  code: ['kod', 'kommunkod', 'länskod'],
  valid_from: ['gäller från', 'från'],
  valid_to: ['gäller till', 'till'],
  skr_group: ['kommungrupp'],
  group_edition: ['utgåva'],
  population: ['folkmängd', 'invånare'],
  population_year: ['folkmängd år'],
  staff: ['anställda'],
  staff_year: ['anställda år'],
  source: ['källa'],
} as const satisfies Record<string, readonly string[]>

export type ColumnName = keyof typeof columns

export const columnNames = Object.keys(columns) as ColumnName[]

const byTitle = new Map<string, ColumnName>(columnNames.flatMap((name) => [name, ...columns[name]].map((title) => [title, name] as const)))

export const columnOf = (title: string): ColumnName | undefined => byTitle.get(title.trim().toLocaleLowerCase('sv'))

const kindWords: { readonly [kind in OrganisationKind]: readonly string[] } = {
  agency: ['statlig myndighet', 'myndighet', 'state agency'],
  region: [],
  municipality: ['kommun'],
  association: ['kommunalförbund', 'municipal association'],
  company: ['bolag', 'offentligt ägt bolag', 'publicly owned company'],
  other: ['annan', 'övrig'],
}
const kinds = new Map<string, OrganisationKind>(
  organisationKinds.flatMap((kind) => [kind, ...kindWords[kind]].map((word) => [word, kind] as const)),
)

/** The rows as particulars, and the titles that we did not know. */
export function rowsIn(header: readonly string[], rows: readonly Line[]): { rows: Row[]; unknown: string[]; missing: ColumnName[] } {
  const at = new Map<ColumnName, number>()
  for (const [place, title] of header.entries()) {
    const name = columnOf(title)
    if (name && !at.has(name)) at.set(name, place)
  }
  return {
    unknown: header.filter((title) => title !== '' && columnOf(title) === undefined),
    missing: at.has('name_sv') || at.has('organisation_number') || at.has('code') ? [] : ['name_sv'],
    rows: rows.map(({ line, cells }) => {
      const cell = (name: ColumnName) => (at.has(name) ? (cells[at.get(name)!] ?? '').trim() : '')
      const source = cell('source')
      return { line, says: particularsIn(cell), ...(source !== '' && { source: source.slice(0, 500) }) }
    }),
  }
}

function particularsIn(cell: (name: ColumnName) => string): Particulars {
  const kind = cell('kind')
  return {
    kind: kinds.get(kind.toLocaleLowerCase('sv')) ?? kind,
    'name.sv': cell('name_sv'),
    'name.en': cell('name_en'),
    number: cell('organisation_number'),
    code: wholeCode(cell('code')),
    valid_from: cell('valid_from'),
    valid_to: cell('valid_to'),
    ...(cell('skr_group') !== '' && { [`group.${cell('group_edition')}`]: cell('skr_group').toUpperCase() }),
    ...(cell('population') !== '' && { [`population.${cell('population_year')}`]: digits(cell('population')) }),
    ...(cell('staff') !== '' && { [`staff.${cell('staff_year')}`]: digits(cell('staff')) }),
  }
}

// Spreadsheets take the first nought away from 0114, and put spaces in 38 790.
const wholeCode = (code: string) => (/^\d(\d\d)?$/.test(code) ? `0${code}` : code)
const digits = (text: string) => (/^\d[\d\s]*$/.test(text) ? text.replace(/\s/g, '') : text)
