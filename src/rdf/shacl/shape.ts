import type { Term } from '@rdfjs/types'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { Path, Values } from './path.ts'
import type { Run } from './run.ts'

/** The three that SHACL names, or the IRI of somebody's own. */
export type ResultSeverity = 'violation' | 'warning' | 'info' | (string & {})

/** A compiled shape. Filled in after it is made, since shapes refer to each other in circles. */
export type Shape = {
  readonly term: Term
  path: Path | undefined
  /** The value nodes: what the path leads to, or the focus node itself in a node shape. */
  values: Values
  severity: ResultSeverity
  /** What sh:message says, in its languages. */
  message: LanguageText | undefined
  deactivated: boolean
  constraints: Constraint[]
  /** Those constraints that can fail where there are no values. */
  ofNone: Constraint[]
  targets: Target[]
  /** The shapes that this one asks. */
  asks: Shape[]
  /** Whether it asks itself in the end. */
  recursive: boolean
  /** Its place among the compiled shapes. */
  number: number
}

export type Constraint = {
  readonly component: string
  readonly shape: Shape
  readonly check: Check
  /** What is wrong, where the shape does not say. */
  readonly message: LanguageText
  /** A SPARQL constraint is a node of its own, with severity and message of the shape. */
  readonly source?: Term
}

/** Reports with `run.found` what is wrong with the values of the focus node. */
export type Check = (run: Run, focus: Term, values: readonly Term[], constraint: Constraint) => void

export type Target =
  | { readonly kind: 'node'; readonly node: Term }
  | { readonly kind: 'class'; readonly iri: string }
  | { readonly kind: 'subjectsOf' | 'objectsOf'; readonly predicate: string }
  | { readonly kind: 'nodes'; readonly find: (run: Run) => readonly Term[] }

export type ShaclResult = {
  focus: Term
  path?: Path
  /** The predicate's IRI where the path is one predicate, else the path as SPARQL writes it. */
  pathText?: string
  value?: Term
  severity: ResultSeverity
  component: string
  sourceShape: Term
  sourceConstraint?: Term
  message: LanguageText
  detail?: ShaclResult[]
}
