import type { Finding } from '../../kernel/finding.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { shorten } from '../../rdf/namespaces.ts'
import { type Syntax, syntaxes } from '../../rdf/syntax.ts'
import { type Cut, type CutLimits, cut, cutLimits } from '../harvest/cut.ts'
import { cutOff } from '../harvest/cut-off.ts'
import type { SubjectId, Subjects } from '../harvest/subjects.ts'
import type { Kind } from '../kind.ts'
import type { Choosing } from './choose.ts'
import { type FileAround, fileAround, type Judgement } from './judge-in-file.ts'
import { judgeRecord, type Verdict } from './judge-record.ts'
import type { Lines } from './lines.ts'
import { profileOf } from './profiles.ts'
import { type FileToRead, mostFindings, readFile } from './read-file.ts'
import type { RecordResult } from './result.ts'
import type { Around } from './text-around.ts'
import { judgedInThreads } from './threads/in-threads.ts'
import type { ToJudge } from './threads/parcel.ts'
import type { Threads } from './threads/threads.ts'
import { follows } from './validate-record.ts'

export type FileChoices = Choosing & {
  /** Where what does not fit in memory is kept while the file is read. */
  folder: string
  limits?: CutLimits
  /** Sees each record as it is checked, with its triples. */
  onRecord?: (piece: Cut, checked: CheckedOfFile) => void
  /** Other threads to do the checking; without them it is done in this one. */
  threads?: Threads
  /** When it says yes, results are only to be counted: they need no words and no lines. */
  enough?: () => boolean
}

/** One record of a file, and what is wrong with it. */
export type CheckedOfFile = Judgement & { uri: string; kind: Kind; title?: LanguageText }

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
  /** The lines around one in the file. */
  around?: Around
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
    for await (const { piece, checked } of checkedRecords(read.subjects, choices, read.fault !== undefined)) {
      for (const finding of piece.findings) tell(finding)
      if (piece.refusal) {
        tell({ ...piece.refusal, focus: piece.uri })
        continue
      }
      records++
      choices.onRecord?.(piece, checked)
      swedish ||= checked.profiles.some((id) => profileOf(id)?.country === 'SE')
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
      ...(lines && { around: (line: number) => lines.around(line) }),
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
  const around = fileAround(subjects, { choices, inPart: stopped })
  const records = recordsToJudge(subjects, around, choices, stopped)
  const { threads, enough = () => false } = choices
  const judging = threads ? judgedInThreads(records, { threads, around, brief: enough }) : judgedHere(records, around)
  for await (const { asked, verdict } of judging) {
    const { piece, ...beside } = asked
    const judgement: Judgement = piece.refusal
      ? unread
      : { ...verdict, follows: (profile) => follows({ ...piece, ...beside }, profile, around.typesOf) }
    yield { piece, checked: { uri: piece.uri, kind: piece.kind, ...judgement } }
  }
}

type Asked = ToJudge & { piece: Cut }

async function* recordsToJudge(subjects: Subjects, around: FileAround, choices: FileChoices, stopped: boolean): AsyncGenerator<Asked> {
  const halfTold = stopped ? cutOff(subjects.recent()) : new Set<SubjectId>()
  for await (const piece of cut(subjects, choices.limits ?? cutLimits)) {
    // A fault may have cut short what was being read, and what lists others always.
    if (stopped && (piece.kind === 'catalogue' || piece.parts.some((part) => halfTold.has(part)))) continue
    yield { piece, ...around.beside(piece) }
  }
}

async function* judgedHere(records: AsyncIterable<Asked>, around: FileAround): AsyncGenerator<{ asked: Asked; verdict: Verdict }> {
  for await (const asked of records) {
    const { piece, ...beside } = asked
    yield { asked, verdict: judgeRecord({ ...piece, ...beside }, around.choosing, around.typesHere) }
  }
}

const unread: Judgement = { profiles: [], results: [], follows: () => false }

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

function placed(result: RecordResult, lines: Lines | undefined): RecordResult {
  if (result.focus === '') return result // only to be counted
  const texts = [...(result.value ? [firstLine(result.value)] : []), ...(result.path ? [shorten(result.path)?.name ?? result.path] : [])]
  const line = (result.partUri === undefined ? undefined : lines?.of(result.partUri, texts)) ?? lines?.of(result.focus, texts)
  return line === undefined ? result : { ...result, line }
}

const firstLine = (text: string) => text.split('\n')[0]!.slice(0, 200)
