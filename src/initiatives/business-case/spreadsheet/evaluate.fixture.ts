import type { Cell, WorkbookSheet } from './cells.ts'

type Value = string | number | boolean
type Answer = Value | Value[][]

/** Carries out the formulas of a workbook as a spreadsheet would: only the functions that we write. */
export function evaluated(sheets: readonly WorkbookSheet[]): (sheet: string, place: string) => Value {
  const bySheet = new Map(sheets.map(({ name, rows }) => [name, rows]))
  const known = new Map<string, Value>()

  const valueAt = (sheet: string, column: number, row: number): Value => {
    const place = `${sheet}!${column},${row}`
    if (known.has(place)) return known.get(place)!
    known.set(place, Number.NaN)
    const cell: Cell = bySheet.get(sheet)?.[row - 1]?.[column] ?? null
    const value =
      cell === null
        ? ''
        : typeof cell !== 'object'
          ? cell
          : 'formula' in cell
            ? single(carryOut(cell.formula, sheet))
            : 'heading' in cell
              ? cell.heading
              : cell.value
    known.set(place, value)
    return value
  }

  function carryOut(text: string, sheet: string): Answer {
    const tokens = [...text.matchAll(tokenPattern)].map(([token]) => token)
    if (tokens.join('').replaceAll(' ', '') !== text.replaceAll(' ', '')) throw new Error(`What is ${text}?`)
    let at = 0
    const next = () => tokens[at++]!
    const peek = () => tokens[at]

    const comparison = (): Answer => {
      let left = sum()
      while (['=', '<', '>', '<=', '>=', '<>'].includes(peek() ?? '')) {
        const sign = next()
        left = compare(sign, single(left), single(sum()))
      }
      return left
    }
    const chain = (signs: readonly string[], part: () => Answer, does: (sign: string, a: number, b: number) => number) => (): Answer => {
      let left = part()
      while (signs.includes(peek() ?? '')) left = does(next(), number(left), number(part()))
      return left
    }
    const unary = (): Answer => {
      if (peek() !== '-') return primary()
      next()
      return -number(unary())
    }
    const power = chain(['^'], unary, (_, a, b) => a ** b)
    const product = chain(['*', '/'], power, (sign, a, b) => {
      if (sign === '/' && b === 0) throw new DivisionByZero()
      return sign === '*' ? a * b : a / b
    })
    const sum = chain(['+', '-'], product, (sign, a, b) => (sign === '+' ? a + b : a - b))

    function primary(): Answer {
      const token = next()
      if (token === '(') {
        const inner = comparison()
        next()
        return inner
      }
      if (token.startsWith('"')) return token.slice(1, -1)
      if (/^[\d.]+$/.test(token)) return Number(token)
      if (peek() === '(') return call(token)
      return reference(token)
    }
    function call(name: string): Answer {
      next()
      const start = at
      // IF and IFERROR look at one side only.
      const skip = () => {
        let depth = 0
        while (!(depth === 0 && [',', ')'].includes(peek()!))) {
          if (peek() === '(') depth++
          if (peek() === ')') depth--
          at++
        }
      }
      if (name === 'IF') {
        const condition = single(comparison())
        next()
        if (!condition) skip()
        const yes = condition ? comparison() : ''
        if (condition && peek() === ',') {
          next()
          skip()
          next()
          return yes
        }
        next()
        const no = comparison()
        next()
        return no
      }
      const given: Answer[] = []
      try {
        while (peek() !== ')') {
          given.push(comparison())
          if (peek() === ',') next()
        }
        next()
        if (name === 'IFERROR') return given[0]!
        return functions[name]!(given)
      } catch (error) {
        if (name !== 'IFERROR' || !(error instanceof DivisionByZero)) throw error
        at = start
        skip()
        next()
        const otherwise = comparison()
        next()
        return otherwise
      }
    }
    function reference(token: string): Answer {
      const [, quoted, from, to] = /^(?:'((?:[^']|'')+)'!)?(\$?[A-Z]+\$?\d+)(?::(\$?[A-Z]+\$?\d+))?$/.exec(token)!
      const of = quoted?.replaceAll("''", "'") ?? sheet
      const [c1, r1] = placeOf(from!)
      if (!to) return valueAt(of, c1, r1)
      const [c2, r2] = placeOf(to)
      return Array.from({ length: r2 - r1 + 1 }, (_, row) =>
        Array.from({ length: c2 - c1 + 1 }, (__, column) => valueAt(of, c1 + column, r1 + row)),
      )
    }
    return comparison()
  }

  return (sheet, place) => {
    const [column, row] = placeOf(place)
    return valueAt(sheet, column, row)
  }
}

class DivisionByZero extends Error {}

const tokenPattern =
  /'(?:[^']|'')+'!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|[A-Z]+(?=\()|"[^"]*"|\d+(?:\.\d+)?|<=|>=|<>|[-+*/^(),=<>]/g

function placeOf(text: string): [column: number, row: number] {
  const [, letters, digits] = /^\$?([A-Z]+)\$?(\d+)$/.exec(text)!
  return [[...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1, Number(digits)]
}

const single = (answer: Answer): Value => (Array.isArray(answer) ? answer[0]![0]! : answer)
const number = (answer: Answer): number => {
  const value = single(answer)
  if (typeof value === 'string' && value !== '') throw new Error(`${value} is not a number`)
  return Number(value)
}
const compare = (sign: string, a: Value, b: Value): boolean =>
  sign === '=' ? a === b : sign === '<>' ? a !== b : sign === '<' ? a < b : sign === '>' ? a > b : sign === '<=' ? a <= b : a >= b

const flat = (answer: Answer): Value[] => (Array.isArray(answer) ? answer.flat() : [answer])
const numbers = (answers: readonly Answer[]): number[] =>
  answers.flatMap(flat).filter((value): value is number => typeof value === 'number')
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

const functions: { readonly [name: string]: (given: readonly Answer[]) => Value } = {
  SUM: (given) => total(numbers(given)),
  MIN: (given) => Math.min(...numbers(given)),
  COUNT: (given) => numbers(given).length,
  AND: (given) => given.every((one) => single(one) === true),
  SUMPRODUCT: (given) => {
    const lists = given.map((one) => flat(one).map((value) => (typeof value === 'number' ? value : 0)))
    return total(lists[0]!.map((_, at) => lists.reduce((product, list) => product * list[at]!, 1)))
  },
  SUMIF: ([where, is, of]) =>
    total(flat(of!).map((value, at) => (flat(where!)[at] === single(is!) && typeof value === 'number' ? value : 0))),
  SUMIFS: ([of, ...conditions]) =>
    total(
      flat(of!).map((value, at) => {
        for (let n = 0; n < conditions.length; n += 2) if (flat(conditions[n]!)[at] !== single(conditions[n + 1]!)) return 0
        return typeof value === 'number' ? value : 0
      }),
    ),
  /** By Newton's method from ten per cent, as spreadsheets do it. */
  IRR: (given) => {
    const flows = numbers(given)
    let rate = 0.1
    for (let step = 0; step < 200; step++) {
      const worth = total(flows.map((flow, t) => flow / (1 + rate) ** t))
      const slope = total(flows.map((flow, t) => (-t * flow) / (1 + rate) ** (t + 1)))
      const change = worth / slope
      rate -= change
      if (Math.abs(change) < 1e-12) return rate
    }
    throw new DivisionByZero()
  },
}
