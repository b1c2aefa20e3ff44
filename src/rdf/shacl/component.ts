import type { Term } from '@rdfjs/types'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { Run } from './run.ts'
import type { Check, Shape } from './shape.ts'
import type { Takes } from './takes.ts'

/** One row of SHACL's constraint components: what the parameter may be, and how it becomes a check. */
export type Component = {
  /** The local name, without `ConstraintComponent`. */
  name: string
  parameter: string
  takes: Takes
  /** Whether it only makes sense where there is a path. */
  inPropertyShapes?: true
  /** Whether a shape may have it once only; otherwise each value is a constraint of its own. */
  once?: true
  /** Undefined where the parameter asks for nothing, as `sh:closed false` does. */
  compile(parameter: Term, source: Source): Made | undefined
}

export type Made = {
  check: Check
  message: LanguageText
  /** Whether it can fail where there are no values at all. */
  ofNone?: true
}

/** The shape that is being compiled, as the shapes graph describes it. */
export type Source = {
  readonly shape: Shape
  /** The values of a property of the shape, by its name in SHACL's namespace. */
  all(name: string): readonly Term[]
  list(head: Term): readonly Term[]
  /** Another shape, compiled sooner or later. */
  shapeAt(term: Term): Shape
  /** The values of `sh:qualifiedValueShape` of the property shapes with the same parent (SHACL §4.7.3), this one's own among them. */
  siblings(): readonly Shape[]
  /** The predicates that the shape's own property shapes are about. */
  describes(): readonly string[]
  /** Tells that the shape is not well-formed in a way that its row in the table does not say. */
  refuse(parameter: string, why: LanguageText, fix: LanguageText): void
}

/** A check that looks at one value at a time. */
export const each =
  (fine: (value: Term, run: Run) => boolean): Check =>
  (run, focus, values, constraint) => {
    for (const value of values) if (!fine(value, run)) run.found(constraint, focus, value)
  }

/** A check of the values together: one result without a value. */
export const together =
  (fine: (values: readonly Term[], run: Run, focus: Term) => boolean): Check =>
  (run, focus, values, constraint) => {
    if (!fine(values, run, focus)) run.found(constraint, focus)
  }
