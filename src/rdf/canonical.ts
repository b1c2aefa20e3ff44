import { hash as digest } from 'node:crypto'
import type { Quad, Term } from '@rdfjs/types'
import { canonize } from 'rdf-canonize'
import type { Finding } from '../kernel/finding.ts'
import { lineOf, termText } from './ntriples.ts'

export type Canonical = { text: string; hash: string }

/**
 * RDFC-1.0 (https://www.w3.org/TR/rdf-canon/): the same text and hash for isomorphic graphs, whatever the blank nodes are called.
 *
 * Most records have no blank nodes, or blank nodes that differ in what they say directly (§4.6, first degree hash): for those the algorithm
 * is a sort and is done here. Only blank nodes that look alike at first sight need the deep comparison (§4.8), which is rdf-canonize's.
 *
 * `written` holds the quads' own lines, as `lineOf` writes them, where the caller has them already.
 */
export async function canonicalise(quads: readonly Quad[], written?: readonly string[]): Promise<Canonical | { refusal: Finding }> {
  const lines: string[] = []
  const mentions = new Map<string, Statement[]>()
  const statements = collect(quads, written, lines, mentions)
  if (statements.length === 0) return finish(lines)

  const byHash = new Map<string, string[]>()
  for (const [label, about] of mentions) {
    const hash = firstDegreeHash(label, about)
    const alike = byHash.get(hash)
    if (alike) alike.push(label)
    else byHash.set(hash, [label])
  }
  if (byHash.size < mentions.size) {
    const alike = mentions.size - [...byHash.values()].filter((labels) => labels.length === 1).length
    return deepCompare(quads, alike)
  }
  const names = new Map([...byHash.keys()].sort().map((hash, index) => [byHash.get(hash)![0]!, `_:c14n${index}`]))
  for (const statement of statements) lines.push(lineOfStatement(statement, (label) => names.get(label)!))
  return finish(lines)
}

/** A quad that mentions a blank node, its other terms written once for the several lines it goes into. */
type Statement = { subject: Term; subjectText: string; middle: string; object: Term; objectText: string; graph: Term; graphText: string }

/** §4.4.3 step 2: which quads mention a blank node. A dataset is a set, so a quad given twice counts once. */
function collect(
  quads: readonly Quad[],
  written: readonly string[] | undefined,
  lines: string[],
  mentions: Map<string, Statement[]>,
): Statement[] {
  const statements: Statement[] = []
  const seen = new Set<string>()
  for (const [index, quad] of quads.entries()) {
    const { subject, predicate, object, graph } = quad
    if (!isBlank(subject) && !isBlank(object) && !isBlank(graph)) {
      lines.push(written?.[index] ?? lineOf(quad))
      continue
    }
    const terms = [subject, object, graph]
    const statement = {
      subject,
      subjectText: termText(subject),
      middle: ` ${termText(predicate)} `,
      object,
      objectText: termText(object),
      graph,
      graphText: termText(graph),
    }
    const key = lineOfStatement(statement, asLabelled)
    if (seen.has(key)) continue
    seen.add(key)
    statements.push(statement)
    for (const label of new Set(terms.filter(isBlank).map(({ value }) => value))) {
      const known = mentions.get(label)
      if (known) known.push(statement)
      else mentions.set(label, [statement])
    }
  }
  return statements
}

const isBlank = (term: Term): boolean => term.termType === 'BlankNode'
const asLabelled = (label: string): string => `_:${label}`

function lineOfStatement(
  { subject, subjectText, middle, object, objectText, graph, graphText }: Statement,
  name: (label: string) => string,
): string {
  const s = isBlank(subject) ? name(subject.value) : subjectText
  const o = isBlank(object) ? name(object.value) : objectText
  if (graphText === '') return `${s}${middle}${o} .`
  return `${s}${middle}${o} ${isBlank(graph) ? name(graph.value) : graphText} .`
}

/** §4.6: the quads that mention the node, where it is called `_:a` and every other blank node `_:z`. */
function firstDegreeHash(label: string, statements: readonly Statement[]): string {
  const name = (other: string) => (other === label ? '_:a' : '_:z')
  const lines = statements.map((statement) => `${lineOfStatement(statement, name)}\n`)
  return digest('sha256', lines.length === 1 ? lines[0]! : lines.sort().join(''))
}

function finish(lines: string[]): Canonical {
  lines.sort()
  let text = ''
  let previous: string | undefined
  for (const line of lines) {
    if (line !== previous) text += `${line}\n`
    previous = line
  }
  return { text, hash: digest('sha256', text) }
}

// The work limit is counted in comparisons, not in time, so that a record is not accepted today and refused on a busier day.
// Real records need at most a few comparisons for each blank node that looks like another one.
const comparisonsAtMost = 5_000
// Comparisons are also permutations of neighbours, which rdf-canonize does not count: the clock is for those alone.
const milliseconds = 2_000

async function deepCompare(quads: readonly Quad[], alike: number): Promise<Canonical | { refusal: Finding }> {
  const dataset = new Map(quads.map((quad) => [lineOf(quad), quad])).values()
  try {
    const text = await canonize([...dataset], {
      algorithm: 'RDFC-1.0',
      maxDeepIterations: Math.min(Math.max(alike ** 2, 16), comparisonsAtMost),
      signal: AbortSignal.timeout(milliseconds),
    })
    return { text, hash: digest('sha256', text) }
  } catch (error) {
    if (!(error instanceof Error) || !/Maximum deep iterations|Abort signal/.test(error.message)) throw error
    return { refusal: tooEntangled(alike) }
  }
}

const tooEntangled = (alike: number): Finding => ({
  severity: 'violation',
  code: 'blank-nodes-entangled',
  message: {
    sv: `Posten har ${alike} namnlösa noder som ser likadana ut och pekar på varandra. Den går inte att jämföra med en tidigare version inom rimlig tid.`,
    en: `The record has ${alike} blank nodes that look the same and point at each other. It cannot be compared with an earlier version in reasonable time.`,
  },
  fix: {
    sv: 'Ge noderna egna adresser (IRI:er), eller ta bort upprepningarna i källan.',
    en: 'Give the nodes addresses (IRIs) of their own, or remove the repetitions at the source.',
  },
})
