import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { DataFactory } from 'n3'
import { seed } from '../fixtures.ts'
import { ns } from '../namespaces.ts'
import { compare } from './order.ts'
import { isLexical } from './xsd.ts'

const typed = (text: string, type: string) => DataFactory.literal(text, DataFactory.namedNode(ns.xsd(type)))
const order = (a: string, b: string, type: string, other = type) => {
  const difference = compare(typed(a, type), typed(b, other))
  return difference === undefined ? '?' : difference < 0 ? '<' : difference > 0 ? '>' : '='
}

test('dates and times lie on one line, with their time zones', () => {
  const cases: [type: string, a: string, sign: string, b: string][] = [
    ['dateTime', '2024-01-01T00:00:00Z', '=', '2024-01-01T01:00:00+01:00'],
    ['dateTime', '2024-01-01T00:00:00+01:00', '<', '2024-01-01T00:00:00Z'],
    ['dateTime', '2024-01-01T24:00:00', '=', '2024-01-02T00:00:00'],
    ['dateTime', '2024-01-01T00:00:00.1', '<', '2024-01-01T00:00:00.25'],
    ['dateTime', '2024-01-01T00:00:00.10', '=', '2024-01-01T00:00:00.1'],
    ['dateTime', '-0044-03-15T12:00:00Z', '<', '0001-01-01T00:00:00Z'],
    ['dateTime', '12024-01-01T00:00:00Z', '>', '2024-01-01T00:00:00Z'],
    ['date', '2024-02-29', '<', '2024-03-01'],
    ['date', '2024-01-01+02:00', '<', '2024-01-01Z'],
    ['time', '23:59:59', '<', '24:00:00'],
    ['gYear', '2023', '<', '2024'],
    ['gYear', '-0001', '<', '0001'],
    ['gYearMonth', '2024-01', '<', '2024-02'],
    ['gMonthDay', '--02-28', '<', '--03-01'],
    ['gMonth', '--02', '<', '--11'],
    ['gDay', '---02', '<', '---11'],
  ]
  for (const [type, a, sign, b] of cases) assert.equal(order(a, b, type), sign, `${type} ${a} ${b}`)
})

test('with and without time zone compare only when more than fourteen hours apart', () => {
  assert.equal(order('2024-01-01T12:00:00', '2024-01-01T12:00:00Z', 'dateTime'), '?')
  assert.equal(order('2024-01-01T12:00:00', '2024-01-02T02:00:00Z', 'dateTime'), '?')
  assert.equal(order('2024-01-01T12:00:00', '2024-01-02T02:00:01Z', 'dateTime'), '<')
  assert.equal(order('2024-01-03', '2024-01-01Z', 'date'), '>')
})

test('numbers of all types compare by value, without rounding', () => {
  assert.equal(order('9007199254740993', '9007199254740992', 'integer'), '>')
  assert.equal(order('0.1000000000000000000001', '0.1', 'decimal'), '>')
  assert.equal(order('-.5', '-0.50', 'decimal'), '=')
  assert.equal(order('+1', '1.0', 'byte', 'decimal'), '=')
  assert.equal(order('INF', '1e308', 'double'), '>')
  assert.equal(order('-INF', '0', 'float', 'integer'), '<')
  assert.equal(order('NaN', 'NaN', 'double'), '?')
  assert.equal(order('1'.repeat(10_000), '2', 'integer'), '>')
})

test('unlike things do not compare', () => {
  for (const [a, type, b, other] of [
    ['1', 'integer', '1', 'string'],
    ['2024-01-01', 'date', '2024-01-01T00:00:00', 'dateTime'],
    ['x', 'anyURI', 'x', 'anyURI'],
    ['abc', 'integer', '1', 'integer'],
  ] as const)
    assert.equal(order(a, b, type, other), '?', `${a} ${b}`)
  assert.equal(compare(DataFactory.literal('a', 'sv'), DataFactory.literal('b', 'sv')), undefined)
  assert.equal(compare(DataFactory.namedNode('urn:a'), DataFactory.namedNode('urn:b')), undefined)
})

test('strings are ordered by code point, also beyond the first plane', () => {
  const byCodePoint = (a: string, b: string) => {
    const [x, y] = [[...a], [...b]].map((characters) => characters.map((character) => character.codePointAt(0)!))
    for (let at = 0; at < Math.min(x!.length, y!.length); at++) if (x![at] !== y![at]) return Math.sign(x![at]! - y![at]!)
    return Math.sign(x!.length - y!.length)
  }
  const text = fc.array(fc.constantFrom('a', 'b', '\uffee', '😀', '😁', '𝄞'), { maxLength: 5 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (a, b) => assert.equal(Math.sign(compare(DataFactory.literal(a), DataFactory.literal(b))!), byCodePoint(a, b))),
    seed,
  )
})

