import type { Finding } from '../../kernel/finding.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { ns, shorten } from '../../rdf/namespaces.ts'
import { type Syntax, syntaxes } from '../../rdf/syntax.ts'
import { conceptOf } from '../code-lists.ts'
import { type Cut, type CutLimits, cut, cutLimits } from '../harvest/cut.ts'
import { cutOff } from '../harvest/cut-off.ts'
import { detached } from '../harvest/detached.ts'
import { duplicateIdentifier } from '../harvest/findings.ts'
import type { SubjectId, Subjects } from '../harvest/subjects.ts'
import { type Kind, kindOf } from '../kind.ts'
import { type Choosing, countryOf } from './choose.ts'
import { judgeRecord, type Verdict } from './judge-record.ts'
import type { Lines } from './lines.ts'
import { profileOf } from './profiles.ts'
import { type FileToRead, mostFindings, readFile } from './read-file.ts'
import type { RecordResult } from './result.ts'
import { servedBy, surroundingsOf } from './surroundings.ts'
import { judgedInThreads } from './threads/in-threads.ts'
import type { ToJudge } from './threads/parcel.ts'
import type { Threads } from './threads/threads.ts'
import type { TypesOf } from './types-of.ts'

export type FileChoices = Choosing & {
  /** Where what does not fit in memory is kept while the file is read. */
  folder: string
  limits?: CutLimits
  /** Other threads to do the checking; without them it is done in this one. */
  threads?: Threads
  /** When it says yes, results are only to be counted: they need no words and no lines. */
  enough?: () => boolean
}

/** One record of a file, and what is wrong with it. */
export type CheckedOfFile = {
  uri: string
  kind: Kind
  title?: LanguageText
  /** The profiles it was checked by: none, when no profile is for its kind. */
  profiles: readonly string[]
  results: readonly RecordResult[]
}

/** What a file came to, beside its records. */
export type FileOutcome = {
  syntax?: Syntax
  triples: number
  records: number
  /** What is wrong with the file itself, or was left out of it: the first thousand. */
  findings: readonly Finding[]
  /** How many findings there were in all. */
  found: number
  /** Why the reading stopped before the end. The records that stood whole before that were checked. */
  fault?: Finding
}

/**
 * Checks a file record by record. All of it is read before the first record is told, since a record's parts may stand anywhere in it;
 * what does not fit in memory goes to a spool file, so memory does not grow with the file.
 */
export async function* validateFile(file: FileToRead, choices: FileChoices): AsyncGenerator<CheckedOfFile, FileOutcome> {
  const read = await readFile(file, choices.folder)
  try {
    const { subjects, lines } = read
    const kept: Finding[] = []
    let found = 0
    const tell = (finding: Finding) => {
      if (++found <= mostFindings) kept.push(finding)
    }
    for (const finding of read.findings) tell(finding)
    let records = 0
    let swedish = false
    const identifiers = new Map<string, string>()
    for await (const { piece, checked } of checkedRecords(read.subjects, choices, read.fault !== undefined)) {
      for (const finding of piece.findings) tell(finding)
      if (piece.refusal) {
        tell({ ...piece.refusal, focus: piece.uri })
        continue
      }
      records++
      swedish ||= checked.profiles.some((id) => profileOf(id)?.country === 'SE')
      for (const identifier of identifiersOf(piece)) {
        const other = identifiers.get(identifier)
        if (other === undefined) identifiers.set(detached(identifier), piece.uri)
        else tell(duplicateIdentifier(piece.uri, identifier, other))
      }
      yield { ...checked, results: checked.results.map((result) => placed(result, lines)) }
    }
    if (swedish && read.syntax !== undefined && read.syntax !== 'rdfxml') tell(notForTheDataPortal(read.syntax))
    return {
      ...(read.syntax && { syntax: read.syntax }),
      triples: subjects.triples,
      records,
      findings: kept,
      found,
      ...(read.fault && { fault: read.fault }),
    }
  } finally {
    read.subjects.close()
  }
}

