import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { factsFolder } from '../../../config.ts'
import { ns } from '../../../rdf/namespaces.ts'
import type { Patcher } from '../patches.ts'
import { statementsOf } from './statements.ts'

const recommended = /^http:\/\/dataportal\.se\/organisation\/SE\d{10}/

/** The publisher's address from its organisation number (rule HV-8): the one it states, or the one of the agency that has that name. */
export const organisationPatch: Patcher = (fault) => {
  const { focus, rule, path, value } = fault
  if (path !== undefined || value !== undefined || !recommended.test(rule?.example ?? '') || focus.termType !== 'NamedNode')
    return undefined
  if (recommended.test(focus.value) || !rule?.iri.endsWith('organisation-number')) return undefined
  const stated = [ns.dcterms('identifier'), ns.schema('taxID'), ns.rov('registration')]
    .flatMap((property) => statementsOf(fault, property))
    .map(({ object }) => digitsOf(object.value))
    .find((digits) => digits !== undefined)
  const number =
    stated ??
    digitsOf(/^https?:\/\/(?:www\.)?dataportal\.se\/organisation\/(SE[\d-]+)/.exec(focus.value)?.[1] ?? '') ??
    statementsOf(fault, ns.foaf('name'))
      .map(({ object }) => agencies().get(object.value.trim().toLowerCase()))
      .find((digits) => digits !== undefined)
  if (number === undefined) return undefined
  const to = `http://dataportal.se/organisation/SE${number}`
  return {
    remove: [],
    add: [],
    rename: { from: focus.value, to },
    explanation: {
      sv: `Adressen blir ${to}, efter organisationsnumret ${number.slice(0, 6)}-${number.slice(6)}, överallt i filen.`,
      en: `The address becomes ${to}, from the organisation number ${number.slice(0, 6)}-${number.slice(6)}, everywhere in the file.`,
    },
  }
}

/** Ten digits whose check digit is right; the third is two or more, which tells an organisation from a person. */
export function digitsOf(text: string): string | undefined {
  const digits = /^(?:SE|16)?(\d{6})[- ]?(\d{4})(?:01)?$/i.exec(text.trim())?.slice(1).join('')
  if (digits === undefined || digits[2]! < '2') return undefined
  const sum = [...digits].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return sum % 10 === 0 ? digits : undefined
}

let byName: ReadonlyMap<string, string> | undefined

function agencies(): ReadonlyMap<string, string> {
  byName ??= new Map(
    (parse(readFileSync(join(factsFolder, 'organisations.csv')), { columns: true, delimiter: ';' }) as Record<string, string>[]).flatMap(
      ({ name_sv, organisation_number }) => {
        const digits = digitsOf(organisation_number ?? '')
        return digits === undefined ? [] : [[name_sv!.toLowerCase(), digits] as const]
      },
    ),
  )
  return byName
}
