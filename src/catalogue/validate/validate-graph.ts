import type { Quad } from '@rdfjs/types'
import type { Finding } from '../../kernel/finding.ts'
import { parse } from '../../rdf/parse.ts'
import { type ShaclResult, validate } from '../../rdf/shacl/validate.ts'
import { detectSyntax } from '../../rdf/syntax.ts'
import { type Judging, judgingBy } from './compiled.ts'

/** Shapes that somebody brings along, read from a file of any syntax; or why they cannot be used. */
export async function readShapes(
  bytes: Uint8Array,
  { name, base, tolerant = false }: { name: string; base?: string; tolerant?: boolean },
): Promise<(Judging & { leftOut: Finding[] }) | { refusal: Finding[] }> {
  const detected = detectSyntax({ name, head: bytes.subarray(0, 65_536) })
  if ('refusal' in detected) return { refusal: [detected.refusal] }
  const shapes: Quad[] = []
  const whole = (async function* () {
    yield bytes
  })()
  for await (const batch of parse(whole, { syntax: detected.syntax, ...(base && { base }) })) shapes.push(...batch)
  return judgingBy(name, shapes, { tolerant })
}

/**
 * A whole graph against shapes, as W3C has it: the shapes choose what they are about, and nothing is known but what stands in the graph.
 * This is for shapes of one's own and for the standard report; the profiles judge record by record (validate-record.ts).
 */
export function validateGraph(data: readonly Quad[], { compiled }: Judging): ShaclResult[] {
  return validate(compiled, data)
}