/** The records of what was read, each with what is wrong with it; without those that a fault in the file cut short. */
export async function* checkedRecords(
  subjects: Subjects,
  choices: FileChoices,
  stopped: boolean,
): AsyncGenerator<{ piece: Cut; checked: CheckedOfFile }> {
  const country = choices.country ?? countryOfFile(subjects)
  const choosing: Choosing = { ...(choices.asked && { asked: choices.asked }), ...(country !== undefined && { country }) }
  const typesHere: TypesOf = (iri) => subjects.typesOf(iri)
  const records = recordsToJudge(subjects, choices, stopped)
  const { threads, enough = () => false } = choices
  const judging = threads
    ? judgedInThreads(records, { threads, typesHere, choosing, brief: enough })
    : judgedHere(records, { typesHere, choosing })
  for await (const { asked, verdict } of judging) {
    const { piece } = asked
    const results = piece.refusal ? [] : verdict.results
    yield { piece, checked: { uri: piece.uri, kind: piece.kind, ...verdict, results } }
  }
}

type Asked = ToJudge & { piece: Cut }

async function* recordsToJudge(subjects: Subjects, choices: FileChoices, stopped: boolean): AsyncGenerator<Asked> {
  const halfTold = stopped ? cutOff(subjects.recent()) : new Set<SubjectId>()
  const served = servedBy(subjects)
  let language: string | undefined
  for await (const piece of cut(subjects, choices.limits ?? cutLimits)) {
    // A fault may have cut short what was being read, and what lists others always.
    if (stopped && (piece.kind === 'catalogue' || piece.parts.some((part) => halfTold.has(part)))) continue
    if (piece.kind === 'catalogue') language ??= languageOf(piece)
    yield { piece, surroundings: surroundingsOf(piece, subjects, served), ...(language === undefined ? {} : { language }) }
  }
}

async function* judgedHere(
  records: AsyncIterable<Asked>,
  { typesHere, choosing }: { typesHere: TypesOf; choosing: Choosing },
): AsyncGenerator<{ asked: Asked; verdict: Verdict }> {
  for await (const asked of records) {
    const { piece, ...around } = asked
    yield { asked, verdict: judgeRecord({ ...piece, ...around }, choosing, typesHere) }
  }
}

// Rule HV-7: one thing, one identifier.
const identifiersOf = ({ uri, kind, quads }: Cut) =>
  kind !== 'dataset'
    ? []
    : quads
        .filter(
          ({ subject, predicate, object }) =>
            subject.value === uri && predicate.value === ns.dcterms('identifier') && object.termType === 'Literal',
        )
        .map(({ object }) => object.value)

// Rule HV-2.
const notForTheDataPortal = (syntax: Syntax): Finding => ({
  severity: 'info',
  code: 'not-rdf-xml-for-dataportal',
  message: {
    sv: `Filen är ${syntaxes[syntax].label}. Sveriges dataportal hämtar kataloger som RDF/XML.`,
    en: `The file is ${syntaxes[syntax].label}. Sweden’s data portal fetches catalogues as RDF/XML.`,
  },
  fix: {
    sv: 'Publicera katalogen även som RDF/XML, om den ska skördas dit.',
    en: 'Publish the catalogue as RDF/XML too, if it is to be harvested there.',
  },
})

// An agent or a contact says little about itself; it belongs where the datasets of the file belong. The first hundred tell.
function countryOfFile(subjects: Subjects): string | undefined {
  const counted = new Map<string, number>()
  let asked = 0
  for (const id of subjects.ids()) {
    const kind = kindOf(subjects.typesOf(id))
    if (kind !== 'dataset' && kind !== 'catalogue' && kind !== 'data-service') continue
    const country = countryOf({ uri: id, quads: subjects.quadsOf(id) })
    if (country !== undefined) counted.set(country, (counted.get(country) ?? 0) + 1)
    if (++asked === 100) break
  }
  return [...counted].sort(([, a], [, b]) => b - a)[0]?.[0]
}

function languageOf({ uri, quads }: Cut): string | undefined {
  const tags = new Set(
    quads
      .filter(({ subject, predicate }) => subject.value === uri && predicate.value === ns.dcterms('language'))
      .map(({ object }) => conceptOf('languages', object.value)?.tag),
  )
  return tags.size === 1 ? [...tags][0] : undefined
}

function placed(result: RecordResult, lines: Lines | undefined): RecordResult {
  if (result.focus === '') return result // only to be counted
  const texts = [...(result.value ? [firstLine(result.value)] : []), ...(result.path ? [shorten(result.path)?.name ?? result.path] : [])]
  const line = (result.partUri === undefined ? undefined : lines?.of(result.partUri, texts)) ?? lines?.of(result.focus, texts)
  return line === undefined ? result : { ...result, line }
}

const firstLine = (text: string) => text.split('\n')[0]!.slice(0, 200)
