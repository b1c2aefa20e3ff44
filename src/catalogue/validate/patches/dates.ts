import { ns } from '../../../rdf/namespaces.ts'
import type { Patcher } from '../patches.ts'
import { replacement, statementOf, typed } from './statements.ts'

// Day before month is certain only with full stops (or when the number is too large for a month): 3/4/2024 is left to its owner.
const forms: readonly (readonly [RegExp, (...parts: string[]) => readonly [string, string]])[] = [
  [/^(\d{4})-(\d{2})-(\d{2})$/, (y, m, d) => [`${y}-${m}-${d}`, 'date']],
  [/^(\d{4})(\d{2})(\d{2})$/, (y, m, d) => [`${y}-${m}-${d}`, 'date']],
  [/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, (y, m, d) => [`${y}-${two(m)}-${two(d)}`, 'date']],
  [/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/, (d, m, y) => [`${y}-${two(m)}-${two(d)}`, 'date']],
  [/^(\d{4})$/, (y) => [y!, 'gYear']],
  [
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?$/i,
    (day, clock, seconds, fraction, zone) => [`${day}T${clock}${seconds ?? ':00'}${fraction ?? ''}${zoneOf(zone)}`, 'dateTime'],
  ],
]

/** A date in another form, or without its type, becomes a date. */
export const datePatch: Patcher = (fault) => {
  const { value, rule } = fault
  if (value?.termType !== 'Literal' || !rule?.example?.endsWith('xsd:date')) return undefined
  const text = value.value.trim()
  for (const [form, write] of forms) {
    const match = form.exec(text)
    if (!match) continue
    const [right, type] = write(...match.slice(1))
    if (type !== 'gYear' && !isDay(right.slice(0, 10))) return undefined
    return replacement(statementOf(fault), typed(right, ns.xsd(type)), {
      sv: `«${value.value}» skrivs "${right}" med typen xsd:${type}.`,
      en: `“${value.value}” is written "${right}" with the type xsd:${type}.`,
    })
  }
  return undefined
}

const two = (text: string | undefined) => (text ?? '').padStart(2, '0')
const zoneOf = (zone: string | undefined) => (zone === undefined ? '' : /^z$/i.test(zone) ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2'))
const isDay = (day: string) => {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}
