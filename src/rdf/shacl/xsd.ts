import { prefixes } from '../namespaces.ts'

/**
 * The lexical spaces of XML Schema's types (https://www.w3.org/TR/xmlschema11-2/). Each expression is free of nested repetition,
 * so none can be made to run long.
 */
type Rule = RegExp | ((text: string) => boolean)

const zone = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?'
const year = '-?(?:[1-9]\\d{3,}|0\\d{3})'
const month = '(?:0[1-9]|1[0-2])'
const day = '(?:0[1-9]|[12]\\d|3[01])'
const clock = '(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)'
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u')

const date = whole(`(${year})-(${month})-(${day})${zone}`)
const dateTime = whole(`(${year})-(${month})-(${day})T${clock}${zone}`)
const dateTimeStamp = /(?:Z|[+-]\d\d:\d\d)$/
const monthDay = whole(`--(${month})-(${day})${zone}`)
const integer = /^[+-]?\d+$/

const daysIn = (year: bigint, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4n === 0n && (year % 100n !== 0n || year % 400n === 0n) ? 29 : 28
}
const onRealDay = (pattern: RegExp) => (text: string) => {
  const parts = pattern.exec(text)
  return parts !== null && Number(parts[3]) <= daysIn(BigInt(parts[1]!), Number(parts[2]))
}
const between = (least: bigint | undefined, most: bigint | undefined) => (text: string) => {
  if (!integer.test(text) || text.length > 400) return integer.test(text) && least === undefined && most === undefined
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text)
  return (least === undefined || value >= least) && (most === undefined || value <= most)
}
const signed = (bits: bigint) => between(-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n)
const unsigned = (bits: bigint) => between(0n, 2n ** bits - 1n)
const hasSign = (text: string, sign: string) => integer.test(text) && (text.startsWith('-') === (sign === '-') || /^[+-]?0+$/.test(text))
const isZero = (text: string) => /^[+-]?0+$/.test(text)

const nameStart = '\\p{L}\\p{Nl}_'
const nameRest = `${nameStart}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}.\\-·`
const onlySpaces = (text: string) => !/[\t\n\r]/.test(text)
const collapsed = (text: string) => onlySpaces(text) && !/^ | $| {2}/.test(text)
// A part of a duration is optional, but there must be one, and one after the T.
const duration = (pattern: string) => {
  const all = whole(pattern)
  return (text: string) => all.test(text) && /\d/.test(text) && !text.endsWith('T')
}
const dayTime = '(?:\\d+D)?(?:T(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?'

const rules: Record<string, Rule> = {
  string: () => true,
  boolean: /^(?:true|false|1|0)$/,
  decimal: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/,
  integer,
  double: /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN)$/,
  float: /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN)$/,
  long: signed(64n),
  int: signed(32n),
  short: signed(16n),
  byte: signed(8n),
  unsignedLong: unsigned(64n),
  unsignedInt: unsigned(32n),
  unsignedShort: unsigned(16n),
  unsignedByte: unsigned(8n),
  nonNegativeInteger: (text) => hasSign(text, '+'),
  positiveInteger: (text) => hasSign(text, '+') && !isZero(text),
  nonPositiveInteger: (text) => hasSign(text, '-'),
  negativeInteger: (text) => hasSign(text, '-') && !isZero(text),
  date: onRealDay(date),
  dateTime: onRealDay(dateTime),
  dateTimeStamp: (text) => onRealDay(dateTime)(text) && dateTimeStamp.test(text),
  time: whole(clock + zone),
  gYear: whole(year + zone),
  gYearMonth: whole(`${year}-${month}${zone}`),
  gMonth: whole(`--${month}${zone}`),
  gMonthDay: (text) => {
    const parts = monthDay.exec(text)
    return parts !== null && Number(parts[2]) <= daysIn(4n, Number(parts[1]))
  },
  gDay: whole(`---${day}${zone}`),
  duration: duration(`-?P(?:\\d+Y)?(?:\\d+M)?${dayTime}`),
  dayTimeDuration: duration(`-?P${dayTime}`),
  yearMonthDuration: duration('-?P(?:\\d+Y)?(?:\\d+M)?'),
  hexBinary: /^(?:[0-9a-fA-F]{2})*$/,
  base64Binary: (text) => /^[A-Za-z0-9+/ ]*={0,2}$/.test(text.replaceAll('= =', '==')) && text.replaceAll(' ', '').length % 4 === 0,
  // XML Schema 1.1 §3.3.17: every string is an anyURI; what we ask is that it could stand as a reference in RDF.
  anyURI: (text) => !/[\u0000-\u0020<>"{}|^`\\]/.test(text),
  language: /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/,
  normalizedString: onlySpaces,
  token: collapsed,
  Name: whole(`[:${nameStart}][:${nameRest}]*`),
  NCName: whole(`[${nameStart}][${nameRest}]*`),
  NMTOKEN: whole(`[:${nameRest}]+`),
}

const byIri = new Map(
  Object.entries(rules).map(([name, rule]) => [prefixes.xsd + name, rule instanceof RegExp ? (text: string) => rule.test(text) : rule]),
)

/** The test that a datatype puts to a literal's text; undefined for a datatype that we do not know, which allows everything. */
export const lexicalRule = (datatype: string): ((text: string) => boolean) | undefined => byIri.get(datatype)

export const isLexical = (text: string, datatype: string): boolean => byIri.get(datatype)?.(text) ?? true
