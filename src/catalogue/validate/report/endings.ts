import type { ReportFormat } from './formats.ts'

/** A report's address ends in what the file is. */
export const reportEndings = {
  csv: 'csv',
  xlsx: 'xlsx',
  json: 'json',
  sarif: 'sarif',
  xml: 'junit',
  ttl: 'turtle',
} as const satisfies Record<string, ReportFormat>

export const formatOfEnding = (ending: string): ReportFormat | undefined =>
  Object.hasOwn(reportEndings, ending) ? reportEndings[ending as keyof typeof reportEndings] : undefined
