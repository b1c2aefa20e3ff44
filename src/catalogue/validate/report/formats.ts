import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { textsOut } from '../../../api/values.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { type Language, say } from '../../../kernel/language-text.ts'
import { ns } from '../../../rdf/namespaces.ts'
import { write } from '../../../rdf/write.ts'
import { csvText } from '../../../spreadsheet/csv.ts'
import type { RecordResult } from '../result.ts'
import { columns, rowsOf } from './rows.ts'

export type Report = {
  name: string
  conforms: boolean
  records: number
  results: readonly RecordResult[]
  findings: readonly Finding[]
  version: string
}
type Format = {
  mediaType: string
  extension: string
  write: (report: Report, language: Language) => string | Uint8Array | Promise<string | Uint8Array>
}

/** What a validation can be taken away as. To add one: a function and a row. */
export const reportFormats = {
  json: { mediaType: 'application/json', extension: 'json', write: (report) => JSON.stringify(asJson(report), null, 2) },
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    extension: 'csv',
    write: ({ results }, language) => csvText(rowsOf(results, language)),
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx', write: asSpreadsheet },
  sarif: {
    mediaType: 'application/sarif+json',
    extension: 'sarif',
    write: (report, language) => JSON.stringify(asSarif(report, language), null, 2),
  },
  junit: { mediaType: 'application/xml; charset=utf-8', extension: 'xml', write: asJunit },
  turtle: { mediaType: 'text/turtle; charset=utf-8', extension: 'ttl', write: asTurtle },
} as const satisfies Record<string, Format>

export type ReportFormat = keyof typeof reportFormats
export const isReportFormat = (name: string): name is ReportFormat => Object.hasOwn(reportFormats, name)

/** The contract of `allmanning validate --format json`, and of the API. */
export function asJson({ conforms, records, results, findings }: Report) {
  return {
    conforms,
    records,
    results: results.map(resultAsJson),
    /** What is wrong with the file itself. */
    findings: [...findings],
  }
}

export function resultAsJson({ patch, title, part, label, ...result }: RecordResult) {
  return {
    ...result,
    ...(title && { title: textsOut(title) }),
    ...(part && { part: textsOut(part) }),
    ...(label && { label: textsOut(label) }),
    ...(patch && { patch: patch.explanation }),
  }
}

async function asSpreadsheet({ results }: Report, language: Language): Promise<Uint8Array> {
  const { default: writeExcel } = await import('write-excel-file/node') // 0.1 s to load, so only when asked for
  const [head, ...rows] = rowsOf(results, language)
  const sheet = [head!.map((value) => ({ value, fontWeight: 'bold' as const })), ...rows.map((row) => row.map((value) => ({ value })))]
  return writeExcel(sheet, {
    columns: columns.map((column) => ({ width: /What|Vad|Gör|What to do/.test(column.sv) ? 60 : 24 })),
    stickyRowsCount: 1,
  }).toBuffer()
}

// SARIF 2.1.0 (OASIS): what build servers and editors show beside the file.
const sarifLevel = { violation: 'error', warning: 'warning', info: 'note' } as const

function asSarif({ name, results, version }: Report, language: Language) {
  const rules = [...new Map(results.map((result) => [result.shape, result])).values()]
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Allmänning',
            version,
            informationUri: 'https://w3id.org/allmanning',
            rules: rules.map((result) => ({
              id: result.shape,
              shortDescription: { text: say(result.message, language)?.text },
              help: { text: say(result.fix, language)?.text },
              ...(result.rule && { helpUri: result.rule }),
            })),
          },
        },
        results: results.map((result) => ({
          ruleId: result.shape,
          level: sarifLevel[result.severity],
          message: {
            text: `${(result.title && say(result.title, language)?.text) ?? result.focus}: ${say(result.message, language)?.text} ${say(result.fix, language)?.text}`,
          },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: encodeURI(name) }, ...(result.line && { region: { startLine: result.line } }) },
              logicalLocations: [{ fullyQualifiedName: result.focus }],
            },
          ],
        })),
      },
    ],
  }
}

/** A test case a record, failed where it has a violation: what build servers understand without a plug-in. */
function asJunit({ name, records, results }: Report, language: Language): string {
  const byRecord = Map.groupBy(results, (result) => result.focus)
  const failed = [...byRecord].filter(([, of]) => of.some((result) => result.severity === 'violation'))
  const cases = [...byRecord].map(([focus, of]) => {
    const wrong = of.filter((result) => result.severity === 'violation')
    const told = of
      .map((result) => `${result.severity}: ${say(result.message, language)?.text} ${say(result.fix, language)?.text}`)
      .join('\n')
    const title = (of[0]!.title && say(of[0]!.title, language)?.text) ?? focus
    return `  <testcase classname="${xml(focus)}" name="${xml(title)}">${wrong.length > 0 ? `<failure message="${xml(say(wrong[0]!.message, language)?.text ?? '')}">${xml(told)}</failure>` : `<system-out>${xml(told)}</system-out>`}</testcase>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="${xml(name)}" tests="${records}" failures="${failed.length}">\n${cases.join('\n')}\n</testsuite>\n`
}

const xml = (text: string) =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')

const severities = { violation: ns.sh('Violation'), warning: ns.sh('Warning'), info: ns.sh('Info') } as const

/** A W3C validation report (SHACL §3.6). */
async function asTurtle({ conforms, results }: Report): Promise<string> {
  const { namedNode, blankNode, literal, quad } = DataFactory
  const report = blankNode('report')
  const quads: unknown[] = [
    quad(report, namedNode(ns.rdf('type')), namedNode(ns.sh('ValidationReport'))),
    quad(report, namedNode(ns.sh('conforms')), literal(String(conforms), namedNode(ns.xsd('boolean')))),
  ]
  for (const [number, result] of results.entries()) {
    const node = blankNode(`r${number}`)
    const say = (property: string, object: ReturnType<typeof namedNode> | ReturnType<typeof literal>) =>
      quads.push(quad(node, namedNode(ns.sh(property)), object))
    quads.push(quad(report, namedNode(ns.sh('result')), node), quad(node, namedNode(ns.rdf('type')), namedNode(ns.sh('ValidationResult'))))
    say('focusNode', namedNode(result.partUri ?? result.focus))
    if (result.path && URL.canParse(result.path)) say('resultPath', namedNode(result.path))
    if (result.value !== undefined) say('value', literal(result.value))
    say('resultSeverity', namedNode(severities[result.severity]))
    say('sourceConstraintComponent', namedNode(result.component))
    say('sourceShape', URL.canParse(result.shape) ? namedNode(result.shape) : literal(result.shape))
    for (const [language, text] of Object.entries(result.message)) say('resultMessage', literal(text, language))
  }
  let text = ''
  for await (const part of write([quads as Quad[]], 'turtle', { prefixes: ['rdf', 'sh', 'xsd'] })) text += part
  return text
}
