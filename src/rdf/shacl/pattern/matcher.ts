import type { CharacterTest } from './characters.ts'
import type { Expression } from './read-pattern.ts'

/** A step of the machine: reads a character, goes two ways, demands a place in the text, or is the end of the pattern. */
type Step =
  | { readonly kind: 'read'; readonly test: CharacterTest; readonly next: number }
  | { kind: 'split'; next: number; readonly other: number }
  | { readonly kind: 'start' | 'end'; readonly next: number }
  | { readonly kind: 'match' }

/** All places in the pattern where a match may stand after the same text. */
type State = {
  /** Steps that read, and demands for an end that the next character may fulfil. */
  readonly steps: readonly number[]
  readonly atStart: boolean
  readonly matched: boolean
  readonly matchedAtEnd: boolean
  readonly ascii: (State | undefined)[]
  readonly others: Map<number, State>
}

// Largest pattern: x{1,20000}. A value that needs more work than this (0.4 s) is told as not decided.
const stepsAtMost = 20_000
const workAtMost = 2_000_000
// What is remembered of the states met, in steps: a few megabytes for each pattern at worst.
const rememberedSteps = 200_000

export class TooLarge extends Error {}

/**
 * Thompson's construction with the states made as they are met: the text is read once, from left to right, and each character costs at most
 * the size of the pattern. There is no backtracking, so no pattern and no text can make it run away, as (a+)+$ does in JavaScript.
 */
export class Matcher {
  readonly #steps: Step[] = [{ kind: 'match' }]
  readonly #multiline: boolean
  readonly #first: number
  #states = new Map<string, State>()
  #begin: State | undefined
  #remembered = 0
  #work = 0

  constructor(expression: Expression, multiline: boolean) {
    this.#multiline = multiline
    this.#first = this.#build(expression, 0)
  }

  /** Whether the pattern matches somewhere in the text; undefined where that would take too much work. */
  matches(text: string): boolean | undefined {
    this.#work = 0
    this.#begin ??= this.#state([this.#first], true)
    let state = this.#begin
    for (let at = 0; at < text.length; at++) {
      if (state.matched) return true
      // Nothing is under way, and nothing can begin later.
      if (state.steps.length === 0 && !this.#multiline) return false
      const unit = text.charCodeAt(at)
      if (unit < 128) state = state.ascii[unit] ?? this.#advance(state, unit)
      else {
        const code = text.codePointAt(at)!
        if (code > 0xffff) at++
        state = state.others.get(code) ?? this.#advance(state, code)
      }
      if (this.#work > workAtMost) return undefined
    }
    return state.matched || state.matchedAtEnd
  }

  #advance(from: State, code: number): State {
    const lineBreak = this.#multiline && code === 10
    const reading = lineBreak ? this.#close(from.steps, from.atStart, true) : from.steps
    // A match that ended with the line has been found, whatever follows.
    const next: number[] = reading[0] === 0 ? [0] : []
    for (const number of reading) {
      const step = this.#steps[number]!
      if (step.kind === 'read' && step.test(code)) next.push(step.next)
    }
    this.#work += reading.length + next.length
    // A match may also begin here.
    next.push(this.#first)
    const state = this.#state(next, lineBreak)
    if (code < 128) from.ascii[code] = state
    else if (from.others.size < 1000) from.others.set(code, state)
    return state
  }

  #state(entries: readonly number[], atStart: boolean): State {
    const steps = this.#close(entries, atStart, false)
    const key = `${atStart} ${steps.join()}`
    const known = this.#states.get(key)
    if (known !== undefined) return known
    this.#remembered += steps.length + 32
    if (this.#remembered > rememberedSteps) {
      this.#states = new Map()
      this.#begin = undefined
      this.#remembered = 0
    }
    const matched = steps.includes(0)
    const state: State = {
      steps: steps.filter((number) => number !== 0),
      atStart,
      matched,
      matchedAtEnd: matched || this.#close(steps, atStart, true).includes(0),
      ascii: [],
      others: new Map(),
    }
    this.#states.set(key, state)
    return state
  }

  /** Every step that can be reached without reading, in order; 0, the match, among them. */
  #close(entries: readonly number[], atStart: boolean, atEnd: boolean): number[] {
    const reached = new Set<number>()
    const waiting = [...entries]
    while (waiting.length > 0) {
      const number = waiting.pop()!
      if (reached.has(number)) continue
      reached.add(number)
      const step = this.#steps[number]!
      if (step.kind === 'split') waiting.push(step.next, step.other)
      else if ((step.kind === 'start' && atStart) || (step.kind === 'end' && atEnd)) waiting.push(step.next)
    }
    this.#work += reached.size
    return [...reached]
      .filter((number) => this.#steps[number]!.kind !== 'split' && this.#steps[number]!.kind !== 'start')
      .sort((a, b) => a - b)
  }

  /** The steps for an expression that goes on at `next`; answers where it begins. */
  #build(expression: Expression, next: number): number {
    switch (expression.kind) {
      case 'character':
        return this.#add({ kind: 'read', test: expression.test, next })
      case 'start':
      case 'end':
        return this.#add({ kind: expression.kind, next })
      case 'sequence':
        return expression.parts.reduceRight((after, part) => this.#build(part, after), next)
      case 'choice':
        return expression.options
          .map((option) => this.#build(option, next))
          .reduce((other, entry) => this.#add({ kind: 'split', next: entry, other }))
      case 'repeat':
        return this.#repeat(expression.part, expression.least, expression.most, next)
      default:
        return expression satisfies never
    }
  }

  #repeat(part: Expression, least: number, most: number, next: number): number {
    let entry = next
    if (most === Number.POSITIVE_INFINITY) {
      const loop = { kind: 'split', next: -1, other: next } as const satisfies Step as Extract<Step, { kind: 'split' }>
      entry = this.#add(loop)
      loop.next = this.#build(part, entry)
    } else {
      for (let times = least; times < most; times++) entry = this.#add({ kind: 'split', next: this.#build(part, entry), other: next })
    }
    for (let times = 0; times < least; times++) entry = this.#build(part, entry)
    return entry
  }

  #add(step: Step): number {
    if (this.#steps.length >= stepsAtMost) throw new TooLarge()
    return this.#steps.push(step) - 1
  }
}
