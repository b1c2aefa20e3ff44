import type { Literal, Term } from '@rdfjs/types'
import { prefixes } from '../namespaces.ts'
import { datatypeOf } from './term.ts'
import { isLexical } from './xsd.ts'

/** What a literal stands for, as far as SPARQL's `<` compares it (SHACL §4.3: "the SPARQL operator <"). */
type Value =
  | { readonly kind: 'number'; readonly number: number; readonly exact: Exact | undefined }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'truth'; readonly number: number }
  | { readonly kind: string; readonly moment: number; readonly fraction: string; readonly zoned: boolean }

/** A decimal number without rounding: `digits` with the point `scale` places from the right. */
type Exact = { readonly digits: bigint; readonly scale: number }

const numeric = new Set(
  'decimal integer long int short byte unsignedLong unsignedInt unsignedShort unsignedByte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger'.split(
    ' ',
  ),
)
const temporal = new Set(['dateTime', 'date', 'time', 'gYear', 'gYearMonth', 'gMonth', 'gMonthDay', 'gDay'])

/** Negative, 0 or positive as the first comes before, with or after the second; undefined where they cannot be compared. */
export function compare(a: Term, b: Term): number | undefined {
  if (a.termType !== 'Literal' || b.termType !== 'Literal') return undefined
  return compareValues(meaning(a), meaning(b))
}

/** The same against a value that stays. */
export function comparerWith(fixed: Term): (other: Term) => number | undefined {
  const value = fixed.termType === 'Literal' ? meaning(fixed) : undefined
  return (other) => (other.termType === 'Literal' ? compareValues(meaning(other), value) : undefined)
}

function meaning(literal: Literal): Value | undefined {
  const datatype = datatypeOf(literal)
  if (!datatype.startsWith(prefixes.xsd)) return undefined
  const name = datatype.slice(prefixes.xsd.length)
  const text = literal.value
  if (name === 'string') return { kind: 'text', text }
  if (!isLexical(text, datatype)) return undefined
  if (numeric.has(name)) return { kind: 'number', number: Number(text), exact: exactly(text) }
  if (name === 'double' || name === 'float') return { kind: 'number', number: Number(text.replace('INF', 'Infinity')), exact: undefined }
  if (name === 'boolean') return { kind: 'truth', number: text === 'true' || text === '1' ? 1 : 0 }
  if (name === 'dateTimeStamp') return momentOf('dateTime', text)
  return temporal.has(name) ? momentOf(name, text) : undefined
}

function compareValues(a: Value | undefined, b: Value | undefined): number | undefined {
  if (a === undefined || b === undefined || a.kind !== b.kind) return undefined
  if ('text' in a && 'text' in b) return byCodePoint(a.text, b.text)
  if ('moment' in a && 'moment' in b) return compareMoments(a, b)
  if ('exact' in a && 'exact' in b && a.exact && b.exact) return compareExact(a.exact, b.exact)
  if ('number' in a && 'number' in b) {
    if (Number.isNaN(a.number) || Number.isNaN(b.number)) return undefined
    return a.number < b.number ? -1 : a.number > b.number ? 1 : 0
  }
  return undefined
}

// Beyond this a number is compared as a double: nobody counts so far, and BigInt would take its time.
const digitsAtMost = 400

function exactly(text: string): Exact | undefined {
  if (text.length > digitsAtMost) return undefined
  const [units = '', decimals = ''] = text.replace('+', '').split('.')
  const digits = BigInt(`${units === '' || units === '-' ? `${units}0` : units}${decimals}`)
  return { digits, scale: decimals.length }
}

function compareExact(a: Exact, b: Exact): number {
  const scale = Math.max(a.scale, b.scale)
  const difference = a.digits * 10n ** BigInt(scale - a.scale) - b.digits * 10n ** BigInt(scale - b.scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

// SPARQL 1.1 §17.3: strings are ordered by code point, which UTF-16 is not beyond U+FFFF.
function byCodePoint(a: string, b: string): number {
  if (a === b) return 0
  let at = 0
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  // Inside a pair, go back to its first half: its code point is what counts.
  if (at > 0 && /[\udc00-\udfff]/.test(a[at] ?? b[at] ?? '')) at--
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1)
}

const parts = /^(-?\d{4,})?(?:-{0,2}(\d\d))?(?:-{1,3}(\d\d))?T?(?:(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?$/

/** Where a date or time lies on the line of time, in seconds; what it leaves out is taken from 1972, a leap year. */
function momentOf(kind: string, text: string): Value | undefined {
  const at = (kind === 'gDay' ? /^()()---(\d\d)()()()()(Z|[+-]\d\d:\d\d)?$/ : kind === 'time' ? timeParts : parts).exec(text)
  if (at === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, zone] = at
  const days = daysSince(Number(year || 1972), Number(month || 1), Number(day || 1))
  const moment = days * 86_400 + Number(hour || 0) * 3600 + Number(minute || 0) * 60 + Number(second || 0) - offset(zone)
  return { kind, moment, fraction: fraction?.replace(/0+$/, '') ?? '', zoned: zone !== undefined }
}
const timeParts = /^()()()(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/

function offset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0
  const seconds = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(4)) * 60
  return zone.startsWith('-') ? -seconds : seconds
}

/** Days of the proleptic Gregorian calendar, for any year (H. Hinnant, chrono-compatible low-level date algorithms). */
function daysSince(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear
}

type Moment = { moment: number; fraction: string; zoned: boolean }
const fourteenHours = 14 * 3600

// XML Schema 1.1 §3.3.7.4: with and without time zone compare only where they are more than 14 hours apart.
function compareMoments(a: Moment, b: Moment): number | undefined {
  const difference = a.moment - b.moment
  if (a.zoned !== b.zoned && Math.abs(difference) <= fourteenHours) return undefined
  if (difference !== 0) return difference
  return a.fraction < b.fraction ? -1 : a.fraction > b.fraction ? 1 : 0
}
