import type { Quad } from '@rdfjs/types'
import { ns } from '../../rdf/namespaces.ts'
import { conceptOf } from '../code-lists.ts'
import type { Cut } from '../harvest/cut.ts'
import type { Subjects } from '../harvest/subjects.ts'
import { kindOf } from '../kind.ts'
import { type Choosing, commonCountry } from './choose.ts'
import { judgeRecord } from './judge-record.ts'
import type { RecordResult } from './result.ts'
import { surroundingsInFile } from './surroundings/in-file.ts'
import { type TypesOf, withCodeLists } from './types-of.ts'
import { follows } from './validate-record.ts'

type OfFile = Pick<Cut, 'uri' | 'kind' | 'parts'> & { quads: readonly Quad[] }

export type Judgement = {
  /** The profiles it was judged by: none, when no profile is for its kind. */
  profiles: readonly string[]
  results: readonly RecordResult[]
  /** Whether the same record has no error by another profile. */
  follows(profile: string): boolean
}

/** What one record is judged with. Without `surroundings` nobody knows who else there is, and rules that depend on that are not judged. */
export type Beside = { surroundings?: readonly Quad[]; language?: string }

/** What the rest of a file says: whose its records are, of which types, and who lists and serves and refers to each. */
export type FileAround = { choosing: Choosing; typesHere: TypesOf; typesOf: TypesOf; beside(record: OfFile): Beside }

export function fileAround(
  subjects: Subjects,
  { choices = {}, inPart = false }: { choices?: Choosing; inPart?: boolean } = {},
): FileAround {
  // Of a file that was only read in part nobody knows who else would have been in it.
  const surroundings = inPart ? undefined : surroundingsInFile(subjects)
  const country = choices.country ?? countryOfFile(subjects)
  const typesHere: TypesOf = (iri) => subjects.typesOf(iri)
  let language: string | undefined
  return {
    choosing: { ...(choices.asked && { asked: choices.asked }), ...(country !== undefined && { country }) },
    typesHere,
    typesOf: withCodeLists(typesHere),
    beside(record) {
      if (record.kind === 'catalogue') language ??= languageOf(record)
      return { ...(surroundings && { surroundings: surroundings(record) }), ...(language !== undefined && { language }) }
    },
  }
}

/** Judges records of one file with what the rest of the file says of them. */
export function judgeInFile(subjects: Subjects, options: { choices?: Choosing; inPart?: boolean } = {}): (record: OfFile) => Judgement {
  const { beside, choosing, typesHere, typesOf } = fileAround(subjects, options)
  return (record) => {
    const asked = { ...record, ...beside(record) }
    return { ...judgeRecord(asked, choosing, typesHere), follows: (profile) => follows(asked, profile, typesOf) }
  }
}

// The first hundred tell.
function countryOfFile(subjects: Subjects): string | undefined {
  const records = []
  for (const id of subjects.ids()) {
    const kind = kindOf(subjects.typesOf(id))
    if (kind !== 'dataset' && kind !== 'catalogue' && kind !== 'data-service') continue
    records.push({ uri: id, quads: subjects.quadsOf(id) })
    if (records.length === 100) break
  }
  return commonCountry(records)
}

function languageOf({ uri, quads }: { uri: string; quads: readonly Quad[] }): string | undefined {
  const tags = new Set(
    quads
      .filter(({ subject, predicate }) => subject.value === uri && predicate.value === ns.dcterms('language'))
      .map(({ object }) => conceptOf('languages', object.value)?.tag),
  )
  return tags.size === 1 ? [...tags][0] : undefined
}
