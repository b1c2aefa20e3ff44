import type { Finding } from '../../kernel/finding.ts'
import { guessKind } from '../harvest/sources.ts'
import { type CatalogueQuality, CatalogueScoring, scoredKinds } from '../quality/catalogue-quality.ts'
import { factsOf } from '../quality/facts.ts'
import { nothingChecked } from '../quality/marks.ts'
import { followsDcatAp } from './follows-dcat-ap.ts'
import { count, faultOf, type Totals } from './group.ts'
import { checkPubliccode } from './publiccode/check.ts'
import type { FileToRead } from './read-file.ts'
import type { RecordResult } from './result.ts'
import { type Around, linesAround } from './text-around.ts'
import { alwaysTold } from './threads/parcel.ts'
import { type FileChoices, validateFile } from './validate-file.ts'

/** What a person or a build server is told of one file. */
export type Checked = {
  name: string
  /** No violation, and read to its end. */
  conforms: boolean
  records: number
  /** The profiles that were used, and for how many records. */
  profiles: Map<string, number>
  results: RecordResult[]
  /** What is wrong with the file itself. */
  findings: Finding[]
  /** Results above the limit are counted and not kept. */
  more: number
  /** The text around a line, where the file is at hand. */
  around?: Around
  /** Points and ranked fixes, where they were asked for and there are datasets. */
  quality?: CatalogueQuality
  /** How often each fault was found in all. */
  totals?: Totals
}

// A page or a build log with more is read by nobody; ranked groups say how many there are in all.
const mostResults = 50_000

/** Checks any file that a harvest could read: RDF by the profiles, publiccode.yml by its own rules. Nothing is stored. */
export async function check(file: FileToRead & { name: string }, choices: FileChoices): Promise<Checked> {
  return guessKind(file.name) === 'publiccode' ? checkSoftware(file) : checkRecords(file, choices)
}

/** The same, with the points of the EU's method. Nothing is fetched, so what depends on links is not known. */
export async function checkAndScore(file: FileToRead & { name: string }, choices: FileChoices, now: Date): Promise<Checked> {
  const scoring = new CatalogueScoring({ now, keep: namedInFix })
  let datasets = 0
  const onRecord: FileChoices['onRecord'] = (piece, { title, ...judgement }) => {
    if (!scoredKinds.includes(piece.kind)) return
    datasets++
    const record = { uri: piece.uri, title: title ?? {} }
    scoring.add(record, factsOf(piece.uri, piece.quads), { ...nothingChecked, conforms: () => followsDcatAp(judgement) })
  }
  const checked = await check(file, { ...choices, onRecord })
  return datasets === 0 ? checked : { ...checked, quality: scoring.result() }
}

const namedInFix = 10

async function checkRecords(file: FileToRead & { name: string }, choices: FileChoices): Promise<Checked> {
  const checked: Checked = { name: file.name, conforms: true, records: 0, profiles: new Map(), results: [], findings: [], more: 0 }
  const totals: Totals = new Map()
  const records = validateFile(file, { ...choices, enough: () => checked.results.length >= mostResults })
  for (;;) {
    const next = await records.next()
    if (next.done) {
      const { findings, fault, around } = next.value
      if (around) checked.around = around
      checked.findings = [...(fault ? [fault] : []), ...findings]
      checked.conforms &&= !checked.findings.some((finding) => finding.severity === 'violation')
      return { ...checked, totals }
    }
    checked.records++
    count(totals, next.value.results)
    for (const profile of next.value.profiles) checked.profiles.set(profile, (checked.profiles.get(profile) ?? 0) + 1)
    for (const result of next.value.results) {
      if (result.severity === 'violation') checked.conforms = false
      const isKept = checked.results.length < mostResults || totals.get(faultOf(result))!.times <= alwaysTold
      if (isKept && result.focus !== '') checked.results.push(result)
      else checked.more++
    }
  }
}

async function checkSoftware(file: FileToRead & { name: string }): Promise<Checked> {
  const parts: Uint8Array[] = []
  for await (const part of file.bytes) parts.push(part)
  const text = new TextDecoder().decode(Buffer.concat(parts))
  const lines = text.split('\n')
  const found = checkPubliccode(text)
  const results = found.map(
    (one): RecordResult => ({
      focus: file.name,
      path: one.key,
      label: one.label,
      ...(one.value !== undefined && { value: one.value }),
      ...(one.example !== undefined && { example: one.example }),
      severity: one.severity,
      component: one.code,
      shape: one.code,
      rule: one.rule,
      message: one.message,
      fix: one.fix,
      profile: 'publiccode',
      ...(one.line !== undefined && { line: one.line }),
    }),
  )
  return {
    name: file.name,
    conforms: !results.some((result) => result.severity === 'violation'),
    records: 1,
    profiles: new Map([['publiccode', 1]]),
    results,
    findings: [],
    more: 0,
    around: (line) => linesAround(lines, line),
  }
}
