import { join } from 'node:path'
import type { Finding } from '../../kernel/finding.ts'
import { Problem } from '../../kernel/problem.ts'
import { parse } from '../../rdf/parse.ts'
import { detectSyntax, headWanted, type Syntax } from '../../rdf/syntax.ts'
import { Subjects, type SubjectsOptions } from '../harvest/subjects.ts'
import { Lines } from './lines.ts'

export type FileToRead = {
  bytes: AsyncIterable<Uint8Array>
  name?: string
  mediaType?: string
  charset?: string
  /** The address that relative addresses stand on. */
  base?: string
}

export type ReadFile = { subjects: Subjects; syntax?: Syntax; lines?: Lines; findings: Finding[]; fault?: Finding }

// A file whose every statement is wrong must not become a list as long as itself.
export const mostFindings = 1_000

/** Reads a whole file. A fault in it is a value: what stood before the fault has been read. The caller closes `subjects`. */
export async function readFile(file: FileToRead, folder: string, options: SubjectsOptions = {}): Promise<ReadFile> {
  const subjects = new Subjects(join(folder, `validate-${crypto.randomUUID()}`), options)
  const findings: Finding[] = []
  let syntax: Syntax | undefined
  let lines: Lines | undefined
  try {
    const { head, whole } = await headOf(file.bytes)
    const detected = detectSyntax({ ...(file.mediaType && { mediaType: file.mediaType }), ...(file.name && { name: file.name }), head })
    if ('refusal' in detected) return { subjects, findings, fault: detected.refusal }
    syntax = detected.syntax
    lines = new Lines(syntax)
    const quads = parse(lines.beside(whole), {
      syntax,
      forgiving: true,
      ...(file.base && { base: file.base }),
      ...(file.charset && { charset: file.charset }),
      onFinding: (finding) => {
        if (findings.length < mostFindings) findings.push(finding)
      },
    })
    for await (const batch of quads) subjects.add(batch)
    return { subjects, syntax, lines, findings }
  } catch (error) {
    if (error instanceof Problem && error.findings[0])
      return { subjects, findings, ...(syntax && { syntax }), ...(lines && { lines }), fault: error.findings[0] }
    subjects.close()
    throw error
  }
}

/** The beginning, for telling the syntax, and the whole file all the same. */
async function headOf(bytes: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  let length = 0
  let ended = false
  while (length < headWanted && !ended) {
    const next = await iterator.next()
    if (next.done) ended = true
    else {
      pieces.push(next.value)
      length += next.value.length
    }
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield* pieces
    while (!ended) {
      const next = await iterator.next()
      if (next.done) return
      yield next.value
    }
  }
  return { head: Buffer.concat(pieces).subarray(0, headWanted), whole: whole() }
}
