import type { Quad } from '@rdfjs/types'
import type { Finding } from '../../kernel/finding.ts'
import { type Compiled, compileShapes } from '../../rdf/shacl/compile.ts'
import { shapesOf } from './profiles.ts'
import { type Rule, rulesIn } from './rules.ts'

/** Shapes made ready for records, and what they say for people. */
export type Judging = { id: string; compiled: Compiled; rules: ReadonlyMap<string, Rule> }

const ready = new Map<string, Judging>()

/** A profile of ours, compiled once. */
export function compiledProfile(id: string): Judging {
  const known = ready.get(id)
  if (known) return known
  const judging = judgingBy(id, shapesOf(id))
  if ('refusal' in judging) throw new Error(`profiles/${id}.ttl: ${judging.refusal.map(({ message }) => message.en).join(' ')}`)
  ready.set(id, judging)
  return judging
}

/**
 * Shapes that somebody brings along. Shapes that are not well-formed are refused, with what to do; with `tolerant` those parts are left out
 * and told. What is misspelt is told either way.
 */
export function judgingBy(
  id: string,
  shapes: readonly Quad[],
  { tolerant = false } = {},
): (Judging & { leftOut: Finding[] }) | { refusal: Finding[] } {
  const result = compileShapes(shapes, { tolerant })
  if ('refusal' in result) return result
  return { id, compiled: result.shapes, rules: rulesIn(shapes), leftOut: result.leftOut.map(leftOut) }
}

const leftOut = (finding: Finding): Finding =>
  finding.severity !== 'violation'
    ? finding
    : {
        ...finding,
        severity: 'warning',
        fix: {
          sv: `Delen är utelämnad och prövas inte. ${finding.fix.sv}`,
          en: `The part is left out and not checked. ${finding.fix.en}`,
        },
      }