test('dates compare as JavaScript has them, where it has them', () => {
  const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(date, date, (a, b) => {
      assert.equal(
        Math.sign(compare(typed(a.toISOString(), 'dateTime'), typed(b.toISOString(), 'dateTime'))!),
        Math.sign(a.getTime() - b.getTime()),
      )
    }),
    seed,
  )
})

test('the lexical spaces of XML Schema', () => {
  const cases: Record<string, { right: string[]; wrong: string[] }> = {
    boolean: { right: ['true', 'false', '0', '1'], wrong: ['TRUE', 'yes', '', ' true'] },
    decimal: { right: ['1', '-1.', '.5', '+007.10'], wrong: ['1e3', '.', '1,5', '', 'INF'] },
    integer: { right: ['-0', '+1', '007'], wrong: ['1.0', '', '1 000', '٣'] },
    byte: { right: ['127', '-128'], wrong: ['128', '-129', '300'] },
    unsignedByte: { right: ['255', '-0'], wrong: ['256', '-1'] },
    long: { right: ['9223372036854775807'], wrong: ['9223372036854775808'] },
    unsignedLong: { right: ['18446744073709551615'], wrong: ['18446744073709551616'] },
    nonNegativeInteger: { right: ['0', '-0', '+5'], wrong: ['-1', '1.0'] },
    positiveInteger: { right: ['1', '99999999999999999999'], wrong: ['0', '-1', '+0'] },
    nonPositiveInteger: { right: ['0', '-7'], wrong: ['7'] },
    negativeInteger: { right: ['-7'], wrong: ['0', '-0', '7'] },
    double: { right: ['1', '1.5E-10', 'INF', '-INF', 'NaN', '+INF'], wrong: ['inf', '1e', '0x1'] },
    date: {
      right: ['2024-02-29', '2000-02-29', '-0001-01-01', '2024-01-01+14:00', '12024-01-01'],
      wrong: ['2023-02-29', '1900-02-29', '2024-13-01', '2024-1-1', '2024-01-01+15:00', '24-01-01', '02024-01-01'],
    },
    dateTime: {
      right: ['2024-01-01T24:00:00', '2024-01-01T00:00:00.123456789Z'],
      wrong: ['2024-01-01', '2024-01-01T25:00:00', '2024-01-01T24:00:01', '2024-01-01T00:00', '2024-04-31T00:00:00'],
    },
    dateTimeStamp: { right: ['2024-01-01T00:00:00Z'], wrong: ['2024-01-01T00:00:00'] },
    time: { right: ['00:00:00', '23:59:59.9+01:00'], wrong: ['24:00:01', '1:00:00'] },
    gYear: { right: ['2024', '-0044', '2024Z'], wrong: ['24', '2024-01'] },
    gYearMonth: { right: ['2024-12'], wrong: ['2024-13', '2024'] },
    gMonthDay: { right: ['--02-29'], wrong: ['--02-30', '02-29'] },
    gMonth: { right: ['--12'], wrong: ['12', '--13'] },
    gDay: { right: ['---31'], wrong: ['---32', '--31'] },
    duration: { right: ['P1Y2M3DT4H5M6.7S', '-P1D', 'PT0S'], wrong: ['P', 'PT', 'P1YT', '1Y', 'P-1Y'] },
    dayTimeDuration: { right: ['P1DT1H'], wrong: ['P1Y', 'P'] },
    yearMonthDuration: { right: ['P1Y1M'], wrong: ['P1D'] },
    hexBinary: { right: ['', '0aFF'], wrong: ['0', 'GG'] },
    base64Binary: { right: ['', 'QUJD', 'QQ==', 'QUI='], wrong: ['QQ=', '=QQQ', 'a'] },
    anyURI: { right: ['https://exempel.se/å?x=1#y', 'relative', ''], wrong: ['has space', 'a<b>'] },
    language: { right: ['sv', 'zh-Hant-TW'], wrong: ['sv_SE', '', 'ninelettr'] },
    normalizedString: { right: ['a  b'], wrong: ['a\tb'] },
    token: { right: ['a b'], wrong: [' a', 'a  b'] },
    NCName: { right: ['åäö', '_a1'], wrong: ['1a', 'a:b', ''] },
    Name: { right: ['a:b'], wrong: ['-a'] },
    NMTOKEN: { right: ['-a.1'], wrong: ['a b', ''] },
  }
  for (const [type, { right, wrong }] of Object.entries(cases)) {
    for (const text of right) assert.ok(isLexical(text, ns.xsd(type)), `${type} “${text}” is right`)
    for (const text of wrong) assert.ok(!isLexical(text, ns.xsd(type)), `${type} “${text}” is wrong`)
  }
})
