import type { Quad } from '@rdfjs/types'
import type { Severity } from '../../kernel/finding.ts'
import type { LanguageText } from '../../kernel/language-text.ts'

/** Statements to take away and to put in, so that the fault is gone. */
export type Patch = {
  remove: readonly Quad[]
  add: readonly Quad[]
  /** A new address, for everything in the file that uses the old one. */
  rename?: { from: string; to: string }
  explanation: LanguageText
}

/** One fault in one record, in words for the person who keeps the record. */
export type RecordResult = {
  /** The record's address. */
  focus: string
  /** What the record is called. */
  title?: LanguageText
  /** What inside the record it is about, such as «Distribution CSV-fil». Left out when it is the record itself. */
  part?: LanguageText
  /** The address of that part, where it has one. */
  partUri?: string
  /** The property, or a path of several as text. */
  path?: string
  /** What the property is called. */
  label?: LanguageText
  /** The value that is wrong. */
  value?: string
  severity: Severity
  /** The constraint of SHACL that found it: an IRI. */
  component: string
  /** The rule among ours that found it: an IRI. */
  shape: string
  /** Where the specification says so: a web address. */
  rule?: string
  message: LanguageText
  fix: LanguageText
  /** A right value. */
  example?: string
  /** In the file it came from, where that is known. */
  line?: number
  /** The profile's id. */
  profile: string
  patch?: Patch
}
