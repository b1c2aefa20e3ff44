import type { Quad } from '@rdfjs/types'
import { ns } from '../../rdf/namespaces.ts'
import { conceptOf } from '../code-lists.ts'
import type { Cut } from '../harvest/cut.ts'
import type { Subjects } from '../harvest/subjects.ts'
import { kindOf } from '../kind.ts'
import { type Choosing, commonCountry, profilesFor } from './choose.ts'
import type { RecordResult } from './result.ts'
import { surroundingsInFile } from './surroundings/in-file.ts'
import { type TypesOf, typesInCodeLists } from './types-of.ts'
import { type CheckedRecord, follows, validateRecord } from './validate-record.ts'

type OfFile = Pick<Cut, 'uri' | 'kind' | 'parts'> & { quads: readonly Quad[] }

export type Judgement = {
  /** The profiles it was judged by: none, when no profile is for its kind. */
  profiles: readonly string[]
  results: readonly RecordResult[]
  /** Whether the same record has no error by another profile. */
  follows(profile: string): boolean
}

/**
 * Judges records of one file with what the rest of the file says of them: who lists and serves them, what they refer to, whose they are.
 * Of a file that was only read in part nobody knows who else would have been in it, so rules that depend on that are not judged.
 */
export function judgeInFile(
  subjects: Subjects,
  { choices = {}, inPart = false }: { choices?: Choosing; inPart?: boolean } = {},
): (record: OfFile) => Judgement {
  const around = inPart ? undefined : surroundingsInFile(subjects)
  const typesOf: TypesOf = (iri) => {
    const here = subjects.typesOf(iri)
    const known = typesInCodeLists(iri)
    return here.length === 0 ? known : known.length === 0 ? here : [...here, ...known]
  }
  const country = choices.country ?? countryOfFile(subjects)
  let language: string | undefined
  return (record) => {
    if (record.kind === 'catalogue') language ??= languageOf(record)
    const checked: CheckedRecord = {
      ...record,
      ...(around && { surroundings: around(record) }),
      ...(language === undefined ? {} : { language }),
    }
    const profiles = profilesFor(record, { ...choices, ...(country === undefined ? {} : { country }) })
    return { profiles, results: validateRecord(checked, profiles, typesOf), follows: (profile) => follows(checked, profile, typesOf) }
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
