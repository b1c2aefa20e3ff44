/** Our verdicts beside those of official shapes, for the same file: by the thing judged and the property. */
import { readFileSync } from 'node:fs'
import type { Quad } from '@rdfjs/types'
import { shorten } from '../../rdf/namespaces.ts'
import { compileShapes } from '../../rdf/shacl/compile.ts'
import { validate } from '../../rdf/shacl/validate.ts'
import { cut } from '../harvest/cut.ts'
import { quadsIn, subjectsOf } from '../harvest/fixtures.ts'
import { compiledProfile, type Judging } from './compiled.ts'
import { surroundingsInFile } from './surroundings/in-file.ts'
import { typesInCodeLists } from './types-of.ts'
import { judge } from './validate-record.ts'

/** One violation: whose, by which property (or none), by which constraint, and the value. */
export type Verdict = { focus: string; path: string; component: string; value: string; valueType: string; described: readonly string[] }

export type Official = {
  shapes: Judging
  /** What is known of addresses outside of the file. */
  typesOf?: (iri: string) => readonly string[]
  /** Findings that the owner of the shapes takes away afterwards. */
  dropped?: (path: string, component: string) => boolean
  /** Added to the data before it is judged. */
  also?: (data: readonly Quad[]) => readonly Quad[]
}

/** Official shapes as other engines read them: parts that are not well-formed are passed over, and told here by their shape and property. */
export async function shapesIn(...files: string[]): Promise<{ shapes: Judging; leftOut: string[] }> {
  const quads = (await Promise.all(files.map((file) => quadsIn(readFileSync(file), file)))).flat()
  const read = compileShapes(quads, { tolerant: true })
  if ('refusal' in read) throw new Error(read.refusal[0]!.message.en)
  return {
    shapes: { id: files[0]!, compiled: read.shapes, rules: new Map() },
    leftOut: read.leftOut.map(({ message }) => message.en ?? ''),
  }
}

/** `beside`: a profile that ours is always used together with. What both it and they say counts as said by us; the rest of it is not at issue. */
export async function verdictsOn(
  file: string,
  { shapes, typesOf = () => [], dropped = () => false, also = () => [] }: Official,
  profile: string,
  beside?: string,
) {
  const subjects = subjectsOf(await quadsIn(readFileSync(file), file))
  const known = (iri: string) => [...subjects.typesOf(iri), ...typesInCodeLists(iri)]
  const around = surroundingsInFile(subjects)
  const ours: Verdict[] = []
  const blank = new Map<string, string>()
  const ownShapes = compiledProfile(profile)
  const besides: Verdict[] = []
  for await (const piece of cut(subjects)) {
    if (piece.parts[0]!.startsWith('_:')) blank.set(piece.parts[0]!.slice(2), piece.uri)
    const record = { ...piece, surroundings: around(piece) }
    for (const { result, rule } of judge(record, ownShapes, known))
      if (result.severity === 'violation') ours.push(verdict(result, rule?.field ?? result.pathText))
    if (beside !== undefined)
      for (const { result, rule } of judge(record, compiledProfile(beside), known))
        if (result.severity === 'violation') besides.push(verdict(result, rule?.field ?? result.pathText))
  }
  const data = [...subjects.ids()].flatMap((id) => [...subjects.quadsOf(id)])
  const theirs = validate(shapes.compiled, [...data, ...also(data)], { typesOf })
    .filter(({ severity }) => severity === 'violation')
    .map((result) => verdict(result, result.pathText))
    .filter(({ path, component }) => !dropped(path, component))
  const told = new Set(theirs.map(place))
  return { ours: [...ours, ...besides.filter((each) => told.has(place(each)))], theirs, triples: data.length }

  function verdict(result: ReturnType<typeof validate>[number], path: string | undefined): Verdict {
    const { focus, value, component } = result
    return {
      focus: focus.termType === 'BlankNode' ? (blank.get(focus.value) ?? `_:${focus.value}`) : focus.value,
      path: path ?? '',
      component: component.slice(component.indexOf('#') + 1).replace('ConstraintComponent', ''),
      value: value?.value ?? '',
      valueType: value?.termType ?? '',
      described:
        value && value.termType !== 'Literal' ? subjects.typesOf(value.termType === 'BlankNode' ? `_:${value.value}` : value.value) : [],
    }
  }
}

/** A difference that we know of: on which side the violation is, by which constraint, on which properties (all, when left out), and why. */
export type Difference = {
  side: 'ours' | 'theirs'
  component: string
  on?: readonly string[]
  when?: (verdict: Verdict) => boolean
  why: string
}

export type Verdicts = { ours: readonly Verdict[]; theirs: readonly Verdict[] }

/** How far the two agree on things judged and properties. The reasons that were needed go to `used`; what has none is told. */
export function compareVerdicts(file: string, verdicts: Verdicts, differences: readonly Difference[], used: Set<Difference>) {
  const places = { ours: new Set(verdicts.ours.map(place)), theirs: new Set(verdicts.theirs.map(place)) }
  const same = [...places.ours].filter((each) => places.theirs.has(each)).length
  const unexplained: string[] = []
  for (const side of ['ours', 'theirs'] as const) {
    const others = places[side === 'ours' ? 'theirs' : 'ours']
    for (const verdict of verdicts[side]) {
      if (others.has(place(verdict))) continue
      const known = differences.find(
        (each) =>
          each.side === side &&
          each.component === verdict.component &&
          (each.on?.includes(curie(verdict.path)) ?? true) &&
          (each.when?.(verdict) ?? true),
      )
      if (known) used.add(known)
      else unexplained.push(`${file} ${side}: ${verdict.focus} ${curie(verdict.path)} ${verdict.component} ${verdict.value}`)
    }
  }
  return { same, ours: places.ours.size - same, theirs: places.theirs.size - same, unexplained }
}

const place = ({ focus, path }: Verdict) => `${focus} ${path}`

export const curie = (path: string) => {
  const short = shorten(path)
  return short ? `${short.prefix}:${short.name}` : path
}
